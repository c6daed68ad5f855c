"""The usage chart as geometry; the template draws it. Bars only: a stretched picture would stretch text too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

WIDTH, HEIGHT = 600, 120
"""Of the drawing, in its own units; the page stretches it."""
_GAP = 0.25
"""Of a day's width, left free."""


@dataclass(frozen=True, slots=True)
class Bar:
    """The pictures of one day, and where its bar stands."""

    day: date
    pictures: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Chart:
    """The bars of some days. top: what the upper edge stands for. total, busiest: for the sentence beside it."""

    bars: list[Bar]
    top: int
    total: int
    busiest: Bar | None
    width: int = WIDTH
    height: int = HEIGHT


def usage_chart(usage: Sequence[tuple[date, int]]) -> Chart:
    """The chart of some days, the oldest first. A day with few pictures among busy ones still shows a line."""
    top = _round_up(max((pictures for _, pictures in usage), default=0))
    step = WIDTH / max(1, len(usage))
    bars = []
    for place, (day, pictures) in enumerate(usage):
        height = max(1.5, HEIGHT * pictures / top) if pictures else 0.0
        bars.append(
            Bar(
                day,
                pictures,
                x=round(step * (place + _GAP / 2), 2),
                y=round(HEIGHT - height, 2),
                width=round(step * (1 - _GAP), 2),
                height=round(height, 2),
            )
        )
    busiest = max(bars, key=lambda bar: bar.pictures, default=None)
    return Chart(bars, top, sum(bar.pictures for bar in bars), busiest if busiest and busiest.pictures else None)


def _round_up(most: int) -> int:
    """The next number that halves well: 2, 4, 10, 20, 40, 100 ..."""
    ceiling = 2
    while True:
        for factor in (1, 2, 5):
            if ceiling * factor >= most:
                return ceiling * factor
        ceiling *= 10
