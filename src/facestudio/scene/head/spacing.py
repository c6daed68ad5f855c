"""How large a head is: as large as the distance of its pupils tells. The pack's heads have the proportions of people's, but are
small: 5.8 cm between the eyes of its European adults, where people have 6.1 to 6.4.

`INTERPUPILLARY_CM` is what a typical person has. Adults: means of all studies 6.3 (Dodgson 2004, Proc. SPIE 5291:36), women
2 to 3 mm less than men, and 1 to 2 mm more at 50 than at 20 (the same, and Pointer 1999, Ophthalmic Physiol. Opt. 19:317,
abstract: 3 % from the mid-teens to middle age). Newborns 4.1 (1370 Koreans, J. Korean Ophthalmol. Soc. 16:371, 1975); 4.65
at 18 months, 4.75, 4.95, 5.1 and 5.1 in the years after (220 Caucasian children, Pacific University 1993); between 6 and 19
years on a smooth course between these, as MacLachlan and Howland 2002 (Ophthalmic Physiol. Opt. 22:175) have it, the
figures from memory, unchecked.

`SHARE_OF_FACE` is how much less the pupils of this engine's people are apart beside their faces: of the breadth across the
cheekbones it is 0.449 in men and 0.458 in women (3 997 workers, Zhuang and Bradtmiller 2005, J. Occup. Environ. Hyg. 2:567,
from memory). With Dodgson's figures and Farkas's faces ours were by 0.463 and 0.479, and eyes too large for them: by a mesh
of 478 landmarks the outline was 1.46 times as broad as the outer corners are apart, in 14 photographs of women 1.54.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from facestudio.assets import HeadPack
from facestudio.maths.steps import smooth_step

Array = NDArray[np.float64]

YEARS = (0.0, 1.0, 2.0, 3.0, 5.0, 8.0, 10.0, 12.0, 16.0, 20.0, 30.0, 50.0, 80.0)
INTERPUPILLARY_CM = {
    "female": (4.05, 4.50, 4.70, 4.85, 5.10, 5.40, 5.55, 5.70, 5.98, 6.14, 6.21, 6.23, 6.23),
    "male": (4.10, 4.55, 4.75, 4.90, 5.12, 5.47, 5.65, 5.85, 6.20, 6.36, 6.42, 6.45, 6.45),
}
"""Distance of the pupils of a typical person, far gaze, at `YEARS`."""
SHARE_OF_FACE = ((8.0, 18.0), (1.0, 0.97))
"""(years, share): half of it is taken off the eyes, half put on the head. Children keep the tables' eyes: with 1 to 2 % less
they were no likelier to strangers."""
# Distance from the middle, cm of rest space -> share of the shift: nothing at the bridge of the nose, more at the outer than
# at the inner corner of the eye (the openings are too narrow as well), nothing at the side of the head.
_ACROSS = ((0.0, 0.0), (0.6, 0.08), (1.7, 0.52), (2.9, 1.0), (4.3, 1.14), (5.2, 0.92), (6.2, 0.42), (7.2, 0.0))
_UP = ((69.8, 72.8), (77.5, 82.5))
"""Heights between which the shift fades in, and out again."""
_DEPTH = (3.0, 8.0)
_FORWARD = 0.08
"""Share of the shift that the eyeballs come forward, into lids that are drawn wider: else a gap opens between them."""
_LARGER = 0.04
"""By how much larger the eyeballs get for each cm of the shift, to fill the openings to their corners."""

NECK_Y = (56.0, 64.0)
"""Rest heights, cm, between which the growth of the head fades into that of the body."""
BODY_SHARE = 0.6
"""How far the body grows with the head."""
PIVOT_Y, PIVOT_Z = 65.0, 3.0
"""Rest space, cm: the head grows about the top of the neck."""


def interpupillary_cm(femininity: float, years: float) -> float:
    """Distance of a typical person's pupils. femininity: 0 male .. 1 female."""
    female, male = (float(np.interp(years, YEARS, INTERPUPILLARY_CM[sex])) for sex in ("female", "male"))
    return femininity * female + (1 - femininity) * male


def share_of_face(years: float) -> float:
    """By how much less the eyes are apart, beside the face, than tables of either have it."""
    return float(np.interp(years, *SHARE_OF_FACE))


def eye_distance_mm(pack: HeadPack, vertices: NDArray[np.floating]) -> float:
    """Distance of the middles of the eyeballs. vertices: (V0, 3) of the pack, cm."""
    left, right = (vertices[pack.eyes[side]].mean(axis=0) for side in ("left", "right"))
    return 10.0 * float(np.linalg.norm(left - right))


def grow(pack: HeadPack, vertices: NDArray[np.float32], by: float) -> NDArray[np.float32]:
    """The pack's vertices, (V0, 3) cm, with the head as a whole larger `by` times, and the body as its share has it."""
    top = pack.rest[:, 1] > NECK_Y[1]
    low = vertices[top, 1].min()
    share = smooth_step(NECK_Y[0], NECK_Y[1], pack.rest[:, 1].astype(np.float64))[:, None]
    share = BODY_SHARE + (1.0 - BODY_SHARE) * share
    # The top of the neck is where it is in this body: children's are much lower than the rest head's.
    pivot = np.array([0.0, low + (PIVOT_Y - NECK_Y[1]), PIVOT_Z])
    return (vertices + share * (by - 1.0) * (vertices - pivot)).astype(np.float32)


def spread_eyes(pack: HeadPack, shift: float) -> NDArray[np.float32]:
    """(V0, 3) displacement of the pack's vertices, cm. shift: of each eye. The eyeballs stay round."""
    moved = spread(pack.rest.astype(np.float64), shift)
    for side in ("left", "right"):
        ball = pack.eyes[side]
        at = pack.rest[ball].astype(np.float64)
        middle = at.mean(axis=0)
        moved[ball] = spread(middle[None], shift) + (at - middle) * (_LARGER * shift)
        moved[ball, 2] += _FORWARD * shift
    return moved.astype(np.float32)


def spread(rest: Array, shift: float) -> Array:
    """(V, 3) displacement of places in rest space, (V, 3)."""
    x, y, z = rest.T
    share = np.interp(np.abs(x), [at for at, _ in _ACROSS], [share for _, share in _ACROSS])
    share = share * smooth_step(*_UP[0], y) * (1 - smooth_step(*_UP[1], y)) * smooth_step(*_DEPTH, z)
    moved = np.zeros_like(rest)
    moved[:, 0] = np.sign(x) * share * shift
    return moved
