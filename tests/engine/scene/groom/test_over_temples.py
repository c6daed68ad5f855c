"""Hair that hangs beside a face hides the temples of spectacles little by little."""

import numpy as np

from facestudio.scene.groom import over_temples
from facestudio.scene.types import Part, Strands

TEMPLE = np.stack([np.full(9, 7.0), np.zeros(9), np.linspace(0.0, -8.0, 9)], axis=1)


def curtain(depth, tip=-12.0, part=Part.HAIR):
    """Fifty hairs, `depth` cm nearer to the head than the temple, half way to the ear."""
    points = np.zeros((50, 12, 3), np.float32)
    points[..., 0] = 7.0 - depth
    points[..., 1] = np.linspace(8.0, tip, 12)
    points[..., 2] = -4.0
    ones = np.ones((50, 12), np.float32)
    return Strands(part, points, 0.01 * ones, np.ones((50, 12, 3), np.float32), ones, 1.0, points[:0], 0.01)


def lifted(hairs):
    """Share of the hairs that are moved, and how far outside of the temple these come to lie, cm."""
    moved = over_temples((hairs,), (TEMPLE, TEMPLE * (-1.0, 1.0, 1.0)), 3)[0].points
    changed = (moved != hairs.points).any(axis=(1, 2))
    return changed.mean(), (moved[changed][..., 0].max(axis=1) - 7.0 if changed.any() else np.zeros(0))


def test_the_deeper_hair_lies_the_less_of_it_comes_over_a_temple():
    shares = [lifted(curtain(depth))[0] for depth in (0.05, 0.5, 1.0, 2.0)]
    assert shares == sorted(shares, reverse=True)
    assert shares[0] > 0.6
    assert shares[-1] == 0.0


def test_it_lies_outside_of_the_temple():
    outside = lifted(curtain(0.3))[1]
    assert outside.size
    assert (outside > 0.05).all()
    assert (outside < 0.5).all()


def test_short_hair_and_lashes_stay():
    assert lifted(curtain(0.3, tip=-1.0))[0] == 0.0
    assert lifted(curtain(0.3, part=Part.LASH))[0] == 0.0
