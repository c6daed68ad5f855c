"""Lengths that sun or a hairdresser has made lighter than what grows, and roots that are darker."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from facestudio.maths.counter_hash import uniform
from facestudio.scene.groom.styles import Head
from facestudio.scene.groom.vectors import Array, smooth
from facestudio.scene.materials.hair import strand_colour
from facestudio.spec.types import Hair

_SHARE = 0.45
"""Of women between 20 and 50 whose hair is longer than to the jaw and not quite black, by eye."""

_EUMELANIN, _PHEOMELANIN, _FAIREST = 0.30, 0.16, 0.12
"""Black pigment lost, red pigment laid open, and the least that is left of the black, by eye."""


_OWN = 0.35
"""How far a hair is lightened by a lot of its own and not by its lock's: light beside dark, hair by hair, is straw. By eye."""

_BLEACHED, _RED_KEPT = 0.13, 0.10
"""Black pigment that sun and washing take from ends that are `_AGED`, and red that this lays open. Eumelanin goes first, so
that ends are warmer and lighter than what has just grown (Robbins, Chemical and Physical Behavior of Human Hair; from memory,
unchecked). Amounts by eye."""

_AGED = (8.0, 26.0)
"""cm of mean length, grown in half a year and in two years: up to which no end is bleached, and from which all are so far."""


_DARK_ROOT = 0.26
"""How much darker the roots of long brown, fair and red hair are than those of black hair, which sun cannot bleach. By eye."""


def root_shade(hair: Hair, length: float) -> float:
    """Brightness of roots relative to the middle of hair that is `length` cm long on average."""
    pale = float(np.interp(hair.eumelanin, (0.7, 0.92), (1.0, 0.0))) * (1.0 - hair.grey)
    shade = float(np.interp(length, (0.4, 1.0, 3.0, 5.0), (0.9, 0.58, 0.56, 0.66)))
    return shade * (1.0 - _DARK_ROOT * pale * float(np.interp(length, (3.0, 5.0), (0.0, 1.0))))


def is_lightened(head: Head) -> bool:
    """Whether this person wears their hair so: some women, as grown-ups wear it."""
    hair = head.hair
    likely = _SHARE * float(
        smooth(15.0, 20.0, head.age) * smooth(70.0, 50.0, head.age) * smooth(1.02, 0.82, hair.eumelanin)
    )
    return head.female and hair.length > 5.6 and hair.grey < 0.12 and head.luck("lightened") < likely


def lightened(colours: Array, hair: Hair, index: NDArray[np.integer], lock: NDArray[np.integer], seed: int) -> Array:
    """Colours (S, P, 3), linear reflectance, of hairs `index` (S,) which grow lighter from a place of their own on: most of it
    is their lock's, `lock` (S,), since a brush lightens locks, and sun what lies outside."""
    light = strand_colour(max(_FAIREST, hair.eumelanin - _EUMELANIN), min(1.0, hair.pheomelanin + _PHEOMELANIN))
    place = np.linspace(0.0, 1.0, colours.shape[1], dtype=np.float32)[None]
    begin = 0.15 + 0.45 * _shared(seed, "lightened-from", index, lock)[:, None]
    most = 0.35 + 0.65 * _shared(seed, "lightened", index, lock)[:, None]
    share = (most * smooth(0.0, 0.45, place - begin))[..., None]
    return np.asarray(colours + (np.asarray(light, dtype=np.float32) - colours) * share, dtype=np.float32)


def _shared(seed: int, stream: str, index: NDArray[np.integer], lock: NDArray[np.integer]) -> Array:
    """Lots (S,), 0..1, that hairs `index` (S,) of one `lock` (S,) have in common but for `_OWN`."""
    own, common = uniform(seed, stream, index), uniform(seed, stream + "-lock", lock.astype(np.uint32))
    return np.asarray(_OWN * own + (1.0 - _OWN) * common, dtype=np.float32)


def bleached(hair: Hair, length: float, points: int) -> NDArray[np.float32]:
    """Factors (1, P, 3) of the reflectance along hair of `length` cm on average, whose ends are older than its roots."""
    far = float(np.interp(length, _AGED, (0.0, 1.0))) * (1.0 - hair.grey)
    grown = np.asarray(strand_colour(hair.eumelanin, hair.pheomelanin))
    old = np.asarray(
        strand_colour(
            max(_FAIREST, hair.eumelanin - _BLEACHED), min(1.0, hair.pheomelanin + _RED_KEPT * hair.eumelanin)
        )
    )
    share = far * smooth(0.2, 1.0, np.linspace(0.0, 1.0, points))[None, :, None]
    return np.asarray(1.0 + share * (np.maximum(old / grown, 1.0) - 1.0), dtype=np.float32)
