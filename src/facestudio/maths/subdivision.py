"""Catmull-Clark subdivision as sparse matrices: one product per level turns cage values into refined values.

Source: E. Catmull, J. Clark, "Recursively generated B-spline surfaces on arbitrary topological meshes",
Computer-Aided Design 10 (6), 1978. Boundaries follow the cubic B-spline of the boundary curve (T. DeRose, M. Kass,
T. Truong, "Subdivision surfaces in character animation", SIGGRAPH 1998): a boundary edge's point is its midpoint, a
boundary vertex is 3/4 of itself and 1/8 of each of its two boundary neighbours. Corners of a single quad are treated
like any other boundary vertex and round off.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy.sparse as sparse
from numpy.typing import NDArray

BOUNDARY_VERTEX_SHARE = 0.75
"""Own weight of a boundary vertex; the rest goes to its boundary neighbours in equal parts."""


@dataclass(frozen=True, slots=True)
class Refinement:
    """One level of subdivision.

    matrix: (V', V) csr float64; rows: moved vertices first (in their old order), then edge points, then face points.
    quads: (F', 4) int32 into the rows, wound as the input.
    """

    matrix: sparse.csr_matrix
    quads: NDArray[np.int32]


def refine(vertex_count: int, quads: NDArray[np.integer]) -> Refinement:
    """Subdivide a mesh of quads once.

    vertex_count: V. quads: (F, 4) vertex indices, consistently wound, at most two per edge.
    Vertices that no quad uses stay where they are. Raises ValueError for an edge of three or more quads.
    """
    faces = np.asarray(quads, dtype=np.int64)
    if faces.ndim != 2 or faces.shape[1] != 4:
        raise ValueError(f"quads must have shape (F, 4), not {faces.shape}")
    count = len(faces)
    sides = np.stack([faces, np.roll(faces, -1, axis=1)], axis=2).reshape(-1, 2)
    edges, edge_of_side, uses = np.unique(np.sort(sides, axis=1), axis=0, return_inverse=True, return_counts=True)
    edge_of_side = edge_of_side.reshape(-1)
    if uses.size and uses.max() > 2:
        raise ValueError(f"{int((uses > 2).sum())} edges belong to more than two quads")
    face_of_side = np.repeat(np.arange(count), 4)

    face_points = _averaging(face_of_side, faces.reshape(-1), (count, vertex_count))
    midpoints = _averaging(np.repeat(np.arange(len(edges)), 2), edges.reshape(-1), (len(edges), vertex_count))
    inner = (uses == 2).astype(np.float64)
    edge_faces = _incidence(edge_of_side, face_of_side, (len(edges), count))
    # An inner edge point is the mean of its two ends and the two face points beside it; a boundary one the midpoint.
    edge_points = sparse.diags(1 - 0.5 * inner) @ midpoints + sparse.diags(0.25 * inner) @ (edge_faces @ face_points)

    vertex_points = _vertex_points(vertex_count, faces, edges, uses, face_points, midpoints)
    matrix = sparse.vstack([vertex_points, edge_points, face_points]).tocsr()
    matrix.sum_duplicates()
    matrix.eliminate_zeros()
    matrix.sort_indices()

    edge_row = edge_of_side.reshape(count, 4) + vertex_count
    face_row = (np.arange(count) + vertex_count + len(edges))[:, None].repeat(4, axis=1)
    children = np.stack([faces, edge_row, face_row, np.roll(edge_row, 1, axis=1)], axis=2).reshape(-1, 4)
    return Refinement(matrix=matrix, quads=children.astype(np.int32))


def triangulate(quads: NDArray[np.integer]) -> NDArray[np.int32]:
    """Two triangles for each quad, all first halves and then all second halves: (F, 4) -> (2F, 3) int32."""
    faces = np.asarray(quads)
    return np.concatenate([faces[:, [0, 1, 2]], faces[:, [0, 2, 3]]]).astype(np.int32)


def _vertex_points(
    vertex_count: int,
    faces: NDArray[np.int64],
    edges: NDArray[np.int64],
    uses: NDArray[np.int64],
    face_points: sparse.csr_matrix,
    midpoints: sparse.csr_matrix,
) -> sparse.csr_matrix:
    """Rows of the old vertices: (F + 2 R + (n - 3) P) / n inside, the boundary curve's rule on the rim."""
    face_count, edge_count = len(faces), len(edges)
    touching_faces = _incidence(faces.reshape(-1), np.repeat(np.arange(face_count), 4), (vertex_count, face_count))
    touching_edges = _incidence(edges.reshape(-1), np.repeat(np.arange(edge_count), 2), (vertex_count, edge_count))
    valence = np.asarray(touching_faces.sum(axis=1)).reshape(-1)
    n = np.maximum(valence, 1)
    identity = sparse.identity(vertex_count, format="csr")
    inside = (
        sparse.diags(1 / n**2) @ (touching_faces @ face_points)
        + sparse.diags(2 / n**2) @ (touching_edges @ midpoints)
        + sparse.diags((n - 3) / n) @ identity
    )
    rim_edges = touching_edges @ sparse.diags((uses == 1).astype(np.float64))
    rim_count = np.asarray(rim_edges.sum(axis=1)).reshape(-1)
    # A midpoint already holds half of the vertex itself: 0.5 P + 0.5 mean(midpoints) = 3/4 P + 1/8 (A + B).
    middle = 2 * (1 - BOUNDARY_VERTEX_SHARE)
    rim = (1 - middle) * identity + sparse.diags(middle / np.maximum(rim_count, 1)) @ (rim_edges @ midpoints)
    on_rim = rim_count > 0
    loose = valence == 0
    return (
        sparse.diags((~on_rim & ~loose).astype(np.float64)) @ inside
        + sparse.diags((on_rim & ~loose).astype(np.float64)) @ rim
        + sparse.diags(loose.astype(np.float64)) @ identity
    ).tocsr()


def _incidence(rows: NDArray[np.int64], columns: NDArray[np.int64], shape: tuple[int, int]) -> sparse.csr_matrix:
    return sparse.coo_matrix((np.ones(len(rows)), (rows, columns)), shape).tocsr()


def _averaging(rows: NDArray[np.int64], columns: NDArray[np.int64], shape: tuple[int, int]) -> sparse.csr_matrix:
    matrix = _incidence(rows, columns, shape)
    return sparse.diags(1 / np.maximum(np.asarray(matrix.sum(axis=1)).reshape(-1), 1)) @ matrix
