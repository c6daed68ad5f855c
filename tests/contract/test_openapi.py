"""The OpenAPI document is valid, equals the tables it is made of, and is true."""

from __future__ import annotations

import json
from dataclasses import replace

import openapi_spec_validator
import pytest

from facestudio.request.fields import FIELDS
from facestudio_web.faces.guard import BAD_REQUESTS, MOST_BAD
from facestudio_web.openapi.document import document, example_of
from facestudio_web.openapi.statuses import BAD_QUERY, EVERY_STATUS, STATUSES
from facestudio_web.plans.defaults import DEFAULTS
from facestudio_web.plans.models import Plan
from facestudio_web.rendering.errors import QueueFull, RenderFailed
from support import contract_check
from support.contract_check import ContractBroken, check

DOCUMENT, URL = "/v1/openapi.json", "/v1/generate"
EXAMPLES = {status.code: status.example for status in EVERY_STATUS}


@pytest.fixture
def served(client):
    return client.get(DOCUMENT).json()


def parameters(served):
    """Of the one endpoint: name -> its entry, references followed."""
    shared = served["components"]["parameters"]
    names = [entry["$ref"].rpartition("/")[2] for entry in served["paths"][URL]["get"]["parameters"]]
    return {name: shared[name] for name in names if shared[name]["in"] == "query"}


# The document itself


def test_it_is_valid(served):
    openapi_spec_validator.validate(served)
    assert served["openapi"].startswith("3.1.")


def test_it_is_what_a_fresh_installation_is_checked_against(served):
    assert served == json.loads(json.dumps(document(DEFAULTS)))


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_a_parameter_is_its_field(served, field):
    entry = parameters(served)[field.name]
    schema = entry["schema"]
    assert entry["in"] == "query"
    assert not entry.get("required", False)
    assert field.sentence in entry["description"]
    assert field.when_omitted in entry["description"]
    assert (schema.get("minimum", 0), schema.get("maximum", 0)) == (field.minimum, field.maximum)
    assert tuple(schema.get("enum", ())) == field.choices
    assert schema.get("default") == field.default
    assert entry["x-plans"] == [plan.name for plan in DEFAULTS if field.name in plan.parameters]


def test_it_has_every_parameter_and_no_other(served):
    assert [*parameters(served)] == [field.name for field in FIELDS]


def test_every_example_of_a_parameter_is_taken(enterprise_client):
    query = "&".join(f"{field.name}={example_of(field)}" for field in FIELDS)
    assert enterprise_client.get(f"{URL}?{query}").status_code == 200


def test_get_has_every_status_but_those_of_other_addresses_and_methods(served):
    described = {int(code) for code in served["paths"][URL]["get"]["responses"]}
    assert described == {status.code for status in STATUSES}
    assert {status.code for status in EVERY_STATUS} - described == {404, 405}


def test_head_is_get_without_bodies(served):
    get, head = (served["paths"][URL][method] for method in ("get", "head"))
    assert head["parameters"] == get["parameters"]
    assert [*head["responses"]] == [*get["responses"]]
    assert not [code for code, response in head["responses"].items() if "content" in response]


def test_an_edit_of_a_plan_shows(client):
    before = client.get(DOCUMENT)
    Plan.objects.filter(name="Basic").update(burst_requests=17, parameters=["seed", "gender"])
    after = client.get(DOCUMENT)
    assert after["ETag"] != before["ETag"]
    assert "| Basic | 17/minute |" in after.json()["info"]["description"]
    assert parameters(after.json())["seed"]["x-plans"] == ["Basic", "Professional", "Enterprise"]
    assert parameters(after.json())["age"]["x-plans"] == ["Anon", "Professional", "Enterprise"]


# Its address


def test_it_may_be_kept_for_a_while(client):
    first = client.get(DOCUMENT)
    assert first["Content-Type"] == "application/json"
    assert first["Cache-Control"].startswith("public, max-age=")
    again = client.get(DOCUMENT, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_reading_it_is_not_counted(client):
    for _ in range(3):
        answer = client.get(DOCUMENT)
        assert answer["X-User-Class"] == "Anon"
        assert answer["RateLimit"].startswith('"burst";r=1;')


def test_it_can_be_read_from_other_sites(client):
    assert client.get(DOCUMENT)["Access-Control-Allow-Origin"] == "*"
    asked = client.options(DOCUMENT, headers={"Access-Control-Request-Method": "GET", "Origin": "https://a.example"})
    assert (asked.status_code, asked["Access-Control-Allow-Methods"]) == (204, "GET, HEAD")


def test_it_can_not_be_written(client):
    assert client.post(DOCUMENT).status_code == 405


def test_it_names_the_public_address(client, settings):
    settings.SERVICE = replace(settings.SERVICE, public_url="https://faces.example.org")
    assert client.get(DOCUMENT).json()["servers"] == [{"url": "https://faces.example.org"}]


# Its examples are what the server answers


@pytest.mark.parametrize(
    ("code", "query", "headers"),
    [
        (400, BAD_QUERY, {}),
        (401, "", {"Authorization": "Token fs_nobody"}),
        (403, "seed=7&mood=happy", {}),
        (406, "", {"Accept": "text/html"}),
    ],
)
def test_the_example_of_a_refusal(client, code, query, headers):
    answer = client.get(f"{URL}?{query}", headers=headers)
    assert (answer.status_code, answer.json()) == (code, EXAMPLES[code])


def test_the_examples_of_404_and_405(client):
    assert client.get("/v1/nothing").json() == EXAMPLES[404]
    assert client.post(URL).json() == EXAMPLES[405]


@pytest.mark.parametrize(("error", "code"), [(RenderFailed("crashed"), 500), (QueueFull(5), 503)])
def test_the_example_of_a_failure(client, queue, error, code):
    queue.error = error
    answer = client.get(URL)
    assert (answer.status_code, answer.json()) == (code, EXAMPLES[code])


def test_the_example_of_a_limit(client):
    assert client.get(URL).status_code == 200
    seconds = client.get(URL)["Retry-After"]
    assert client.get(URL).json()["detail"].replace(seconds, "25") == EXAMPLES[429]["detail"]


def test_the_limit_on_bad_requests_is_documented(client):
    for _ in range(MOST_BAD):
        assert client.get("/v1/nothing").status_code == 404
    for answer in (client.get("/v1/nothing"), client.get(DOCUMENT), client.head(DOCUMENT), client.post(URL)):
        assert answer.status_code == 429
    BAD_REQUESTS.clear()


# What checks every answer that the tests see


GOOD = {
    "X-User-Class": "Anon",
    "X-Request-Id": "abcdefgh",
    "Vary": "Accept",
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Cache-Control": "no-store",
    "Content-Type": "application/json",
}
THROTTLED = {**GOOD, "Retry-After": "9"}


def test_a_good_answer_passes_the_check():
    check("GET", URL, 429, THROTTLED, b'{"detail": "Wait."}')


@pytest.mark.parametrize(
    ("method", "path", "status", "headers", "body", "complaint"),
    [
        ("GET", URL, 418, GOOD, b'{"detail": "Tea."}', "that status is not documented"),
        ("GET", URL, 404, GOOD, b'{"detail": "No."}', "that status is not documented"),
        ("GET", "/v1/nothing", 200, GOOD, b"{}", "that status is not documented"),
        ("POST", URL, 200, GOOD, b"{}", "that status is not documented"),
        ("GET", URL, 429, {**THROTTLED, "X-New": "1"}, b'{"detail": "Wait."}', "undocumented headers: x-new"),
        ("GET", URL, 429, GOOD, b'{"detail": "Wait."}', "header Retry-After is missing"),
        ("GET", URL, 429, {**THROTTLED, "Retry-After": "soon"}, b'{"detail": "Wait."}', "header Retry-After"),
        ("GET", URL, 429, {**THROTTLED, "Retry-After": "0"}, b'{"detail": "Wait."}', "header Retry-After"),
        ("GET", URL, 429, {**THROTTLED, "RateLimit": "4"}, b'{"detail": "Wait."}', "header RateLimit"),
        ("GET", URL, 429, THROTTLED, b'{"error": "Wait."}', "body"),
        ("GET", URL, 429, {**THROTTLED, "Content-Type": "text/html"}, b"<p>Wait.", "text/html is not documented"),
        ("GET", URL, 400, GOOD, b'{"age": "too old"}', "body"),
        ("GET", URL, 400, GOOD, b'{"age": []}', "body"),
        ("HEAD", URL, 429, THROTTLED, b'{"detail": "Wait."}', "must have none"),
    ],
)
def test_a_broken_answer_does_not(method, path, status, headers, body, complaint):
    with pytest.raises(ContractBroken, match=complaint):
        check(method, path, status, headers, body)


def test_pages_have_no_such_contract():
    check("GET", "/manual", 418, {}, b"")


@pytest.fixture
def nothing_is_documented(monkeypatch):
    empty = {**contract_check.described(), "paths": {}}
    empty["components"] = {**empty["components"], "responses": {**empty["components"]["responses"]}}
    monkeypatch.setattr(contract_check, "described", lambda: empty)


def test_every_answer_to_the_client_of_the_tests_is_checked(nothing_is_documented, client):
    with pytest.raises(ContractBroken):
        client.get(URL)


def test_every_answer_of_a_server_under_test_is_checked(nothing_is_documented, installation):
    with pytest.raises(ContractBroken):
        installation.server.ask(URL, key=None)
