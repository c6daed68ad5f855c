// Making a face: progress, what went wrong, and what comes after. htmx sends the form and exchanges the parts.
// Fires `studio:face` on the stage when a face has come.
(() => {
  "use strict";

  const form = document.getElementById("studio-form");
  const stage = document.getElementById("studio-stage");
  if (!form || !stage) return;

  const progress = document.getElementById("studio-progress");
  const elapsed = document.getElementById("studio-elapsed");
  const make = document.getElementById("studio-make");
  const status = document.getElementById("studio-status");
  const message = document.getElementById("studio-message");
  const STILL_S = 8;
  const ticks = { elapsed: 0, countdown: 0 };
  let begun = 0;

  const say = (sentence) => { status.textContent = sentence; };

  function show(template) {
    message.replaceChildren(document.getElementById(template).content.cloneNode(true));
  }

  function begin() {
    begun = performance.now();
    elapsed.textContent = "0";
    stage.setAttribute("aria-busy", "true");
    form.setAttribute("aria-busy", "true");
    make.setAttribute("aria-disabled", "true");
    make.textContent = "Making a face";
    message.replaceChildren();
    window.clearInterval(ticks.countdown);
    progress.hidden = false;
    say("Making a face.");
    lookAtFace();
    ticks.elapsed = window.setInterval(() => {
      const seconds = Math.floor((performance.now() - begun) / 1000);
      elapsed.textContent = String(seconds);
      if (seconds === STILL_S) say("Still making it. Others may be before you.");
    }, 200);
  }

  function end() {
    window.clearInterval(ticks.elapsed);
    // Somebody who was at the button in the progress goes on at the one that makes the next face.
    const held = progress.contains(document.activeElement);
    stage.removeAttribute("aria-busy");
    form.removeAttribute("aria-busy");
    make.removeAttribute("aria-disabled");
    make.textContent = "Make a face";
    progress.hidden = true;
    if (held) make.focus();
  }

  // On a phone the form may be far below the face.
  function lookAtFace() {
    const box = stage.getBoundingClientRect();
    if (box.top < 0 || box.top > window.innerHeight / 2) stage.scrollIntoView({ behavior: "smooth", block: "start" });
  }

  function words(seconds) {
    if (seconds < 120) return `${seconds} second${seconds === 1 ? "" : "s"}`;
    const minutes = Math.ceil(seconds / 60);
    return minutes < 60 ? `${minutes} minutes` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  }

  function countDown(place) {
    const ready = performance.now() + 1000 * Number(place.dataset.countdown);
    // The message has been read out once; the seconds are for the eye.
    const step = () => {
      const left = Math.ceil((ready - performance.now()) / 1000);
      place.textContent = left > 0 ? `in ${words(left)}` : "now";
      if (left > 0 || !place.isConnected) return;
      window.clearInterval(ticks.countdown);
      say("You can try again now.");
    };
    window.clearInterval(ticks.countdown);
    ticks.countdown = window.setInterval(step, 250);
    step();
  }

  function markProblems() {
    let first = null;
    for (const error of form.querySelectorAll(".error")) {
      const input = document.getElementById(error.id.replace("error-", "input-"));
      const wrong = error.childElementCount > 0;
      if (input) {
        if (wrong) input.setAttribute("aria-invalid", "true");
        else input.removeAttribute("aria-invalid");
      }
      if (wrong && !first) first = input || error.closest("fieldset")?.querySelector("input:checked");
    }
    if (first) first.focus();
  }

  function arrived() {
    const image = stage.querySelector("#studio-face img");
    if (!image) return;
    prepare();
    say(`Here is the face. ${image.alt}`);
    stage.dispatchEvent(new CustomEvent("studio:face", { detail: { image } }));
  }

  // The picture is in the page already; the link to save it takes it from there.
  function prepare() {
    const image = stage.querySelector("#studio-face img");
    const link = stage.querySelector("[data-download]");
    if (image && link) link.href = image.src;
  }

  form.addEventListener("htmx:beforeRequest", (event) => { if (event.detail.elt === form) begin(); });
  form.addEventListener("htmx:afterRequest", (event) => { if (event.detail.elt === form) end(); });
  form.addEventListener("htmx:sendError", () => show("studio-unreachable"));
  form.addEventListener("htmx:timeout", () => show("studio-unreachable"));
  form.addEventListener("htmx:sendAbort", () => say("Cancelled."));

  // Answers with an error have something to show too: ours go where they say, others get a sentence from here.
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr } = event.detail;
    if (xhr.status < 400 || event.detail.requestConfig?.elt !== form) return;
    event.detail.isError = false;
    event.detail.shouldSwap = xhr.getResponseHeader("HX-Retarget") !== null;
    if (!event.detail.shouldSwap) show(xhr.status === 403 ? "studio-stale" : "studio-failed");
  });

  document.addEventListener("htmx:afterSettle", (event) => {
    const { target, xhr, requestConfig } = event.detail;
    if (requestConfig?.elt !== form || (target.id !== "studio-face" && target.id !== "studio-message")) return;
    markProblems();
    const wait = message.querySelector("[data-countdown]");
    if (wait) countDown(wait);
    if (xhr.status < 400 && target.id === "studio-face") arrived();
    else if (message.firstElementChild) say("");
  });

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[name=_keep], [name=_another], [data-reload]");
    if (!button) return;
    if (button.hasAttribute("data-reload")) {
      event.preventDefault();
      window.location.reload();
    } else {
      // The form shows what the button does, and the address of the page says it.
      window.studio.set("seed", button.name === "_keep" ? button.value : "");
    }
  });

  document.getElementById("studio-cancel").addEventListener("click", () => window.htmx.trigger(form, "htmx:abort"));

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });

  window.studio = Object.assign(window.studio || {}, { prepare, show, say });
  const waiting = message.querySelector("[data-countdown]");
  if (waiting) countDown(waiting);
})();
