"""The quick lane: its answers are those that Django would give, and it gives none where it can't be sure."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth import get_user_model

from facestudio_web.faces.guard import BAD_REQUESTS, MOST_BAD
from facestudio_web.faces.lane import QuickLane
from facestudio_web.keys.models import ApiKey
from facestudio_web.limits.models import Hit, UsageDay
from facestudio_web.plans.models import Plan
from facestudio_web.rendering.cache import CachedQueue
from facestudio_web.rendering.inprocess import InProcessQueue
from facestudio_web.rendering.interfaces import Engine
from support.service_fixtures import picture_of

URL = "/v1/generate"
SEEDED = "seed=5&resolution=128"
OF_EACH_ANSWER = ("x-request-id", "ratelimit", "retry-after")


@pytest.fixture
def behind():
    return InProcessQueue(picture_of)


@pytest.fixture
def queue(behind):
    return CachedQueue(behind, 10_000_000)


@pytest.fixture
def later():
    return []


@pytest.fixture
def lane(queue, later):
    return QuickLane(queue, later.append)


@pytest.fixture
def key(make_user, make_key):
    return make_key(make_user("Enterprise"))


@pytest.fixture
def ask(lane, client):
    """ask(query, key, **headers): what Django answers, which the lane then learns; its headers in lower case."""

    def by_django(query=SEEDED, key=None, **headers):
        sent = {"Host": "localhost"} | ({"Authorization": f"Token {key}"} if key else {}) | headers
        answer = client.get(f"{URL}?{query}", headers=sent)
        lane.learn(question(lane, query, key, **headers), answer.wsgi_request.META, answer.status_code, answer.items())
        return answer

    return by_django


def question(lane, query=SEEDED, key=None, *, method="GET", path=URL, **headers):
    sent = [(b"host", b"localhost")] + ([(b"authorization", f"Token {key}".encode())] if key else [])
    sent += [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    return lane.question(method, path.encode(), query.encode(), sent, "127.0.0.1")


def quick(lane, query=SEEDED, key=None, **headers):
    return lane.reply(question(lane, query, key, **headers))


def fields(reply) -> dict[str, str]:
    found = {name.decode(): value.decode() for name, value in reply.headers}
    assert len(found) == len(reply.headers)
    return found


def same_for_all(headers) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items() if name.lower() not in OF_EACH_ANSWER}


def counted() -> int:
    return Hit.objects.filter(pending=False).count()


def test_a_question_that_was_never_answered_is_left_to_django(lane, key):
    assert quick(lane, key=key) is None
    assert counted() == 0


def test_a_picture_from_memory_has_all_headers_of_django_s_answer(lane, ask, key):
    first = ask(key=key)
    reply = quick(lane, key=key)
    assert reply.status == first.status_code == 200
    assert reply.body == first.content
    assert same_for_all(fields(reply)) == same_for_all(dict(first.items()))
    assert re.fullmatch("[0-9a-f]{16}", fields(reply)["x-request-id"])
    assert fields(reply)["ratelimit"].startswith('"burst";r=118;')


def test_it_is_counted_once_with_the_user_s_day(lane, ask, key):
    ask(key=key)
    for number in range(2, 5):
        quick(lane, key=key)
        assert counted() == UsageDay.objects.get().pictures == number
    assert not Hit.objects.filter(pending=True).exists()


def test_it_is_the_same_for_another_caller_of_the_plan_and_counted_as_theirs(lane, ask, key, make_user, make_key):
    ask(key=key)
    other = make_user("Enterprise", email="other@example.org")
    assert quick(lane, key=make_key(other)).status == 200
    assert UsageDay.objects.get(user=other).pictures == 1


def test_callers_of_other_plans_are_left_to_django(lane, ask, key, make_user, make_key):
    ask(key=key)
    assert quick(lane, key=make_key(make_user("Professional"))) is None
    assert quick(lane) is None


def test_a_refusal_has_all_headers_of_django_s(lane, ask):
    ask("resolution=128")
    first = ask("resolution=128")
    reply = quick(lane, "resolution=128")
    assert reply.status == first.status_code == 429
    assert same_for_all(fields(reply)) == same_for_all(dict(first.items()))
    assert fields(reply)["retry-after"] in reply.body.decode()
    assert counted() == 1


def test_a_picture_beyond_the_limit_is_refused(lane, ask, key):
    Plan.objects.filter(name="Enterprise").update(burst_requests=3)
    ask(key=key)
    assert [quick(lane, key=key).status for _ in range(2)] == [200, 200]
    assert quick(lane, key=key) is None  # no refusal of this question was seen yet
    assert ask(key=key).status_code == 429
    assert quick(lane, key=key).status == 429
    assert counted() == 3


def test_a_new_face_is_left_to_django(lane, ask, key):
    assert ask("resolution=128", key=key).status_code == 200
    assert quick(lane, "resolution=128", key=key) is None


@pytest.mark.parametrize(
    "change",
    [
        lambda: ApiKey.objects.all().delete(),
        lambda: get_user_model().objects.update(is_active=False),
        lambda: get_user_model().objects.update(plan_id="Professional"),
        lambda: Plan.objects.filter(name="Enterprise").update(burst_requests=7),
        lambda: Plan.objects.filter(name="Enterprise").update(parameters=["age"]),
    ],
    ids=["key deleted", "user disabled", "another plan", "another limit", "fewer parameters"],
)
def test_a_change_holds_at_once(lane, ask, key, change):
    ask(key=key)
    assert quick(lane, key=key).status == 200
    change()
    assert quick(lane, key=key) is None


@pytest.mark.parametrize(
    "headers",
    [{"If-None-Match": "*"}, {"Accept": "image/webp"}, {"Host": "elsewhere"}, {"X-New": "1"}, {"Content-Length": "1"}],
    ids=lambda headers: next(iter(headers)),
)
def test_another_header_is_another_question(lane, ask, key, headers):
    ask(key=key)
    assert quick(lane, key=key, **headers) is None


@pytest.mark.parametrize("name", ["User-Agent", "Referer", "Origin", "Cookie", "Accept-Encoding"])
def test_headers_that_no_answer_hangs_on_make_no_difference(lane, ask, key, name):
    first = ask(key=key)
    other = ask(key=key, **{name: "gzip"})
    assert same_for_all(dict(first.items())) == same_for_all(dict(other.items()))
    assert quick(lane, key=key, **{name: "else"}).status == 200


def test_a_request_keeps_its_id(lane, ask, key):
    ask(key=key)
    assert fields(quick(lane, key=key, **{"X-Request-Id": "from-a-proxy-1"}))["x-request-id"] == "from-a-proxy-1"


@pytest.mark.parametrize(
    ("method", "path", "query"),
    [("HEAD", URL, SEEDED), ("POST", URL, SEEDED), ("GET", "/v1/openapi.json", ""), ("GET", URL, "a" * 2000)],
)
def test_what_is_no_question_for_the_lane(lane, method, path, query):
    assert question(lane, query, method=method, path=path) is None


def test_who_says_twice_who_they_are_is_left_to_django(lane):
    twice = [(b"authorization", b"Token a"), (b"authorization", b"Token b")]
    assert lane.question("GET", URL.encode(), b"", twice, "127.0.0.1") is None


def test_other_answers_are_not_remembered(lane, ask, key):
    assert ask("age=x", key=key).status_code == 400
    assert ask(key=key, **{"If-None-Match": "*"}).status_code == 304
    assert quick(lane, "age=x", key=key) is None
    assert quick(lane, key=key, **{"If-None-Match": "*"}) is None


def test_an_answer_that_failed_later_on_is_not_remembered(lane, client, key):
    answer = client.get(f"{URL}?{SEEDED}", headers={"Authorization": f"Token {key}"})
    lane.learn(question(lane, key=key), answer.wsgi_request.META, 500, answer.items())
    assert quick(lane, key=key) is None


def test_a_picture_of_a_former_engine_is_not_given(lane, ask, key, behind):
    ask(key=key)
    behind.engine = Engine("1", "new pack", "no renderer")
    assert quick(lane, key=key) is None
    ask(key=key)
    assert quick(lane, key=key).status == 200


def test_a_service_that_ends_gives_no_picture(lane, ask, key, behind):
    ask(key=key)
    behind.closing = True
    assert quick(lane, key=key) is None
    assert counted() == 1


def test_whoever_sent_too_many_bad_requests_waits(lane, ask, key):
    ask(key=key)
    subject = f"user:{get_user_model().objects.get().pk}"
    for _ in range(MOST_BAD):
        BAD_REQUESTS.note(subject)
    assert quick(lane, key=key) is None


def test_use_of_a_key_is_noted_afterwards(lane, ask, key, later, make_user, make_key):
    ask(key=key)
    other = make_key(make_user("Enterprise"))
    assert [quick(lane, key=other).status for _ in range(3)] == [200] * 3
    assert len(later) == 1
    later[0]()
    assert not ApiKey.objects.filter(last_used_at__isnull=True).exists()


def test_the_lane_forgets_the_oldest_question(lane, ask, key, monkeypatch):
    monkeypatch.setattr("facestudio_web.faces.lane._MOST_REMEMBERED", 2)
    for seed in (1, 2, 3):
        ask(f"seed={seed}", key=key)
    assert [quick(lane, f"seed={seed}", key=key) is None for seed in (1, 2, 3)] == [True, False, False]


def test_each_answer_has_its_line_in_the_log(lane, ask, key, caplog):
    ask(key=key)
    caplog.clear()
    with caplog.at_level("INFO", "facestudio_web.requests"):
        quick(lane, key=key)
    (record,) = caplog.records
    assert record.getMessage() == "request answered"
    assert record.fields["path"] == URL
    assert record.fields["status"] == 200


def test_an_installation_without_plans_is_left_to_django(lane, ask):
    ask("resolution=128")
    ask("resolution=128")
    assert quick(lane, "resolution=128").status == 429
    Plan.objects.filter(name="Anon").delete()
    assert quick(lane, "resolution=128") is None
