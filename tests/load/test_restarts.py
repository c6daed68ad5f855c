"""A restart in the middle of a hundred requests: what was counted was answered, and what was answered was counted."""

from __future__ import annotations

import signal
import threading
import time
from http.client import HTTPException

CLIENTS, EACH = 20, 5
REQUESTS = CLIENTS * EACH
PICTURE_S = 0.02
URL = "/v1/generate?resolution=128"
_LONGEST_S = 180


class Clients:
    """Twenty programs, each of which wants five pictures and asks again when it gets none."""

    def __init__(self, port: int, ask) -> None:
        self._ask = ask
        self._lock = threading.Lock()
        self._deadline = time.monotonic() + _LONGEST_S
        self.answered = 0
        self.broken = 0
        self.turned_away = 0
        self._threads = [threading.Thread(target=self._run) for _ in range(CLIENTS)]

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def join(self) -> None:
        for thread in self._threads:
            thread.join()

    def _run(self) -> None:
        mine = 0
        while mine < EACH and time.monotonic() < self._deadline:
            try:
                status = self._ask(URL, limit_s=30).status
            except (OSError, HTTPException):
                status = 0
            with self._lock:
                self.answered += status == 200
                self.broken += status == 0
                self.turned_away += status == 503
            mine += status == 200
            if status != 200:
                time.sleep(0.05)


def restart(start_drawing, number: int) -> Clients:
    """A hundred requests, and a signal in the middle of them; a second server takes the first one's place."""
    first = start_drawing(PICTURE_S).wait()
    clients = Clients(first.port, first.ask)
    clients.start()
    while clients.answered < REQUESTS // 3:
        time.sleep(0.005)
    first.stop(number)
    before = clients.answered
    second = start_drawing(PICTURE_S, PORT=str(first.port)).wait()
    clients.join()
    assert before < REQUESTS, "the restart came too late to be in the middle"
    assert clients.answered == REQUESTS
    second.stop()
    return clients


def test_a_restart_loses_and_invents_nothing(start_drawing, database):
    accounts = "SELECT (SELECT COUNT(*) FROM accounts_user), (SELECT COUNT(*) FROM keys_apikey)"
    before = database.run(accounts)
    restart(start_drawing, signal.SIGTERM)
    assert database.counted() == {"settled": REQUESTS, "pending": 0, "stored": REQUESTS, "usage": REQUESTS}
    assert database.run(accounts) == before == [(1, 1)]


def test_after_a_crash_no_answer_is_uncounted_and_few_counts_are_unanswered(start_drawing, database):
    """A picture is counted just before it is sent, so a killed server may have counted some that it did not send: at most
    one for each request in hand. What it had let in but not counted lapses."""
    restart(start_drawing, signal.SIGKILL)
    counted = database.counted()
    assert REQUESTS <= counted["settled"] <= REQUESTS + CLIENTS
    assert counted["usage"] == counted["settled"]
    assert counted["pending"] <= CLIENTS
    assert counted["stored"] == counted["settled"] + counted["pending"]


def test_what_lies_in_memory_is_not_counted_either_once_the_server_ends(start_drawing, database):
    """Answers that take no render are as exact: all ask for the same face."""
    first = start_drawing(PICTURE_S).wait()
    same = f"{URL}&seed=7"
    assert first.ask(same).status == 200
    clients = Clients(first.port, lambda _, limit_s: first.ask(same, limit_s=limit_s))
    clients.start()
    while clients.answered < REQUESTS // 3:
        time.sleep(0.002)
    first.stop()
    start_drawing(PICTURE_S, PORT=str(first.port)).wait()
    clients.join()
    assert clients.answered == REQUESTS
    assert database.counted() == {"settled": REQUESTS + 1, "pending": 0, "stored": REQUESTS + 1, "usage": REQUESTS + 1}
