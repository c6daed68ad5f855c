"""Lengths that sun or a hairdresser has made lighter than what grows, and roots that are darker."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from facestudio.maths.counter_hash import uniform
from facestudio.scene.groom.styles import Head
from facestudio.scene.groom.vectors import Array, smooth
from facestudio.scene.materials.hair import strand_colour
from facestudio.spec.types import Hair

_SHARE = 0.32
"""Of women between 20 and 50 whose hair is longer than to the jaw and not quite black, by eye."""

_EUMELANIN, _PHEOMELANIN, _FAIREST = 0.30, 0.16, 0.12
"""Black pigment lost, red pigment laid open, and the least that is left of the black, by eye."""


_DARK_ROOT = 0.2
"""How much darker the roots of long brown, fair and red hair are than those of black hair, which sun cannot bleach. By eye."""


def root_shade(hair: Hair, length: float) -> float:
    """Brightness of roots relative to the middle of hair that is `length` cm long on average."""
    pale = float(np.interp(hair.eumelanin, (0.7, 0.92), (1.0, 0.0))) * (1.0 - hair.grey)
    shade = float(np.interp(length, (0.4, 1.0, 3.0, 5.0), (0.9, 0.58, 0.56, 0.72)))
    return shade * (1.0 - _DARK_ROOT * pale * float(np.interp(length, (3.0, 5.0), (0.0, 1.0))))


def is_lightened(head: Head) -> bool:
    """Whether this person wears their hair so: some women, as grown-ups wear it."""
    hair = head.hair
    likely = _SHARE * float(
        smooth(15.0, 20.0, head.age) * smooth(70.0, 50.0, head.age) * smooth(1.0, 0.8, hair.eumelanin)
    )
    return head.female and hair.length > 5.6 and hair.grey < 0.25 and head.luck("lightened") < likely


def lightened(colours: Array, hair: Hair, index: NDArray[np.integer], seed: int) -> Array:
    """Colours (S, P, 3), linear reflectance, of hairs `index` (S,) of which each grows lighter from a place of its own on."""
    light = strand_colour(max(_FAIREST, hair.eumelanin - _EUMELANIN), min(1.0, hair.pheomelanin + _PHEOMELANIN))
    place = np.linspace(0.0, 1.0, colours.shape[1], dtype=np.float32)[None]
    begin = 0.15 + 0.45 * uniform(seed, "lightened-from", index)[:, None]
    most = 0.35 + 0.65 * uniform(seed, "lightened", index)[:, None]
    share = (most * smooth(0.0, 0.45, place - begin))[..., None]
    return np.asarray(colours + (np.asarray(light, dtype=np.float32) - colours) * share, dtype=np.float32)
