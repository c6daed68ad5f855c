"""Planes of the lower face come with growing, and are each person's own."""

from dataclasses import replace

import numpy as np
import pytest
from tests.support.people import plain

from facestudio.scene.head.lower_face import fronted, grooved, hollowed_beside, tapered, tubercled
from facestudio.scene.head.soft_shapes import Fold, relief
from facestudio.scene.head.soft_tissue import soften


def someone(age, femininity=0.0, seed=1, weight=0.5):
    spec = plain(age)
    form = replace(spec.form, femininity=femininity, weight=weight)
    return replace(spec, form=form, skin=replace(spec.skin, seed=seed))


@pytest.mark.parametrize("drive", [fronted, tubercled, hollowed_beside, grooved])
def test_children_have_no_planes_and_adults_each_their_own(drive):
    assert drive(someone(8)) == 0.0
    own = [drive(someone(30, seed=k)) for k in range(20)]
    assert min(own) > 0.1
    assert max(own) > 2.0 * min(own)


def test_fat_hides_the_bone():
    assert hollowed_beside(someone(30, weight=0.9)) < 0.5 * hollowed_beside(someone(30, weight=0.3))


def test_only_women_s_jaws_draw_in_towards_the_chin():
    assert tapered(someone(30, 1.0)) == 1.0
    assert tapered(someone(30, 0.0)) == tapered(someone(8, 1.0)) == 0.0


def test_a_woman_s_jaw_is_narrower_beside_the_chin_than_a_man_s(pack):
    rest = np.asarray(pack.skin.subdivide @ pack.rest[pack.skin.cage])
    beside = (np.abs(rest[:, 0] - 3.7) < 0.4) & (np.abs(rest[:, 1] - 65.6) < 0.4) & (rest[:, 2] > 5.0)
    woman, man = (soften(rest, someone(30, sex))[beside, 0].mean() for sex in (1.0, 0.0))
    assert woman < man - 0.1


def test_a_fold_comes_out_slowly_on_the_side_away_from_the_cheek():
    """Its course runs downwards, so that the cheek lies at greater x."""
    fold = Fold("a fold", ((2.0, 72.0), (2.0, 68.0)), 0.1, 0.3, 0.0, 0.5, lambda spec: 1.0, slope=1.0)
    side = np.array([1.55, 2.45])
    _, height = relief(fold, side, np.full(2, 70.0), np.full(2, 14.0))
    assert height[0] < 3.0 * height[1] < 0.0
