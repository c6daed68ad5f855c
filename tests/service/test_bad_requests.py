"""Mistakes are free, but not without end."""

from __future__ import annotations

import threading

import pytest

from facestudio_web.faces import guard
from facestudio_web.faces.guard import BAD_REQUESTS, BadRequestGuard

URL = "/v1/generate"


@pytest.fixture
def now(monkeypatch):
    """The clock of the guard: a list whose one element is the time."""
    clock = [1000.0]
    monkeypatch.setattr(guard.time, "monotonic", lambda: clock[0])
    return clock


# The counter


def test_up_to_the_limit_nobody_waits(now):
    counter = BadRequestGuard(most=3)
    for _ in range(2):
        counter.note("a")
    assert counter.wait_s("a") == 0


def test_the_wait_lasts_until_the_oldest_is_a_minute_old(now):
    counter = BadRequestGuard(most=3)
    for at in (1000.0, 1010.2, 1020.0):
        now[0] = at
        counter.note("a")
    assert counter.wait_s("a") == 40
    now[0] = 1059.9
    assert counter.wait_s("a") == 1
    now[0] = 1060.0
    assert counter.wait_s("a") == 0
    counter.note("a")
    assert counter.wait_s("a") == 11  # to 1070.2


def test_callers_are_counted_apart(now):
    counter = BadRequestGuard(most=1)
    counter.note("a")
    assert counter.wait_s("a") == 60
    assert counter.wait_s("b") == 0


def test_the_table_is_bounded_and_forgets_the_longest_quiet_one(now):
    counter = BadRequestGuard(most=1, callers=3)
    for subject in ("a", "b", "c", "a", "d"):
        counter.note(subject)
    assert {subject: counter.wait_s(subject) > 0 for subject in "abcd"} == {"a": True, "b": False, "c": True, "d": True}


def test_threads_do_not_lose_any(now):
    counter = BadRequestGuard(most=400)
    threads = [threading.Thread(target=lambda: [counter.note("a") for _ in range(50)]) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counter.wait_s("a") == 60


# At the door


@pytest.fixture
def few(monkeypatch):
    """Three bad requests in a minute instead of a hundred and twenty."""
    counter = BadRequestGuard(most=3)
    monkeypatch.setattr("facestudio_web.faces.middleware.BAD_REQUESTS", counter)
    return counter


BAD = {
    "400": (400, "GET", f"{URL}?age=x", {}),
    "401": (401, "GET", URL, {"Authorization": "Token nonsense"}),
    "403": (403, "GET", f"{URL}?seed=7", {}),
    "404": (404, "GET", "/v1/nothing", {}),
    "405": (405, "POST", URL, {}),
    "406": (406, "GET", URL, {"Accept": "text/html"}),
}


@pytest.mark.parametrize(("status", "method", "url", "headers"), BAD.values(), ids=BAD)
def test_every_kind_of_mistake_counts_and_then_throttles(client, few, now, status, method, url, headers):
    for _ in range(3):
        assert client.generic(method, url, headers=headers).status_code == status
    now[0] += 20.5
    answer = client.generic(method, url, headers=headers)
    assert answer.status_code == 429
    assert answer.json() == {"detail": "Request was throttled. Expected available in 40 seconds."}
    assert answer["Retry-After"] == "40"
    assert answer["Cache-Control"] == "no-store"
    now[0] += 40
    assert client.generic(method, url, headers=headers).status_code == status


def test_the_headers_say_which_limit_it_was(client, few, now):
    for _ in range(4):
        answer = client.get(f"{URL}?age=x")
    assert answer["RateLimit-Policy"] == '"burst";q=1;w=60, "day";q=60;w=86400, "bad";q=120;w=60'
    assert answer["RateLimit"] == '"burst";r=1;t=60, "day";r=60;t=86400, "bad";r=0;t=60'
    assert answer["X-User-Class"] == "Anon"


def test_one_second_is_written_as_one(client, few, now):
    for _ in range(3):
        client.get(f"{URL}?age=x")
    now[0] += 59.5
    assert "in 1 second." in client.get(f"{URL}?age=x").json()["detail"]


def test_while_it_lasts_good_requests_wait_too_and_none_lengthens_it(client, few, now, queue):
    for _ in range(3):
        client.get(f"{URL}?age=x")
    assert [client.get(URL).status_code for _ in range(5)] == [429] * 5
    assert queue.jobs == []
    now[0] += 60
    assert client.get(URL).status_code == 200


def test_mistakes_with_a_key_are_the_user_s_and_not_the_address_s(make_client, make_user, make_key, client, few, now):
    user = make_user()
    for _ in range(3):
        make_client(make_key(user)).get(f"{URL}?age=x")
    assert make_client(make_key(user)).get(URL).status_code == 429
    assert client.get(URL).status_code == 200


def test_pictures_and_throttled_requests_are_no_mistakes(client, few, now):
    assert [client.get(URL).status_code for _ in range(8)] == [200] + [429] * 7
    assert few.wait_s("address:127.0.0.1") == 0


def test_a_browser_s_question_in_advance_is_none_either(client, few, now):
    for _ in range(5):
        answer = client.options(URL, headers={"Access-Control-Request-Method": "GET"})
        assert answer.status_code == 204


def test_a_hundred_and_twenty_a_minute_are_free(client):
    BAD_REQUESTS.clear()
    statuses = [client.get(f"{URL}?age=x").status_code for _ in range(121)]
    assert statuses == [400] * 120 + [429]
