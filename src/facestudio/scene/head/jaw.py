"""Jaws and foreheads no broader, jaws no narrower, cheeks no hollower and no fuller than people's: where outline, details,
measures and build all widen a jaw or a forehead, they add up to a box, where they all fill a cheek, to a balloon; where they
all draw it in, its outline falls in below the cheekbone when the head is turned."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from facestudio.assets import HeadPack
from facestudio.maths.steps import smooth_step
from facestudio.scene.head.changes import PLACES
from facestudio.scene.head.landmarks import vertex_at
from facestudio.scene.head.measures import departure
from facestudio.scene.head.warps import GROWN_YEARS, changed, more
from facestudio.spec.types import Form

BROAD = (0.500, 0.520)
"""Breadth of the jaw's edge half way from its angle to the chin against that of the cheekbones, (men, women), from which on it
is broad, by eye: of 80 drawn people the mean was 0.52 in either sex before, the deviation 0.04. With 0.49 women's lower faces
were funnels: what less taper left them was taken back here; with 0.51 they were a child's beside photographs still."""
NARROW = (0.452, 0.450)
"""The same, below which it is narrow: one and a half deviations below that mean. Jaws of some young women were points."""
TAPERED_OF_YEARS = ((0.0, 0.545), (3.0, 0.552), (6.0, 0.545), (10.0, 0.517), (14.0, 0.470))
OFF = 0.012
"""(Years, mean of that ratio in 24 drawn boys and girls of each age), and how far from it a child's is broad or narrow: one
deviation."""
BROUGHT = 0.8
"""Share of what is beyond that is taken back: broad jaws stay broad."""
EFFECT = 0.0175
"""By how much a deviation of `taper` lessens that ratio."""
LARGEST = 5.5
HOLLOW = ((40.0, -0.32), (70.0, -0.10))
"""(Years, cm) from which on a cheek is hollow: how far it stays behind the straight line from cheekbone to jaw, seen from
`ASIDE`. Of 157 drawn people the mean was -0.5, the deviation 0.34; the cheeks of the old do fall in, by eye."""
BULGING = -0.90
"""The same, cm, from which on a cheek is a balloon: where build, details and measures all fill it. Of 19 drawn women the mean
was -0.60, the deviation 0.42."""
ASIDE = (0.574, 0.819)
"""(Outwards, forward): 35 degrees from ahead, where the far cheek is the face's outline."""
FILLED = 0.65
"""Share of what is beyond either that is filled, or taken back."""
FILLS_CM = 0.144
"""By how much a deviation of `cheek_fullness` lessens a hollow."""
FULLEST = 2.0
HIGH_AND_WIDE = 0.607
"""Breadth of the sides of the forehead, below the hairline's corners, against that of the cheekbones, from which on it
is a box or a balloon: eight tenths of a deviation above the mean of 200 drawn people, 0.582 in either sex."""
TEMPLES = 0.0174
"""By how much a deviation of `temple_width` widens that ratio."""
NARROWEST = 2.5
ANGLED = (0.782, 0.780)
"""Typical breadth of the angles of the jaw against that of the cheekbones, (men, women). Of 16 drawn people of each sex at 28
and at 66 it was 0.765 and 0.75, and the outline at the height of the mouth 0.806 to 0.825 and 0.747 to 0.773 of the face's
breadth with a deviation of 0.048; MediaPipe's canonical face, of both sexes, has 0.89 there. So most of the way is left."""
ANGLED_OF_YEARS = ((0.0, 0.84), (3.0, 0.812), (6.0, 0.79), (10.0, 0.773), (14.0, 0.758))
"""(Years, the same of children of either sex): the means of 24 drawn boys and girls of each age, a little less from six on.
Their deviation was 0.02, but a boy of ten had 0.85, and his face was a grown man's box."""
EVENED = 0.55
"""Share of a departure from that which is taken back: either sex had boxes and funnels. By eye."""
BOXED, UNBOXED = 0.015, 0.35
"""How far beyond the typical a jaw is a box, and the further share of that which is taken back: with jowls and a chewing muscle
on it, heads of old men were as broad at the mouth as above the ears. By eye."""
MEANT = 0.5
"""Share of the departure drawn for the jaw's breadth that is held to be a person's own, and is not taken back."""
ANGLES = 0.0235
"""By how much a deviation of `jaw_round` widens that ratio."""
ROUNDEST = 2.0
POINTED = (0.235, 0.201)
"""Breadth of the sides of the chin against that of the cheekbones, (men, women), below which a chin is a knob between the jaws.
Of 26 and 29 drawn people the means were 0.259 and 0.214, the deviations 0.024 and 0.019, the least 0.18 in either sex."""
BLUNTED = 0.7
"""Share of what is below that is made up for, by eye: pointed chins stay pointed."""
CHIN = 0.0256
"""By how much a deviation of `chin_breadth` widens that ratio."""
BLUNTEST = 2.0


def tapering(head: NDArray[np.float32], form: Form, years: float, pack: HeadPack) -> NDArray[np.float32]:
    """(V0, 3) displacement, cm of an adult's head, that draws in a jaw which is too broad, or lets out one
    which is too narrow. head: (V0, 3), of the pack."""
    ratio = _breadth(head, "jaw", pack) / _breadth(head, "zygion", pack)
    broad, narrow = ((1.0 - form.femininity) * man + form.femininity * woman for man, woman in (BROAD, NARROW))
    grown = float(smooth_step(*GROWN_YEARS, years))
    child = float(np.interp(years, *np.transpose(TAPERED_OF_YEARS)))
    broad, narrow = (grown * adult + (1.0 - grown) * (child + off) for adult, off in ((broad, OFF), (narrow, -OFF)))
    beyond = ratio - min(max(ratio, narrow), broad)
    return changed("taper", min(max(BROUGHT * beyond / EFFECT, -LARGEST), LARGEST), pack)


def angled(head: NDArray[np.float32], form: Form, years: float, pack: HeadPack) -> NDArray[np.float32]:
    """(V0, 3) displacement, cm of an adult's head, that draws in angles of the jaw which are far apart, and lets out those
    which are not. head: (V0, 3), of the pack."""
    man, woman = ANGLED
    child = float(np.interp(years, *np.transpose(ANGLED_OF_YEARS)))
    adult = (1.0 - form.femininity) * man + form.femininity * woman
    typical = child + (adult - child) * float(smooth_step(*GROWN_YEARS, years))
    own = 1.0 + MEANT * (departure("jaw_width", form, years) - 1.0)
    beyond = _breadth(head, "gonion", pack) / _breadth(head, "zygion", pack) - own * typical
    taken = EVENED * beyond + UNBOXED * max(beyond - BOXED, 0.0)
    return changed("jaw_round", -min(max(taken / ANGLES, -ROUNDEST), ROUNDEST), pack)


def blunted(head: NDArray[np.float32], form: Form, years: float, pack: HeadPack) -> NDArray[np.float32]:
    """(V0, 3) displacement, cm of an adult's head, that broadens a chin which is a point. head: (V0, 3), of the pack."""
    man, woman = POINTED
    least = (1.0 - form.femininity) * man + form.femininity * woman
    below = max(least - _breadth(head, "chin_side", pack) / _breadth(head, "zygion", pack), 0.0)
    return more("chin_breadth", min(BLUNTED * below / CHIN, BLUNTEST), years, pack)


def narrowing(head: NDArray[np.float32], years: float, pack: HeadPack) -> NDArray[np.float32]:
    """(V0, 3) displacement, cm of an adult's head, that draws in a forehead which is too broad. head: (V0, 3), of the pack."""
    beyond = max(_breadth(head, "forehead_side", pack) / _breadth(head, "zygion", pack) - HIGH_AND_WIDE, 0.0)
    return more("temple_width", -min(BROUGHT * beyond / TEMPLES, NARROWEST), years, pack)


def filling(head: NDArray[np.float32], size: float, years: float, pack: HeadPack) -> NDArray[np.float32]:
    """(V0, 3) displacement, cm of an adult's head, that fills cheeks which are too hollow, and draws in those that
    bulge. head: (V0, 3), of the pack. size: of the head, 1 for an adult's."""
    bone, cheek, jaw = (_outline(head[list(_pair(pack, name))]) for name in ("cheekbone", "cheek", "jaw"))
    down = (bone[0] - cheek[0]) / (bone[0] - jaw[0])
    hollow = ((1.0 - down) * bone[1] + down * jaw[1] - cheek[1]) / size
    beyond = hollow - min(max(hollow, BULGING), float(np.interp(years, *np.transpose(HOLLOW))))
    return more("cheek_fullness", min(max(FILLED * beyond / FILLS_CM, -FULLEST), FULLEST), years, pack)


def _outline(pair: NDArray[np.float32]) -> tuple[float, float]:
    """Height of a left and right place, and how far they reach towards `ASIDE`, cm, on average. pair: (2, 3)."""
    out, up, forward = np.abs(pair[:, 0]).mean(), pair[:, 1].mean(), pair[:, 2].mean()
    return float(up), float(ASIDE[0] * out + ASIDE[1] * forward)


def _breadth(head: NDArray[np.float32], name: str, pack: HeadPack) -> float:
    return float(np.ptp(head[list(_pair(pack, name)), 0]))


@lru_cache(maxsize=16)
def _pair(pack: HeadPack, name: str) -> tuple[int, int]:
    """The pack's vertices at a landmark, left and right."""
    return vertex_at(pack, PLACES[name]), vertex_at(pack, PLACES[name], side=-1.0)
