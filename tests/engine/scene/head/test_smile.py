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


def test_the_middle_of_an_open_upper_lip_rises_less_in_the_old():
    rest = patch()
    opened = raised(rest)
    opened[:, 1] -= np.where(rest[:, 1] > CORNER[1], 0.0, 0.6) * np.exp(-((rest[:, 0] / 1.2) ** 2))
    border = np.argmin(np.hypot(rest[:, 0], rest[:, 1] - 69.2))
    young, old = (carry_smile(opened, rest, rest, (1.0, 1.0), 1.0, age)[border, 1] for age in (25.0, 65.0))
    assert young > old + 0.05


def test_corners_rise_little_more_than_they_go_out():
    """The actions lift them twice as far. A closed smile goes out further than up, or it is a clown's; an open one rises past
    the middle of the lip, but no further."""
    rest = patch()
    closed, opened = raised(rest), raised(rest)
    opened[:, 1] += np.where(rest[:, 1] > CORNER[1], 0.3, -0.3) * np.exp(-((rest[:, 0] / 1.2) ** 2))
    for points, least, most in ((closed, 0.7, 1.0), (opened, 0.9, 1.3)):
        out, up = corner_of(carry_smile(points, rest, rest, (1.0, 1.0), 1.0), rest)[:2]
        assert least * out < up < most * out
        assert up < corner_of(points, rest)[1]
