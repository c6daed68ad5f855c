"""Faces stop growing: girls' years before boys'."""

from dataclasses import replace

import numpy as np
import pytest

from facestudio.request.parse import parse
from facestudio.scene.head.maturing import matured_years
from facestudio.scene.head.soft_tissue import begun_below_the_eye, begun_beside_the_nose, grown
from facestudio.spec.resolve import resolve


@pytest.mark.parametrize("femininity", [0.0, 0.5, 1.0])
def test_faces_mature_steadily_and_not_before_puberty_ends(femininity):
    years = np.arange(0.0, 81.0, 0.25)
    mature = np.array([matured_years(femininity, age) for age in years])
    assert (np.diff(mature) > 0.0).all()
    same = (years <= 14.0) | (years >= 25.0)
    assert mature[same] == pytest.approx(years[same])
    assert (mature >= years - 1e-9).all()


def test_a_woman_of_eighteen_is_as_mature_as_a_man_of_nineteen():
    assert matured_years(1.0, 18.0) == pytest.approx(matured_years(0.0, 19.0), abs=0.5)
    assert matured_years(1.0, 17.0) > 18.0


def test_folds_begin_in_young_adults_and_leave_children_alone():
    woman = resolve(parse("gender=female&age=27&mood=neutral"), 3)
    child = resolve(parse("gender=female&age=8&mood=neutral"), 3)
    lined = replace(woman, skin=replace(woman.skin, ageing=0.7))
    for begun in (begun_beside_the_nose, begun_below_the_eye):
        assert 0.2 < begun(woman) < 1.25
        assert begun(child) == 0.0
        assert begun(lined) == 0.0
    assert grown(woman) > 0.0
