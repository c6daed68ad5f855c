"""People with a given hair or beard, and the measures of what grows on them."""

from dataclasses import replace

import numpy as np
from tests.support.one_person import person

SIZE = 256  # few hairs: what is tested here holds hair by hair


def styled(style, length, texture=0.2, **changes):
    return person(hair={"style": style, "length": float(length), "texture": texture, "thinning": 0.0}, **changes)


def bearded(amount, style="full", **changes):
    man = person(hair={"length": 0.0, "style": "bald"}, beard={"amount": float(amount), "style": style}, **changes)
    return replace(man, form=replace(man.form, femininity=0.0))


def lengths(strands):
    return np.linalg.norm(np.diff(strands.points.astype(np.float64), axis=1), axis=2).sum(axis=1)
