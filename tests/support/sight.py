"""What a camera sees of meshes, without a graphics card: points strewn over triangles into a buffer of depths."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from facestudio.scene.types import Camera, Mesh, Part

STEPS = (2, 4, 8, 16, 32)
"""Points along the side of a triangle; as many as the longest side of its image has pixels, or more."""


def seen(meshes: list[Mesh], camera: Camera, size: int, rows: int) -> NDArray[np.int64]:
    """(rows, size) index of the mesh nearest the camera in the picture's lowest `rows`, lowest first, -1 where there is none.

    size: pixels along the side of the whole picture. Cloth is cut away where its mask 0 is below one half, as in the shader.
    """
    project = camera.clip_from_view @ camera.view_from_head
    nearest = np.full(size * rows, np.inf)
    owner = np.full(size * rows, -1)
    for index, mesh in enumerate(meshes):
        clip = mesh.positions.astype(np.float64) @ project[:, :3].T + project[:, 3]
        pixels = (clip[:, :2] / clip[:, 3:] + 1) / 2 * size
        corners = np.column_stack([pixels, clip[:, 3], mesh.masks[:, 0]])[mesh.triangles]
        corners = corners[(corners[..., 1] < rows).any(axis=1) & (corners[..., 1] > -2).any(axis=1)]
        sides = np.linalg.norm(corners[..., :2] - np.roll(corners[..., :2], 1, axis=1), axis=-1).max(axis=1)
        group = np.searchsorted(STEPS[:-1], 1.5 * sides)
        for steps in np.unique(group):
            points = np.einsum("pk,fkj->fpj", _weights(STEPS[steps]), corners[group == steps]).reshape(-1, 4)
            if mesh.part is Part.CLOTH:
                points = points[points[:, 3] >= 0.5]
            x, y = np.floor(points[:, :2]).astype(int).T
            shown = (x >= 0) & (x < size) & (y >= 0) & (y < rows)
            cell, depth = (y * size + x)[shown], points[shown, 2]
            best = np.full(size * rows, np.inf)
            np.minimum.at(best, cell, depth)
            owner[best < nearest] = index
            nearest = np.minimum(nearest, best)
    return owner.reshape(rows, size)


def _weights(steps: int) -> NDArray[np.float64]:
    """(P, 3) barycentric coordinates of evenly strewn points."""
    i, j = np.meshgrid(np.arange(steps), np.arange(steps))
    inside = i + j < steps
    weights = np.stack([i[inside], j[inside], steps - 1 - i[inside] - j[inside]], axis=1) / (steps - 1)
    return np.asarray(weights)
