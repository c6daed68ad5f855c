"""Heads that turn on their shoulders: the trunk moves, the head doesn't."""

from dataclasses import replace

import numpy as np
import pytest
from tests.support.people import plain

from facestudio.scene.head import shape_head
from facestudio.spec.distributions.view import shoulders
from facestudio.spec.draws import Draw


def posed(pack, **view):
    spec = plain()
    return shape_head(replace(spec, view=replace(spec.view, **view)), pack)


def bearing(shape):
    """Degrees by which the line between the shoulders has turned about the vertical, and by which it has tilted."""
    at = [np.linalg.norm(shape.rest - [side * 15.0, 57.0, 0.0], axis=1).argmin() for side in (-1.0, 1.0)]
    across = shape.positions[at[1]] - shape.positions[at[0]]
    return np.degrees(np.arctan2(-across[2], across[0])), np.degrees(np.arctan2(across[1], across[0]))


@pytest.mark.parametrize("degrees", [-18.0, 12.0])
def test_shoulders_turn_below_a_head_that_stays(pack, degrees):
    still, turned = posed(pack), posed(pack, shoulders=degrees)
    assert bearing(turned)[0] - bearing(still)[0] == pytest.approx(degrees, abs=2.0)
    head = still.rest[:, 1] > 65.5
    np.testing.assert_allclose(turned.positions[head], still.positions[head], atol=1e-3)


def test_shoulders_stay_nearly_level_below_a_tilted_head(pack):
    tilt = bearing(posed(pack, roll=5.0))[1] - bearing(posed(pack))[1]
    assert 2.5 < tilt < 5.0


def test_most_sitters_turn_their_shoulders_further_away_than_the_face():
    turned = [shoulders(Draw(seed, "view.shoulders"), 15.0) for seed in range(200)]
    assert 0.8 < np.mean(np.array(turned) > 0) < 0.97
    assert np.abs(turned).max() < 23.0
