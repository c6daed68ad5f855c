"""A face at rest does not scowl, and its mouth does not hang."""

import numpy as np
import pytest
from tests.support.people import family

from facestudio.scene.head.lips import draw_in_lining
from facestudio.scene.head.relaxed import INNER, MIDDLE, relaxed_brows

CORNER, LIP_LINE = (2.43, 68.41), (0.0, 68.45)


def height(positions, rest, place):
    ahead = np.flatnonzero(rest[:, 2] > 9.0)
    at = [ahead[np.hypot(side * rest[ahead, 0] - place[0], rest[ahead, 1] - place[1]).argmin()] for side in (-1.0, 1.0)]
    return positions[at, 1].mean()


@pytest.mark.parametrize("who", family())
def test_no_brow_at_rest_is_drawn_down(head_of, who):
    shape = head_of(*who)
    inner, middle = (height(shape.positions, shape.rest, place) for place in (INNER, MIDDLE))
    assert inner > middle - 0.58
    eyes = (shape.left_eye.centre[1] + shape.right_eye.centre[1]) / 2
    assert middle - eyes > (1.45 if who[0] >= 25 else 1.0)


@pytest.mark.parametrize("who", family())
def test_no_mouth_at_rest_hangs(head_of, who):
    shape = head_of(*who)
    assert height(shape.positions, shape.rest, CORNER) > height(shape.positions, shape.rest, LIP_LINE) - 0.12


def test_high_brows_stay(pack):
    rest = np.asarray(pack.skin.subdivide @ pack.rest[pack.skin.cage], np.float32)
    high = rest + np.array([0.0, 1.0, 0.0], np.float32) * (rest[:, 1:2] > 75.4)
    high[:, 1] += 0.5 * (np.abs(rest[:, 0]) < 1.8) * (rest[:, 1] > 75.4)
    eyes = float(rest[np.abs(rest[:, 1] - 75.0) < 0.1, 1].mean())
    assert not relaxed_brows(high, rest, eyes, 1.0, 0.0, 30.0).any()


def test_a_smile_draws_the_lining_in_and_nothing_else(pack):
    """A strong smile takes the lining of thin cheeks out through them."""
    rest = np.asarray(pack.skin.subdivide @ pack.rest[pack.skin.cage], np.float32)
    inner = np.asarray(pack.tissue["inner_mouth"])
    moved = draw_in_lining(rest, rest, inner, (1.0, 1.0), 1.0) - rest
    pouch = (inner > 0.99) & (np.abs(rest[:, 0]) > 2.7)
    assert (moved[pouch, 0] * np.sign(rest[pouch, 0]) < -0.45).all()
    assert not moved[(inner == 0.0) | (np.abs(rest[:, 0]) < 2.0)].any()
