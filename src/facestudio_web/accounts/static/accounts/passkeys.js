// What allauth's scripts for passkeys leave out: a button only where the browser knows passkeys, and a sentence when
// one did not work.
(() => {
  "use strict";

  const SENTENCES = {
    NotAllowedError: "Nothing was chosen, or it took too long. Try again.",
    InvalidStateError: "This device or key is set up for your account already.",
    SecurityError: "The browser offers passkeys on https:// addresses and on localhost only.",
    NotSupportedError: "This device has no passkey of a kind that fits.",
  };

  function place() {
    const found = document.getElementById("passkey-problem");
    if (found) return found;
    const made = document.createElement("p");
    made.id = "passkey-problem";
    made.className = "notice bad";
    made.setAttribute("role", "alert");
    document.querySelector("main h1").after(made);
    return made;
  }

  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    const name = event.detail.exception?.name;
    place().textContent = SENTENCES[name] ?? "The passkey could not be used. Reload the page and try again.";
  });

  document.addEventListener("DOMContentLoaded", () => {
    if (!window.PublicKeyCredential) return;
    for (const button of document.querySelectorAll("#passkey_login, #mfa_webauthn_authenticate")) button.hidden = false;
  });
})();
