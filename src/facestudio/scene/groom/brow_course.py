"""How a person's brows run, how high and how full they are along their way: what tells one person's brows from another's."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from facestudio.maths.counter_hash import normal, uniform
from facestudio.maths.splines import spline_weights
from facestudio.spec.types import FaceSpec

STREAMS = ("left-brow", "right-brow")
_LINE = ((1.15, 76.11), (2.0, 76.35), (3.0, 76.60), (4.0, 76.68), (4.8, 76.42), (5.4, 75.96))
"""The typical middle line over rest (x, y), cm, from its inner end to the tail."""
_PEAK, _ROUND = 0.62, 1.75
"""Where that is highest, 0 inner end .. 1 tail, and the power by which it falls off to both sides: 1 a roof, 2 a bow."""
_OVER_CHORD = 0.55
"""cm by which it rises over the line between its ends."""
_STATIONS = (0.0, 0.12, 0.35, 0.7, 1.0)
_HALF_WIDTH = (0.28, 0.43, 0.45, 0.275, 0.07)
_CROWD = (0.36, 0.76, 1.0, 0.76, 0.34)
"""Hairs per area relative to the fullest place, at the stations: it begins softly and is soon full, its tail thins out (by
eye)."""
_GRID = 200
_HEAVY, _KEPT = 1.25, 0.5
"""Thickness from which a high band grows by this share only: higher, its shade is a bar and no hairs. By eye."""
_LOW = ((0.0, 5.0, 12.0, 18.0), (1.0, 0.95, 0.91, 1.0))
"""Age, years -> height of the band of hairs relative to an adult's: a child's brow is a low one, by eye."""
_TAMED = 0.5
"""Share that a high arch lacks of what it has over a typical one: higher, it is drawn with a pencil. By eye."""
_STEEPEST = 0.54
"""Slope that a brow comes near to and no more: steeper at its inner end it is a comma, and at its tail a hook. By eye."""
_ON_RIDGE = 0.22
"""cm by which the inner end of a man's brow lies higher on the rest face, by eye."""
_AT_EASE = 0.08
"""cm by which a woman's brows lie lower on the rest face: half of what they were too high over the iris beside photographs, by
the landmarks of a face mesh (lower border 15.7 mm, photographs 14.3)."""
_TAIL = 0.05
"""cm by which the tail reaches further to the temple: past a line from the nose's wing through the eye's outer corner (the
textbook rule of make-up)."""
_LEVEL = 0.12
"""cm by which the inner end lies higher on every face: from its lower place brows rose to a dome, which astonishes. By eye."""
_UNLIKE = 0.15
"""Of what sets brows apart, how much the two of one person differ."""
_JOINED = {"west_asian": 0.14, "south_asian": 0.12, "latin_american": 0.06}
"""Share of men whose brows meet; elsewhere 0.04. By eye."""


@dataclass(frozen=True, slots=True)
class BrowCourse:
    """One brow, at 200 places from its inner end to its tail, in rest space as seen from the front.

    line: (200, 2) its middle, cm. tangent: (200, 2) unit. half: (200,) half the height of its band, cm.
    crowd: (200,) hairs per area, 1 where it is fullest. height: of the band, 1 typical. upright: radians by which hairs of its
    inner end stand steeper. shaggy: length of its hairs and how they cross, 1 typical. bridge: share of its hairs that stand
    between it and the other. wires: share of those that grow long and stiff.
    """

    line: NDArray[np.float64]
    tangent: NDArray[np.float64]
    half: NDArray[np.float64]
    crowd: NDArray[np.float64]
    height: float
    upright: float
    shaggy: float
    bridge: float
    wires: float


def brow_course(spec: FaceSpec, side: float) -> BrowCourse:
    """The brow of the person's left (side 1) or right (-1)."""
    brows = spec.brows
    own = normal(brows.seed, STREAMS[side < 0], np.arange(16))
    kind = np.clip(normal(brows.seed, "brow-kind", np.arange(9)) + _UNLIKE * own[7:16], -2.2, 2.2)
    peak, roof, slope, gap, tail, head, taper, shag, stand = (float(lot) for lot in kind)
    female, grown = spec.form.femininity, float(np.interp(spec.age, (4, 16), (0.45, 1.0)))
    # Even a thin brow is some five millimetres high: what is thinned out of it are the edges.
    thick = float(np.clip(brows.thickness * (1.0 + 0.05 * own[0]), 0.4, 1.9))
    height = 0.55 + 0.45 * (min(thick, _HEAVY) + _KEPT * max(thick - _HEAVY, 0.0))
    height *= float(np.interp(spec.age, *_LOW))
    arch = brows.arch + 0.09 * float(own[1])
    arch -= _TAMED * max(0.0, arch - 1.0)

    knots = np.array(_LINE)
    t = (knots[:, 0] - knots[0, 0]) / (knots[-1, 0] - knots[0, 0])
    knots[:, 1] += 0.28 * (arch - 1.0) * np.sin(np.pi * np.clip(t * 0.92, 0.0, 1.0)) - 0.05 * (arch - 1.0)
    knots[:, 1] += 0.04 * own[2] + 0.04 * own[3] * t + grown * 0.085 * slope * (t - 0.4)
    # On a man's ridge it would begin under the ledge, out of sight.
    raised = max(_ON_RIDGE * (1.0 - female) * grown, _LEVEL)
    knots[:, 1] += raised * np.clip(1.0 - t / 0.45, 0.0, 1.0)
    knots[:, 1] -= _AT_EASE * female * grown
    reach = _TAIL + 0.20 * max(tail, 0.55 * tail)  # a short brow ends over the eye's corner, not before it
    knots[:, 0] += grown * (0.13 * gap * (1.0 - t) + (reach + 0.04 * own[4]) * t)
    grid = np.linspace(0.0, 1.0, _GRID)
    line = spline_weights(len(knots), _GRID) @ knots
    # Some brows are a bow, some a roof, and they are highest nearer to the nose or to the temple.
    top = float(np.clip(_PEAK + 0.075 * peak + 0.02 * (female - 0.5), 0.42, 0.8))
    bow = float(np.clip(_ROUND - 0.3 * roof - 0.15 * (female - 0.5), 1.3, 2.3))
    rise = _OVER_CHORD * (0.6 + 0.4 * float(np.clip(arch, 0.0, 1.6)))
    line[:, 1] += grown * rise * (_bow(grid, top, bow) - _bow(grid, _PEAK, _ROUND))
    line[:, 1] = _eased(line)
    tangent = np.gradient(line, axis=0)
    full = np.array(_HALF_WIDTH) * (1.0 + grown * np.array((0.24, 0.20, 0.0, -0.04, 0.0)) * head)
    full *= 1.0 + grown * np.array((0.0, 0.0, 0.06, 0.15, 0.22)) * taper
    crowd = np.array(_CROWD) * (1.0 + grown * np.array((0.18, 0.12, 0.0, -0.05, 0.0)) * head)
    # Women's tails thin out with the years, and are plucked shorter.
    thinned = 0.45 * female * float(np.interp(spec.age, (40, 72), (0.0, 1.0)))
    crowd *= 1.0 - thinned * np.array((0.0, 0.0, 0.1, 0.7, 1.0))
    return BrowCourse(
        line=line,
        tangent=tangent / np.linalg.norm(tangent, axis=1, keepdims=True),
        half=height * np.interp(grid, _STATIONS, full),
        crowd=np.interp(grid, _STATIONS, crowd),
        height=height,
        upright=0.09 * stand,
        shaggy=1.0 + 0.12 * shag,
        bridge=_bridge(spec),
        wires=_wires(spec),
    )


def _bow(t: NDArray[np.float64], top: float, power: float) -> NDArray[np.float64]:
    """0 at both ends .. 1 at `top`."""
    away = np.where(t < top, (top - t) / top, (t - top) / (1.0 - top))
    # The very peak is round even in a roof.
    return np.asarray(1.0 - (np.sqrt(away**2 + 0.02) - 0.1414) ** power)


def _eased(line: NDArray[np.float64]) -> NDArray[np.float64]:
    """Heights (200,) of a line (200, 2) without what is steeper than a brow's own course."""
    step = np.diff(line[:, 0])
    slope = _STEEPEST * np.tanh(np.diff(line[:, 1]) / step / _STEEPEST)
    height = np.append(0.0, np.cumsum(slope * step))
    # Its middle stays where it was: it belongs to the ridge.
    return np.asarray(height + line[_GRID // 2, 1] - height[_GRID // 2])


def _bridge(spec: FaceSpec) -> float:
    """Share of a brow's hairs that stand towards the other: few people have none, few many, whom women pluck."""
    lot = float(uniform(spec.brows.seed, "brow-bridge", 0))
    meets = _JOINED.get(spec.ethnicity, 0.04) * (1.0 - 0.7 * spec.form.femininity)
    grown = float(np.interp(spec.age, (9, 18), (0.0, 1.0)))
    return grown * (0.05 * max(0.0, 1.0 - lot / meets) ** 0.5 if lot < meets else 0.003 * lot)


def _wires(spec: FaceSpec) -> float:
    """Share of long stiff hairs, which many men get from fifty on. By eye."""
    lot = float(uniform(spec.brows.seed, "brow-wires", 0))
    return 0.04 * lot**1.5 * (1.0 - spec.form.femininity) * float(np.interp(spec.age, (45, 72), (0.0, 1.0)))
