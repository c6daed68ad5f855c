"""How whole heads differ: landmarks that move together, and all of the head smoothly with them.

Details of sculptors are local and independent of one another, so faces made of them alone are brothers. Real faces differ most
by smooth changes of the whole: steep against sloping foreheads, flat against projecting middles of the face, receding against
strong chins, high against low angles of the jaw, tilted against level eyes. Each such change is a thin-plate spline in space
(Bookstein 1989, IEEE Trans. Pattern Anal. Mach. Intell. 11:567, with the kernel r of three dimensions) through landmarks, of
which a few move. It keeps every local shape that the sculptors made, so it may be as strong as people's own differences.

A change is drawn as a departure in `Form.proportions`, in standard deviations. Some share their name with a measure
(`measures.py`): there the spline adds what the sculpted morphs leave of the spread.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from facestudio.assets import HeadPack
from facestudio.maths.steps import smooth_step
from facestudio.maths.thin_plate import spline
from facestudio.scene.head.changes import PLACES, WARPS, Move
from facestudio.scene.head.landmarks import vertex_at
from facestudio.scene.head.local_shapes import local_fields
from facestudio.scene.head.measures import shown
from facestudio.scene.head.own_shapes import own_fields
from facestudio.scene.head.uneven import uneven_fields
from facestudio.spec.types import Form
from facestudio.spec.vocabulary import LOCAL_SHAPES, OWN_SHAPES, UNEVEN_SHAPES

Array = NDArray[np.float64]

CHANGES = (*WARPS, *OWN_SHAPES, *UNEVEN_SHAPES, *LOCAL_SHAPES)
"""All of them, in the order of their fields."""

SEXES: Mapping[str, tuple[float, float]] = {
    "brow_ridge": (-1.6, -0.1),
    "forehead_slope": (-1.2, 0.1),
    "brow_height": (0.05, 0.7),
    "brow_tilt": (0.6, 0.0),
    "brow_tail": (-0.3, 0.0),
    "bridge_height": (-0.1, 0.2),
    "tip_turned": (0.6, -0.1),
    "chin_breadth": (-0.3, 0.55),
    "chin_projection": (1.0, 1.0),
    "lips_forward": (0.0, 1.2),
    "mouth_width": (1.0, 0.6),
    "cheekbones": (1.0, 0.0),
    "cheek_fullness": (-0.25, -0.2),
    "face_width": (-1.8, 0.0),
    "jaw_round": (1.2, 1.1),
    "forehead_height": (-0.7, -0.8),
    "jaw_angle": (0.3, -0.1),
    "fullness": (-0.5, -0.1),
    "eye_depth": (-0.7, 0.0),
    "eye_height": (0.0, -1.0),
    "canthal_tilt": (0.42, -0.08),
    "taper": (1.2, 3.6),
    "temple_width": (-0.1, -0.3),
    "face_depth": (1.1, 1.3),
    "cranium_length": (-0.90, -0.78),
    "lower_face": (-1.2, -1.5),
}
"""Change -> mean of grown (women, men), in standard deviations: what the pack's own sexes lack of the difference. That women
have weaker brow ridges and jaws, rounder and steeper foreheads, narrower faces, turned-up tips and higher brows is
textbook anthropometry (Farkas 1994); by how much is by eye. By a mesh of 478
landmarks typical outlines at 28 were 1.49 times as broad as the outer corners of the eyes are apart, in a rendered set and in
photographs 1.54 to 1.60, and jaws 3 to 4 % too narrow: a third of that is made up (`face_width`, `taper`, `temple_width`,
`chin_breadth`); with more, cheekbones would be broader than Farkas has. Jaws of women were still
3 to 5 % too narrow (1.17 of the eyes for 1.22 to 1.24, men's 1.19), their brow bones and bridges a child's: a third of that is
made up by `taper`, `jaw_round`, `chin_breadth`, `brow_ridge`, `eye_depth` and `bridge_height`. Foreheads three tenths of a
deviation further back sank tied hair into the skull.
By the same landmarks jaws of men were 0.809 of the face's breadth and 0.702 lower down, in 6 photographs 0.789 and 0.685, of
women 0.684 lower down for 0.676 in 13: half of that is taken in by `taper`, and mouths, 0.96 of Farkas's, are a little wider.
Against the rest head, tails of European women's brows
had sunk below their inner ends by 1.2 mm at 25 years and 2.6 at 65, men's by none, which looked sad; about 1.7 is taken back.

The pack's faces are shallow before long skulls: of grown Europeans 112 mm (women) and 117 (men) lay between ear and root of
the nose where Farkas 1994 has 115 and 124, of East Asians 102 and 110. `face_depth` takes the ears back, and `cranium_length`
keeps the back of the head where it was. Foreheads lay back by 12 degrees in women, 19 in African ones, where Farkas has 6, and
in men 10. Lower faces were 75 mm in men, 65 in women, where Farkas has 72.6 and 64.3. All of Farkas from memory, unchecked.
The foot of men's noses lay 49.6 mm below the middle of the eyes, the line of their lips 72.5, where Farkas's means leave 45 and
67: their eyes lie lower, by a fifth of it. By `measures.py`, European women of 30 (of 10) then still had lower faces 1.3 mm
longer and faces 3.6 mm broader than typical, East Asian ones 3.4 and 6.4; with these means it is 1.1 and 2.3, 1.7 and 3.5.

Before a vertical through the base of the nose, heads leant back by 3.5 degrees as in Arnett's natural posture, upper lip, lower
lip and chin of six European men of 30 stood 1.3, -2.5 and -3.9 mm, where Arnett et al. 1999 (Am. J. Orthod. Dentofacial Orthop.
116:239, from memory, unchecked) have 3.3, 1.0 and -3.5; women 4.5, 1.4 and -3.3 for 3.7, 1.9 and -2.6. `lips_forward` and
`chin_projection` bring men's to 1.9, -1.5 and -3.5: a third of the way, as lips further out looked like muzzles."""
DESCENT: Mapping[str, tuple[float, float]] = {
    "forehead_slope": (-1.3, 0.2),
    "lips_forward": (-2.0, -0.8),
    "midface_projection": (-0.3, 0.0),
    "brow_ridge": (0.0, -0.5),
    "mouth_height": (0.0, 2.5),
    "taper": (0.0, -1.5),
    "face_width": (0.0, -1.3),
    "lower_face": (0.0, -0.5),
    "face_depth": (0.0, 2.0),
    "cranium_length": (0.0, -1.14),
}
"""Change -> mean of people of (African, Asian) descent: the pack's mouths are too far forward there, and the brows of its
Asian men hang over the root of the nose (by eye); Asian mouths lie low above small chins."""
BUILD: Mapping[str, tuple[tuple[float, float, float], ...]] = {
    "fullness": ((0.2, -0.9, -0.9), (0.5, 0.0, 0.0), (0.8, 0.9, 1.1), (1.0, 1.4, 1.8)),
    "chin_breadth": ((0.5, 0.0, 0.0), (0.7, 0.0, -0.9), (1.0, 0.0, -1.3)),
}
"""Change -> (`form.weight`, mean of women, of men): the pack's own builds hardly reach the face, and make boxes of the chins of
heavy men, whose flesh hangs beside a chin and below it (by eye)."""
HEAVY_TAPER = ((0.5, 0.0), (0.7, 0.6), (1.0, 0.9))
"""(`form.weight`, deviations of taper that heavy men have for the same reason), by eye."""
LEAN = ((0.2, 0.55), (0.5, 1.0))
"""(`form.weight`, share of the jaw's taper), by eye."""
JOWLED = ((45.0, 1.0, 1.0), (60.0, 0.875, 1.0), (75.0, 0.75, 0.95))
"""(Years, share of the jaw's taper that women and men keep), by eye: broad jaws make men of old women."""

STILL_Y = (57.0, 64.0)
"""Rest heights, cm, between which a change fades into the body."""
BALL_CM = (1.75, 3.2)
"""Distances from the middle of an eyeball, cm, between which the rigid motion that lids have with it fades into the spline."""
RIGID = 0.6
"""Share of that rigid motion: with all of it, eyes would not tilt."""
APART = ((0.0, 0.36), (6.0, 0.48), (12.0, 0.7), (18.0, 1.0))
"""Years -> share of the changes, an adult's: children's faces have not yet grown apart (by eye)."""

FARTHEST = 2.3
"""No place of a head departs further from its kind's, along any axis, than so many of the deviations that an adult's changes
add up to there: each may be common and their sum a monster. Of 2.5 deviations 2.0 are left, of one all."""
LOCAL = (0.64, 0.54)
"""Share of the local shapes' deviations that men and women have, by eye: with all of them chins, lips and far cheeks are
knobs, and the softer features the sooner."""
AGED_LOCAL = ((40.0, 1.0), (65.0, 0.65))
"""(Years, share of the local shapes), by eye: the old have folds and hollows enough, and with all of it look battered."""
GROWN_YEARS = (12.0, 19.0)
"""Years over which the sexes grow apart."""
TAPER_YEARS = (15.0, 22.0)
"""Years over which the jaw's mean taper comes: it mends the pack's `young`, whose jaws are boxes; the jaws of its `child` of 15
or 16 taper already, and with both on, those of drawn people of 16 were narrower than at 12 or at 22."""


def warped(form: Form, years: float, pack: HeadPack) -> NDArray[np.float32]:
    """(V0, 3) displacement of the pack's vertices, cm, of an adult-sized head. Eyeballs stay round."""
    apart = float(np.interp(years, *np.transpose(APART)))
    own = apart * np.array([shown(name, form, years) for name in CHANGES])
    aged = float(np.interp(years, *np.transpose(AGED_LOCAL)))
    own[-len(LOCAL_SHAPES) :] *= aged * (LOCAL[0] + (LOCAL[1] - LOCAL[0]) * form.femininity)
    kind = _kind(form, years)
    fields = _fields(pack)
    # In double precision: the last bits of a product in single precision depend on which kernel a processor gets.
    moved: Array = np.einsum("w,wvi->vi", own, fields)
    moved /= (1.0 + (moved / (FARTHEST * _spread(pack))) ** 4) ** 0.25
    moved += np.einsum("w,wvi->vi", kind, fields)
    return moved.astype(np.float32)


def eyes_moved(form: Form, years: float, pack: HeadPack) -> float:
    """By how many cm of an adult-sized head what is typical of a person's kind moves either eye outwards."""
    return float(_kind(form, years) @ _eyes_out(pack))


def more(name: str, amount: float, years: float, pack: HeadPack) -> NDArray[np.float32]:
    """(V0, 3) displacement of the pack's vertices, cm, by so many deviations more of a change; a child's, none."""
    return changed(name, amount * float(smooth_step(*GROWN_YEARS, years)), pack)


def changed(name: str, amount: float, pack: HeadPack) -> NDArray[np.float32]:
    """(V0, 3) displacement of the pack's vertices, cm of an adult's head, by so many deviations of a change, at any age."""
    return np.float32(amount) * _fields(pack)[list(WARPS).index(name)]


def _kind(form: Form, years: float) -> Array:
    """(W,) means of all changes of a person's kind, in standard deviations; 0 in children."""
    grown = float(smooth_step(*GROWN_YEARS, years))
    return grown * np.array([_mean(name, form, years) for name in CHANGES])


def _mean(name: str, form: Form, years: float) -> float:
    """Mean of a grown person's change, in standard deviations."""
    female, male = SEXES.get(name, (0.0, 0.0))
    african, asian = DESCENT.get(name, (0.0, 0.0))
    mean = male + form.femininity * (female - male) + form.african * african + form.asian * asian
    if name == "taper":
        # The caller has it come with the sexes.
        heavy = (1.0 - form.femininity) * float(np.interp(form.weight, *np.transpose(HEAVY_TAPER)))
        return (mean * _filled(form, years) + heavy) * float(smooth_step(*TAPER_YEARS, years))
    if name in BUILD:
        weight, women, men = np.transpose(BUILD[name])
        built = [float(np.interp(form.weight, weight, means)) for means in (men, women)]
        mean += built[0] + form.femininity * (built[1] - built[0])
    return mean


def _filled(form: Form, years: float) -> float:
    """Share of the jaw's taper that a grown person has: less in the lean, whose cheeks fall in above it, and in the old, whose
    jowls fill its edge; with all of it their chins are wedges."""
    ages, women, men = np.transpose(JOWLED)
    kept = [float(np.interp(years, ages, shares)) for shares in (men, women)]
    return float(np.interp(form.weight, *np.transpose(LEAN))) * (kept[0] + form.femininity * (kept[1] - kept[0]))


@lru_cache(maxsize=1)
def _fields(pack: HeadPack) -> NDArray[np.float32]:
    """(W, V0, 3) displacement at one standard deviation of each change, cm."""
    rest = pack.rest.astype(np.float64)
    # Lids' own shapes come after those changes that move lids and eyeballs as one.
    whole = fields_of(WARPS, PLACES, pack, np.concatenate([own_fields(rest), uneven_fields(rest)])).astype(np.float32)
    return np.concatenate([whole, _off_the_eyes(local_fields(rest), pack)])


def _off_the_eyes(fields: NDArray[np.float32], pack: HeadPack) -> NDArray[np.float32]:
    """Fields, (K, V0, 3), changed, that leave the eyeballs where they are."""
    for eye in ("left", "right"):
        fields[:, pack.eyes[eye]] = 0.0
    return fields


@lru_cache(maxsize=1)
def _eyes_out(pack: HeadPack) -> Array:
    """(W,) cm by which one standard deviation of each change moves an eye outwards."""
    left, right = (_fields(pack)[:, pack.eyes[side], 0].mean(axis=1, dtype=np.float64) for side in ("left", "right"))
    return np.asarray(0.5 * (left - right))


@lru_cache(maxsize=1)
def _spread(pack: HeadPack) -> Array:
    """(V0, 3) standard deviation of all changes together at every vertex, cm, were they independent; above 0."""
    fields = _fields(pack)
    return np.sqrt(np.einsum("wvk,wvk->vk", fields, fields, dtype=np.float64)) + 1e-6


def fields_of(
    changes: Mapping[str, Mapping[str, Move]],
    landmarks: Mapping[str, Move],
    pack: HeadPack,
    more: Array | None = None,
) -> Array:
    """(W, V0, 3) displacement of the pack's vertices, cm, at one of each change, and at those of `more`, (W', V0, 3), if any.

    changes: name -> landmark -> (outwards, up, forward), mm. landmarks: name -> place in rest space, cm; of pairs, the left
    one. The body stays where it is, eyeballs stay round.
    """
    rest = pack.rest.astype(np.float64)
    names, places, sides = [], [], []
    for name, place in landmarks.items():
        on_skin = rest[vertex_at(pack, place)]
        for side in (1.0, -1.0) if place[0] else (1.0,):
            names.append(name)
            places.append(on_skin * (side, 1.0, 1.0))
            sides.append(side if place[0] else 0.0)
    moves = np.zeros((len(changes), len(places), 3))
    for i, change in enumerate(changes.values()):
        for k, name in enumerate(names):
            out, up, forward = change.get(name, (0.0, 0.0, 0.0))
            moves[i, k] = (0.1 * out * sides[k], 0.1 * up, 0.1 * forward)
    fields = spline(np.array(places), moves, rest)
    if more is not None:
        fields = np.concatenate([fields, more])
    fields *= smooth_step(*STILL_Y, rest[:, 1])[:, None]
    for eye in ("left", "right"):
        _seat_eye(fields, rest, pack.eyes[eye])
    return fields


def _seat_eye(fields: Array, rest: Array, ball: NDArray[np.integer]) -> None:
    """Move an eyeball as one, and what lies around it nearly as one. fields: (W, V0, 3), changed. rest: (V0, 3)."""
    middle = rest[ball].mean(axis=0)
    as_one = fields[:, ball].mean(axis=1, keepdims=True)
    near = 1.0 - smooth_step(*BALL_CM, np.linalg.norm(rest - middle, axis=1))
    near[ball] = 0.0
    fields += RIGID * near[:, None] * (as_one - fields)
    fields[:, ball] = as_one
