"""Lips: many small changes that all swell them add up to full ones, not to balls."""

import numpy as np
import pytest
from tests.support.people import plain

from facestudio.scene.head.landmarks import LANDMARKS, vertex_at
from facestudio.scene.head.profile import lips_lessened
from facestudio.scene.head.shape import head_at_rest


def height(pack, head):
    top, bottom = (vertex_at(pack, LANDMARKS[name]) for name in ("upper_lip", "lower_lip"))
    return float(head[top, 1] - head[bottom, 1])


@pytest.mark.parametrize("people", ["african", "asian", "caucasian"])
def test_typical_lips_are_left_alone(pack, people):
    person = plain(femininity=1.0, people=people)
    head, size = head_at_rest(person, pack)
    np.testing.assert_array_equal(lips_lessened(head, pack, size, person.form, 30.0), head)


@pytest.mark.parametrize("people", ["african", "caucasian"])
def test_lips_that_are_balls_are_lessened_and_stay_full(pack, people):
    person = plain(femininity=1.0, people=people)
    typical, size = head_at_rest(person, pack)
    full = typical.copy()
    middle = typical[vertex_at(pack, LANDMARKS["stomion"]), 1]
    mouth = (np.abs(pack.rest[:, 1] - LANDMARKS["stomion"][1]) < 1.2) & (pack.rest[:, 2] > 11.0)
    full[mouth, 1] += 0.5 * (full[mouth, 1] - middle)
    lessened = lips_lessened(full, pack, size, person.form, 30.0)
    assert 1.1 * height(pack, typical) < height(pack, lessened) < 0.97 * height(pack, full)
    tip, chin = (vertex_at(pack, LANDMARKS[name]) for name in ("tip", "chin"))
    assert np.abs(lessened - full)[[tip, chin]].max() < 0.01
