"""What each plan lets a caller do at /v1/generate, and how often."""

from __future__ import annotations

import pytest

from facestudio.request.fields import FIELDS
from facestudio_web.limits import clock
from facestudio_web.plans.models import Plan
from support.asking import URL, left

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
def now(monkeypatch):
    """The clock of the limits: a list whose one element is the time in seconds."""
    seconds = [1_800_000_000.0]
    monkeypatch.setattr(clock, "reading", lambda vendor: int(seconds[0] * 1_000_000))
    return seconds


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
