"""What relaxes a face at rest: the pack's men have their brows on the lids and drawn down to the nose, a scowl."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from facestudio.maths.steps import smooth_step

INNER, MIDDLE = (0.95, 76.45), (2.6, 76.85)
"""Places of the brow over the rest face, cm: (distance from the middle, height)."""
LEAST_CM = ((0.0, 1.82), (1.0, 1.94))
"""(femininity, height): least of the brow's middle above the middle of the eyeball, of an adult. By eye; women's and children's
brows lie higher above the opening than men's (textbook anatomy)."""
GROWN_YEARS = (9.0, 17.0)
"""Ages between which a child's height becomes the adult's of its sex."""
INNER_LOWER_CM = 0.24
"""Most by which the inner end of a relaxed brow lies lower than its middle, of an adult, by eye."""
EVENED = ((12.0, 0.35), (18.0, 0.43))
"""(years, share of what is missing that is made up for): brows that are lifted all the way look astonished (by eye)."""
MOST_CM = 0.65
UP_FROM, UP_TO = (75.4, 76.25), (77.4, 80.6)
"""Heights between which the lift fades in, sparing the lid, and out again over the forehead."""
OUTER_SHARE = 0.85
FADED_X = (5.2, 6.6)
FACE_FROM_Z = 8.0


def relaxed_brows(
    positions: NDArray[np.float32],
    rest: NDArray[np.float32],
    eye_height: float,
    size: float,
    femininity: float,
    years: float,
) -> NDArray[np.float32]:
    """(V, 3) displacement, cm, that lifts brows which lie too low.

    positions: (V, 3) head space, cm, of the face at rest. rest: (V, 3). eye_height: of the eyeballs' middles.
    size: of the head, 1 for an adult.
    """
    moved = np.zeros(rest.shape, np.float32)
    inner, middle = (_height(positions, rest, place) - eye_height for place in (INNER, MIDDLE))
    high = max(femininity, 1.0 - float(smooth_step(*GROWN_YEARS, years)))
    least = size * float(np.interp(high, *np.transpose(LEAST_CM)))
    share = float(np.interp(years, *np.transpose(EVENED)))
    up = min(share * max(least - middle, 0.0), size * MOST_CM)
    up_inner = min(max(share * (middle + up - size * INNER_LOWER_CM - inner), up), size * MOST_CM)
    if max(up, up_inner) <= 0.0:
        return moved
    near = np.flatnonzero((rest[:, 2] > FACE_FROM_Z) & (rest[:, 1] > UP_FROM[0]) & (rest[:, 1] < UP_TO[1]))
    x, y = np.abs(rest[near, 0]).astype(np.float64), rest[near, 1].astype(np.float64)
    along = np.interp(x, (INNER[0], MIDDLE[0], 4.4), (up_inner, up, OUTER_SHARE * up))
    faded = smooth_step(*UP_FROM, y) * (1.0 - smooth_step(*UP_TO, y)) * (1.0 - smooth_step(*FADED_X, x))
    moved[near, 1] = along * faded
    return moved


def _height(positions: NDArray[np.float32], rest: NDArray[np.float32], place: tuple[float, float]) -> float:
    """Height of a place of the face, mean of both sides."""
    ahead = np.flatnonzero(rest[:, 2] > FACE_FROM_Z)
    x, y = rest[ahead, 0], rest[ahead, 1]
    found = [ahead[np.hypot(side * x - place[0], y - place[1]).argmin()] for side in (-1.0, 1.0)]
    return float(positions[found, 1].mean())
