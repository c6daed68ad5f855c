"""From a person's traits to everything that stands before the camera."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from facestudio.assets import HeadPack
from facestudio.scene.camera import frame_portrait
from facestudio.scene.groom import LONG, bare_parting, beard_mask, grow, over_temples, scalp_mask
from facestudio.scene.head import caruncle_geometry, eyeball_mesh, mouth_meshes, shape_head
from facestudio.scene.head.types import HeadShape
from facestudio.scene.lighting import backdrop, light
from facestudio.scene.materials import skin_material
from facestudio.scene.types import Mesh, Part, Scene, Strands
from facestudio.scene.wardrobe import TuckedSkin, dress, eyewear, jewellery
from facestudio.spec.types import FaceSpec

FINE_FROM_SIZE = 700
"""A close-up of at least this many pixels draws the finest skin. Otherwise level 1 with the positions and normals of the limit
looks the same and takes two thirds of the time."""
COARSE_UP_TO_SIZE = 256
"""Pictures up to this many pixels draw level 0, with the positions and normals of the limit: its facets are a pixel or two."""
TOGETHER_UP_TO_SIZE = 640
"""Up to this many pixels hair is grown beside all else. Above, drawing takes far longer than building, and both at once would
take more memory."""

LINING = 0.5
"""Share of the mouth's lining in a vertex from which on it casts no shadow."""


def build(spec: FaceSpec, pack: HeadPack, size: int) -> Scene:
    """Build the scene of one portrait.

    size: pixels along the picture's side; it only decides how finely things are made, never what they are.
    Raises KeyError when the spec names a morph that the pack doesn't have.
    """
    shape = shape_head(spec, pack)
    if size > TOGETHER_UP_TO_SIZE:
        return _assemble(spec, pack, size, shape, lambda: grow(spec, shape, pack, size))
    # Hair takes as long as all the rest, and neither needs the other: numpy lets go of the interpreter, so two cores share.
    with ThreadPoolExecutor(1) as beside:
        hair = beside.submit(grow, spec, shape, pack, size)
        return _assemble(spec, pack, size, shape, hair.result)


def _assemble(
    spec: FaceSpec, pack: HeadPack, size: int, shape: HeadShape, grown: Callable[[], tuple[Strands, ...]]
) -> Scene:
    closeup = spec.view.zoom_level == "closeup"
    level = 2 if closeup and size >= FINE_FROM_SIZE else 0 if not closeup and size <= COARSE_UP_TO_SIZE else 1
    eyes = (shape.left_eye, shape.right_eye)
    worn = eyewear(spec, shape)
    dressed = dress(spec, pack, shape, vertex_count(pack, level))
    meshes = (
        skin_mesh(spec, pack, shape, dressed.skin, level),
        *(eyeball_mesh(spec, eye) for eye in eyes),
        *mouth_meshes(spec, pack, shape),
        *dressed.meshes,
        *worn.frame,
        *jewellery(spec, shape),
    )
    behind = backdrop(spec)
    return Scene(
        meshes=meshes,
        strands=over_temples(grown(), worn.temples if spec.hair.length > LONG else (), spec.hair.seed),
        lenses=worn.lenses,
        lighting=light(spec, behind),
        backdrop=behind,
        camera=frame_portrait(spec, shape),
        irises=np.stack([eye.centre + eye.head_from_eye[:, 2] * eye.radius for eye in eyes]),
    )


def skin_mesh(spec: FaceSpec, pack: HeadPack, shape: HeadShape, skin: TuckedSkin, level: int) -> Mesh:
    """The skin with the caruncles of both eyes, at a level of subdivision, without what the garment hides."""
    triangles = pack.skin.triangles[level]
    count = vertex_count(pack, level)
    hidden = skin.hidden[:count]
    drawn = triangles[~hidden[triangles].all(axis=1)]
    coarse = shape.coarse_triangles
    # The lining of the mouth would keep the light from teeth and tongue: its coarse form narrows the opening.
    lining = shape.tissue["inner_mouth"][coarse] > LINING
    casters = coarse[~hidden[coarse].all(axis=1) & ~lining.any(axis=1)]
    bumps = [caruncle_geometry(eye, spec.age) for eye in (shape.left_eye, shape.right_eye)]
    starts = count + np.cumsum([0, *(len(points) for points, *_ in bumps)])
    wet = np.zeros((int(starts[-1]) - count, 8), np.float32)
    wet[:, 6] = 1
    faces = [drawn, *(bump[3] + np.int32(start) for bump, start in zip(bumps, starts, strict=False))]
    return Mesh(
        part=Part.SKIN,
        positions=np.concatenate([skin.positions[:count], *(bump[0] for bump in bumps)]),
        normals=np.concatenate([shape.normals[:count], *(bump[1] for bump in bumps)]),
        rest=np.concatenate([shape.rest[:count], *(bump[2] for bump in bumps)]),
        masks=np.concatenate([_masks(spec, _first(shape, count)), wet]),
        triangles=np.concatenate(faces),
        casters=casters,
        material=skin_material(spec, pack, bare_parting(spec.hair, spec.age)),
    )


@lru_cache(maxsize=8)
def vertex_count(pack: HeadPack, level: int) -> int:
    """Vertices of the skin at a level of subdivision."""
    return int(pack.skin.triangles[level].max()) + 1


def _first(shape: HeadShape, count: int) -> HeadShape:
    """The same shape with no more than the first vertices, those of a coarser level."""
    return replace(
        shape,
        positions=shape.positions[:count],
        normals=shape.normals[:count],
        rest=shape.rest[:count],
        tissue={name: mask[:count] for name, mask in shape.tissue.items()},
    )


def _masks(spec: FaceSpec, shape: HeadShape) -> NDArray[np.float32]:
    """(V, 8) columns as SkinMaterial names them."""
    tissue = shape.tissue
    return np.stack(
        [
            tissue["lips"],
            tissue["inner_mouth"],
            # The first half for the ear, the second for its hollows.
            0.5 * tissue["ears"] + 0.5 * tissue["ear_hollows"] * (tissue["ears"] > 0.95),
            tissue["face"],
            scalp_mask(spec, shape),
            beard_mask(spec, shape),
            # Lids have margins, and cheeks below them have creases.
            tissue["lid_margin"] + tissue["folded"],
            tissue["gathered"],
        ],
        axis=1,
    ).astype(np.float32)
