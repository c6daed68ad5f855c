"""Weights of the macro morphs: how age, sex, ancestry, muscle and fat make a head."""

from __future__ import annotations

from itertools import product

import numpy as np

from facestudio.spec.types import Form

AGE_OF_YEARS = (
    (0.0, 0.008),
    (1.0, 0.018),
    (10.0, 0.095),
    (14.0, 0.147),
    (16.0, 0.195),
    (18.0, 0.275),
    (21.0, 0.43),
    (25.0, 0.5),
    (38.0, 0.645),
    (46.0, 0.755),
    (60.0, 0.92),
    (75.0, 0.985),
    (90.0, 1.0),
)
"""Years -> MakeHuman's age, in which baby is 0, child 0.1875 (15 to 16 years), young 0.5 (25 years) and old 1 (90 years).

Between the anchors MakeHuman goes straight. Three bends are ours, by eye: infants are a little of the way to the child already,
or their cheeks hang over their jaws; the face stays a child's until 14, as most of its growth comes with puberty, and the
pack's child, meant for 10 years, is reached after 15: it looks like a teenager; and `old` is ahead of a straight line from 30
on, since its 90 years look like 70.
"""
AGES = ((0.0, "baby"), (0.1875, "child"), (0.5, "young"), (1.0, "old"))
MUSCLES = ("minmuscle", "averagemuscle", "maxmuscle")
WEIGHTS = ("minweight", "averageweight", "maxweight")

HEAVY = 0.65
"""Share of what a man weighs above the average that the pack's morphs show: they broaden chins and jaws to a box (by eye). The
changes of `warps.py` fill the cheeks instead."""


def makehuman_age(years: float) -> float:
    """MakeHuman's age for an age in years: continuous and increasing over 0..90, constant beyond."""
    return float(np.interp(years, [y for y, _ in AGE_OF_YEARS], [a for _, a in AGE_OF_YEARS]))


def age_weights(years: float) -> dict[str, float]:
    """Weights of baby, child, young and old; they add up to 1, and at most two differ from 0."""
    age = makehuman_age(years)
    places = [place for place, _ in AGES]
    k = min(max(int(np.searchsorted(places, age, side="right")) - 1, 0), len(AGES) - 2)
    t = (age - places[k]) / (places[k + 1] - places[k])
    return {AGES[k][1]: 1 - t, AGES[k + 1][1]: t}


def between(value: float, names: tuple[str, str, str]) -> dict[str, float]:
    """Weights of least, average and most for a value 0..1 with 0.5 average."""
    least, average, most = max(0.0, 1 - 2 * value), 1 - abs(2 * value - 1), max(0.0, 2 * value - 1)
    return dict(zip(names, (least, average, most), strict=True))


def macro_weights(form: Form, years: float) -> dict[str, float]:
    """Name -> weight of every macro morph that takes part."""
    sexes = {"female": form.femininity, "male": 1 - form.femininity}
    people = {"african": form.african, "asian": form.asian, "caucasian": form.caucasian}
    weights: dict[str, float] = {}
    shown = form.weight - (1.0 - HEAVY) * (1.0 - form.femininity) * max(form.weight - 0.5, 0.0)
    for (sex, a), (age, b) in product(sexes.items(), age_weights(years).items()):
        for name, c in people.items():
            weights[f"macrodetails/{name}-{sex}-{age}"] = a * b * c
        builds = product(between(form.muscle, MUSCLES).items(), between(shown, WEIGHTS).items())
        for (muscle, c), (fat, d) in builds:
            weights[f"macrodetails/universal-{sex}-{age}-{muscle}-{fat}"] = a * b * c * d
    return {name: weight for name, weight in weights.items() if weight}
