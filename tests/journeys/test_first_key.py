"""From nothing to a picture by key, up to the limit, and back."""

from __future__ import annotations

import time

import requests

from support.known import PASSWORD

ADDRESS = "first.key@example.org"


def test_sign_up_make_a_key_use_it_up_and_delete_it(visit, site):
    page = visit.page
    visit.go("/account/signup/")
    visit.fill("E-mail address", ADDRESS)
    visit.fill("Password", PASSWORD)
    page.locator("main").get_by_role("button", name="Sign up", exact=True).click()
    page.get_by_text(ADDRESS).first.wait_for()
    visit.look("verification-sent")

    visit.follow_mail(ADDRESS, "Confirm")
    visit.look("confirm-email")
    visit.press("Yes, confirm it")
    page.wait_for_url("**/account/**")
    if "/login/" in page.url:
        visit.log_in(ADDRESS)
    visit.wait_for_heading("Your account")

    visit.follow("My API Keys")
    visit.look("keys-none")
    visit.fill("Name", "Journey")
    visit.press("Request API Key")
    key = page.locator("#key").inner_text()
    page.get_by_role("button", name="Copy").first.click()
    assert page.evaluate("() => navigator.clipboard.readText()") == key

    begun = time.monotonic()
    answers = [ask(site, key) for _ in range(6)]
    answered = time.monotonic()
    assert [answer.status_code for answer in answers] == [200] * 5 + [429]
    assert {answer.headers["X-User-Class"] for answer in answers} == {"Basic"}
    wait_s = int(answers[-1].headers["Retry-After"])
    plural = "" if wait_s == 1 else "s"
    assert answers[-1].json()["detail"] == f"Request was throttled. Expected available in {wait_s} second{plural}."
    # The window opens again a minute after the first of them was let in.
    assert begun + 60 <= answered + wait_s <= answered + 61

    visit.go("/account/")
    assert "0 of 5 pictures" in page.locator("main").inner_text()
    visit.look("account-used-up")
    visit.follow("My API Keys")
    visit.look("keys")
    visit.follow("Delete the key Journey")
    visit.look("key-delete")
    visit.press("Delete this key")
    page.get_by_text("You have no key yet.").wait_for()
    refused = ask(site, key)
    assert refused.status_code == 401
    assert refused.headers["WWW-Authenticate"] == "Token"


def ask(site, key: str) -> requests.Response:
    headers = {"Authorization": f"Token {key}"}
    return requests.get(f"{site.url}/v1/generate?resolution=128", headers=headers, timeout=30)


def test_a_new_key_is_shown_once(visit, person):
    visit.log_in(person("once@example.org"))
    visit.go("/account/keys/")
    visit.fill("Name", "A program with a rather long name that fills a line")
    visit.press("Request API Key")
    key = visit.page.locator("#key").inner_text()
    visit.look("key-shown")
    visit.follow("Back to My API Keys")
    assert key not in visit.page.content()
