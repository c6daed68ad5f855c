"""Lamps as samples: as much light as the lamp has, spread evenly."""

import numpy as np
import pytest

from facestudio.frame.lamps import lamp_irradiance, sample_dome, sample_lamp, spread_points
from facestudio.scene.types import Dome, SoftBox

KEY = SoftBox((0.0, 0.6, 0.8), (0.3, 0.2), (2.0, 1.0, 0.5))


@pytest.mark.parametrize("count", [4, 12, 24, 32])
def test_points_fill_the_square_and_so_does_every_fourth(count):
    points = spread_points(count)
    assert ((points >= 0) & (points < 1)).all()
    assert np.allclose(points.mean(axis=0), 0.5, atol=0.5 / np.sqrt(count))
    if count >= 12:
        for quarter in range(4):
            assert np.ptp(points[quarter::4], axis=0).min() > 0.4


def test_a_lamp_keeps_its_light():
    directions, radiance = sample_lamp(KEY, 24)
    assert np.allclose(np.linalg.norm(directions, axis=1), 1.0)
    fine = sample_lamp(KEY, 4000)[1].sum(axis=0)
    assert np.allclose(radiance.sum(axis=0), fine, rtol=0.01)
    facing = (directions @ np.array(KEY.direction))[:, None] * radiance
    assert np.allclose(facing.sum(axis=0), lamp_irradiance(KEY), rtol=0.05)


def test_a_lamp_that_is_off_has_no_samples():
    assert len(sample_lamp(SoftBox((0, 0, 1), (0.1, 0.1), (0.0, 0.0, 0.0)), 8)[0]) == 0


def test_an_even_dome_lights_every_side_alike():
    directions, radiance = sample_dome(Dome((1.0,) * 3, (1.0,) * 3, (1.0,) * 3), 24)
    assert np.allclose(radiance.sum(axis=0), 4 * np.pi)
    normals = sample_dome(Dome((1.0,) * 3, (1.0,) * 3, (1.0,) * 3), 200)[0]
    irradiance = np.maximum(normals @ directions.T, 0) @ radiance[:, 0]
    assert np.allclose(irradiance, np.pi, rtol=0.06)


def test_no_light_of_a_bright_wall_is_lost_between_few_directions():
    walls = tuple((4.0 if k == 3 else 0.2,) * 3 for k in range(8))
    dome = Dome((0.1,) * 3, (0.7,) * 3, (0.3,) * 3, walls)
    few, many = (sample_dome(dome, count)[1].sum(axis=0) for count in (12, 400))
    assert np.allclose(few, many, rtol=0.01)
