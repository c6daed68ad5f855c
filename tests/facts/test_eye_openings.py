"""The openings of drawn people's eyes, as they are seen from the front, against people's, mm."""

import statistics
from dataclasses import replace
from functools import cache

import pytest
from tests.support.openings import opening_of
from tests.support.people import plain

from facestudio.request.parse import parse
from facestudio.scene.head.shape import shape_head
from facestudio.spec.resolve import resolve

# Between the inner, and between the outer corners. Whites: Farkas 1994 ("Anthropometry of the Head and Face", 2nd ed.), from
# memory, unchecked. Others: Farkas et al. 2005 (J. Craniofac. Surg. 16:615), from memory, unchecked; inner corners of East
# Asians pooled over 67 studies: 36.4 (PMC9029890, abstract).
KNOWN_MM = [
    ("male", 25, "european", 33.3, 91.2),
    ("female", 25, "european", 31.8, 87.8),
    ("male", 25, "african", 35.3, 95.0),
    ("female", 25, "african", 33.7, 91.0),
    ("male", 25, "east_asian", 37.0, 90.5),
    ("female", 25, "east_asian", 36.0, 88.0),
    ("male", 70, "european", 33.3, 91.2),
    ("female", 9, "european", 30.3, 82.3),
    ("male", 5, "european", 29.8, 80.0),
    ("female", 5, "east_asian", 32.8, 78.5),
    ("female", 2, "european", 27.2, 73.8),
]


@cache
def openings(pack, gender, age, ethnicity, count=6):
    """Both eyes' openings of so many people who look straight ahead and do nothing."""
    found = []
    for seed in range(1, count + 1):
        drawn = resolve(parse(f"gender={gender}&age={age}&ethnicity={ethnicity}&mood=neutral&view_profile=0"), seed)
        spec = replace(
            drawn,
            view=replace(drawn.view, pitch=0.0, roll=0.0),
            expression=replace(drawn.expression, gaze_azimuth=0.0, gaze_elevation=0.0),
        )
        shape = shape_head(spec, pack)
        found.append([opening_of(spec, shape, eye) for eye in (shape.left_eye, shape.right_eye)])
    return found


@pytest.mark.parametrize(("gender", "age", "ethnicity", "inner", "outer"), KNOWN_MM)
def test_corners_of_eyes_lie_as_far_apart_as_peoples(pack, gender, age, ethnicity, inner, outer):
    people = openings(pack, gender, age, ethnicity)
    assert statistics.mean(left.inner + right.inner for left, right in people) == pytest.approx(inner, rel=0.05)
    assert statistics.mean(left.outer + right.outer for left, right in people) == pytest.approx(outer, rel=0.04)


@pytest.mark.parametrize(("gender", "age", "ethnicity", "inner", "outer"), KNOWN_MM)
def test_openings_are_no_rounder_than_peoples(pack, gender, age, ethnicity, inner, outer):
    """In adults 10.8 of 31 mm (Farkas 1994, from memory, unchecked), taken along the slope; in children more."""
    for both in openings(pack, gender, age, ethnicity):
        for eye in both:
            assert eye.high / (eye.outer - eye.inner) < (0.46 if age < 12 else 0.40)


@pytest.mark.parametrize(("gender", "age", "ethnicity", "inner", "outer"), KNOWN_MM)
def test_inner_corners_hold_a_caruncle_and_lie_lower(pack, gender, age, ethnicity, inner, outer):
    """A caruncle is some 5 by 3 mm (textbook anatomy), partly under the lids; a fold of skin hides a part of East Asians'."""
    for both in openings(pack, gender, age, ethnicity):
        for eye in both:
            assert 3.0 < eye.pink < 18.0
        assert statistics.mean(eye.lower for eye in both) > 0.2


@pytest.mark.parametrize("actions", [{"eyeBlink": 0.6}, {"eyeSquint": 0.8, "cheekSquint": 0.6}, {"eyeWide": 1.0}])
@pytest.mark.parametrize("age", [2, 30, 75])
def test_moving_lids_leave_no_gap_in_the_corner(pack, age, actions):
    """All of the opening is filled, and what lies next to its inner end is the caruncle or the eyeball's pink."""
    spec = plain(age, actions={f"{name}{side}": by for name, by in actions.items() for side in ("Left", "Right")})
    shape = shape_head(spec, pack)
    for eye in (shape.left_eye, shape.right_eye):
        found = opening_of(spec, shape, eye)
        assert found.white_from - found.inner < 5.0
        assert found.outer - found.inner > 17.0
