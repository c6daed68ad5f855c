"""The studio: a face by a click, by the keyboard, and when there may be none."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

SETTLED = "#studio-stage:not([aria-busy])"


def face_of(visit):
    """Wait for a face; return its picture."""
    visit.page.locator("#studio-face img").wait_for()
    visit.page.wait_for_selector(SETTLED)
    return visit.page.locator("#studio-face img")


def test_a_face_is_made_and_can_be_asked_for_elsewhere(visit, person):
    page = visit.page
    visit.log_in(person("painter@example.org"))
    visit.go("/studio")
    visit.look("studio-empty")
    page.locator("input[name=gender][value=female]").check(force=True)
    page.locator("#input-age").fill("34")
    page.locator("#input-resolution").fill("256")
    visit.press("Make a face")
    picture = face_of(visit)
    assert picture.evaluate("each => [each.complete, each.naturalWidth]") == [True, 256]
    assert "woman" in picture.get_attribute("alt").lower()
    seed = page.locator("#studio-seed").inner_text()
    lines = "\n".join(page.locator("#studio-details code").all_text_contents())
    assert f"seed={seed}" in lines
    assert "curl" in lines
    assert "requests" in lines
    assert page.locator("#studio-strip button").count() == 1
    assert parse_qs(urlsplit(page.url).query)["age"] == ["34"]
    visit.press("Another person")
    page.wait_for_selector("#studio-strip li:nth-child(2)")
    visit.look("studio-face")


def test_by_keyboard_alone(visit, person):
    page = visit.page
    visit.log_in(person("basic@example.org"))
    visit.go("/studio")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    to(visit, "input[name=gender]")
    page.keyboard.press("ArrowDown")
    assert page.locator("input[name=gender]:checked").get_attribute("value") != ""
    to(visit, "#input-age")
    page.keyboard.type("61")
    to(visit, "#input-resolution")
    page.keyboard.press("Control+a")
    page.keyboard.type("128")
    to(visit, "#studio-make")
    page.keyboard.press("Enter")
    assert "61" in face_of(visit).get_attribute("alt")
    assert page.locator("#studio-left").inner_text().startswith("Basic plan: 4 of 5")


def to(visit, selector: str, most: int = 60) -> None:
    """Press Tab until this has the focus, which must be visible."""
    for _ in range(most):
        visit.page.keyboard.press("Tab")
        if visit.page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(f"{selector} can't be reached by Tab")


def test_what_a_visitor_without_an_account_may_do(visit):
    page = visit.page
    visit.expected = {400, 429}
    visit.go("/studio")
    visit.look("studio-visitor")
    assert page.locator("[data-locked]").count() > 0
    page.locator("#input-age").fill("8")
    visit.press("Make a face")
    face_of(visit)
    visit.press("Make a face")
    refusal = page.locator("#studio-message .notice")
    refusal.wait_for()
    assert re.search(r"try again\s+in \d+ second", refusal.inner_text())
    visit.look("studio-limit")
    visit.go("/studio?age=200")
    visit.look("studio-mistake")
