"""What a server under load still does: structure only, the figures are those of benchmarks/service_load.py."""

from __future__ import annotations

import json
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from support.server import wait_until
from support.stub_worker import WAIT

URL = "/v1/generate?resolution=128"


def waiting(server) -> int:
    return json.loads(server.ask("/healthz").body)["queue"]["waiting"]


@pytest.fixture
def stuck(start_server, database, tmp_path):
    """A server whose one worker is busy for ever and whose queue of two is full. It has one picture in memory, of seed 5,
    and the address that the tests ask from has had its one picture of the minute."""
    database.run("UPDATE plans_plan SET burst_requests = 1000 WHERE name = 'Enterprise'")
    server = start_server(QUEUE_SIZE="2").wait()
    assert server.ask(f"{URL}&seed=5").status == 200
    assert server.ask(URL, key=None).status == 200
    with ThreadPoolExecutor(3) as threads:
        slow = [threads.submit(server.ask, f"{URL}&seed={WAIT}")]
        wait_until(lambda: list(tmp_path.glob(f"{WAIT}-*")))
        slow += [threads.submit(server.ask, f"{URL}&seed={seed}") for seed in (1, 2)]
        wait_until(lambda: waiting(server) == 2)
        yield server
        (tmp_path / "go").touch()
        assert [each.result().status for each in slow] == [200, 200, 200]


def test_two_hundred_requests_that_need_no_render_wait_for_none(stuck, all_at_once):
    def ask(place: int) -> int:
        return (stuck.ask(f"{URL}&seed=5") if place % 2 else stuck.ask(URL, key=None)).status

    assert Counter(all_at_once(200, ask)) == {200: 100, 429: 100}


def test_a_full_queue_turns_away_at_once_and_counts_nothing(stuck, database, all_at_once):
    before = database.counted()
    answers = all_at_once(50, lambda _: stuck.ask(URL))
    assert {answer.status for answer in answers} == {503}
    assert all(1 <= int(answer.headers["retry-after"]) <= 60 for answer in answers)
    assert all("detail" in json.loads(answer.body) for answer in answers)
    assert database.counted() == before == {"settled": 2, "pending": 3, "stored": 5, "usage": 1}
