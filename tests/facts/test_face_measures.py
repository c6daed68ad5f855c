"""Measures of drawn people against those of people, mm."""

import statistics
from functools import cache

import numpy as np
import pytest

from facestudio.request.parse import parse
from facestudio.scene.head.landmarks import LANDMARKS, vertex_at
from facestudio.scene.head.proportions import measures_mm
from facestudio.scene.head.shape import head_at_rest
from facestudio.spec.resolve import resolve

# Means of North American whites. Cranium: Farkas, Posnick and Hreczko 1992 (Cleft Palate Craniofac. J. 29:303), abstract; the
# others: Farkas 1994 ("Anthropometry of the Head and Face", 2nd ed.), from memory, unchecked. Heights of the face are upright
# here, which is why they are a little less than Farkas's, taken along the slope. Widths of the mouth are most of a
# standard deviation (3.3 and 3 mm) below his means of 54 and 50: wider ones look like slabs on these faces. Widths of the
# face are 0.7 of one above his 137 and 130: drawn in further, the pack's broad faces look like masks.
# The last: room in per cent.
KNOWN_MM = [
    ("male", 25, "cranium_width", 151, 5),
    ("female", 25, "cranium_width", 143, 5),
    ("male", 14, "cranium_length", 189, 4),
    ("female", 10, "cranium_length", 183, 4),
    ("male", 25, "face_width", 140, 4),
    ("female", 25, "face_width", 133.5, 4),
    ("male", 25, "lower_face", 70, 5),
    ("female", 25, "lower_face", 62, 5),
    ("male", 6, "lower_face", 57, 7),
    ("female", 6, "lower_face", 54, 7),
    ("male", 25, "nose_width", 35, 7),
    ("female", 25, "nose_width", 31.5, 7),
    ("male", 25, "nose_protrusion", 19.5, 8),
    ("female", 25, "nose_protrusion", 18.5, 8),
    ("male", 25, "mouth_width", 51, 6),
    ("female", 25, "mouth_width", 47.5, 6),
    ("male", 6, "mouth_width", 36, 9),
    ("male", 25, "ear_length", 63, 5),
    ("female", 25, "ear_length", 59, 6),
]

# Deviations of grown men, the same source.
KNOWN_DEVIATIONS_MM = {
    "face_width": 4.5,
    "lower_face": 4.5,
    "nose_width": 2.1,
    "nose_height": 3.3,
    "nose_protrusion": 1.9,
    "mouth_width": 3.3,
    "philtrum": 2.2,
    "upper_lip": 1.4,
    "lower_lip": 1.4,
    "ear_length": 3.7,
}


@cache
def drawn(pack, gender, age, ethnicity, count=24):
    people = (resolve(parse(f"gender={gender}&age={age}&ethnicity={ethnicity}"), seed) for seed in range(1, count + 1))
    return [measures_mm(pack, head_at_rest(person, pack)[0]) for person in people]


def mean(pack, gender, age, ethnicity, measure):
    return statistics.mean(of[measure] for of in drawn(pack, gender, age, ethnicity))


@pytest.mark.parametrize(("gender", "age", "measure", "known", "per_cent"), KNOWN_MM)
def test_people_measure_what_people_do(pack, gender, age, measure, known, per_cent):
    assert mean(pack, gender, age, "european", measure) == pytest.approx(known, rel=per_cent / 100)


@pytest.mark.parametrize("measure", KNOWN_DEVIATIONS_MM)
def test_people_differ_as_far_as_people_do(pack, measure):
    spread = statistics.stdev(of[measure] for of in drawn(pack, "male", 25, "european"))
    assert 0.7 < spread / KNOWN_DEVIATIONS_MM[measure] < 1.45


def test_noses_widen_from_european_to_asian_to_african(pack):
    """Farkas et al. 2005, J. Craniofac. Surg. 16:615: the widest in people of African origin, and wide in Asians."""
    for gender in ("male", "female"):
        widths = [mean(pack, gender, 25, group, "nose_width") for group in ("european", "east_asian", "african")]
        assert widths[0] * 1.06 < widths[1] < widths[2] / 1.06


def test_the_lower_face_grows_more_in_boys(pack):
    """By 23 % from 6 years on, in girls by 17 %: Ferrario et al. 1998, J. Craniofac. Genet. Dev. Biol. 18:138."""
    grown = {
        gender: mean(pack, gender, 25, "european", "lower_face") / mean(pack, gender, 6, "european", "lower_face")
        for gender in ("male", "female")
    }
    assert grown["male"] == pytest.approx(1.23, abs=0.07)
    assert grown["female"] == pytest.approx(1.17, abs=0.07)
    assert grown["male"] > grown["female"]


def test_heads_of_one_year_have_most_of_their_length_and_little_of_their_chin(pack):
    """Length 87 % at one year: Farkas et al. 1992. Small jaws are what everybody sees in infants."""
    at = {age: drawn(pack, "female", age, "european") for age in (1, 25)}

    def share(measure):
        return statistics.mean(of[measure] for of in at[1]) / statistics.mean(of[measure] for of in at[25])

    assert share("cranium_length") == pytest.approx(0.87, abs=0.03)
    assert share("cranium_width") > share("face_width") > share("lower_face") > share("mouth_width")


def test_children_of_both_sexes_are_nearly_alike(pack):
    for measure in ("cranium_width", "lower_face", "nose_width", "mouth_width"):
        boys, girls = (mean(pack, gender, 6, "european", measure) for gender in ("male", "female"))
        assert boys == pytest.approx(girls, rel=0.06)


TRAGION = (6.93, 73.2, 6.09)
"""Rest space, cm: where the ear begins before its canal."""


# From the ear to the root of the nose: Farkas 1994, from memory, unchecked. East Asian faces are flatter there, by eye not by
# more than a twentieth.
@pytest.mark.parametrize(
    ("gender", "ethnicity", "known"),
    [
        ("male", "european", 123),
        ("female", "european", 115),
        ("male", "east_asian", 119),
        ("female", "east_asian", 110),
    ],
)
def test_faces_reach_as_far_before_the_ears_as_peoples(pack, gender, ethnicity, known):
    ear, nose = vertex_at(pack, TRAGION), vertex_at(pack, LANDMARKS["nasion"])
    people = (resolve(parse(f"gender={gender}&age=25&ethnicity={ethnicity}"), seed) for seed in range(1, 13))
    heads = [head_at_rest(person, pack)[0] for person in people]
    depths = [10.0 * float(np.linalg.norm(head[ear] - head[nose])) for head in heads]
    assert statistics.mean(depths) == pytest.approx(known, rel=0.045)
