"""The manual equals the tables it is made of, and prints only programs that run."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from facestudio.request.fields import FIELDS
from facestudio_web.manual import samples
from facestudio_web.manual.chapters import CHAPTERS
from facestudio_web.openapi.headers import HEADERS
from facestudio_web.openapi.statuses import BAD_QUERY, EVERY_STATUS
from facestudio_web.plans.models import Plan
from support.programs import EXAMPLES, HOST
from support.tree import ROOT


class Page(HTMLParser):
    """rows: of every table, by its class, as lists of texts. code: texts of <pre>, by their file; without one, by their
    label. ids, links: in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.rows: dict[str, list[list[str]]] = {}
        self.code: dict[str, str] = {}
        self.ids: list[str] = []
        self.links: list[str] = []
        self._table = ""
        self._into: list[str] | None = None
        self._pre = ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        if "id" in found:
            self.ids.append(found["id"])
        if tag == "a":
            self.links.append(found["href"])
        elif tag == "table":
            self._table = found.get("class", "").partition(" ")[0]
            self.rows.setdefault(self._table, [])
        elif tag == "tr":
            self.rows[self._table].append([])
        elif tag in ("td", "th"):
            self._into = []
        elif tag == "pre":
            self._pre = found.get("data-file") or found.get("aria-label") or ""
            self.code[self._pre] = ""

    def handle_endtag(self, tag):
        if tag in ("td", "th") and self._into is not None:
            self.rows[self._table][-1].append(" ".join(" ".join(self._into).split()))
            self._into = None
        elif tag == "pre":
            self._pre = ""

    def handle_data(self, data):
        if self._into is not None:
            self._into.append(data)
        if self._pre:
            self.code[self._pre] += data


@pytest.fixture
def manual(client):
    answer = client.get("/manual")
    assert answer.status_code == 200
    return Page(answer.content.decode())


def parameter_rows(manual):
    """Name -> cells, of both tables."""
    return {row[0].split()[0]: row for row in manual.rows["parameters"] if row[0] != "Parameter"}


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_a_row_of_the_tables_is_its_field(manual, field):
    _, values, omitted, sentence = parameter_rows(manual)[field.name]
    if field.choices:
        assert tuple(values.split()) == field.choices
    else:
        assert values == f"{field.minimum} to {field.maximum} {field.unit}".strip()
    assert omitted == field.when_omitted
    assert sentence.startswith(field.sentence)
    assert all(name in sentence for name in field.other_names)
    assert ("Professional, Enterprise" in sentence) == (field.plan == "Professional")
    assert field.name in manual.ids


def test_the_tables_have_every_parameter_and_no_other(manual):
    assert [*parameter_rows(manual)] == [field.name for field in FIELDS]


def test_the_table_of_limits_is_that_of_the_plans(manual):
    assert manual.rows["limits"][1:] == [
        ["Anon", "no", "1/minute", "60/day"],
        ["Basic", "yes", "5/minute", "120/day"],
        ["Professional", "yes", "30/minute", "1000/day"],
        ["Enterprise", "yes", "120/minute", "6000/day"],
    ]


def test_an_edit_of_a_plan_shows(client):
    Plan.objects.filter(name="Basic").update(burst_requests=7, sustained_requests=77)
    Plan.objects.filter(name="Anon").update(parameters=["age"])
    page = Page(client.get("/manual").content.decode())
    assert ["Basic", "yes", "7/minute", "77/day"] in page.rows["limits"]
    assert [*parameter_rows(page)][:2] == ["age", "gender"]
    assert "Basic, Professional, Enterprise" in parameter_rows(page)["gender"][3]


@pytest.mark.parametrize(("burst", "words"), [(30, "delay = 2"), (12, "delay = 5"), (60, "never reaches")])
def test_the_delay_of_the_animation_follows_the_plan(client, burst, words):
    Plan.objects.filter(name="Professional").update(burst_requests=burst)
    text = client.get("/manual").content.decode()
    assert f"Professional allows {burst} requests a minute" in text
    assert words in text


@pytest.mark.parametrize("included", [[], [field.name for field in FIELDS]], ids=["nothing", "everything"])
def test_the_manual_stands_when_every_plan_has(client, included):
    Plan.objects.update(parameters=included)
    page = Page(client.get("/manual").content.decode())
    assert [*parameter_rows(page)] == [field.name for field in FIELDS]


def test_the_table_of_codes_is_that_of_the_statuses(manual):
    assert [row[0] for row in manual.rows["codes"][1:]] == [f"{each.code} {each.phrase}" for each in EVERY_STATUS]


def test_the_table_of_headers_has_all_but_those_for_browsers(manual):
    expected = [header.name for header in HEADERS if not header.name.startswith("Access-Control-")]
    assert [row[0] for row in manual.rows["headers"][1:]] == expected


def test_the_errors_shown_are_the_servers(manual, client):
    shown = json.loads(manual.code["400 Bad Request"])
    assert shown == client.get(f"/v1/generate?{BAD_QUERY}").json()
    assert json.loads(manual.code["403 Forbidden"]) == client.get("/v1/generate?seed=7&mood=happy").json()


# Programs


@pytest.mark.parametrize("path", samples.PATHS.values())
def test_a_program_is_its_file_with_this_host(manual, path):
    assert manual.code[path] == (EXAMPLES / path).read_text().rstrip("\n").replace(HOST, "http://localhost")


def test_programs_name_the_public_address(client, settings):
    settings.SERVICE = replace(settings.SERVICE, public_url="https://faces.example.org")
    text = client.get("/manual").content.decode()
    assert "curl https://faces.example.org/v1/generate -o face.jpg" in text
    assert "http://localhost" not in text


def test_no_other_host_is_named(client):
    assert HOST not in client.get("/manual").content.decode()


def test_every_program_of_the_manual_runs_in_a_test():
    run = Path(__file__).with_name("test_examples.py").read_text()
    assert [path for path in samples.PATHS.values() if f'"{path}"' not in run] == []


def test_every_program_for_the_api_is_in_the_manual():
    files = {path.relative_to(EXAMPLES).as_posix() for path in EXAMPLES.glob("*/*") if path.is_file()}
    assert files == set(samples.PATHS.values())


# Links


def test_every_chapter_can_be_linked_to(manual):
    assert [chapter.anchor for chapter in CHAPTERS if chapter.anchor not in manual.ids] == []
    assert len(manual.ids) == len(set(manual.ids))


def test_links_within_the_manual_lead_somewhere(manual):
    assert [link for link in manual.links if link.startswith("#") and link[1:] not in manual.ids] == []


@pytest.mark.parametrize("page", ["/manual", "/manual/try"])
def test_links_to_other_pages_lead_somewhere(client, page):
    links = {link for link in Page(client.get(page).content.decode()).links if link.startswith("/")}
    assert len(links) > 5
    assert {link: code for link in links if (code := client.get(link, follow=True).status_code) != 200} == {}


def test_links_in_the_documents_lead_to_files():
    broken = []
    for document in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]:
        for link in re.findall(r"\]\(([^)\s]+)\)", document.read_text()):
            target = link.partition("#")[0]
            if target and "://" not in target and not (document.parent / target).exists():
                broken.append(f"{document.relative_to(ROOT)}: {link}")
    assert broken == []


# The page to try the API


def test_the_page_to_try_keeps_no_key(client):
    text = client.get("/manual/try").content.decode()
    assert 'id="try-key" type="password" autocomplete="off"' in text
    field = text[text.index('<input id="try-key"') :].partition(">")[0]
    assert "name=" not in field
    script = (ROOT / "src" / "facestudio_web" / "manual" / "static" / "manual" / "try.js").read_text()
    assert not [word for word in ("localStorage", "sessionStorage", "cookie", "history.") if word in script]


def test_without_scripts_the_page_to_try_says_where_to_go(client):
    text = client.get("/manual/try").content.decode()
    assert "/manual" in text[text.index("<noscript>") : text.index("</noscript>")]
