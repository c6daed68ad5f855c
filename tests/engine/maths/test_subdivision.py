"""Catmull-Clark matrices: known values, and what every subdivision scheme must keep."""

import numpy as np
import pytest

from facestudio.maths.subdivision import refine, triangulate

CUBE = np.array([[x, y, z] for z in (-1.0, 1.0) for y in (-1.0, 1.0) for x in (-1.0, 1.0)])
CUBE_QUADS = np.array([[0, 2, 3, 1], [4, 5, 7, 6], [0, 1, 5, 4], [2, 6, 7, 3], [0, 4, 6, 2], [1, 3, 7, 5]])


def plane_grid(n=5):
    """An open grid of n x n quads in the plane z = 0.3 x - 0.2 y + 1."""
    y, x = np.mgrid[: n + 1, : n + 1].reshape(2, -1).astype(float)
    corner = (np.arange(n)[:, None] * (n + 1) + np.arange(n)).reshape(-1)
    quads = np.stack([corner, corner + 1, corner + n + 2, corner + n + 1], axis=1)
    return np.stack([x, y, 0.3 * x - 0.2 * y + 1], axis=1), quads


def test_cube_has_the_values_of_the_paper():
    step = refine(8, CUBE_QUADS)
    points = step.matrix @ CUBE
    assert points.shape == (8 + 12 + 6, 3)
    # Corner: (F + 2R + (3 - 3) P) / 3 with F = 1/3 and R = 2/3 of the corner each way.
    np.testing.assert_allclose(np.abs(points[:8]), 5 / 9, atol=1e-12)
    # Edge points: mean of two ends and two face centres: (1, 1, 0) -> 3/4.
    np.testing.assert_allclose(np.sort(np.abs(points[8:20]), axis=1), np.tile([0, 0.75, 0.75], (12, 1)), atol=1e-12)
    np.testing.assert_allclose(np.sort(np.abs(points[20:]), axis=1), np.tile([0, 0, 1.0], (6, 1)), atol=1e-12)
    assert step.quads.shape == (24, 4)


def test_cube_tends_to_the_known_limit_of_its_corner():
    """Limit of a valence-3 vertex: (9 V + 4 sum(E) + sum(F)) / (3 * 8), Halstead, Kass and DeRose 1993."""
    once = refine(8, CUBE_QUADS)
    points, quads = once.matrix @ CUBE, once.quads
    corner = 7
    beside = quads[(quads == corner).any(axis=1)]
    edges = {int(v) for quad in beside for v in quad if 8 <= v < 20}
    faces = {int(v) for quad in beside for v in quad if v >= 20}
    limit = (9 * points[corner] + 4 * sum(points[e] for e in edges) + sum(points[f] for f in faces)) / 24
    for _ in range(4):
        step = refine(len(points), quads)
        points, quads = step.matrix @ points, step.quads
    np.testing.assert_allclose(points[corner], limit, atol=2e-3)


def test_rows_add_up_to_one():
    for count, quads in ((8, CUBE_QUADS), (36, plane_grid()[1])):
        step = refine(count, quads)
        np.testing.assert_allclose(np.asarray(step.matrix.sum(axis=1)).ravel(), 1, atol=1e-12)
        assert step.matrix.data.min() > 0


def test_a_plane_stays_a_plane_and_its_rim_stays_its_rim():
    points, quads = plane_grid()
    for _ in range(2):
        step = refine(len(points), quads)
        points, quads = step.matrix @ points, step.quads
    x, y, z = points.T
    np.testing.assert_allclose(z, 0.3 * x - 0.2 * y + 1, atol=1e-12)
    assert x.min() == pytest.approx(0, abs=1e-12)
    assert x.max() == pytest.approx(5, abs=1e-12)
    # Corners round off by the boundary rule: 3/4 of the corner and 1/8 of both neighbours.
    first = refine(36, plane_grid()[1]).matrix @ plane_grid()[0]
    np.testing.assert_allclose(first[0, :2], [0.125, 0.125], atol=1e-12)


def test_a_regular_inner_vertex_has_the_weights_of_the_bicubic_spline():
    row = refine(36, plane_grid()[1]).matrix.getrow(14).toarray().ravel()
    assert row[14] == pytest.approx(36 / 64)
    assert row[[13, 15, 8, 20]] == pytest.approx([6 / 64] * 4)
    assert row[[7, 9, 19, 21]] == pytest.approx([1 / 64] * 4)


def test_a_symmetric_mesh_stays_symmetric():
    points = CUBE * [1.0, 2.0, 0.5] + [0, 0.3, 0]
    quads = CUBE_QUADS
    for _ in range(2):
        step = refine(len(points), quads)
        points, quads = step.matrix @ points, step.quads
    mirrored = points * [-1, 1, 1]
    distance = np.linalg.norm(points[:, None] - mirrored[None], axis=2).min(axis=0)
    assert distance.max() < 1e-12


def test_triangles_keep_the_winding():
    step = refine(8, CUBE_QUADS)
    points = step.matrix @ CUBE
    a, b, c = (points[triangulate(step.quads)[:, k]] for k in range(3))
    assert (np.einsum("ij,ij->i", np.cross(b - a, c - a), a + b + c) > 0).all()


def test_loose_vertices_stay_where_they_are():
    matrix = refine(10, CUBE_QUADS).matrix
    assert matrix[8, 8] == 1
    assert matrix.getrow(8).nnz == 1


def test_edges_of_three_quads_are_refused():
    with pytest.raises(ValueError, match="more than two quads"):
        refine(12, np.array([[0, 1, 2, 3], [1, 0, 4, 5], [0, 1, 6, 7]]))
    with pytest.raises(ValueError, match="shape"):
        refine(3, np.array([[0, 1, 2]]))
