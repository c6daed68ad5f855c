"""The skin that touches the eyeball."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from facestudio.assets import HeadPack
from facestudio.maths.normals import vertex_normals
from facestudio.maths.steps import smooth_step
from facestudio.scene.head.eyeball import surface_radius
from facestudio.scene.head.eyes import SCALE, fit_eyeball
from facestudio.scene.head.types import Eye

CLEARANCE_CM = 0.012
"""Least distance of visible lid skin from the eyeball: the tear film and a little room for rounding."""
THICKNESS_CM = 0.09
"""Least thickness of a lid; in life about 1 mm without the plate of cartilage, 2 mm with it: what makes its edge a ledge."""
REACH = 1.25
"""Skin further from the eyeball's centre than this, in its radii, can't be inside: the cornea reaches to 1.14."""
MARGIN_CM = (0.05, 0.17)
"""Distances from the eyeball between which the lid margin fades out."""
LEDGE_DROP_CM = 0.065
"""How far a lower lid's outer lip lies lower than the pack has it, by eye. A lid margin is 2 mm wide (textbook anatomy) and
slopes down to the lashes; the pack's lies so level that a lens at its height sees nothing of it: skin ends like a knife."""
LEDGE_GAP_CM = (-0.03, 0.13)
"""Distances from the eyeball over which the ledge comes down, from the wet edge to the lip."""
LEDGE_BELOW_CM = (0.03, 0.50)
"""Below the lower lashes' line, over which the lid's skin makes up for it."""
LEDGE_ENDS_CM = ((1.75, 2.40), (4.35, 3.85))
"""Distances from the middle of the face, rest space, over which the ledge comes down from level at both corners."""
LASHES_OUT_CM = 0.14
"""How far the lower lashes' roots move forward: the pack's grow out of the wet edge, people's from the lip before it."""


def skin_round(
    positions: NDArray[np.float32], triangles: NDArray[np.int32], eye: Eye, reach: float
) -> tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.float64]]:
    """Skin near an eye: vertices (N,), their offsets from the eyeball's centre (N, 3) cm, and the cosine between each normal
    and the offset (N,): positive on outer skin, negative on the lining of the lids.

    positions: (V, 3) head space, cm. triangles: (F, 3). reach: half side of the cube that is looked at, in eyeball radii.
    """
    close = _in_cube(positions, eye.centre, reach * eye.radius)
    near = np.flatnonzero(close)
    local = np.cumsum(close) - 1
    normals = vertex_normals(positions[near], local[triangles[_all_close(close, triangles)]])
    offset = positions[near].astype(np.float64) - eye.centre
    facing = np.einsum("ij,ij->i", offset, normals) / np.maximum(np.linalg.norm(offset, axis=1), 1e-9)
    return near, offset, facing


def rest_lids_on_eye(
    positions: NDArray[np.float32], triangles: NDArray[np.int32], eyes: tuple[Eye, Eye]
) -> NDArray[np.float32]:
    """Push lid skin that a morph or a turned eye has left inside an eyeball out to its surface.

    positions: (V, 3). triangles: (F, 3). Only the front half of each eyeball is looked at; the pocket behind it is never seen.
    Where a lid's lining touches the eyeball, its outer skin stays the lid's thickness further out.
    Returns positions, changed where needed.
    """
    result = positions.copy()
    for eye in eyes:
        near, offset, facing = skin_round(result, triangles, eye, REACH)
        ahead = offset[:, 2] > 0.35 * eye.radius
        near, offset, facing = near[ahead], offset[ahead], facing[ahead]
        away, gaze = np.linalg.norm(offset, axis=1), offset @ eye.head_from_eye[:, 2]
        least = eye.radius * surface_radius(gaze / np.maximum(away, 1e-6)) + CLEARANCE_CM
        least += THICKNESS_CM * np.clip(facing, 0, 1)
        inside = away < least
        push = least[inside] / np.maximum(away[inside], 1e-6)
        result[near[inside]] = (eye.centre + offset[inside] * push[:, None]).astype(np.float32)
    return result


@lru_cache(maxsize=1)
def lid_margin(pack: HeadPack) -> NDArray[np.float32]:
    """(V,) float32: 1 on the wet edge and the lining of the lids, 0 from the edge's outer lip on.

    Looked up on the pack's own head, whose lids are a ledge over its eyeballs: which skin that ledge is stays the same, however
    far the lids of a face stand off. The result is shared: don't write to it.
    """
    rest = np.asarray(pack.skin.subdivide @ pack.rest[pack.skin.cage], dtype=np.float32)
    mask = np.zeros(len(rest))
    for side in ("left", "right"):
        centre, radius = fit_eyeball(pack.rest[pack.eyes[side]])
        radius *= SCALE
        close = np.flatnonzero(_in_cube(rest, centre, radius + 2.0 * MARGIN_CM[1]))
        gap = np.linalg.norm(rest[close] - centre, axis=1) - radius
        mask[close] = np.maximum(mask[close], np.where(gap > -0.3, 1.0 - smooth_step(*MARGIN_CM, gap), 0.0))
    result = mask.astype(np.float32)
    result.flags.writeable = False
    return result


@lru_cache(maxsize=1)
def _ledge(pack: HeadPack) -> NDArray[np.float32]:
    """(V,) float32: share of LEDGE_DROP_CM by which skin of the lower lids comes down. The result is shared."""
    rest = np.asarray(pack.skin.subdivide @ pack.rest[pack.skin.cage], dtype=np.float32)
    share = np.zeros(len(rest))
    for side in ("left", "right"):
        centre, radius = fit_eyeball(pack.rest[pack.eyes[side]])
        radius *= SCALE
        near = np.flatnonzero(_in_cube(rest, centre, 1.5 * radius))
        place = rest[near].astype(np.float64)
        roots = pack.rest[pack.lashes[f"{side}_lower"][0]]
        order = np.argsort(roots[:, 0])
        below = np.interp(place[:, 0], roots[order, 0], roots[order, 1]) - place[:, 1]
        lid = (place[:, 2] > centre[2] + 0.3 * radius) & (below > -0.15)
        gap = np.linalg.norm(place - centre, axis=1) - radius
        share[near] = (
            lid * smooth_step(*LEDGE_GAP_CM, gap) * (1.0 - smooth_step(*LEDGE_BELOW_CM, below)) * _along(place)
        )
    result = share.astype(np.float32)
    result.flags.writeable = False
    return result


def slope_lower_lids(
    positions: NDArray[np.float32], cage: NDArray[np.float32], eyes: tuple[Eye, Eye], size: float, pack: HeadPack
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Let the edges of the lower lids slope down from the eyeball to their lips, and the lower lashes grow from these.

    positions: (V, 3) of the skin, cage: (V0, 3) of the pack's vertices, head space, cm. eyes: left and right. size: the head's.
    Returns both, changed.
    """
    sloped, moved = positions.copy(), cage.copy()
    drop = np.float32(size * LEDGE_DROP_CM)
    sloped[:, 1] -= drop * _ledge(pack)
    for side, eye in zip(("left", "right"), eyes, strict=True):
        strip = pack.lashes[f"{side}_lower"]
        roots = cage[strip[0]].astype(np.float64)
        out = roots - eye.centre
        out *= size * LASHES_OUT_CM / np.linalg.norm(out, axis=1, keepdims=True)
        out[:, 1] = -drop
        moved[strip] += (out * _along(pack.rest[strip[0]])[:, None]).astype(np.float32)
    return sloped, moved


def _along(place: NDArray[np.floating]) -> NDArray[np.float64]:
    """(N,) 1 along the middle of a lower lid .. 0 at its corners. place: (N, 3) rest space, cm."""
    x = np.abs(place[:, 0].astype(np.float64))
    inner, (outer, full) = LEDGE_ENDS_CM
    return np.asarray(smooth_step(*inner, x) * (1.0 - smooth_step(full, outer, x)))


def _in_cube(positions: NDArray[np.float32], centre: NDArray[np.floating], half: float) -> NDArray[np.bool_]:
    """(V,) whether positions lie in the cube of half side `half` (cm) round an eyeball's centre."""
    x, y, z = (np.abs(positions[:, k] - centre[k]) < half for k in range(3))
    return np.asarray(x & y & z)


def _all_close(close: NDArray[np.bool_], triangles: NDArray[np.int32]) -> NDArray[np.bool_]:
    """(F,) triangles with all corners in `close` (V,)."""
    return np.asarray(close[triangles[:, 0]] & close[triangles[:, 1]] & close[triangles[:, 2]])
