"""In which order a request is checked, what it costs, and what every answer carries."""

from __future__ import annotations

import re

import pytest

from facestudio_web.keys.form import new_key
from facestudio_web.limits.models import Hit
from facestudio_web.limits.selectors import usage_by_day
from facestudio_web.plans.models import Plan
from facestudio_web.rendering.errors import Abandoned, QueueClosed, QueueFull, RenderFailed, RenderTimedOut
from support.asking import URL, failing, left, sent

CLASSES = ("Anon", "Basic", "Professional", "Enterprise")
PRIMARY = ("gender", "ethnicity", "age", "resolution", "image_format")

# Which check comes first

FAULTS = {
    "method": 405,
    "key": 401,
    "query": 400,
    "plan": 403,
    "accept": 406,
    "unchanged": 304,
    "limit": 429,
    "queue": 503,
}
"""In the order of the checks."""


@pytest.mark.django_db
@pytest.mark.parametrize("first", FAULTS)
def test_of_several_faults_the_first_in_order_is_told(make_client, make_user, make_key, queue, first):
    """A request with this fault and all that come after it. Some exclude each other; then the later one is left out."""
    faults = list(FAULTS)[list(FAULTS).index(first) :]
    # A plan without `mood`, so that a seeded request can lack something too.
    Plan.objects.filter(pk="Basic").update(parameters=[*PRIMARY, "seed"], burst_requests=1)
    client = make_client(make_key(make_user("Basic")))
    query = ["seed=7"]
    etag = client.get(f"{URL}?seed=7")["ETag"]
    headers = {}
    if "key" in faults:
        headers["Authorization"] = f"Token {new_key()}"
    if "query" in faults:
        query.append("age=x")
    if "plan" in faults:
        query.append("mood=sad")
    if "accept" in faults:
        headers["Accept"] = "text/html"
    if "unchanged" in faults:
        headers["If-None-Match"] = etag
    if "limit" not in faults:
        Plan.objects.filter(pk="Basic").update(burst_requests=2)
    queue.error = QueueFull(3)
    answer = client.generic("POST" if "method" in faults else "GET", f"{URL}?{'&'.join(query)}", headers=headers)
    assert answer.status_code == FAULTS[first]


# What counts


def made(client, queue):
    return client.get(f"{URL}?seed=7")


def looked_at(client, queue):
    return client.head(f"{URL}?seed=7")


COSTS = {
    "a picture": (made, 200, 1),
    "HEAD, for which a picture is made": (looked_at, 200, 1),
    "a picture the client has": (sent(url=f"{URL}?seed=7", If_None_Match="*"), 304, 0),
    "a bad parameter": (sent(url=f"{URL}?age=x"), 400, 0),
    "another address": (sent(url="/v1/nothing"), 404, 0),
    "another method": (sent("POST"), 405, 0),
    "another format": (sent(Accept="text/html"), 406, 0),
    "a question in advance": (sent("OPTIONS", Access_Control_Request_Method="GET"), 204, 0),
    "a full queue": (failing(QueueFull(3)), 503, 0),
    "a server that stops": (failing(QueueClosed("closing")), 503, 0),
    "a picture that takes too long": (failing(RenderTimedOut("late")), 503, 0),
    "a client that went away": (failing(Abandoned("gone")), 503, 0),
    "a picture that fails": (failing(RenderFailed("twice")), 500, 0),
    "a mistake of ours": (failing(RuntimeError("oh")), 500, 0),
}


@pytest.mark.parametrize(("ask", "status", "cost"), COSTS.values(), ids=COSTS)
def test_what_a_request_costs(caller, queue, ask, status, cost):
    client = caller("Professional")
    answer = ask(client, queue)
    assert answer.status_code == status
    assert left(answer) == (30 - cost, 1000 - cost)
    assert Hit.objects.count() == cost
    assert left(client.get("/v1/nothing")) == (30 - cost, 1000 - cost)


def test_what_the_plan_lacks_costs_nothing(caller):
    client = caller("Basic")
    assert client.get(f"{URL}?seed=7").status_code == 403
    assert left(client.get("/v1/nothing")) == (5, 120)


def test_a_throttled_request_costs_nothing_of_the_day(caller):
    client = caller("Anon")
    for _ in range(5):
        answer = client.get(URL)
    assert answer.status_code == 429
    assert left(answer) == (0, 59)


def test_a_picture_from_the_cache_counts_like_any_other(caller):
    client = caller("Professional")
    assert [left(client.get(f"{URL}?seed=7")) for _ in range(3)] == [(29, 999), (28, 998), (27, 997)]


def test_the_usage_of_the_day_grows_by_pictures_alone(caller):
    client = caller("Professional")
    for query in ("seed=7", "seed=7", "age=x", ""):
        client.get(f"{URL}?{query}")
    user_id = Hit.objects.first().meter_id.removeprefix("user:")
    assert usage_by_day(int(user_id), days=2)[-1][1] == 3


def test_who_has_the_picture_is_told_so_even_over_the_limit(caller):
    Plan.objects.filter(pk="Professional").update(burst_requests=1)
    client = caller("Professional")
    etag = client.get(f"{URL}?seed=7")["ETag"]
    assert client.get(f"{URL}?seed=7").status_code == 429
    answer = client.get(f"{URL}?seed=7", headers={"If-None-Match": etag})
    assert answer.status_code == 304
    assert left(answer) == (0, 999)


# Every cell of the contract's table of answers, for every class

CELLS = {
    200: (sent(), "image/jpeg"),
    400: (sent(url=f"{URL}?age=x&colour=red"), "application/json"),
    403: (sent(url=f"{URL}?seed=7"), "application/json"),
    404: (sent(url="/v1/nothing"), "application/json"),
    405: (sent("DELETE"), "application/json"),
    406: (sent(Accept="application/json"), "application/json"),
    429: (sent(), "application/json"),
    500: (failing(RenderFailed("twice")), "application/json"),
    503: (failing(QueueFull(3)), "application/json"),
}


@pytest.mark.django_db
@pytest.mark.parametrize("status", CELLS)
@pytest.mark.parametrize("name", CLASSES)
def test_every_status_for_every_class(caller, queue, name, status):
    ask, media_type = CELLS[status]
    client = caller(name)
    if status == 429:
        Plan.objects.update(burst_requests=1)
        client.get(URL)
    if status == 403:
        Plan.objects.update(parameters=list(PRIMARY))
    if status in (500, 503):
        Plan.objects.update(parameters=[*PRIMARY, "seed"])
    answer = ask(client, queue)
    assert answer.status_code == status
    assert answer["Content-Type"] == media_type
    assert answer["X-User-Class"] == name
    assert re.fullmatch("[0-9a-f]{16}", answer["X-Request-Id"])
    assert re.fullmatch(r'"burst";q=\d+;w=60, "day";q=\d+;w=86400', answer["RateLimit-Policy"])
    assert re.fullmatch(r'"burst";r=\d+;t=\d+, "day";r=\d+;t=\d+', answer["RateLimit"])
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert {"Retry-After", "RateLimit", "X-User-Class", "X-Request-Id"} <= set(
        answer["Access-Control-Expose-Headers"].split(", ")
    )
    assert answer["Vary"] == "Accept, Authorization"
    assert answer["Cache-Control"] == "no-store"
    assert int(answer["Content-Length"]) == len(answer.content)
    assert ("Retry-After" in answer) == (status in (429, 503))
    assert ("X-Face-Seed" in answer) == ("Content-Location" in answer) == (status == 200)
    assert not answer.cookies
    if media_type == "application/json":
        expected = {400: ["age", "colour"], 403: ["detail", "parameters", "plan"]}.get(status, ["detail"])
        assert sorted(answer.json()) == sorted(expected)


def test_a_database_that_does_not_answer_gives_json_and_no_picture(caller, queue, monkeypatch):
    from django.db import OperationalError

    client = caller("Basic")

    def broken(*_):
        raise OperationalError("no such table")

    monkeypatch.setattr("facestudio_web.faces.callers.holder_of", broken)
    answer = client.get(URL)
    assert (answer.status_code, answer.json()) == (500, {"detail": "A server error occurred."})
    assert answer["X-User-Class"] == "Anon"
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert queue.jobs == []


@pytest.mark.django_db
@pytest.mark.parametrize("status", [204, 304])
def test_answers_without_a_body_say_nothing_of_its_length(caller, status):
    client = caller("Professional")
    if status == 204:
        answer = client.options(URL, headers={"Access-Control-Request-Method": "GET"})
    else:
        answer = client.get(f"{URL}?seed=7", headers={"If-None-Match": "*"})
    assert answer.status_code == status
    assert "Content-Length" not in answer
