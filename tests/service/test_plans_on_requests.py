"""What each plan lets a caller do at /v1/generate, in which order a request is checked, and what it costs."""

from __future__ import annotations

import re

import pytest

from facestudio.request.fields import FIELDS
from facestudio_web.keys.form import new_key
from facestudio_web.limits import clock
from facestudio_web.limits.models import Hit
from facestudio_web.plans.models import Plan
from facestudio_web.rendering.errors import Abandoned, QueueClosed, QueueFull, RenderFailed, RenderTimedOut

URL = "/v1/generate"

# The contract's tables, as tests.
CLASSES = ("Anon", "Basic", "Professional", "Enterprise")
LIMITS = {"Anon": (1, 60), "Basic": (5, 120), "Professional": (30, 1000), "Enterprise": (120, 6000)}
PRIMARY = ("gender", "ethnicity", "age", "resolution", "image_format")
ADVANCED = (
    "seed",
    "skintone",
    "eyewear",
    "hair_length",
    "facial_hair",
    "lighting",
    "zoom_level",
    "mood",
    "view_profile",
    "stampless",
)
EXAMPLES = {field.name: field.choices[-1] if field.choices else field.maximum for field in FIELDS}
DEFAULTS = {field.name: field.default for field in FIELDS if field.default is not None and field.name in ADVANCED}


@pytest.fixture
def caller(make_client, make_user, make_key):
    """caller(name of a class) gives a client of that class."""

    def make(name: str, **more):
        return make_client(None if name == "Anon" else make_key(make_user(name)), **more)

    return make


@pytest.fixture
def now(monkeypatch):
    """The clock of the limits: a list whose one element is the time in seconds."""
    seconds = [1_800_000_000.0]
    monkeypatch.setattr(clock, "reading", lambda vendor: int(seconds[0] * 1_000_000))
    return seconds


def left(answer) -> tuple[int, int]:
    """How many pictures the headers say are left, for the minute and for the day."""
    minute, day = re.findall(r"r=(\d+)", answer["RateLimit"])[:2]
    return int(minute), int(day)


# Parameters


def test_the_table_of_this_test_is_the_table_of_fields():
    assert (*PRIMARY, *ADVANCED) == tuple(field.name for field in FIELDS)


@pytest.mark.django_db
@pytest.mark.parametrize("parameter", [*PRIMARY, *ADVANCED])
@pytest.mark.parametrize("name", CLASSES)
def test_each_parameter_for_each_class(caller, queue, name, parameter):
    answer = caller(name).get(URL, {parameter: EXAMPLES[parameter]})
    assert answer["X-User-Class"] == name
    if parameter in PRIMARY or name in ("Professional", "Enterprise"):
        assert answer.status_code == 200
        assert len(queue.jobs) == 1
    else:
        assert answer.status_code == 403
        body = answer.json()
        assert list(body) == ["detail", "parameters", "plan"]
        assert (body["parameters"], body["plan"]) == ([parameter], "Professional")
        assert body["detail"] == (
            f"The plan {name} does not include {parameter}; Professional does. Leave it out, or use a key of that plan."
        )
        assert answer["Cache-Control"] == "no-store"
        assert queue.jobs == []


@pytest.mark.django_db
@pytest.mark.parametrize("name", CLASSES)
def test_all_parameters_at_once_for_each_class(caller, name):
    answer = caller(name).get(URL, EXAMPLES)
    if name in ("Professional", "Enterprise"):
        assert answer.status_code == 200
    else:
        assert answer.status_code == 403
        assert answer.json()["parameters"] == list(ADVANCED)


def test_several_parameters_are_listed_in_the_order_of_the_table(caller):
    body = caller("Basic").get(f"{URL}?stampless=yes&age=5&mood=sad&seed=7").json()
    assert body["parameters"] == ["seed", "mood", "stampless"]
    assert body["detail"] == (
        "The plan Basic does not include seed, mood and stampless; Professional does. "
        "Leave them out, or use a key of that plan."
    )


@pytest.mark.django_db
@pytest.mark.parametrize("parameter", DEFAULTS)
def test_a_default_value_is_given_all_the_same(caller, parameter):
    assert caller("Anon").get(URL, {parameter: DEFAULTS[parameter]}).status_code == 403


@pytest.mark.django_db
@pytest.mark.parametrize("parameter", ADVANCED)
def test_an_empty_value_is_not_given(caller, parameter):
    assert caller("Anon").get(f"{URL}?{parameter}=").status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["format=webp", "FORMAT=", "image_format=WEBP", "_=1700000000", "_seed=7", "_&age=3"])
def test_the_alias_and_the_cache_buster_need_no_plan(caller, query):
    expected = 400 if query.startswith("FORMAT") else 200  # names have one spelling
    assert caller("Anon").get(f"{URL}?{query}").status_code == expected


@pytest.mark.django_db
@pytest.mark.parametrize("name", CLASSES)
def test_pictures_are_stamped_unless_a_plan_allows_otherwise(caller, queue, name):
    answers = [caller(name).get(f"{URL}?stampless={value}").status_code for value in ("", "yes")]
    may = name in ("Professional", "Enterprise")
    assert answers == [200, 200 if may else 403]
    assert [job.stamp for job in queue.jobs] == ([True, False] if may else [True])


@pytest.mark.django_db
@pytest.mark.parametrize("name", CLASSES)
def test_every_class_is_told_the_whole_query_and_the_seed(caller, name):
    answer = caller(name).get(f"{URL}?age=30")
    assert all(f"{parameter}=" in answer["Content-Location"] for parameter in (*PRIMARY, *ADVANCED))
    assert f"seed={answer['X-Face-Seed']}" in answer["Content-Location"]


# Plans are rows


def test_a_parameter_that_the_operator_adds_to_a_plan_may_be_used_at_once(caller):
    client = caller("Basic")
    assert client.get(f"{URL}?mood=sad").status_code == 403
    Plan.objects.filter(pk="Basic").update(parameters=[*PRIMARY, "mood"])
    assert client.get(f"{URL}?mood=sad").status_code == 200
    assert client.get(f"{URL}?mood=sad&seed=3").json()["parameters"] == ["seed"]


def test_the_least_plan_is_looked_up_in_the_rows(caller):
    Plan.objects.filter(pk="Basic").update(parameters=[*PRIMARY, "mood"])
    assert caller("Anon").get(f"{URL}?mood=sad").json()["plan"] == "Basic"
    assert caller("Anon").get(f"{URL}?mood=sad&seed=3").json()["plan"] == "Professional"


def test_a_parameter_that_no_plan_includes_is_said_to_be_so(caller):
    Plan.objects.update(parameters=list(PRIMARY))
    body = caller("Enterprise").get(f"{URL}?seed=3").json()
    assert body["plan"] is None
    assert body["detail"].startswith("No plan of this service includes seed")


def test_limits_that_the_operator_edits_hold_at_once(caller):
    client = caller("Anon")
    assert [client.get(URL).status_code for _ in range(2)] == [200, 429]
    Plan.objects.filter(pk="Anon").update(burst_requests=3)
    assert [client.get(URL).status_code for _ in range(3)] == [200, 200, 429]
    assert client.get(URL)["RateLimit-Policy"].startswith('"burst";q=3;w=60')


# Limits


@pytest.mark.django_db
@pytest.mark.parametrize("name", CLASSES)
def test_the_burst_limit_of_each_class(caller, now, queue, name):
    client = caller(name)
    burst, sustained = LIMITS[name]
    for number in range(1, burst + 1):
        answer = client.get(URL)
        assert answer.status_code == 200
        assert left(answer) == (burst - number, sustained - number)
        assert answer["RateLimit-Policy"] == f'"burst";q={burst};w=60, "day";q={sustained};w=86400'
    now[0] += 34.2
    answer = client.get(URL)
    assert answer.status_code == 429
    assert answer["X-User-Class"] == name
    assert answer.json() == {"detail": "Request was throttled. Expected available in 26 seconds."}
    assert answer["Retry-After"] == "26"
    assert left(answer) == (0, sustained - burst)
    assert len(queue.jobs) == burst
    now[0] += 25.8
    assert client.get(URL).status_code == 200


def test_the_sustained_limit(caller, now):
    client = caller("Anon")
    for _ in range(60):
        assert client.get(URL).status_code == 200
        now[0] += 61
    answer = client.get(URL)
    wait_s = 86400 - 60 * 61
    assert answer.json() == {"detail": f"Request was throttled. Expected available in {wait_s} seconds."}
    assert answer["Retry-After"] == str(wait_s)
    now[0] += wait_s
    assert client.get(URL).status_code == 200


def test_one_second_is_written_as_one(caller, now):
    client = caller("Anon")
    client.get(URL)
    now[0] += 59.5
    answer = client.get(URL)
    assert answer.json() == {"detail": "Request was throttled. Expected available in 1 second."}
    assert answer["Retry-After"] == "1"


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


def failing(error):
    def ask(client, queue):
        queue.error = error
        return client.get(f"{URL}?seed=7")

    return ask


def sent(method="GET", url=URL, **headers):
    def ask(client, queue):
        return client.generic(method, url, headers={name.replace("_", "-"): text for name, text in headers.items()})

    return ask


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
    from facestudio_web.limits.selectors import usage_by_day

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
