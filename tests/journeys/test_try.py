"""The page to try the API: a form of the OpenAPI document, real requests, the whole answer."""

from __future__ import annotations

from playwright.sync_api import expect

from facestudio.request.fields import FIELDS

TESTER = "tester@example.org"
GENERATE = "**/v1/generate**"


def opened(visit):
    visit.go("/manual/try")
    page = visit.page
    page.locator("#try").wait_for()
    return page


def sent(page):
    """Press the button; the request that the page sends."""
    with page.expect_request(GENERATE) as waiting:
        page.get_by_role("button", name="Send the request").click()
    return waiting.value


def test_every_parameter_has_a_control(visit):
    page = opened(visit)
    names = page.locator("#try-form [name]").evaluate_all("fields => fields.map(field => field.name)")
    assert names == [field.name for field in FIELDS]
    for field in FIELDS:
        control = page.get_by_label(field.name, exact=True)
        if field.choices:
            values = control.locator("option").evaluate_all("options => options.map(option => option.value)")
            assert values == ["", *field.choices]


def test_a_face_with_a_key(visit, key_of):
    page, key = opened(visit), key_of(TESTER)
    page.get_by_label("API key").fill(key)
    page.get_by_label("age", exact=True).fill("30")
    page.get_by_label("seed", exact=True).fill("7")
    page.get_by_label("image_format", exact=True).select_option("webp")
    request = sent(page)
    assert request.all_headers()["authorization"] == f"Token {key}"
    assert key not in request.url
    expect(page.locator("#try-status")).to_have_text("200")
    assert page.locator("#try-picture").evaluate("image => image.decode().then(() => image.naturalWidth)") == 1024
    assert "X-Face-Seed 7" in " ".join(page.locator("#try-headers").inner_text().split())
    curl = page.locator("#try-curl").inner_text()
    assert curl.endswith("/v1/generate?age=30&image_format=webp&seed=7' -o face.webp")
    assert "Authorization: Token my_api_key_here" in curl
    assert key not in page.content()
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    visit.look("try-face")


def test_what_is_wrong_stands_at_its_field(visit, key_of):
    visit.expected = {400}
    page = opened(visit)
    page.get_by_label("API key").fill(key_of(TESTER))
    age = page.get_by_label("age", exact=True)
    age.fill("200")
    sent(page)
    expect(page.locator("#try-status")).to_have_text("400")
    expect(page.locator("#try-e-age")).to_contain_text("0 to 80 years")
    expect(age).to_have_attribute("aria-invalid", "true")
    visit.look("try-mistake")
    visit.press("Clear")
    expect(age).to_have_value("")
    expect(page.locator("#try-e-age")).to_be_hidden()


def test_a_key_that_is_none(visit):
    visit.expected = {401}
    page = opened(visit)
    page.get_by_label("API key").fill("fs_nobody")
    sent(page)
    expect(page.locator("#try-status")).to_have_text("401")
    expect(page.locator("#try-json")).to_contain_text("Invalid token.")


def test_a_key_that_no_header_can_hold(visit):
    page = opened(visit)
    page.get_by_label("API key").fill("schlüssel \u2603")
    page.get_by_role("button", name="Send the request").click()
    expect(page.locator("#try-state")).to_contain_text("The key has characters that no header may hold.")


def test_a_server_that_does_not_answer(visit):
    page = opened(visit)
    page.route(GENERATE, lambda route: route.abort("connectionrefused"))
    page.get_by_role("button", name="Send the request").click()
    expect(page.locator("#try-state")).to_contain_text("No answer came.")
    visit.problems.clear()  # the refused connection, which this test is about
