"""Wings of noses are set off from the cheek by a groove all round."""

from dataclasses import replace

import numpy as np
import pytest
from tests.support.people import plain

from facestudio.scene.head.nose import NOSE_FOLDS, WING, formed
from facestudio.scene.head.soft_shapes import relief

GROOVE = next(fold for fold in NOSE_FOLDS if fold.name == WING)


def depth_mm(*place):
    near, height = relief(GROOVE, *(np.array([value]) for value in (*place, 14.0)))
    return -10.0 * float(height[0]) if len(near) else 0.0


@pytest.mark.parametrize("place", [(1.65, 71.75), (1.71, 71.45), (1.69, 71.10)], ids=["above", "behind", "below"])
def test_the_groove_lasts_from_above_the_wing_to_below_it(place):
    assert 0.9 < depth_mm(*place) < 1.6


def test_the_groove_leaves_wing_and_cheek_alone():
    assert max(depth_mm(1.25, 71.4), depth_mm(2.15, 71.4)) < 0.1


def test_wings_of_small_children_are_less_set_off():
    assert formed(plain(1)) < 0.75 * formed(plain(8))


def test_low_noses_have_a_shallower_groove():
    adult = plain(30)
    asian = replace(adult, form=replace(adult.form, asian=1.0, african=0.0, caucasian=0.0))
    assert formed(asian) < formed(replace(adult, form=replace(adult.form, asian=0.0, african=0.0, caucasian=1.0)))
