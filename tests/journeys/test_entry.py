"""Ways into an account: a forgotten password, a code from an app, a passkey."""

from __future__ import annotations

import base64
import hmac
import struct
import time


def test_a_forgotten_password(visit, person):
    address = person("forgetful@example.org")
    visit.go("/account/login/")
    visit.follow("Forgot your password?")
    visit.look("password-reset")
    visit.fill("E-mail address", address)
    visit.press("Mail me a link")
    visit.page.wait_for_url("**/done/**")
    visit.look("password-reset-sent")
    visit.follow_mail(address, "Set a new password")
    visit.look("password-reset-set")
    new = "four other ordinary words"
    visit.fill("New password", new)
    visit.fill("New password again", new)
    visit.press("Set password")
    visit.page.wait_for_load_state()
    visit.log_in(address, new)
    visit.wait_for_heading("Your account")


def test_wrong_words_are_told_what_is_wrong(visit, person):
    visit.log_in(person("typist@example.org"), "not the password")
    visit.page.get_by_role("alert").first.wait_for()
    visit.look("login-wrong")
    visit.go("/account/signup/")
    visit.fill("E-mail address", "new.typist@example.org")
    visit.fill("Password", "1234567890")
    visit.page.locator("main").get_by_role("button", name="Sign up", exact=True).click()
    visit.page.locator("[aria-invalid=true]").first.wait_for()
    visit.look("signup-wrong")


def test_a_code_from_an_app(visit, person):
    address = person("careful@example.org")
    visit.log_in(address)
    visit.wait_for_heading("Your account")
    visit.go("/account/2fa/")
    visit.look("second-factor-off")
    visit.follow("Set up")
    visit.prove()
    visit.look("totp-set-up")
    secret = visit.page.locator(".code code").first.inner_text()
    visit.fill("Code from the app", code(secret))
    visit.press("Turn on")
    visit.page.wait_for_url("**/recovery-codes/**")
    visit.look("recovery-codes")

    visit.page.context.clear_cookies()
    visit.log_in(address)
    visit.wait_for_heading("Second step")
    visit.look("second-step")
    visit.fill("Code", code(secret, later=1))
    visit.page.locator("main").get_by_role("button", name="Log in", exact=True).click()
    visit.wait_for_heading("Your account")


def code(secret: str, later: int = 0) -> str:
    """What an authenticator app shows, some periods of 30 seconds later: RFC 6238 on RFC 4226."""
    counter = struct.pack(">Q", int(time.time()) // 30 + later)
    digest = hmac.digest(base64.b32decode(secret.replace(" ", "")), counter, "sha1")
    start = digest[-1] & 15
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 10**6:06d}"


def test_a_passkey(visit, person):
    address = person("modern@example.org")
    devtools = visit.page.context.new_cdp_session(visit.page)
    devtools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    visit.log_in(address)
    visit.wait_for_heading("Your account")
    visit.go("/account/2fa/webauthn/add/")
    visit.prove()
    visit.wait_for_heading("Add a passkey")
    visit.look("passkey-add")
    visit.page.locator("input[name=name]").fill("This computer")
    if visit.page.locator("input[name=passwordless]").count():
        visit.page.locator("input[name=passwordless]").check()
    visit.press("Go on")
    visit.page.wait_for_url(lambda url: "/webauthn/add/" not in url)
    visit.go("/account/2fa/webauthn/")
    visit.page.get_by_text("This computer").first.wait_for()
    visit.look("passkeys")

    visit.page.context.clear_cookies()
    visit.go("/account/login/")
    visit.press("Log in with a passkey")
    visit.wait_for_heading("Your account")
