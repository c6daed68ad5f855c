"""Limits when many ask at the same time: threads of one process, then whole servers."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from facestudio_web.limits.models import Hit, Meter, UsageDay
from facestudio_web.limits.services import Quota, Throttled, admit, standing, sweep

THREADS = 50
BASIC = Quota(burst=5, sustained=120)


def all_at_once(work: Callable[[int], str], number: int = THREADS) -> Counter[str]:
    """Each in a thread of its own, with a database connection of its own, all let go together."""
    gate = threading.Barrier(number)

    def run(place: int) -> str:
        gate.wait()
        try:
            return work(place)
        finally:
            connection.close()

    with ThreadPoolExecutor(number) as threads:
        return Counter(threads.map(run, range(number)))


def ask(subject: str, quota: Quota, user_id: int | None = None) -> str:
    try:
        admit(subject, quota).settle(user_id)
    except Throttled:
        return "refused"
    return "let in"


@pytest.mark.django_db(transaction=True)
def test_of_fifty_threads_exactly_five_are_let_in(make_user):
    user = make_user()
    assert all_at_once(lambda _: ask("user:1", BASIC, user.id)) == {"let in": 5, "refused": THREADS - 5}
    assert Hit.objects.count() == Meter.objects.get().stored == 5
    assert UsageDay.objects.get().pictures == 5


@pytest.mark.django_db(transaction=True)
def test_the_day_is_as_exact(make_user):
    assert all_at_once(lambda _: ask("user:1", Quota(burst=1000, sustained=7))) == {"let in": 7, "refused": THREADS - 7}


@pytest.mark.django_db(transaction=True)
def test_new_meters_are_made_once_each():
    found = all_at_once(lambda place: ask(f"address:{place % 10}", Quota(1, 60)))
    assert found == {"let in": 10, "refused": THREADS - 10}
    assert Meter.objects.count() == 10


@pytest.mark.django_db(transaction=True)
def test_requests_that_come_to_nothing_leave_nothing_behind():
    def asks_in_vain(_: int) -> str:
        for _ in range(5):
            try:
                admit("user:1", Quota(50, 1000)).release()
            except Throttled:
                return "refused"
        return "let in"

    assert all_at_once(asks_in_vain) == {"let in": THREADS}
    assert Meter.objects.get().stored == Hit.objects.count() == 0
    assert standing("user:1", BASIC).burst_left == 5


@pytest.mark.django_db(transaction=True)
def test_sweeping_disturbs_nobody_who_comes_back_after_a_day():
    """No deadlock, no lost hit, whoever is first."""
    Meter.objects.bulk_create([Meter(subject=f"address:{n}", latest_us=1) for n in range(40)])

    def come_back_or_sweep(place: int) -> str:
        if place >= 40:
            sweep()
            return "swept"
        return ask(f"address:{place}", Quota(1, 60))

    assert all_at_once(come_back_or_sweep) == {"let in": 40, "swept": THREADS - 40}
    assert Meter.objects.count() == Hit.objects.count() == 40
