"""How far a face has matured: a girl's stops growing years before a boy's, and all its bones with it."""

from __future__ import annotations

import numpy as np

from facestudio.spec.types import FaceSpec

MATURED: dict[str, tuple[tuple[float, ...], tuple[float, ...]]] = {
    "female": ((14.0, 16.0, 17.0, 18.0, 19.0, 21.0, 25.0), (14.0, 16.2, 18.05, 19.2, 20.3, 22.3, 25.0)),
    "male": ((16.0, 18.0, 19.0, 20.0, 22.0, 25.0), (16.0, 18.3, 19.6, 20.8, 22.6, 25.0)),
}
"""Years -> years at which the other tables of this stage, made for either sex, have such a face. Of growth after puberty hardly
any is left at 15 to 16 in girls and at 18 in boys (Farkas 1994, from memory, unchecked: facial heights and widths reach
maturity at 12 to 15 and 13 to 16 years); the pack's child was still seven tenths of a woman of 18. The courses by eye."""


def matured_years(femininity: float, years: float) -> float:
    """Years at which the tables of shape have a face as mature; those in childhood and from 25 on. femininity: 0 .. 1."""
    ahead = {
        sex: float(np.interp(years, ages, matured_at) - np.clip(years, ages[0], ages[-1]))
        for sex, (ages, matured_at) in MATURED.items()
    }
    return years + femininity * ahead["female"] + (1.0 - femininity) * ahead["male"]


def matured(spec: FaceSpec) -> float:
    """The same of a person."""
    return matured_years(spec.form.femininity, float(spec.age))
