"""The public pages, their errors, the links between them, and the health of the service."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from html import unescape
from itertools import pairwise
from pathlib import Path
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from PIL import Image

from facestudio.request.fields import FIELDS
from facestudio.request.parse import parse
from facestudio_web.plans.models import Plan
from facestudio_web.rendering.interfaces import Engine
from facestudio_web.site import gallery
from support.pages import Page

PAGES = ("/", "/gallery", "/plans", "/about", "/terms")


def page_of(answer):
    assert answer["Content-Type"] == "text/html; charset=utf-8"
    return Page(answer.content.decode())


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_well_made(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    assert page_of(answer).faults() == []


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_well_made_for_somebody_with_an_account(client, make_user, address):
    client.force_login(make_user())
    page = page_of(client.get(address))
    assert page.faults() == []
    names = [link.text for link in page.all("a")]
    assert "Account" in names
    assert "Sign up" not in names


def test_the_front_page_tells_the_published_address(client, settings):
    settings.SERVICE = replace(settings.SERVICE, public_url="https://faces.example.org")
    assert "https://faces.example.org/v1/generate" in client.get("/").content.decode()


@pytest.mark.parametrize("address", PAGES)
def test_head_tells_what_get_would(client, address):
    head, get = client.head(address), client.get(address)
    assert (head.status_code, head.content) == (200, b"")
    assert head["Content-Length"] == str(len(get.content))


@pytest.mark.parametrize("address", [*PAGES, "/robots.txt"])
def test_pages_are_for_reading_only(client, address):
    assert client.post(address).status_code == 405


def test_titles_and_descriptions_differ(client):
    pages = [page_of(client.get(address)) for address in PAGES]
    titles = [page.all("title")[0].text for page in pages]
    descriptions = [
        each.attributes["content"]
        for page in pages
        for each in page.all("meta")
        if each.attributes.get("name") == "description"
    ]
    assert len(set(titles)) == len(set(descriptions)) == len(PAGES)


def test_no_page_of_a_visitor_sets_a_cookie(client):
    for address in PAGES:
        assert not client.get(address).cookies


def test_every_link_inside_the_site_leads_somewhere(client):
    """From the front page to everything that a visitor can reach; of addresses with a query, a few of each path."""
    waiting, seen, fragments, queries = ["/"], set(), [], {}
    pages = {}
    while waiting:
        address = waiting.pop()
        path = urlsplit(address).path
        if address in seen or path == "/v1/generate":
            continue
        seen.add(address)
        if urlsplit(address).query:
            queries[path] = queries.get(path, 0) + 1
            if queries[path] > 5:
                continue
        answer = client.get(address)
        assert answer.status_code in (200, 302), address
        if answer.status_code == 302 or not answer["Content-Type"].startswith("text/html"):
            continue
        page = pages[address] = page_of(answer)
        for link in page.links():
            target = urljoin(f"http://localhost{address}", link)
            if not target.startswith("http://localhost/"):
                continue
            place, _, fragment = target.removeprefix("http://localhost").partition("#")
            waiting.append(place)
            if fragment:
                fragments.append((place, fragment))
    assert {*PAGES, "/studio", "/manual"} <= seen
    lost = [(place, name) for place, name in fragments if place in pages and name not in pages[place].ids()]
    assert lost == []


def test_the_front_page_says_how_to_get_a_face_from_here(client):
    answer = client.get("/", HTTP_HOST="localhost:8321")
    assert "curl -o face.jpg http://localhost:8321/v1/generate" in answer.content.decode()


@pytest.mark.parametrize("day", [date(2026, 11, 22) + timedelta(days=k) for k in range(8)])
def test_each_day_has_nine_faces_of_all_ancestries(day):
    shown = gallery.faces_of_the_day(day)
    assert len(set(shown)) == 9
    assert {face.ethnicity for face in shown} == {face.ethnicity for face in gallery.faces()}
    assert [face.gender for face in shown].count("female") in (4, 5)


def test_the_front_page_changes_from_day_to_day():
    assert gallery.faces_of_the_day(date(2026, 11, 22)) != gallery.faces_of_the_day(date(2026, 11, 23))


def test_the_gallery_shows_everybody_alike():
    by_name = {field.name: field for field in FIELDS}
    shown = [{name: values[0] for name, values in parse_qs(face.query).items()} for face in gallery.faces()]
    count = {each: [face["ethnicity"] for face in shown].count(each) for each in by_name["ethnicity"].choices}
    assert len(shown) >= 24
    assert max(count.values()) - min(count.values()) <= 1
    for ethnicity in by_name["ethnicity"].choices:
        genders = [face["gender"] for face in shown if face["ethnicity"] == ethnicity]
        assert abs(genders.count("female") - genders.count("male")) <= 1
    ages = sorted(face.age for face in gallery.faces())
    assert (ages[0], ages[-1]) == (0, 80)
    assert all(later - earlier <= 15 for earlier, later in pairwise(ages))


def test_every_query_of_the_gallery_is_a_valid_request():
    for face in (*gallery.faces(), *gallery.one_life()):
        asked = parse(face.query)
        assert (asked.age, asked.seed is not None) == (face.age, True)


def test_every_picture_is_there_and_says_that_its_query_made_it():
    """What a file says of its origin (XMP) has the same parameters as the table."""
    for face in (*gallery.faces(), *gallery.one_life()):
        with Image.open(finders.find(face.image)) as image:
            assert (image.format, image.size) == ("WEBP", (gallery.SIDE, gallery.SIDE)), face
            packet = image.info["xmp"].decode()
        made_by = parse_qs(unescape(re.search(r"<facestudio:Query>(.*?)</", packet)[1]))
        assert parse_qs(face.query).items() <= made_by.items(), face


def test_the_gallery_loads_fast():
    sizes = [Path(finders.find(face.image)).stat().st_size for face in gallery.faces()]
    assert sum(sizes) <= 430_000


def test_pictures_reach_the_browser(client):
    face = gallery.faces()[0]
    answer = client.get(f"/static/{face.image}")
    assert answer["Content-Type"] == "image/webp"
    assert answer["Content-Length"] == str(Path(finders.find(face.image)).stat().st_size)


def test_the_plans_page_shows_the_rows(client):
    Plan.objects.filter(name="Professional").update(burst_requests=77, sustained_requests=7_654, sentence="For us.")
    page = page_of(client.get("/plans"))
    cards = [card.text for card in page.all("li") if "plan" in (card.attributes.get("class") or "").split()]
    assert len(cards) == Plan.objects.count()
    for plan, card in zip(Plan.objects.order_by("rank"), cards, strict=True):
        assert plan.name in card
        assert plan.sentence in card
        assert [f"{plan.burst_requests:,}", f"{plan.sustained_requests:,}", str(len(plan.parameters))] == re.findall(
            r"^([\d,]+)$", re.sub(r"(faces a minute|faces a day|of 15 parameters)", "\n", card), re.M
        )


def test_the_table_of_parameters_follows_fields_and_rows(client):
    Plan.objects.filter(name="Basic").update(parameters=["age", "mood"])
    page = page_of(client.get("/plans"))
    rows = re.findall(r'<tr><th scope="row"><code>(\w+)</code>.*?</tr>', page.source)
    assert rows == [field.name for field in FIELDS]
    for field in FIELDS:
        row = re.search(rf'<tr><th scope="row"><code>{field.name}</code>.*?</tr>', page.source)[0]
        included = [words == "included" for words in re.findall(r'visually-hidden">([a-z ]+)<', row)]
        assert included == [field.name in plan.parameters for plan in Plan.objects.order_by("rank")]


def test_the_plans_page_marks_the_visitors_plan(client, make_user):
    def marked():
        return re.findall(
            r"<h2>(\w+)</h2><span class=\"badge accent\">Your plan", client.get("/plans").content.decode()
        )

    assert marked() == ["Anon"]
    client.force_login(make_user(plan="Professional"))
    assert marked() == ["Professional"]


def test_robots_stay_out_of_accounts(client):
    answer = client.get("/robots.txt")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert "Disallow: /account/" in answer.content.decode()


def test_other_addresses_are_a_page_that_leads_back(client):
    for address in ("/nothing", "/v10", "/healthz/", "/static/none.css"):
        answer = client.get(address)
        assert answer.status_code == 404, address
        assert answer["Cache-Control"] == "no-store"
        page = page_of(answer)
        assert page.faults() == []
        assert "/" in page.links()
        assert "X-User-Class" not in answer


def test_under_v1_the_same_is_json(client):
    assert client.get("/v1/nothing").json() == {"detail": "Not found."}


def test_a_foreign_host_name_is_explained_on_a_page(client):
    answer = client.get("/", HTTP_HOST="elsewhere.example")
    assert answer.status_code == 400
    page = page_of(answer)
    assert page.faults() == []
    assert "FACESTUDIO_ALLOWED_HOSTS" in page.source


def test_a_failure_is_a_page_with_the_requests_number_even_without_a_database(make_client, monkeypatch):
    """No `db` here: a query would fail the test."""

    def broken(day):
        raise RuntimeError("something broke")

    monkeypatch.setattr("facestudio_web.site.views.faces_of_the_day", broken)
    answer = make_client().get("/")
    assert answer.status_code == 500
    page = page_of(answer)
    assert page.faults() == []
    assert answer["X-Request-Id"] in page.source
    assert "something broke" not in page.source


def test_a_form_from_elsewhere_is_refused_on_a_page(db):
    from django.test import Client

    answer = Client(enforce_csrf_checks=True, SERVER_NAME="localhost").post(
        "/account/login/", {"login": "a@example.org"}
    )
    assert answer.status_code == 403
    page = page_of(answer)
    assert page.faults() == []
    assert "Nothing has been changed" in page.source


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "429", "500"])
def test_every_page_for_an_error_is_well_made(name):
    page = Page(render_to_string(f"{name}.html"))
    assert page.faults() == []
    assert f"Error {name[:3]}" in page.source


def test_too_many_attempts_end_on_a_page(client, monkeypatch):
    """allauth finds our page by its name."""
    monkeypatch.setattr("allauth.core.internal.ratelimit.consume", lambda *args, **options: None)
    answer = client.post("/account/login/", {"login": "a@example.org", "password": "wrong words here"})
    assert answer.status_code == 429
    assert "Too many attempts" in page_of(answer).all("h1")[0].text


def test_health(client):
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    assert answer.json() == {
        "status": "ok",
        "version": "0",
        "renderer": "no renderer",
        "workers": {"ready": 1, "wanted": 1},
        "queue": {"waiting": 0, "capacity": 1},
    }


def test_health_before_the_first_worker_is_ready(client, queue):
    queue.engine = None
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert answer.json()["status"] == "unavailable"
    queue.engine = Engine("1", "pack", "card")
    assert client.get("/healthz").status_code == 200


def test_health_is_for_reading_only(client):
    assert client.post("/healthz").status_code == 405
    assert client.head("/healthz").content == b""
