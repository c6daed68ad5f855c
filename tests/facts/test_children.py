"""Proportions of drawn children and teenagers against those of people.

Eyes: Farkas et al. 1992 (Cleft Palate Craniofac. J. 29:315), abstract: at five years 93.3 % of the adult's distance between the
inner corners and 88.1 % of that between the outer ones, of which 84.1 and 85.9 % at one year and 5.2 and 12.5 mm from there to
eighteen, so 30.5 and 78.1 mm. Circumference of the head: median of the WHO Child Growth Standards. Width of the face and
its ratio to the jaw's: Farkas 1994 and Farkas and Munro 1987 ("Anthropometric Facial Proportions in Medicine"). That the
profile's convexity hardly changes with age: Bishara, Hession and Peterson 1985 (Am. J. Orthod. 88:209). All but the abstract
from memory, unchecked.
"""

import statistics
from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from scipy.spatial import ConvexHull

from facestudio.request.parse import parse
from facestudio.scene.head.changes import PLACES
from facestudio.scene.head.landmarks import LANDMARKS, vertex_at
from facestudio.scene.head.proportions import measures_mm
from facestudio.scene.head.shape import head_at_rest, shape_head
from facestudio.spec.resolve import resolve

SEXES = ("male", "female")
POINTS = {**LANDMARKS, **PLACES}
BEFORE_EAR = (7.05, 73.0, 5.6)
MEASURED = ("mouth_width", "ear_length", "lower_face", "cranium_height")


def measured(pack, head):
    """Further measures of a head at rest, mm and degrees."""
    at = {name: head[vertex_at(pack, place)].astype(np.float64) for name, place in POINTS.items()}
    skin = head[pack.skin.cage].astype(np.float64)
    rest = pack.rest[pack.skin.cage]
    skull = (rest[:, 1] > 75.0) & (np.asarray(pack.tissue["ears"][: len(rest)]) < 0.3)
    level = (at["forehead"] + at["glabella"])[1] / 2.0
    slice_ = skin[skull & (np.abs(skin[:, 1] - level) < 1.2)]
    lashes = np.concatenate([head[pack.lashes[f"left_{lid}"][0], 0] for lid in ("upper", "lower")])
    eye = float(np.mean([head[pack.eyes[side], 1].mean() for side in ("left", "right")]))
    above, below = at["glabella"] - at["subnasale"], at["subnasale"] - at["chin"]
    return {
        "circumference": 10.0 * float(ConvexHull(slice_[:, [0, 2]]).area),
        "outer_corners": 20.0 * float(lashes.max()),
        "face": 20.0 * float(head[vertex_at(pack, BEFORE_EAR), 0]),
        "jaw": 20.0 * float(at["gonion"][0]),
        "nose_below_eyes": 10.0 * float(eye - at["subnasale"][1]),
        "chin_below_eyes": 10.0 * float(eye - at["chin_bottom"][1]),
        "convexity": 180.0 - float(np.degrees(np.arctan2(-above[2], above[1]) + np.arctan2(below[2], below[1]))),
    } | {name: value for name, value in measures_mm(pack, head).items() if name in MEASURED}


@cache
def drawn(pack, gender, age, count=12):
    people = (resolve(parse(f"gender={gender}&age={age}&ethnicity=european"), seed) for seed in range(1, count + 1))
    return [measured(pack, head_at_rest(person, pack)[0]) for person in people]


def mean(pack, gender, age, measure):
    return statistics.mean(of[measure] for of in drawn(pack, gender, age))


@pytest.mark.parametrize(
    ("gender", "age", "measure", "known", "per_cent"),
    [
        ("male", 5, "circumference", 507, 3),
        ("female", 5, "circumference", 499, 3),
        ("male", 5, "outer_corners", 78.1, 4),
        ("female", 5, "outer_corners", 78.1, 4),
        ("male", 6, "face", 115, 5),
        ("female", 6, "face", 112, 5),
        ("male", 14, "face", 131, 5),
        ("female", 14, "face", 126, 5),
    ],
)
def test_children_measure_what_children_do(pack, gender, age, measure, known, per_cent):
    assert mean(pack, gender, age, measure) == pytest.approx(known, rel=per_cent / 100)


@pytest.mark.parametrize("gender", SEXES)
@pytest.mark.parametrize("age", [3, 6, 9, 12, 15])
def test_jaws_are_narrower_than_faces(pack, gender, age):
    """By a quarter and more at all ages; a jaw as broad as the face makes a block of it."""
    assert 0.66 < mean(pack, gender, age, "jaw") / mean(pack, gender, age, "face") < 0.80


@pytest.mark.parametrize("gender", SEXES)
@pytest.mark.parametrize("age", [5, 8, 11, 14])
def test_chins_of_children_recede_little_further_than_grown_ones(pack, gender, age):
    child, adult = (mean(pack, gender, years, "convexity") for years in (age, 25))
    assert adult - 6.0 < child < adult


@pytest.mark.parametrize("gender", SEXES)
@pytest.mark.parametrize(
    "measure",
    ["circumference", "face", "outer_corners", "nose_below_eyes", "chin_below_eyes", "mouth_width", "ear_length"],
)
def test_children_grow_without_a_jump(pack, gender, measure):
    """From year to year no part shrinks by more than the drawing's own noise, and none leaps."""
    years = range(2, 22)
    course = [mean(pack, gender, age, measure) for age in years]
    growth = np.diff(course) / np.array(course[:-1])
    assert growth.min() > -0.006
    assert growth.max() < 0.075


@pytest.mark.parametrize("gender", SEXES)
def test_lower_faces_are_no_longer_for_their_breadth_than_teenagers(pack, gender):
    """Jaws are what grows last (textbook anatomy): schoolchildren with long ones look fifteen."""
    child, teenager = (mean(pack, gender, age, "lower_face") / mean(pack, gender, age, "face") for age in (6, 15))
    assert child < teenager + 0.015


@pytest.mark.parametrize("gender", SEXES)
def test_eyes_lie_the_further_below_the_middle_the_younger(pack, gender):
    """In adults in the middle of the head's height, in small children two fifths above the chin (textbook anatomy)."""
    above = [
        mean(pack, gender, age, "cranium_height") / mean(pack, gender, age, "chin_below_eyes") for age in (3, 6, 10)
    ]
    assert above == sorted(above, reverse=True)
    assert above[1] > 1.13


def test_faces_lengthen_more_than_they_widen(pack):
    """Small children have broad short faces (textbook anatomy)."""
    for gender in SEXES:
        ratios = [mean(pack, gender, age, "chin_below_eyes") / mean(pack, gender, age, "face") for age in (1, 3, 6, 10)]
        assert ratios == sorted(ratios)


def test_a_child_s_face_is_the_grown_one_s(pack):
    """Who has a broad face among the children has one among the teenagers."""
    for measure in ("face", "nose_below_eyes", "jaw"):
        child, teenager = ([of[measure] for of in drawn(pack, "female", age)] for age in (7, 14))
        assert np.corrcoef(child, teenager)[0, 1] > 0.8


def outline(pack, age, seed):
    """Breadth of a face before its ears, seen from ahead, at the base of the nose, at the mouth, and half way from there to the
    chin, as shares of its greatest from the eyes down."""
    person = resolve(parse(f"gender=female&age={age}&ethnicity=european&mood=neutral"), seed)
    closed = tuple(
        (name, weight) for name, weight in person.expression.actions if name != "jawOpen"
    )  # else faces are longer
    person = replace(person, expression=replace(person.expression, actions=closed))
    shape = shape_head(person, pack)
    skin, rest = shape.positions, shape.rest
    face = (rest[:, 2] > 5.0) & (rest[:, 1] > 63.2) & (shape.tissue["ears"] < 0.3)
    y = {
        name: float(skin[((rest - POINTS[name]) ** 2).sum(axis=1).argmin(), 1])
        for name in ("subnasale", "mouth", "chin")
    }

    def breadth(height):
        return float(np.ptp(skin[face & (np.abs(skin[:, 1] - height) < 0.16), 0]))

    greatest = max(breadth(height) for height in np.arange(y["chin"], 0.5, 0.3))
    heights = y["subnasale"], y["mouth"], 0.5 * (y["mouth"] + y["chin"])
    return [breadth(height) / greatest for height in heights]


@pytest.mark.parametrize("age", [2, 4, 6])
def test_outlines_of_small_faces_are_round(pack, age):
    """A face that stays as broad down to the nose's base and runs straight to the chin from there is a doll's (by eye)."""
    nose, mouth, below = np.mean([outline(pack, age, seed) for seed in range(1, 5)], axis=0)
    assert nose < 0.95
    assert 0.76 < mouth < 0.88
    assert 0.655 < below < 0.80
