// Recent faces, kept by the browser for this tab. A small picture and the request stay; the whole face stays as long
// as there is room, and then it is shown again without asking for it.
(() => {
  "use strict";

  const section = document.getElementById("studio-recent");
  const strip = document.getElementById("studio-strip");
  const stage = document.getElementById("studio-stage");
  if (!section || !stage) return;

  const LIST = "studio.recent";
  const FACE = "studio.face.";
  const MOST = 12;
  const SIDE = 128;
  const parts = ["studio-face", "studio-details"];

  function read() {
    try {
      const kept = JSON.parse(sessionStorage.getItem(LIST));
      // Faces of somebody who has logged out since are not for the next one at this machine.
      if (kept && kept.visitor === section.dataset.visitor) return kept.faces;
      clear();
    } catch {
      // Storage can be forbidden or spoilt; then there are no recent faces.
    }
    return [];
  }

  function clear() {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith("studio.")) sessionStorage.removeItem(key);
  }

  // Write, and make room by forgetting the oldest whole faces.
  function write(key, text) {
    for (;;) {
      try {
        sessionStorage.setItem(key, text);
        return;
      } catch {
        const oldest = [...faces].reverse().find((face) => sessionStorage.getItem(FACE + face.id) !== null);
        if (!oldest) return;
        sessionStorage.removeItem(FACE + oldest.id);
      }
    }
  }

  function save() {
    try {
      write(LIST, JSON.stringify({ visitor: section.dataset.visitor, faces }));
    } catch {
      // As above.
    }
  }

  function thumbnail(image) {
    const canvas = document.createElement("canvas");
    canvas.width = SIDE;
    canvas.height = SIDE;
    const pen = canvas.getContext("2d");
    pen.imageSmoothingQuality = "high";
    pen.drawImage(image, 0, 0, SIDE, SIDE);
    return canvas.toDataURL("image/jpeg", 0.85);
  }

  function exactQuery() {
    const line = document.querySelector("#studio-details [data-exact]");
    return line ? line.dataset.exact : "";
  }

  async function keep(image) {
    try {
      await image.decode();
    } catch {
      return;
    }
    const query = exactQuery();
    const id = query || String(Date.now());
    const known = faces.findIndex((face) => face.id === id);
    if (known >= 0) faces.splice(known, 1);
    faces.unshift({ id, query, alt: image.alt, thumbnail: thumbnail(image) });
    for (const gone of faces.splice(MOST)) sessionStorage.removeItem(FACE + gone.id);
    const whole = {};
    for (const part of parts) whole[part] = document.getElementById(part).innerHTML;
    write(FACE + id, JSON.stringify(whole));
    save();
    draw(id);
  }

  function draw(current) {
    const items = faces.map((face) => {
      const image = document.createElement("img");
      image.src = face.thumbnail;
      image.alt = face.alt;
      image.width = 64;
      image.height = 64;
      const button = document.createElement("button");
      button.type = "button";
      button.title = face.alt;
      button.dataset.id = face.id;
      if (face.id === current) button.setAttribute("aria-current", "true");
      button.append(image);
      const item = document.createElement("li");
      item.append(button);
      return item;
    });
    strip.replaceChildren(...items);
    section.hidden = faces.length === 0;
  }

  function showAgain(face) {
    let whole = null;
    try {
      whole = JSON.parse(sessionStorage.getItem(FACE + face.id));
    } catch {
      // As above.
    }
    if (whole === null) {
      askAgain(face);
      return;
    }
    for (const part of parts) {
      const place = document.getElementById(part);
      place.innerHTML = whole[part];
      window.htmx.process(place);
      place.dispatchEvent(new CustomEvent("htmx:load", { bubbles: true }));
    }
    document.getElementById("studio-message").replaceChildren();
    window.studio.prepare();
    window.studio.say(`Shown again. ${face.alt}`);
    mark(face.id);
  }

  // The same picture, for those who may ask for it by its seed.
  function askAgain(face) {
    if (!document.getElementById("control-seed")) {
      window.studio.show("studio-forgotten");
      return;
    }
    for (const [name, value] of new URLSearchParams(face.query)) window.studio.set(name, value);
    window.studio.form.requestSubmit();
  }

  function mark(id) {
    for (const button of strip.querySelectorAll("button")) {
      if (button.dataset.id === id) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    }
  }

  strip.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    const face = button && faces.find((each) => each.id === button.dataset.id);
    if (face) showAgain(face);
  });
  stage.addEventListener("studio:face", (event) => keep(event.detail.image));

  const faces = read();
  draw("");
})();
