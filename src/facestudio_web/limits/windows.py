"""The two moving windows of one meter, as they are now."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings

from facestudio_web.limits import clock
from facestudio_web.limits.quotas import BURST_S, SUSTAINED_S, Quota, Standing
from facestudio_web.limits.turns import Cursor

_US = 1_000_000
_MARGIN_S = 30
"""A request may outlive its patience by that much: the answer has to be made and sent."""

_CLOCK = {
    "postgresql": "COALESCE(CAST(%s AS bigint), CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000000 AS bigint))",
    "sqlite": "CAST(%s AS bigint)",
}
_BY_PENDING = {"postgresql": "", "sqlite": "INDEXED BY pending_hits_of_a_meter"}
"""SQLite would rather read every hit of the day in the other index."""

# One statement, so that all figures are of one moment. The time is taken by the statement itself, after the meter's lock
# where there is one. {alive}: a pending hit older than the lease was left by a server that died.
_LOOK = """
SELECT m.latest_us, m.clock_us,
  (SELECT COUNT(*) FROM limits_hit h WHERE {alive} AND h.at_us > m.now_us - {burst}),
  (SELECT h.at_us FROM limits_hit h WHERE {alive} AND h.at_us > m.now_us - {burst} ORDER BY h.at_us LIMIT 1),
  m.stored
    - (SELECT COUNT(*) FROM limits_hit h WHERE h.meter_id = m.subject AND h.at_us <= m.now_us - {day})
    - (SELECT COUNT(*) FROM limits_hit h {by_pending} WHERE h.meter_id = m.subject AND h.pending
        AND h.at_us > m.now_us - {day} AND h.at_us <= m.now_us - {lease}),
  (SELECT h.at_us FROM limits_hit h WHERE {alive} AND h.at_us > m.now_us - {day} ORDER BY h.at_us LIMIT 1),
  (SELECT h.at_us FROM limits_hit h WHERE h.meter_id = m.subject ORDER BY h.at_us LIMIT 1)
FROM (
  SELECT x.subject, x.latest_us, x.stored, c.clock_us,
    CASE WHEN c.clock_us > x.latest_us THEN c.clock_us ELSE x.latest_us END AS now_us
  FROM limits_meter x, (SELECT {clock} AS clock_us) c WHERE x.subject = %s
) m
"""
_ALIVE = "h.meter_id = m.subject AND (NOT h.pending OR h.at_us > m.now_us - {lease})"
_NTH_NEWEST = """
SELECT m.at_us FROM limits_hit m WHERE m.meter_id = %s AND (NOT m.pending OR m.at_us > %s) AND m.at_us > %s
ORDER BY m.at_us DESC LIMIT 1 OFFSET %s
"""


@dataclass(frozen=True, slots=True)
class Window:
    """count: hits in it. first_us: the oldest one, None if there is none. length_us: of the window. quota: how many may
    lie in it."""

    count: int
    first_us: int | None
    length_us: int
    quota: int


@dataclass(frozen=True, slots=True)
class View:
    """A meter at one moment.

    now_us: that moment, never before latest_us, the meter's last hit. clock_us: what the clock says, which is earlier if
    it was set back. oldest_us: the oldest hit that is still stored.
    """

    subject: str
    now_us: int
    clock_us: int
    latest_us: int
    burst: Window
    sustained: Window
    oldest_us: int | None


def lease_us() -> int:
    """Microseconds after which a pending hit belongs to nobody any more."""
    return int((settings.SERVICE.request_seconds + _MARGIN_S) * _US)


def now_us(cursor: Cursor, vendor: str) -> int:
    """What time it is."""
    cursor.execute(f"SELECT {_CLOCK[vendor]}", [clock.reading(vendor)])
    (now,) = cursor.fetchone()
    return int(now)


@lru_cache(maxsize=8)
def _look_statement(vendor: str, lease: int) -> str:
    alive = _ALIVE.format(lease=lease)
    return _LOOK.format(
        alive=alive,
        lease=lease,
        clock=_CLOCK[vendor],
        by_pending=_BY_PENDING[vendor],
        burst=BURST_S * _US,
        day=SUSTAINED_S * _US,
    )


def look(cursor: Cursor, vendor: str, subject: str, quota: Quota) -> View | None:
    """The windows of a subject now, or None if it has no meter, which means that nothing was counted."""
    cursor.execute(_look_statement(vendor, lease_us()), [clock.reading(vendor), subject])
    row = cursor.fetchone()
    if row is None:
        return None
    latest_us, clock_us, burst, burst_first, day, day_first, oldest = row
    return View(
        subject=subject,
        now_us=max(latest_us, clock_us),
        clock_us=clock_us,
        latest_us=latest_us,
        burst=Window(burst, burst_first, BURST_S * _US, quota.burst),
        sustained=Window(day, day_first, SUSTAINED_S * _US, quota.sustained),
        oldest_us=oldest,
    )


def room_at_us(cursor: Cursor, view: View, window: Window) -> int | None:
    """When there will be room for one more hit in a full window, or None if there is room now."""
    if window.count < window.quota:
        return None
    if window.quota < 1:
        return view.now_us + window.length_us
    first_us = window.first_us
    if window.count > window.quota:  # the quota was lowered meanwhile: more than the oldest hit must leave
        since_us = view.now_us - window.length_us
        cursor.execute(_NTH_NEWEST, [view.subject, view.now_us - lease_us(), since_us, window.quota - 1])
        found = cursor.fetchone()
        first_us = found[0] if found else None
    return None if first_us is None else first_us + window.length_us


def standing_in(view: View, burst_at_us: int | None, sustained_at_us: int | None, *, taken: int = 0) -> Standing:
    """How a subject stands. burst_at_us, sustained_at_us: of `room_at_us`. taken: hits added since the view, at its
    moment."""
    burst, sustained = view.burst, view.sustained
    return Standing(
        burst_left=max(0, burst.quota - burst.count - taken),
        burst_reset_s=_reset_s(view.now_us, burst, burst_at_us),
        sustained_left=max(0, sustained.quota - sustained.count - taken),
        sustained_reset_s=_reset_s(view.now_us, sustained, sustained_at_us),
    )


def untouched(quota: Quota, *, taken: int = 0) -> Standing:
    """The standing of a subject of whom nothing was counted before. taken: hits added just now."""
    return Standing(max(0, quota.burst - taken), BURST_S, max(0, quota.sustained - taken), SUSTAINED_S)


def whole_seconds(duration_us: int) -> int:
    """Rounded up; at least 1."""
    return max(1, -(-duration_us // _US))


def _reset_s(now_us: int, window: Window, room_us: int | None) -> int:
    if room_us is None:
        room_us = (now_us if window.first_us is None else window.first_us) + window.length_us
    return whole_seconds(room_us - now_us)
