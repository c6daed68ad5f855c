"""The course of a smile, on a flat patch of skin."""

import numpy as np

from facestudio.scene.head.smile import CORNER, carry_smile


def patch():
    x, y = np.meshgrid(np.arange(-6.0, 6.01, 0.1), np.arange(63.0, 73.0, 0.1))
    return np.column_stack([x.ravel(), y.ravel(), np.full(x.size, 12.0)]).astype(np.float32)


def corner_of(points, rest):
    return points[np.argmin(np.hypot(rest[:, 0] - CORNER[0], rest[:, 1] - CORNER[1]))] - np.array([*CORNER, 12.0])


def raised(rest):
    share = np.exp(-((np.hypot(np.abs(rest[:, 0]) - CORNER[0], rest[:, 1] - CORNER[1]) / 0.8) ** 2))
    by = share[:, None] * np.column_stack([0.4 * np.sign(rest[:, 0]), np.ones(len(rest)), np.full(len(rest), -0.5)])
    return (rest + by).astype(np.float32)


def test_without_a_smile_nothing_moves():
    rest = patch()
    np.testing.assert_array_equal(carry_smile(raised(rest), rest, rest, (0.0, 0.0), 1.0), raised(rest))


def test_the_corner_goes_less_far_up_for_what_it_goes_out():
    rest = patch()
    before, after = (
        corner_of(raised(rest), rest),
        corner_of(carry_smile(raised(rest), rest, rest, (1.0, 1.0), 1.0), rest),
    )
    assert after[1] / after[0] < before[1] / before[0]


def test_a_childs_mouth_is_drawn_in_less():
    rest = patch()
    grown, child = (corner_of(carry_smile(raised(rest), rest, rest, (1.0, 1.0), 1.0, age), rest) for age in (30.0, 4.0))
    assert grown[2] < child[2] < 0.0


def test_corners_rise_less_between_lips_that_part():
    """Open smiles go to the sides (Paletz et al. 1994); of a closed one the raised corners are all that shows."""
    rest = patch()
    closed, opened = raised(rest), raised(rest)
    opened[:, 1] += np.where(rest[:, 1] > CORNER[1], 0.3, -0.3) * np.exp(-((rest[:, 0] / 1.2) ** 2))
    of_closed, of_opened = (
        corner_of(carry_smile(points, rest, rest, (1.0, 1.0), 1.0), rest) for points in (closed, opened)
    )
    assert of_opened[1] < of_opened[0]
    assert of_opened[1] < of_closed[1] < corner_of(closed, rest)[1]
