"""How wide hairs are drawn that each stand for several, and what casts their shadows."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from facestudio.scene.groom.vectors import Array, smooth
from facestudio.spec.types import Hair

WIDTH = 0.0172
"""cm. A hair is 0.007 thick; as one of four or five is drawn, it is wider, by less than in proportion."""

CASTER_HALF_WIDTH = 0.048
"""cm, of a caster that stands for about five of sixteen thousand drawn hairs."""


def closing(hair: Hair) -> float:
    """Factor of the width: between too few dark hairs a bright wall would show in white specks, between fair ones it hardly
    does; and dark hairs are not told apart, so that they may be wider."""
    return 1.0 + 0.22 * float(smooth(0.5, 0.95, np.float32(hair.eumelanin))) * (1.0 - hair.grey)


def tip_width(length: float) -> float:
    """Of hair `length` cm long on average, relative to its middle: short hair tapers, long hair was cut across."""
    return float(np.interp(length, (3.0, 10.0), (0.22, 0.55)))


def slim(length: float) -> float:
    """Factor of the casters' width for hair `length` cm long on average: short hair's broad shadows would be spots, too."""
    return float(np.interp(length, (0.8, 2.5), (0.4, 1.0)))


def ended(hairs: Array, kept: NDArray[np.integer], share: Array) -> Array:
    """Casters (S, K, 3) along hairs (S, P, 3), contiguous: at their points `kept` (K,), at a `share` (S,) of the way there."""
    place = share[:, None] * kept[None].astype(np.float32)
    low = np.minimum(place.astype(np.intp), hairs.shape[1] - 2)
    row, between = np.arange(len(hairs))[:, None], (place - low)[..., None]
    return np.ascontiguousarray(hairs[row, low] * (1.0 - between) + hairs[row, low + 1] * between, dtype=np.float32)
