"""Simple surfaces."""

import numpy as np
import pytest

from facestudio.maths.surfaces import strip_triangles, unit_sphere


def test_sphere_faces_outwards_and_is_round():
    points, triangles = unit_sphere(17, 24)
    np.testing.assert_allclose(np.linalg.norm(points, axis=1), 1)
    a, b, c = (points[triangles[:, k]] for k in range(3))
    volume = np.einsum("ij,ij->i", a, np.cross(b, c)).sum() / 6
    assert volume == pytest.approx(4 / 3 * np.pi, rel=0.03)


def test_strips():
    closed, opened = strip_triangles(3, 4), strip_triangles(3, 4, closed=False)
    assert len(closed) == 2 * 2 * 4
    assert len(opened) == 2 * 2 * 3
    assert closed.max() == opened.max() == 11
    assert set(map(tuple, np.sort(opened, axis=1))) < set(map(tuple, np.sort(closed, axis=1)))
