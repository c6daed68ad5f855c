"""What the studio's scripts add to its form: controls that move together, progress, errors in place, recent faces."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

ENOUGH = "studio@example.org"  # Enterprise: more faces a minute than these tests make
FEW = "sitter@example.org"  # Basic


@pytest.fixture(scope="module")
def sessions():
    """Address -> the cookies of somebody who has logged in: once is enough for all tests here."""
    return {}


@pytest.fixture
def studio(visit, person, sessions):
    """studio(query, address) opens the page for somebody; gives it."""

    def open_it(query="", address=ENOUGH):
        if address and address not in sessions:
            visit.log_in(person(address))
            visit.wait_for_heading("Your account")
            sessions[address] = visit.page.context.cookies()
        if address:
            visit.page.context.add_cookies(sessions[address])
        visit.go(f"/studio{query}")
        return visit.page

    return open_it


def make(page, press=None):
    """Press, and wait for what comes of it."""
    with page.expect_response("**/studio/face"):
        (press or page.locator("#studio-make").click)()
    page.locator("#studio-stage:not([aria-busy])").wait_for()
    # Marks and focus follow the texts when htmx has settled what it swapped in.
    expect(page.locator(".htmx-settling")).to_have_count(0)


def address_of(page):
    return page.url.partition("/studio")[2]


def seed_of(page):
    return page.locator("#studio-seed").inner_text()


def slider(page, name):
    return page.locator(f'.studio-slider[data-for="{name}"]')


# The controls.


def test_a_slider_moves_its_number_by_keyboard(studio):
    page = studio("?age=30")
    slider(page, "age").focus()
    page.keyboard.press("ArrowRight")
    assert page.locator("#input-age").input_value() == "31"


def test_a_number_moves_its_slider(studio):
    page = studio()
    page.locator("#input-age").fill("77")
    assert slider(page, "age").input_value() == "77"


def test_a_slider_is_told_in_words(studio):
    page = studio()
    slider(page, "view_profile").fill("-30")
    assert slider(page, "view_profile").get_attribute("aria-valuetext") == "-30 degrees"


def test_random_takes_the_number_away(studio):
    page = studio("?age=30")
    page.get_by_role("button", name="Age: random").click()
    assert (page.locator("#input-age").input_value(), slider(page, "age").get_attribute("aria-valuetext")) == (
        "",
        "random",
    )


def test_the_address_says_what_is_set(studio):
    page = studio()
    page.locator("#input-age").fill("30")
    page.locator('input[name="mood"][value="happy"]').check()
    assert address_of(page) == "?age=30&mood=happy"


def test_everything_can_be_left_to_chance_at_once(studio):
    page = studio("?age=30&mood=happy&resolution=128&seed=4&gender=male")
    page.get_by_role("link", name="Leave all to chance").click()
    assert (address_of(page), page.locator("#input-resolution").input_value()) == ("", "1024")


def test_every_control_is_reached_by_keyboard(studio):
    page = studio()
    names = set(page.locator("[data-name]").evaluate_all("all => all.map(each => each.dataset.name)"))
    page.locator("#studio-form").press("Tab")
    reached = set()
    for _ in range(120):
        reached.add(page.evaluate("document.activeElement.closest('[data-name]')?.dataset.name ?? ''"))
        page.keyboard.press("Tab")
    assert names - reached == set()


# Making.


def test_a_face_comes_by_keyboard(studio):
    page = studio("?age=30&resolution=128")
    make(page, lambda: page.keyboard.press("Control+Enter"))
    assert re.match(r"Portrait of an? .+, 30 years old, ", page.locator("#studio-face img").get_attribute("alt"))


def test_the_square_does_not_move_when_the_face_comes(studio):
    page = studio("?resolution=256")
    place = page.locator("#studio-face .studio-picture").bounding_box()
    make(page)
    page.evaluate("window.scrollTo(0, 0)")
    assert page.locator("#studio-face .studio-picture").bounding_box() == place


def test_a_face_is_announced_in_words(studio):
    page = studio("?resolution=128")
    make(page)
    alt = page.locator("#studio-face img").get_attribute("alt")
    assert page.locator("#studio-status").inner_text() == f"Here is the face. {alt}"


def test_the_same_person_in_another_mood(studio):
    page = studio("?resolution=128")
    make(page)
    seed = seed_of(page)
    make(page, page.get_by_role("button", name="Same person again").click)
    page.locator('input[name="mood"][value="sad"]').check()
    make(page)
    assert (seed_of(page), address_of(page)) == (seed, f"?seed={seed}&mood=sad&resolution=128")


def test_another_person_takes_the_seed_away(studio):
    page = studio("?resolution=128&seed=5")
    make(page)
    make(page, page.get_by_role("button", name="Another person").click)
    assert (seed_of(page) != "5", address_of(page)) == (True, "?resolution=128")


def test_a_value_that_chance_decided_can_be_kept(studio):
    page = studio("?resolution=128&seed=5")
    make(page)
    page.locator('[data-pin="eyewear"]').click()
    kept = page.locator('input[name="eyewear"]:checked').get_attribute("value")
    assert f"eyewear={kept}" in address_of(page)


def test_the_face_can_be_saved(studio):
    page = studio("?resolution=128&seed=5")
    make(page)
    with page.expect_download() as saved:
        page.get_by_role("link", name="Download").click()
    assert (saved.value.suggested_filename, saved.value.path().read_bytes()[:3]) == ("face-5.jpg", b"\xff\xd8\xff")


def test_the_lines_can_be_copied(studio):
    page = studio("?resolution=128&seed=5")
    make(page)
    page.get_by_role("button", name="Copy: the curl line").first.click()
    page.get_by_text("Copied", exact=True).first.wait_for()
    assert page.evaluate("navigator.clipboard.readText()").startswith("curl --fail-with-body -H 'Authorization: Token ")


# What goes wrong.


def test_over_the_limit_the_page_says_when_it_goes_on(studio, visit):
    page = studio("?resolution=128", FEW)
    visit.expected.add(429)
    for _ in range(6):
        make(page)
    message = page.locator("#studio-message")
    assert re.search(r"On the Basic plan you can make 5 faces in any minute\.", message.inner_text())
    assert re.fullmatch(r"in \d+ seconds?", message.locator("[data-countdown]").inner_text())
    assert page.locator("#studio-face img").count() == 1  # the last one stays
    visit.look("studio-limit")


def test_a_wrong_value_is_told_beside_its_control(studio, visit):
    page = studio("?resolution=128")
    visit.expected.add(400)
    page.locator("#studio-form").evaluate("form => { form.noValidate = true; }")
    page.locator("#input-age").fill("200")
    make(page)
    box = page.locator("#input-age")
    assert page.locator("#error-age").inner_text() == '"200" is out of range; give a whole number from 0 to 80 years.'
    assert (box.get_attribute("aria-invalid"), box.evaluate("box => box === document.activeElement")) == ("true", True)
    box.fill("20")
    assert (page.locator("#error-age").inner_text(), box.get_attribute("aria-invalid")) == ("", None)


def test_after_logging_out_elsewhere_the_page_says_so(studio, visit):
    page = studio("?resolution=128")
    visit.expected.add(403)
    page.context.clear_cookies()
    make(page)
    assert "This page is out of date" in page.locator("#studio-message").inner_text()


# Recent faces.


@pytest.fixture
def two_faces(studio):
    """The page with a second face on it; gives the first one's seed, too."""
    page = studio("?resolution=128")
    make(page)
    seed = seed_of(page)
    make(page)
    page.locator("#studio-strip button").nth(1).wait_for()
    return page, seed


def asked_for(page):
    """Faces that are asked for from now on."""
    found = []
    page.on("request", lambda request: found.append(request.url) if request.method == "POST" else None)
    return found


def test_a_recent_face_is_shown_again_without_asking(two_faces):
    page, seed = two_faces
    asked = asked_for(page)
    page.locator("#studio-strip button").nth(1).click()
    assert (seed_of(page), asked) == (seed, [])


def test_recent_faces_outlive_the_page(two_faces):
    page, seed = two_faces
    page.reload()
    asked = asked_for(page)
    page.locator("#studio-strip button").nth(1).click()
    assert (seed_of(page), asked) == (seed, [])


def test_a_face_that_was_forgotten_is_asked_for_again(two_faces):
    page, seed = two_faces
    page.evaluate(
        "Object.keys(sessionStorage).filter(k => k.startsWith('studio.face.')).forEach(k => sessionStorage.removeItem(k))"
    )
    make(page, page.locator("#studio-strip button").nth(1).click)
    assert seed_of(page) == seed


def test_recent_faces_go_with_whom_they_were_made_for(two_faces):
    page, _ = two_faces
    page.context.clear_cookies()
    page.reload()
    assert page.locator("#studio-strip button").count() == 0


# Looks.


def test_the_studio_looks_right(studio, visit):
    page = studio("?resolution=512&age=40")
    visit.look("studio-empty")
    make(page)
    visit.look("studio-face")


def test_the_studio_looks_right_without_an_account(studio, visit):
    studio("?mood=happy", None)
    visit.look("studio-anonymous")
