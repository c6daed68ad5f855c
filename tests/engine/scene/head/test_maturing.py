"""Faces stop growing: girls' years before boys'."""

import numpy as np
import pytest

from facestudio.scene.head.maturing import matured_years


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
