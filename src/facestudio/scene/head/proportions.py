"""The parts of a head brought towards the measures of people, by the morphs that the pack's sculptors made for them.

The pack's heads hang together as they are: brought to size by the distance of their eyes (`spacing.py`), most of their parts
are within a few per cent of people's. What is left in the large ones, and what sets a person apart from the typical one, is
reached by weights of sculpted morphs, found by ridge regression within bounds. A morph takes its neighbours along, as a
stretch of our own can't; the ridge leaves a part of a large difference where it is, which looks better than a face pulled to
the figures.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from facestudio.assets import HeadPack
from facestudio.maths.steps import smooth_step
from facestudio.scene.head.landmarks import LANDMARKS, vertex_at
from facestudio.scene.head.macros import macro_weights
from facestudio.scene.head.maturing import matured
from facestudio.scene.head.measures import MEASURES, departure, typical_mm
from facestudio.scene.head.spacing import eye_distance_mm, interpupillary_cm, share_of_face
from facestudio.scene.head.warps import eyes_moved
from facestudio.spec.types import FaceSpec

Array = NDArray[np.float64]

SEEN = {"face_width": 1.01, "nose_width": 0.97, "ear_length": 1.02}
"""A measure's outermost points on the surface against the landmark's vertices."""

PAIRS = {
    "head/head-scale-horiz": ("decr", "incr", 0.48),
    "head/head-scale-vert": ("decr", "incr", 0.30),
    "head/head-scale-depth": ("decr", "incr", 0.40),
    "head/head-back-scale-depth": ("decr", "incr", 0.60),
    "forehead/forehead-scale-vert": ("decr", "incr", 0.20),
    "nose/nose-scale-vert": ("decr", "incr", 0.60),
    "nose/nose-width3": ("decr", "incr", 0.60),
    "nose/nose-scale-depth": ("decr", "incr", 0.80),
    "nose/nose-base": ("down", "up", 0.40),
    "nose/nose-nostrils-width": ("decr", "incr", 0.40),
    "nose/nose-trans": ("down", "up", 0.40),
    "mouth/mouth-scale-horiz": ("decr", "incr", 0.70),
    "mouth/mouth-scale-vert": ("decr", "incr", 0.25),
    "mouth/mouth-trans": ("down", "up", 0.35),
    "mouth/mouth-upperlip-height": ("decr", "incr", 0.20),
    "mouth/mouth-lowerlip-height": ("decr", "incr", 0.20),
    "chin/chin-height": ("decr", "incr", 0.45),
    "chin/chin-bones": ("decr", "incr", 0.80),
    "head/head-fat": ("decr", "incr", 0.25),
    "eyes/*-eye-scale": ("decr", "incr", 0.60),
    "eyes/*-eye-height2": ("decr", "incr", 0.50),
    "ears/*-ear-scale-vert": ("decr", "incr", 0.90),
}
"""Stem of two opposed morphs, `*` for either side -> their ends, and the largest weight that either may get."""
SINGLES = {"head/head-square": 0.35, "head/head-invertedtriangular": 0.5, "head/head-triangular": 0.2}
"""Morphs without an opposite, and their largest weight."""
SIZE = {"eye_distance": 0.65, "face_width": 0.35}
"""Measures that tell the size of a head, and what each counts."""
RIDGE = 0.2
"""What a morph at its largest weight costs, against a measure that misses its aim by `MISS` of itself."""
MISS = 0.05
MATTERS: Mapping[str, float] = {
    "face_width": 3.0,
    "cranium_width": 1.2,
    "cranium_length": 0.6,
    "mouth_width": 1.3,
    "eye_distance": 0.0,
    "eye_width": 0.5,
}
"""What missing a measure counts, where not 1. The pack's faces are broad for their eyes. Eyes are moved apart afterwards."""
CORRECTED: Mapping[str, tuple[float, float]] = {
    "cranium_width": (1.0, 1.0),
    "cranium_height": (1.0, 1.0),
    "cranium_length": (1.0, 1.0),
    "eye_distance": (1.0, 1.0),
    "face_width": (0.35, 0.8),
    "jaw_width": (0.4, 0.7),
    "nose_height": (0.10, 0.6),
    "nose_width": (0.1875, 0.75),
    "nose_protrusion": (0.0, 0.2),
    "lower_face": (0.75, 1.0),
    "upper_lip": (0.5, 0.0),
    "mouth_width": (0.60, 0.7),
    "ear_length": (1.0, 1.0),
}
"""Measure -> share of what is off that is aimed at in children and in adults. In full, children look like small adults or
dolls, and noses and mouths of East Asian faces are too broad for them. Other measures stay as the pack has them: in the tips of
noses, in lips and lids sculptors' eyes are better than figures that were taken at other points; corrected there, noses are
pinched and mouths pout; but the upper lips of children, a millimetre too high, pouted without. All by eye."""
CHILDHOOD = (14.0, 20.0)
"""Years over which a child's share becomes the adult's."""
APART = ((0.0, 0.5), (6.0, 0.65), (18.0, 1.0))
"""Years -> share of their departures that is aimed at: children's features have not yet grown apart, and the ridge takes off a
part of it."""
EYES_SHARE = 0.9
"""Share of what is missing between the eyes after all that by which they are moved apart (`spread_eyes`)."""
SWEEPS = 40
SKULL_Y, SKULL_Z = (73.0, 81.0), (5.0, 14.0)
"""Rest space, cm: over these heights the widening of the skull fades in, over these depths it is lost towards the forehead."""
SKULL_SHARE = 0.75
CROWN_Y, CROWN_IN = (80.5, 85.6), 0.09
"""Rest space, cm: over these heights a grown skull is drawn in towards its crown, and by which share of its breadth at last. 1,
2 and 3 cm below the top those of ten men were 0.61, 0.76 and 0.85 of their greatest breadth, where an ellipse has 0.48, 0.66
and 0.78: flat lids on boxes. Two fifths of it are taken back: with half, short hair made eggs of them."""
CROWN_YEARS = (8.0, 18.0)


@dataclass(frozen=True, slots=True, eq=False)
class Effects:
    """What sculpted morphs do to measures. rest_mm: of the rest head, M. morphs: names, N, `*` for both sides. millimetres:
    (M, N), by which a measure of the rest head grows at weight 1. largest: (N,) weights."""

    rest_mm: dict[str, float]
    morphs: tuple[str, ...]
    millimetres: Array
    largest: Array


@dataclass(frozen=True, slots=True)
class Build:
    """grown: by how many times the head is larger than the pack's. weights: morph name -> weight, of an adult's head.
    eyes_apart: cm by which each eye is moved outwards after that."""

    grown: float
    weights: dict[str, float]
    eyes_apart: float


def sized_and_sculpted(spec: FaceSpec, pack: HeadPack) -> Build:
    """How the head of a person's kind gets the person's size and measures."""
    form, years = spec.form, float(spec.age)
    mature = matured(spec)
    typical = pack.morphs.apply(pack.base, macro_weights(replace(form, muscle=0.5, weight=0.5), mature))
    found = measures_mm(pack, typical)
    nearer = share_of_face(years)
    eyes_mm = 10.0 * nearer * interpupillary_cm(form.femininity, years)
    usual = {name: typical_mm(name, form, years) for name in MEASURES} | {"eye_distance": eyes_mm}
    lacking = {name: mm / found[name] for name, mm in usual.items() if mm is not None}
    grown = float(np.prod([lacking[name] ** share for name, share in SIZE.items()]))
    gap = {name: 1.0 + _brought(name, mature) * (lacking.get(name, grown) / grown - 1.0) for name in usual}
    apart = float(np.interp(years, *np.transpose(APART)))
    own = {name: gap[name] * (1.0 + apart * (departure(name, form, years) - 1.0)) for name in usual}
    effects = _effects(pack)
    has = np.array([grown * found[name] for name in effects.rest_mm])
    aims = [own[name] - 1.0 for name in effects.rest_mm]
    size = grown * found["eye_distance"] / effects.rest_mm["eye_distance"]
    matters = np.array([MATTERS.get(name, 1.0) for name in effects.rest_mm]) / MISS
    share = (matters / has)[:, None] * effects.millimetres * size
    weights = bounded_ridge(share, matters * aims, effects.largest)
    eyes_out = grown * found["eye_distance"] * (own["eye_distance"] - 1.0) / 20.0 - _shifted(effects, weights, size)
    # Moved back beforehand: the changes of the whole head that follow narrow women's faces, their eyes with them.
    eyes_back = size * eyes_moved(form, mature, pack)
    named = {
        name.replace("*", side): float(weight)
        for name, weight in zip(effects.morphs, weights, strict=True)
        for side in ("lr" if "*" in name else " ")
        if weight > 0.0
    }
    larger = nearer**-0.5
    return Build(larger * grown, named, larger * (EYES_SHARE * eyes_out - eyes_back))


def _brought(name: str, years: float) -> float:
    """Share of what a measure is off by that is aimed at."""
    return float(np.interp(years, CHILDHOOD, CORRECTED.get(name, (0.0, 0.0))))


def _shifted(effects: Effects, weights: Array, size: float) -> float:
    """By how many cm the morphs move either eye outwards. weights: (N,). size: of the head."""
    row = list(effects.rest_mm).index("eye_distance")
    return float(effects.millimetres[row] @ weights) * size / 20.0


def widen_skull(head: NDArray[np.float32], spec: FaceSpec, pack: HeadPack) -> NDArray[np.float32]:
    """A head, (V0, 3) cm, with its skull above and behind the temples as broad as people's: the pack's taper to the crown."""
    found = measures_mm(pack, head)["cranium_width"]
    usual = typical_mm("cranium_width", spec.form, float(spec.age)) or found
    by = SKULL_SHARE * (usual * departure("cranium_width", spec.form, float(spec.age)) / found - 1.0)
    rest = pack.rest.astype(np.float64)
    share = smooth_step(*SKULL_Y, rest[:, 1]) * (1.0 - 0.75 * smooth_step(*SKULL_Z, rest[:, 2]))
    widened = head.copy()
    widened[:, 0] *= 1.0 + (by * share).astype(np.float32)
    rounder = CROWN_IN * float(np.interp(spec.age, CROWN_YEARS, (0.0, 1.0))) * smooth_step(*CROWN_Y, rest[:, 1])
    widened[:, 0] *= 1.0 - rounder.astype(np.float32)
    return widened


def measures_mm(pack: HeadPack, head: NDArray[np.floating]) -> dict[str, float]:
    """Every measure of a head, mm. head: (V0, 3) cm, of the pack's vertices."""
    at = {name: head[index].astype(np.float64) for name, index in _landmarks(pack).items()}

    def upright(above: str, below: str) -> float:
        return float(at[above][1] - at[below][1]) * 10.0

    lashes = np.concatenate([pack.lashes[f"left_{lid}"][0] for lid in ("upper", "lower")])
    eye_y = float(np.mean([head[pack.eyes[eye], 1].mean() for eye in ("left", "right")]))
    roots = head[lashes, 0]
    found = {
        "cranium_width": 20.0 * at["eurion"][0],
        "cranium_height": 10.0 * (at["vertex"][1] - eye_y),
        "cranium_length": 10.0 * (at["glabella"][2] - at["occiput"][2]),
        "face_width": 20.0 * at["zygion"][0],
        "jaw_width": 20.0 * at["gonion"][0],
        "nose_height": upright("nasion", "subnasale"),
        "nose_width": 20.0 * at["wing"][0],
        "nose_protrusion": 10.0 * float(np.linalg.norm(at["tip"] - at["subnasale"])),
        "lower_face": upright("subnasale", "chin"),
        "philtrum": upright("subnasale", "upper_lip"),
        "upper_lip": upright("upper_lip", "stomion"),
        "lower_lip": upright("stomion", "lower_lip"),
        "mouth_width": 20.0 * at["corner"][0],
        "eye_distance": eye_distance_mm(pack, head),
        "eye_width": 10.0 * float(roots.max() - roots.min()),
        "eye_opening": 10.0 * float(head[lashes, 1].max() - head[lashes, 1].min()),
        "ear_length": 10.0 * float(np.linalg.norm((at["ear_top"] - at["ear_bottom"])[1:])),
    }
    return {name: float(value) * SEEN.get(name, 1.0) for name, value in found.items()}


def bounded_ridge(effects: Array, aims: Array, largest: Array) -> Array:
    """Weights (N,) within 0 and `largest` for which |effects @ w - aims|^2 + RIDGE |w / largest|^2 is least.

    effects: (M, N). aims: (M,). By coordinate descent: convex, so it doesn't depend on where it starts.
    """
    gram = effects.T @ effects
    np.fill_diagonal(gram, gram.diagonal() + RIDGE / largest**2)
    towards = effects.T @ aims
    weights = np.zeros(len(largest))
    for _ in range(SWEEPS):
        for i, limit in enumerate(largest):
            free = weights[i] + (towards[i] - float(gram[i] @ weights)) / gram[i, i]
            weights[i] = min(max(free, 0.0), limit)
    return weights


@lru_cache(maxsize=1)
def _landmarks(pack: HeadPack) -> dict[str, int]:
    return {name: vertex_at(pack, place) for name, place in LANDMARKS.items()}


@lru_cache(maxsize=1)
def _effects(pack: HeadPack) -> Effects:
    morphs = {f"{stem}-{end}": largest for stem, (*ends, largest) in PAIRS.items() for end in ends} | SINGLES
    before = measures_mm(pack, pack.rest)
    columns = []
    for name in morphs:
        after = measures_mm(pack, pack.morphs.apply(pack.rest, {name.replace("*", side): 1.0 for side in "lr"}))
        columns.append([after[measure] - before[measure] for measure in before])
    return Effects(dict(before), tuple(morphs), np.transpose(columns), np.array(list(morphs.values())))
