// A form made of the OpenAPI document: every query parameter of GET /v1/generate becomes a control, the request is sent
// with fetch, and the whole answer is shown. The key stays in its field: it is stored nowhere and sent nowhere else.
(() => {
  "use strict";

  const root = document.getElementById("try");
  if (!root) return;
  const PLACEHOLDER = "my_api_key_here";
  const byId = (id) => document.getElementById(`try-${id}`);
  const form = byId("form");
  let description = null;
  let endpoint = "";
  let pictureAddress = "";

  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value === true) element.setAttribute(name, "");
      else if (value !== false && value !== undefined) element.setAttribute(name, value);
    }
    element.append(...children);
    return element;
  }

  function resolved(node) {
    if (!node || !("$ref" in node)) return node;
    return node.$ref.replace("#/", "").split("/").reduce((found, step) => found[step], description);
  }

  // The form

  function control(parameter) {
    const { name, schema } = parameter;
    const shared = { id: `try-p-${name}`, name, "aria-describedby": `try-h-${name} try-e-${name}` };
    if (schema.enum) {
      return make("select", shared, make("option", { value: "" }, "not given"), ...schema.enum.map((choice) => make("option", { value: choice }, choice)));
    }
    // A text field: the server is to see what was typed, and says what is wrong with it.
    const inputmode = schema.minimum < 0 ? "text" : "numeric";
    return make("input", { ...shared, type: "text", inputmode, placeholder: "not given" });
  }

  function help(parameter) {
    const { schema } = parameter;
    const span = schema.enum ? "" : `${schema.minimum} to ${schema.maximum}. `;
    const sentence = parameter.description.replace(/ When omitted: .*$/, "");
    return `${span}${sentence} Not given: ${parameter["x-when-omitted"]}.`;
  }

  function field(parameter, shownPlans) {
    const { name } = parameter;
    const label = make("label", { for: `try-p-${name}` }, name);
    const plans = shownPlans ? [make("span", { class: "whose" }, parameter["x-plans"].join(", ") || "no plan")] : [];
    return make(
      "div",
      { class: "field" },
      label,
      control(parameter),
      make("p", { class: "help", id: `try-h-${name}` }, help(parameter), ...plans),
      make("p", { class: "error", id: `try-e-${name}`, hidden: true }),
    );
  }

  function group(title, parameters, shownPlans) {
    const fields = make("div", { class: "columns" }, ...parameters.map((each) => field(each, shownPlans)));
    return make("fieldset", { class: "stack tight" }, make("legend", {}, title), fields);
  }

  function build() {
    const [path, item] = Object.entries(description.paths).find(([, each]) => each.get?.operationId === "generateFace");
    endpoint = path;
    const parameters = item.get.parameters.map(resolved).filter((each) => each.in === "query" && !each.deprecated);
    const plans = description["x-plans"].length;
    const basic = parameters.filter((each) => each["x-plans"].length === plans);
    const advanced = parameters.filter((each) => !basic.includes(each));
    const groups = [];
    if (basic.length) groups.push(group("Basic parameters", basic, false));
    if (advanced.length) groups.push(group("Advanced parameters", advanced, true));
    byId("parameters").replaceChildren(...groups);
  }

  function given() {
    return [...new FormData(form)].filter(([, value]) => String(value).trim() !== "");
  }

  function address() {
    const query = new URLSearchParams(given()).toString();
    return query ? `${endpoint}?${query}` : endpoint;
  }

  function showCurl() {
    const key = byId("key").value.trim() ? `-H 'Authorization: Token ${PLACEHOLDER}' ` : "";
    const suffix = form.elements.image_format?.value === "webp" ? "webp" : "jpg";
    // Nothing that URLSearchParams leaves as it is ends a quoted string but the apostrophe, which it escapes.
    byId("curl").textContent = `curl ${key}'${root.dataset.server}${address()}' -o face.${suffix}`;
  }

  // The answer

  function showProblems(problems) {
    for (const input of form.querySelectorAll("[name]")) {
      const texts = Array.isArray(problems[input.name]) ? problems[input.name] : [];
      const place = byId(`e-${input.name}`);
      place.textContent = texts.join(" ");
      place.hidden = !texts.length;
      if (texts.length) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
    }
  }

  function showPicture(blob) {
    if (pictureAddress) URL.revokeObjectURL(pictureAddress);
    pictureAddress = blob ? URL.createObjectURL(blob) : "";
    const picture = byId("picture");
    picture.hidden = !blob;
    if (blob) {
      picture.src = pictureAddress;
      picture.alt = "The face that the server made";
    } else {
      picture.removeAttribute("src");
    }
  }

  function headerRow(name, value) {
    const head = make("th", { scope: "row", role: "rowheader" }, make("code", {}, name));
    return make("tr", { role: "row" }, head, make("td", { role: "cell" }, make("code", {}, value)));
  }

  function showHeaders(response) {
    const forBrowsers = /^(access-control-|cross-origin-|vary$)/i;
    const rest = new Map(response.headers);
    const rows = [];
    for (const name of Object.keys(description.components.headers)) {
      const lowered = name.toLowerCase();
      if (!rest.has(lowered) || forBrowsers.test(name)) continue;
      rows.push(headerRow(name, rest.get(lowered)));
      rest.delete(lowered);
    }
    byId("headers").replaceChildren(...rows);
    byId("others").replaceChildren(...[...rest].map(([name, value]) => headerRow(name, value)));
  }

  async function showAnswer(response, seconds) {
    const { status } = response;
    const item = description.paths[endpoint].get.responses[String(status)];
    const meaning = resolved(item)?.description ?? response.statusText;
    byId("status").textContent = String(status);
    byId("status").className = `badge ${response.ok ? "good" : "bad"}`;
    byId("phrase").textContent = meaning;
    const isPicture = (response.headers.get("Content-Type") ?? "").startsWith("image/");
    const body = isPicture ? await response.blob() : await response.text();
    showPicture(isPicture ? body : null);
    let problems = {};
    byId("json").hidden = isPicture;
    if (!isPicture) {
      let text = body;
      try {
        problems = JSON.parse(body);
        text = JSON.stringify(problems, null, 2);
      } catch {
        // A proxy in between may answer in HTML; then its text is what there is to show.
      }
      byId("json").querySelector("code").textContent = text;
    }
    showProblems(status === 400 ? problems : {});
    showHeaders(response);
    byId("result").hidden = false;
    const size = isPicture ? `, ${Math.round(body.size / 1000)} kB` : "";
    say(`The answer came after ${seconds.toFixed(1)} seconds${size}.`);
  }

  function say(sentence) {
    byId("state").textContent = sentence;
  }

  async function send(event) {
    event.preventDefault();
    const button = root.querySelector('[type="submit"]');
    if (button.getAttribute("aria-disabled") === "true") return;
    const key = byId("key").value.trim();
    button.setAttribute("aria-disabled", "true");
    say("Waiting for the answer.");
    const began = performance.now();
    try {
      const headers = key ? { Authorization: `Token ${key}` } : {};
      const response = await fetch(address(), { headers, credentials: "omit", cache: "no-store" });
      await showAnswer(response, (performance.now() - began) / 1000);
      byId("answer").focus({ preventScroll: false });
    } catch (error) {
      const isKey = error instanceof TypeError && /header|ByteString|ISO-8859/i.test(error.message);
      say(
        isKey
          ? "The key has characters that no header may hold. Copy it once more."
          : "No answer came. Is the server running, and are you connected to it?",
      );
    } finally {
      button.removeAttribute("aria-disabled");
    }
  }

  function clear() {
    // The fields are empty only after this event.
    window.setTimeout(() => {
      showProblems({});
      showCurl();
    });
  }

  async function start() {
    try {
      const response = await fetch(root.dataset.document, { credentials: "omit" });
      if (!response.ok) throw new Error(String(response.status));
      description = await response.json();
      build();
    } catch {
      const trouble = byId("trouble");
      trouble.textContent = "The description of the API could not be read. Load the page again.";
      trouble.hidden = false;
      return;
    }
    form.addEventListener("submit", send);
    form.addEventListener("reset", clear);
    form.addEventListener("input", showCurl);
    showCurl();
    root.hidden = false;
  }

  // A page that comes back from the browser's history must not bring the key back.
  window.addEventListener("pagehide", () => { byId("key").value = ""; });
  start();
})();
