"""Making faces in the studio: what each outcome looks like, and that it is counted like any other request."""

import base64

import pytest

from facestudio_web.limits.quotas import Quota
from facestudio_web.limits.services import standing
from facestudio_web.plans.models import Plan
from facestudio_web.rendering.errors import QueueClosed, QueueFull, RenderFailed, RenderTimedOut
from support.markup import read_html
from support.pages import Page
from support.stub_worker import picture_of

HTMX = {"HTTP_HX_REQUEST": "true"}
ADDRESS = "address:127.0.0.1"


def left(subject, plan):
    row = Plan.objects.get(name=plan)
    now = standing(subject, Quota(row.burst_requests, row.sustained_requests))
    return row.burst_requests - now.burst_left, row.sustained_requests - now.sustained_left


@pytest.fixture
def visit(client, make_user):
    """visit(plan) gives make(form, path), which sends a form as the page of a visitor of that plan would."""

    def begin(plan=None):
        user = make_user(plan) if plan else None
        if user:
            client.force_login(user)
        mark = read_html(client.get("/studio").content.decode()).one("input", name="_visitor")["value"]

        def make(path="/studio/face", **form):
            return client.post(path, {"_visitor": mark, **form}, **(HTMX if path == "/studio/face" else {}))

        make.user = user
        return make

    return begin


def read(response):
    return read_html(response.content.decode())


def test_a_face_comes(visit):
    assert visit()().status_code == 200


def test_the_picture_is_in_the_page(visit, queue):
    image = read(visit()()).one("img")
    data = image["src"].partition("base64,")[2]
    assert (image["src"][:23], data) == (
        "data:image/jpeg;base64,",
        base64.b64encode(picture_of(queue.jobs[0])).decode(),
    )


def test_the_picture_has_its_size_before_it_is_decoded(visit):
    image = read(visit()(resolution="256")).one("img")
    assert (image["width"], image["height"]) == ("256", "256")


def test_the_settings_reach_the_engine(visit, queue):
    visit("Professional")(
        gender="female", age="30", mood="happy", resolution="256", image_format="webp", eyewear="auto"
    )
    job = queue.jobs[0]
    assert ('"gender":"female"' in job.spec_json, job.size, job.media_type) == (True, 256, "image/webp")


def test_empty_values_are_left_to_chance(visit, queue):
    visit()(gender="", ethnicity="", age="")
    assert len(queue.jobs) == 1


def test_the_face_is_told_in_words(visit):
    alt = read(visit()(gender="female", ethnicity="south_asian", age="30")).one("img")["alt"]
    assert alt.startswith("Portrait of a South Asian woman, 30 years old, with skin tone ")


def test_the_seed_is_shown(visit, queue):
    part = read(visit()())
    assert f'"seed":{part.one("span", id="studio-seed").text},' in queue.jobs[0].spec_json


def test_nobody_may_store_a_face(visit):
    assert "no-store" in visit()()["Cache-Control"]


def test_the_download_is_named_after_the_seed(visit):
    part = read(visit()(image_format="webp"))
    link = next(each for each in part.all("a") if "download" in each)
    assert link["download"] == f"face-{part.one('span', id='studio-seed').text}.webp"


def test_a_face_counts_for_the_address(visit):
    visit()()
    assert left(ADDRESS, "Anon") == (1, 1)


def test_a_face_counts_for_the_user(visit):
    make = visit("Basic")
    make()
    assert left(f"user:{make.user.pk}", "Basic") == (1, 1)


def test_what_is_left_is_shown(visit):
    assert "4 of 5 left this minute, 119 of 120 in 24 hours" in read(visit("Basic")()).one("p", id="studio-left").text


def test_the_parts_that_go_elsewhere_have_their_places_in_the_page(visit, client):
    part = read(visit()())
    page = read_html(client.get("/studio").content.decode())
    ids = {each["id"] for each in part.all() if "hx-swap-oob" in each}
    assert ids <= {each["id"] for each in page.all() if "id" in each}


def test_without_scripts_the_face_is_in_the_page(visit):
    page = read(visit()(path="/studio", gender="male"))
    assert (page.one("h1").text, len(page.one("div", id="studio-face").all("img"))) == ("Studio", 1)


def test_without_scripts_the_picture_can_be_saved(visit):
    page = read(visit()(path="/studio"))
    link = next(each for each in page.all("a") if "download" in each)
    assert link["href"] == page.one("div", id="studio-face").one("img")["src"]


def test_without_scripts_the_settings_stay(visit):
    page = read(visit()(path="/studio", gender="male", age="44"))
    chosen = [each["value"] for each in page.all("input", name="gender") if "checked" in each]
    assert (chosen, page.one("input", id="input-age")["value"]) == (["male"], "44")


def test_without_scripts_an_error_has_its_status(visit):
    assert visit()(path="/studio", age="81").status_code == 400


# The same person again, and another one.


def test_the_same_person_again_keeps_the_seed(visit, queue):
    visit("Professional")(_keep="77", seed="5", mood="sad")
    assert '"seed":77' in queue.jobs[0].spec_json


def test_another_person_drops_the_seed(visit, queue):
    visit("Professional")(_another="1", seed="5")
    assert '"seed":5,' not in queue.jobs[0].spec_json


def test_the_button_for_the_same_person_carries_the_seed(visit):
    part = read(visit("Professional")(seed="123"))
    assert part.one("button", name="_keep")["value"] == "123"


def test_without_the_seed_in_the_plan_the_button_says_which_plan_has_it(visit):
    part = read(visit("Basic")())
    link = next(each for each in part.all("a") if each.text.startswith("Same person again"))
    assert (link.text, link["href"]) == ("Same person again Professional", "/plans")


def test_values_that_chance_decided_can_be_kept(visit):
    part = read(visit()(gender="female"))
    kept = {each["data-pin"] for each in part.all("a") if "data-pin" in each}
    assert kept == {"ethnicity", "age"}


# What goes wrong.


def test_a_wrong_value_is_400(visit):
    assert visit()(age="81").status_code == 400


def test_a_wrong_value_is_told_beside_its_control(visit):
    part = read(visit()(age="81"))
    assert part.one("div", id="error-age").text == '"81" is out of range; give a whole number from 0 to 80 years.'


def test_controls_without_problems_are_cleared(visit):
    part = read(visit()(age="81"))
    assert part.one("div", id="error-gender", hx_swap_oob="true").text == ""


def test_every_wrong_value_is_told(visit):
    part = read(visit()(age="81", gender="none"))
    assert all(part.one("div", id=f"error-{name}").text for name in ("age", "gender"))


def test_what_the_plan_lacks_is_403_and_named(visit):
    response = visit("Basic")(mood="happy", seed="4")
    assert (response.status_code, "The Professional plan includes them: Seed, Mood." in read(response).text) == (
        403,
        True,
    )


def test_an_error_goes_beside_the_face(visit):
    assert visit()(age="81")["HX-Retarget"] == "#studio-message"


@pytest.mark.parametrize("form", [{"age": "81"}, {"mood": "happy"}], ids=["wrong", "above the plan"])
def test_errors_are_not_counted(visit, form):
    visit()(**form)
    assert left(ADDRESS, "Anon") == (0, 0)


@pytest.fixture
def throttled(visit):
    """The second answer to somebody without an account."""
    make = visit()
    make()
    return make()


def test_over_the_limit_is_429(throttled):
    assert throttled.status_code == 429


def test_the_wait_is_true(throttled):
    now = standing(ADDRESS, Quota(1, 60))
    assert 0 <= int(throttled["Retry-After"]) - now.burst_reset_s <= 1


def test_the_countdown_begins_at_the_wait(throttled):
    place = next(each for each in read(throttled).all("span") if "data-countdown" in each)
    assert (place["data-countdown"], place.text) == (throttled["Retry-After"], f"in {throttled['Retry-After']} seconds")


def test_over_the_limit_the_rule_is_told(throttled):
    assert "Without an account you can make 1 face in any minute." in read(throttled).text


def test_over_the_limit_nothing_is_left_and_shown_so(throttled):
    assert "0 of 1 left this minute" in read(throttled).one("p", id="studio-left").text


@pytest.mark.parametrize(
    ("error", "status"),
    [(QueueFull(7), 503), (QueueClosed(), 503), (RenderTimedOut(), 503), (RenderFailed(), 500)],
    ids=lambda each: type(each).__name__ if isinstance(each, Exception) else str(each),
)
def test_no_picture_has_its_status(visit, queue, error, status):
    queue.error = error
    assert visit()().status_code == status


def test_a_full_queue_says_when_to_come_back(visit, queue):
    queue.error = QueueFull(7)
    response = visit()()
    assert (response["Retry-After"], "You can try again in 7 seconds." in read(response).text) == ("7", True)


def test_our_failures_are_not_counted(visit, queue):
    queue.error = RenderFailed()
    visit()()
    assert left(ADDRESS, "Anon") == (0, 0)


def test_after_the_session_has_ended_the_page_says_so(visit, client, queue):
    make = visit("Professional")
    client.logout()
    response = make(mood="happy")
    assert (response.status_code, "Your session has ended" in read(response).text, queue.jobs) == (403, True, [])


def test_after_the_session_has_ended_logging_in_leads_back_to_the_settings(visit, client):
    make = visit("Professional")
    client.logout()
    link = next(each for each in read(make(mood="happy")).all("a") if "login" in each["href"])
    assert link["href"].endswith("?next=/studio%3Fmood%3Dhappy")


def test_a_page_from_before_logging_in_makes_nothing(visit, client, make_user, queue):
    make = visit()
    client.force_login(make_user())
    assert (make().status_code, queue.jobs) == (403, [])


# Who may make the visitor's browser spend their requests.


@pytest.mark.parametrize("path", ["/studio", "/studio/face"])
@pytest.mark.parametrize("site", ["cross-site", "same-origin", "none"])
def test_no_address_spends_requests(client, queue, path, site):
    client.get(f"{path}?gender=female&_keep=7&_another=1", HTTP_SEC_FETCH_SITE=site)
    assert (queue.jobs, left(ADDRESS, "Anon")) == ([], (0, 0))


@pytest.mark.parametrize("path", ["/studio", "/studio/face"])
def test_a_form_of_another_site_spends_no_requests(make_client, make_user, queue, path):
    client = make_client(enforce_csrf_checks=True)
    client.force_login(make_user())
    response = client.post(path, {"gender": "female"}, HTTP_ORIGIN="https://elsewhere.example")
    assert (response.status_code, queue.jobs) == (403, [])


def test_the_pages_own_form_carries_its_token(db, make_client, queue):
    client = make_client(enforce_csrf_checks=True)
    form = read_html(client.get("/studio").content.decode()).one("form", id="studio-form")
    token = form.one("input", name="csrfmiddlewaretoken")["value"]
    assert client.post("/studio/face", {"csrfmiddlewaretoken": token, "_visitor": ""}).status_code == 200


def test_who_opens_the_address_of_the_parts_gets_the_page(client):
    assert client.get("/studio/face?age=30&_keep=1")["Location"] == "/studio?age=30"


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_are_refused(client, method):
    assert getattr(client, method)("/studio").status_code == 405


# What browsers, screen readers and the page's policy would stumble over.


@pytest.mark.parametrize("query", ["", "?age=200&mood=happy&shoe_size=42"], ids=["plain", "with notices"])
def test_the_page_is_sound(client, query):
    assert Page(client.get(f"/studio{query}").content.decode()).faults() == []


@pytest.mark.parametrize("plan", [None, "Professional"])
def test_the_page_with_a_face_is_sound(visit, plan):
    assert Page(visit(plan)(path="/studio").content.decode()).faults() == []


@pytest.mark.parametrize("form", [{}, {"age": "81"}], ids=["face", "error"])
def test_the_parts_have_no_inline_script_or_style(visit, form):
    part = read(visit()(**form))
    attributes = [name for each in part.all() for name in each.attributes if name == "style" or name.startswith("on")]
    assert part.all("script") + part.all("style") + attributes == []
