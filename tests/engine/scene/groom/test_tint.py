"""Colours of hairs: who goes grey first, and what a hair shows of those that it stands for."""

import numpy as np
import pytest

from facestudio.scene.groom.tint import greying, strand_colours


def test_grey_begins_at_the_temples():
    front, temple, nape = [0.0, 83.0, 10.0], [7.0, 75.0, 6.0], [0.0, 70.0, -6.0]
    first, second, last = greying(np.array([temple, front, nape], dtype=np.float32), 0.3)
    assert first > second > last
    # With a fifth of all hairs white a man is grey at the temples and dark above.
    beside, above = greying(np.array([temple, front], dtype=np.float32), 0.2)
    assert beside > 1.5 * above
    assert greying(np.array([front], dtype=np.float32), 0.0) == 0.0
    assert greying(np.array([front], dtype=np.float32), 1.0) == 1.0


def test_a_hair_that_stands_for_many_is_as_grey_as_they_are():
    index = np.arange(4000, dtype=np.uint32)
    black, lock = (0.01, 0.01, 0.01), np.zeros(4000, dtype=np.uint32)
    one, many = (strand_colours(black, 0.4, index, lock, 5, variation=0.0, stands_for=n) for n in (1, 20))
    assert many.mean() == pytest.approx(one.mean(), rel=0.05)
    # All differ in their shade of white as well, and lots count for a third only: neighbours are seen through each other.
    assert many.std() < 0.5 * one.std()


def test_hairs_of_mixed_grey_look_like_one_another():
    index = np.arange(4000, dtype=np.uint32)
    black, lock = (0.01, 0.01, 0.01), index // np.uint32(20)
    mixed, white = (strand_colours(black, grey, index, lock, 5, variation=0.0) for grey in (0.5, 1.0))
    assert mixed.mean() == pytest.approx(0.5 * (white.mean() + 0.01), rel=0.05)
    # Of five hairs each, some black and some white, drawn ones would spread by 0.22 of the difference, were they alone. Locks
    # differ as well, and shades of white.
    assert mixed.std() < 0.22 * (white.mean() - 0.01)


def test_grey_hairs_that_hang_are_less_unlike_than_those_that_stand():
    index = np.arange(4000, dtype=np.uint32)
    lock = np.zeros(4000, dtype=np.uint32)
    standing, hanging = (
        strand_colours((0.01, 0.01, 0.01), 0.4, index, lock, 5, variation=0.0, section=section)
        for section in (None, lock)
    )
    assert hanging.mean() == pytest.approx(standing.mean(), rel=0.05)
    assert hanging.std() < 0.75 * standing.std()
