"""Orders the vertices of an eyelash helper: a strip of quads becomes rows from root to tip."""

from __future__ import annotations

from collections import Counter

import numpy as np
from numpy.typing import NDArray


def lash_grid(
    quads: NDArray[np.integer], positions: NDArray[np.floating], eye_centre: NDArray[np.floating]
) -> NDArray[np.int32]:
    """Vertices of a rectangular grid of quads as (rows, columns); the first row lies nearest to the eyeball.

    quads: (F, 4). positions: (N, 3), any unit. eye_centre: (3,). Rows run along the longer side, from the lower to the
    higher x. Raises ValueError when the quads are not a rectangular grid.
    """
    faces = [[int(v) for v in quad] for quad in quads]
    neighbours: dict[int, set[int]] = {}
    uses: Counter[tuple[int, int]] = Counter()
    for quad in faces:
        for a, b in zip(quad, quad[1:] + quad[:1], strict=True):
            neighbours.setdefault(a, set()).add(b)
            neighbours.setdefault(b, set()).add(a)
            uses[(min(a, b), max(a, b))] += 1
    rim = {a: sorted(b for b in near if uses[(min(a, b), max(a, b))] == 1) for a, near in neighbours.items()}
    corners = sorted(a for a, near in neighbours.items() if len(near) == 2)
    if len(corners) != 4:
        raise ValueError(f"a lash grid must have four corners, not {len(corners)}")
    first = max((_walk(corners[0], start, rim, corners) for start in rim[corners[0]]), key=len)
    rows = [first]
    seen = set(first)
    while len(seen) < len(neighbours):
        row = []
        for vertex in rows[-1]:
            fresh = [b for b in neighbours[vertex] if b not in seen]
            if len(fresh) != 1:
                raise ValueError("a lash helper is not a rectangular grid")
            row.append(fresh[0])
        rows.append(row)
        seen |= set(row)
    grid = np.array(rows, dtype=np.int32)
    reach = [np.linalg.norm(positions[grid[k]] - eye_centre, axis=1).mean() for k in (0, -1)]
    if reach[0] > reach[1]:
        grid = grid[::-1]
    if positions[grid[0, 0], 0] > positions[grid[0, -1], 0]:
        grid = grid[:, ::-1]
    return np.ascontiguousarray(grid)


def _walk(corner: int, start: int, rim: dict[int, list[int]], corners: list[int]) -> list[int]:
    """Along the rim from a corner to the next one."""
    path = [corner, start]
    while path[-1] not in corners:
        path.append(next(b for b in rim[path[-1]] if b != path[-2]))
    return path
