// Copy buttons. `.code[data-copy]` gets a button that copies what stands in its <pre>; a button with
// `data-copy-from="id"` is shown and copies the value or the text of that element. Nothing else is global.
(() => {
  "use strict";

  const REST_MS = 2000;

  function announce(sentence) {
    const place = document.getElementById("announcements");
    if (!place) return;
    // A live region speaks when its text changes; the same sentence twice would be silent.
    place.textContent = "";
    window.setTimeout(() => { place.textContent = sentence; }, 50);
  }

  function textOf(button) {
    const id = button.dataset.copyFrom;
    const source = id ? document.getElementById(id) : button.closest(".code").querySelector("pre");
    return "value" in source ? source.value : source.textContent.trim();
  }

  async function write(text) {
    if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
    // On plain HTTP there is no clipboard interface.
    const area = document.createElement("textarea");
    area.value = text;
    area.className = "visually-hidden";
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    if (!done) throw new Error("not copied");
    return undefined;
  }

  const labels = new WeakMap();

  async function copy(button) {
    if (!labels.has(button)) labels.set(button, button.textContent);
    let outcome = "Copied";
    let sentence = "Copied to the clipboard.";
    try {
      await write(textOf(button));
    } catch {
      outcome = "Not copied";
      sentence = "The browser did not allow copying. Select the text and copy it yourself.";
    }
    button.textContent = outcome;
    button.focus();
    announce(sentence);
    window.setTimeout(() => { button.textContent = labels.get(button); }, REST_MS);
  }

  function prepare() {
    for (const block of document.querySelectorAll(".code[data-copy]:not(.has-copy)")) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button quiet small copy";
      button.textContent = "Copy";
      const name = block.dataset.copy || block.querySelector(":scope > .name")?.textContent.trim();
      // Many buttons of a page say Copy; who hears them one by one should know what each copies.
      if (name) button.setAttribute("aria-label", `Copy: ${name}`);
      block.append(button);
      block.classList.add("has-copy");
    }
    for (const button of document.querySelectorAll("[data-copy-from][hidden]")) button.hidden = false;
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest(".copy, [data-copy-from]");
    if (button) copy(button);
  });
  // What htmx puts into the page later has code blocks too.
  document.addEventListener("htmx:load", prepare);
  prepare();
})();
