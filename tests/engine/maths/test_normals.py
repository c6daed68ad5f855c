"""Normals of meshes."""

import numpy as np

from facestudio.maths.normals import vertex_normals


def test_of_a_tilted_plane():
    points = np.array([[0, 0, 0], [1, 0, 1], [0, 1, 0], [1, 1, 1.0]])
    normals = vertex_normals(points, np.array([[0, 1, 2], [1, 3, 2]]))
    np.testing.assert_allclose(normals, np.tile(np.array([-1, 0, 1]) / np.sqrt(2), (4, 1)), atol=1e-6)


def test_large_triangles_count_more():
    # Around vertex 0: area 2 facing +z, area 0.5 facing +x.
    points = np.array([[0, 0, 0], [2, 0, 0], [0, 2, 0], [0, 1, 0], [0, 0, 1.0]])
    normal = vertex_normals(points, np.array([[0, 1, 2], [0, 3, 4]]))[0]
    np.testing.assert_allclose(normal, np.array([1, 0, 4]) / np.sqrt(17), atol=1e-6)


def test_vertices_without_area_get_a_unit_vector_too():
    normals = vertex_normals(np.zeros((3, 3)), np.array([[0, 1, 2]]))
    np.testing.assert_array_equal(normals, np.tile([0, 0, 1], (3, 1)))
