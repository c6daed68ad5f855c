"""The mouth's width and fullness by age and sex."""

from dataclasses import replace

import numpy as np
import pytest
from tests.support.people import plain

from facestudio.scene.head import shape_head
from facestudio.scene.head.lip_form import CHEEK_X, lip_form, wider
from facestudio.scene.head.lips import lower_lip

MIDDLE = 0.3


def mouth_width_mm(shape):
    """Between the corners of the mouth."""
    corner = np.hypot(np.abs(shape.rest[:, 0]) - 2.43, shape.rest[:, 1] - 68.41) + 10.0 * (shape.rest[:, 2] < 12)
    sides = [np.where(shape.rest[:, 0] * side > 0, corner, np.inf).argmin() for side in (-1, 1)]
    return 10.0 * float(np.ptp(shape.positions[sides, 0]))


# L. Farkas, "Anthropometry of the Head and Face" (1994): 54.5 +- 3.0 and 50.2 +- 3.5 mm; the child's is from memory.
@pytest.mark.parametrize(
    ("age", "femininity", "mm", "give"), [(25, 0.0, 54.5, 4.0), (25, 1.0, 50.2, 4.0), (6, 0.5, 42.0, 4.0)]
)
def test_mouths_are_as_wide_as_in_life(pack, age, femininity, mm, give):
    assert mouth_width_mm(shape_head(plain(age, femininity), pack)) == pytest.approx(mm, abs=give)


def test_a_childs_lips_are_lower_than_an_adults(pack):
    heights = []
    for age in (6, 25):
        shape = shape_head(plain(age, 1.0), pack)
        red = (np.abs(shape.rest[:, 0]) < MIDDLE) & (shape.tissue["lips"] > 0.5) & (shape.rest[:, 2] > 12)
        heights.append([np.ptp(shape.positions[red & lip, 1]) for lip in (lower_lip(pack), ~lower_lip(pack))])
    assert (np.array(heights[0]) < 0.9 * np.array(heights[1])).all()


def test_both_sides_widen_alike_and_the_cheeks_not_at_all():
    x = np.linspace(0.0, 7.0, 50)
    rest = np.column_stack([x, np.full(50, 68.45), np.full(50, 13.0)]).astype(np.float32)
    left = lip_form(rest, plain(6))
    right = lip_form(rest * np.float32([-1, 1, 1]), plain(6))
    np.testing.assert_allclose(right, left * [-1, 1, 1], atol=1e-6)
    assert (np.diff(x + left[:, 0]) > 0).all(), "skin must not fold"
    assert not left[x > CHEEK_X].any()


def test_a_smile_does_not_widen_twice():
    still = plain(20, 1.0)
    smiling = replace(
        still, expression=replace(still.expression, actions=(("mouthSmileLeft", 1.0), ("mouthSmileRight", 1.0)))
    )
    assert 0.0 < wider(smiling) < 0.2 * wider(still)
