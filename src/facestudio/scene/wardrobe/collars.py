"""What is sewn to the necklines: each finish of the pattern book as sheets."""

from __future__ import annotations

from facestudio.scene.wardrobe.bands import BAND, BINDING, FACING, HEAVY_BAND, ROLL, STAND, band, scarf, teeth
from facestudio.scene.wardrobe.chart import Chart
from facestudio.scene.wardrobe.hood import hood
from facestudio.scene.wardrobe.leaves import LEAVES, lapels, leaf, stand_cm, upright
from facestudio.scene.wardrobe.placket import BUTTONS_CM, TOP_CM, placket
from facestudio.scene.wardrobe.sheet import Sheet

_RINGS = {
    "band": (BAND, 1.0, 1.0),
    "heavy_band": (HEAVY_BAND, 1.0, 0.0),
    "roll": (ROLL, 1.0, 0.0),
    "binding": (BINDING, 0.0, 0.0),
    "facing": (FACING, 1.0, 0.0),
}
"""Finish -> profile, ribbing, and how much of the second colour it takes where the fabric has contrasting trim."""
_CLOSED = ("leaf", "flat_leaf", "round_leaf", "stand")
"""Finishes with a buttoned front."""


def collar_sheets(cut: str, finish: str, chart: Chart, size: float, seed: int) -> tuple[Sheet, ...]:
    """Everything sewn to the neckline of a cut. size: of the person, 1 for an adult. seed: of the folds."""
    if finish in _RINGS:
        profile, rib, second = _RINGS[finish]
        return (band(cut, chart, size, profile, rib=rib, second=second, seed=seed),)
    if finish == "hood":
        return hood(cut, chart, size, seed)
    if finish == "scarf":
        return scarf(cut, chart, size, seed)
    if finish == "lapels":
        return lapels(cut, chart, size, seed)
    if finish == "zip_collar":
        return (upright(cut, chart, size), teeth(cut, chart, size))
    standing = finish == "stand"
    collar = (
        band(cut, chart, size, STAND, rib=0.0, seed=seed) if standing else leaf(cut, chart, size, LEAVES[finish], seed)
    )
    if finish in _CLOSED:
        # The leaf's tips meet over the uppermost button.
        buttons = BUTTONS_CM if standing else BUTTONS_CM[1:]
        top = TOP_CM if standing else min(TOP_CM, stand_cm(LEAVES[finish], size)[0] - 0.1)
        return (collar, *placket(cut, chart, size, buttons, top))
    return (collar, band(cut, chart, size, BINDING, rib=0.0, seed=seed))
