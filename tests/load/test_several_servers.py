"""Limits are those of a user, not of a server: three real servers share one database."""

from __future__ import annotations

from collections import Counter

import pytest

URL = "/v1/generate?resolution=128"
REQUESTS = 50


@pytest.fixture
def three(start_server, database):
    servers = [start_server() for _ in range(3)]
    for server in servers:
        server.wait()
    return servers


def test_of_fifty_requests_with_one_basic_key_exactly_five_get_a_picture(three, database, all_at_once):
    database.run("UPDATE accounts_user SET plan_id = 'Basic'")
    answers = all_at_once(REQUESTS, lambda place: three[place % 3].ask(URL))
    assert Counter(answer.status for answer in answers) == {200: 5, 429: REQUESTS - 5}
    assert database.counted() == {"settled": 5, "pending": 0, "stored": 5, "usage": 5}
    for answer in answers:
        assert answer.headers["x-user-class"] == "Basic"
        if answer.status == 429:
            assert answer.headers["retry-after"] in answer.body.decode()
            assert 1 <= int(answer.headers["retry-after"]) <= 60


def test_each_picture_takes_one_place(three, database, all_at_once):
    """The places left that the five answers tell are five different ones."""
    database.run("UPDATE accounts_user SET plan_id = 'Basic'")
    answers = all_at_once(REQUESTS, lambda place: three[place % 3].ask(URL))
    left = sorted(answer.headers["ratelimit"].split(";")[1] for answer in answers if answer.status == 200)
    assert left == ["r=0", "r=1", "r=2", "r=3", "r=4"]


def test_anonymous_callers_of_one_address_are_one(three, database, all_at_once):
    answers = all_at_once(REQUESTS, lambda place: three[place % 3].ask(URL, key=None))
    assert Counter(answer.status for answer in answers) == {200: 1, 429: REQUESTS - 1}


def test_limits_hold_over_a_restart(start_server, database):
    database.run("UPDATE plans_plan SET sustained_requests = 3 WHERE name = 'Enterprise'")
    first = start_server().wait()
    assert [first.ask(URL).status for _ in range(2)] == [200, 200]
    assert first.stop() == 0
    second = start_server().wait()
    assert [second.ask(URL).status for _ in range(2)] == [200, 429]
    second.stop(9)
    answer = start_server().wait().ask(URL)
    assert answer.status == 429
    assert 86000 < int(answer.headers["retry-after"]) <= 86400


def test_a_changed_plan_holds_for_all_servers_at_once(three, database):
    database.run("UPDATE plans_plan SET burst_requests = 2 WHERE name = 'Enterprise'")
    assert [server.ask(URL).status for server in three] == [200, 200, 429]
    database.run("UPDATE plans_plan SET burst_requests = 3 WHERE name = 'Enterprise'")
    assert [server.ask(URL).status for server in three] == [200, 429, 429]
