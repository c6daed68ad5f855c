// The settings: a slider and its number are one value, "random" is a state of both, and the address of the page says
// what is set. Fires `studio:settings` on the form after every change.
(() => {
  "use strict";

  const form = document.getElementById("studio-form");
  if (!form) return;

  const control = (name) => document.getElementById(`control-${name}`);
  const number = (name) => document.getElementById(`input-${name}`);
  const slider = (name) => form.querySelector(`.studio-slider[data-for="${name}"]`);
  const random = (name) => form.querySelector(`[data-random="${name}"]`);

  // The slider, the button and the words follow the number.
  function follow(name) {
    const box = number(name);
    const value = box.value;
    const open = value === "" && !box.validity.badInput;
    const range = slider(name);
    const button = random(name);
    if (range) {
      range.value = open ? range.dataset.rest : value;
      range.setAttribute("aria-valuetext", open ? "random" : `${value} ${range.dataset.unit}`.trim());
    }
    if (button) {
      button.setAttribute("aria-pressed", String(open));
      control(name).classList.toggle("at-random", open);
    }
  }

  // Set a parameter; "" leaves it to chance.
  function set(name, value) {
    const box = number(name);
    if (box) {
      box.value = value;
      follow(name);
    } else {
      const options = [...form.querySelectorAll(`#control-${name} input[type="radio"]`)];
      const option = options.find((each) => each.value === value);
      if (!option) return;
      option.checked = true;
    }
    clearProblem(name);
    changed();
  }

  function clearProblem(name) {
    const error = document.getElementById(`error-${name}`);
    if (error) error.replaceChildren();
    if (number(name)) number(name).removeAttribute("aria-invalid");
  }

  // What is set, without what would happen anyway.
  function query() {
    const given = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      const place = control(name);
      if (place && value !== "" && value !== place.dataset.default) given.append(name, value);
    }
    return given.toString();
  }

  function changed() {
    const text = query();
    window.history.replaceState(window.history.state, "", `${form.getAttribute("action")}${text ? `?${text}` : ""}`);
    form.dispatchEvent(new CustomEvent("studio:settings"));
  }

  form.addEventListener("input", (event) => {
    const { target } = event;
    if (target.matches(".studio-slider")) {
      number(target.dataset.for).value = target.value;
      follow(target.dataset.for);
      clearProblem(target.dataset.for);
    } else if (target.name) {
      if (target.type === "number") follow(target.name);
      clearProblem(target.name);
    }
    changed();
  });

  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-random]");
    if (!button) return;
    const name = button.dataset.random;
    const range = slider(name);
    const open = button.getAttribute("aria-pressed") === "true";
    set(name, open && range ? range.value : "");
    if (open && !range) number(name).focus();
  });

  // Values of a face that can be kept for the next one are links, which do the same without scripts.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-pin]");
    if (!link || !control(link.dataset.pin)) return;
    event.preventDefault();
    set(link.dataset.pin, link.dataset.value);
    const kept = document.createElement("span");
    kept.className = "badge";
    kept.textContent = "kept";
    kept.tabIndex = -1;
    link.replaceWith(kept);
    kept.focus();
  });

  document.getElementById("studio-clear").addEventListener("click", (event) => {
    event.preventDefault();
    for (const place of form.querySelectorAll(".studio-control")) set(place.dataset.name, place.dataset.default);
  });

  // A browser that restores a form after going back restores the numbers, but not what follows them.
  for (const box of form.querySelectorAll('input[type="number"]')) follow(box.name);

  window.studio = Object.assign(window.studio || {}, { form, query, set });
})();
