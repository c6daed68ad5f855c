"""Letting requests in: exact limits over a minute and a day.

Both windows move: a request is let in when fewer than `burst` hits lie in the last 60 seconds and fewer than `sustained`
in the last 24 hours. Looking at both and adding the hit is one step under the meter's lock, so nothing is counted by a
window whose neighbour refuses, whatever else happens at the same time, in this process or in others.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import IntegrityError

from facestudio_web.limits.models import Hit, Meter
from facestudio_web.limits.quotas import (
    BURST_S,
    SUSTAINED_S,
    Quota,
    Standing,
    Throttled,
    ratelimit_headers,
)
from facestudio_web.limits.turns import Cursor, quick_reading, quick_writing, writing
from facestudio_web.limits.windows import View, look, now_us, room_at_us, standing_in, untouched, whole_seconds

__all__ = [
    "BURST_S",
    "SUSTAINED_S",
    "Admission",
    "Quota",
    "Standing",
    "Throttled",
    "admit",
    "count",
    "ratelimit_headers",
    "refusal_of",
    "standing",
    "sweep",
]

_DAY_US = SUSTAINED_S * 1_000_000
_SWEPT_AT_ONCE = 200
"""Meters in one transaction, so that nobody waits for it long."""

_refused_lately: set[str] = set()
"""Subjects that are likely to be refused again, which is then done in passing. It only saves time: whoever is let in is let
in under the lock."""
_MOST_REMEMBERED = 10_000


@dataclass(frozen=True, slots=True)
class Admission:
    """One request that was let in. Exactly one of `settle` and `release` is to be called.

    standing: with this request counted.
    """

    standing: Standing
    subject: str
    hit_id: int

    def settle(self, user_id: int | None) -> None:
        """Count the request for good, just before its picture is sent. user_id: whose usage of the day grows; None
        for anonymous callers."""
        try:
            self._settle(user_id)
        except IntegrityError:  # they deleted their account while the picture was made
            self._settle(None)

    def release(self) -> None:
        """Forget the request: no picture came of it."""
        with quick_writing() as (cursor, _):
            cursor.execute(
                "UPDATE limits_meter SET stored = stored - 1 WHERE subject = %s "
                "AND EXISTS (SELECT 1 FROM limits_hit WHERE id = %s AND pending)",
                [self.subject, self.hit_id],
            )
            cursor.execute("DELETE FROM limits_hit WHERE id = %s AND pending", [self.hit_id])

    def _settle(self, user_id: int | None) -> None:
        with quick_writing() as (cursor, _):
            cursor.execute("UPDATE limits_hit SET pending = %s WHERE id = %s AND pending", [False, self.hit_id])
            if cursor.rowcount == 1 and user_id is not None:
                _add_to_the_day(cursor, user_id)


def admit(subject: str, quota: Quota) -> Admission:
    """Let one more request of a subject in, or raise Throttled and count nothing.

    subject: whose requests count together, such as `user:12` or `address:192.0.2.7`. quota: of the caller's plan as it
    is now.
    """
    return _admission(subject, quota, pending=True, user_id=None)


def count(subject: str, quota: Quota, user_id: int | None) -> Standing:
    """Let a request in whose picture lies ready, and count it for good, in one step; or raise Throttled and count nothing.

    subject, quota: as in `admit`. user_id: as in `Admission.settle`.
    """
    try:
        return _admission(subject, quota, pending=False, user_id=user_id).standing
    except IntegrityError:  # they have just deleted their account
        return _admission(subject, quota, pending=False, user_id=None).standing


def refusal_of(subject: str, quota: Quota) -> Throttled | None:
    """Why a subject would be refused now; None if it might be let in, which only `admit` and `count` can tell for sure.

    A full window is full in any snapshot of the database; to see that takes no lock.
    """
    with quick_reading() as (cursor, vendor):
        view = look(cursor, vendor, subject, quota)
        # After the clock was set back there is something to be written.
        return None if view is None or view.clock_us < view.latest_us else _refusal(cursor, view)


def _admission(subject: str, quota: Quota, *, pending: bool, user_id: int | None) -> Admission:
    if subject in _refused_lately:
        refusal = refusal_of(subject, quota)
        if refusal is not None:
            raise refusal
    with quick_writing() as (cursor, vendor):
        view = _locked_view(cursor, vendor, subject, quota)
        refusal = _refusal(cursor, view)
        if refusal is None:
            _refused_lately.discard(subject)
            if user_id is not None:
                _add_to_the_day(cursor, user_id)
            return _let_in(cursor, view, pending=pending)
    if len(_refused_lately) >= _MOST_REMEMBERED:
        _refused_lately.clear()
    _refused_lately.add(subject)
    raise refusal  # after the commit: a clock that was set back has been dealt with


def standing(subject: str, quota: Quota) -> Standing:
    """How a subject stands; counts nothing."""
    with quick_reading() as (cursor, vendor):
        view = look(cursor, vendor, subject, quota)
        if view is None:
            return untouched(quota)
        return standing_in(view, room_at_us(cursor, view, view.burst), room_at_us(cursor, view, view.sustained))


def sweep() -> int:
    """Delete the meters that have counted nothing for a day, with their hits; return how many.

    Addresses of clients are not kept for longer than the limits need them.
    """
    swept = 0
    while True:
        with writing() as connection, connection.cursor() as cursor:
            idle_since_us = now_us(cursor, connection.vendor) - _DAY_US
            # Locked against requests that come just now; SQLite's transaction holds the only lock already.
            idle = Meter.objects.filter(latest_us__lte=idle_since_us).select_for_update(skip_locked=True)
            subjects = [meter.subject for meter in idle[:_SWEPT_AT_ONCE]]
            Hit.objects.filter(meter__in=subjects).delete()
            Meter.objects.filter(subject__in=subjects).delete()
        swept += len(subjects)
        if len(subjects) < _SWEPT_AT_ONCE:
            return swept


def _locked_view(cursor: Cursor, vendor: str, subject: str, quota: Quota) -> View:
    """The subject's windows; nobody else lets anybody in under this subject until the transaction ends."""
    while True:
        # SQLite's transaction holds the only lock already. A row that was not there to be locked may be there a moment
        # later, so it is locked before it is looked at.
        locked = vendor == "sqlite"
        if not locked:
            cursor.execute("SELECT 1 FROM limits_meter WHERE subject = %s FOR UPDATE", [subject])
            locked = cursor.fetchone() is not None
        view = look(cursor, vendor, subject, quota) if locked else None
        if view is not None:
            return _with_the_clock_set_right(cursor, vendor, view, quota)
        cursor.execute(
            "INSERT INTO limits_meter (subject, latest_us, stored) VALUES (%s, 0, 0) ON CONFLICT DO NOTHING", [subject]
        )


def _with_the_clock_set_right(cursor: Cursor, vendor: str, view: View, quota: Quota) -> View:
    """After the clock was set back, the meter's hits go back with it.

    Nobody knows how much time has passed since the last hit, so it counts as none. Leaving the hits in the future would
    lock the subject out until the clock is there.
    """
    if view.clock_us >= view.latest_us:
        return view
    back_us = view.latest_us - view.clock_us
    cursor.execute("UPDATE limits_hit SET at_us = at_us - %s WHERE meter_id = %s", [back_us, view.subject])
    cursor.execute("UPDATE limits_meter SET latest_us = %s WHERE subject = %s", [view.clock_us, view.subject])
    moved = look(cursor, vendor, view.subject, quota)
    assert moved is not None
    return moved


def _refusal(cursor: Cursor, view: View) -> Throttled | None:
    burst_at, sustained_at = room_at_us(cursor, view, view.burst), room_at_us(cursor, view, view.sustained)
    if burst_at is None and sustained_at is None:
        return None
    room_at = max(burst_at or 0, sustained_at or 0)
    return Throttled(
        whole_seconds(room_at - view.now_us),
        "sustained" if room_at == sustained_at else "burst",
        standing_in(view, burst_at, sustained_at),
    )


def _let_in(cursor: Cursor, view: View, *, pending: bool) -> Admission:
    gone = 0
    if view.oldest_us is not None and view.oldest_us <= view.now_us - _DAY_US:
        cursor.execute(
            "DELETE FROM limits_hit WHERE meter_id = %s AND at_us <= %s", [view.subject, view.now_us - _DAY_US]
        )
        gone = cursor.rowcount
    cursor.execute(
        "UPDATE limits_meter SET latest_us = %s, stored = stored + %s WHERE subject = %s",
        [view.now_us, 1 - gone, view.subject],
    )
    cursor.execute(
        "INSERT INTO limits_hit (meter_id, at_us, pending) VALUES (%s, %s, %s) RETURNING id",
        [view.subject, view.now_us, pending],
    )
    (hit_id,) = cursor.fetchone()
    return Admission(standing_in(view, None, None, taken=1), view.subject, hit_id)


def _add_to_the_day(cursor: Cursor, user_id: int) -> None:
    cursor.execute(
        "INSERT INTO limits_usageday (user_id, day, pictures) VALUES (%s, %s, 1) "
        "ON CONFLICT (user_id, day) DO UPDATE SET pictures = limits_usageday.pictures + 1",
        [user_id, datetime.now(UTC).date()],
    )
