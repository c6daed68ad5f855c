"""Dresses the person: every layer of the outfit, body and neckline, as one mesh for each stuff."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from facestudio.assets import HeadPack
from facestudio.scene.head.types import HeadShape
from facestudio.scene.materials import cloth_material
from facestudio.scene.materials.types import ClothMaterial
from facestudio.scene.types import Mesh, Part
from facestudio.scene.wardrobe.body import garment_body
from facestudio.scene.wardrobe.collars import collar_sheets
from facestudio.scene.wardrobe.cuts import OUTFITS
from facestudio.scene.wardrobe.sheet import Sheet, join
from facestudio.scene.wardrobe.skin import TuckedSkin, tuck
from facestudio.scene.wardrobe.tie import tie
from facestudio.spec.types import FaceSpec


@dataclass(frozen=True, slots=True, eq=False)
class Dressed:
    """meshes: the layers, the innermost first. skin: of the whole head and shoulders, kept below them."""

    meshes: tuple[Mesh, ...]
    skin: TuckedSkin


def dress(spec: FaceSpec, pack: HeadPack, shape: HeadShape, drawn: int | None = None) -> Dressed:
    """The garment of `spec.clothing` on this person's shoulders, and what it does to the skin, of which the first `drawn`
    vertices are wanted."""
    layers = OUTFITS[spec.clothing.garment]
    seed = spec.clothing.seed
    meshes, innermost = [], None
    for place, (cut, finish) in enumerate(layers):
        if finish == "scarf" and innermost is not None:
            meshes.append(
                _mesh(
                    join(*collar_sheets(cut, finish, innermost.chart, innermost.size, seed)),
                    cloth_material(spec, "scarf"),
                )
            )
            continue
        over = next((above for above, sewn in layers[place + 1 :] if sewn != "scarf"), "")
        body = garment_body(cut, seed + place, pack, shape, beneath=over)
        innermost = innermost or body
        tied = finish == "flat_leaf_and_tie"
        sheets = collar_sheets(cut, "flat_leaf" if tied else finish, body.chart, body.size, seed)
        meshes.append(_mesh(join(body.sheet, *sheets), cloth_material(spec, "under" if over else "main", cut)))
        if tied:
            meshes.append(_mesh(tie(cut, body.chart, body.size), cloth_material(spec, "tie")))
    assert innermost is not None
    return Dressed(tuple(meshes), tuck(layers[0][0], innermost.chart, innermost.size, shape, drawn))


def _mesh(sheet: Sheet, material: ClothMaterial) -> Mesh:
    masks = np.zeros((len(sheet.positions), 8), np.float32)
    masks[:, 0] = np.clip(sheet.coverage_cm / 10 + 0.5, 0, 1)
    masks[:, 1] = sheet.trim[:, 0]
    masks[:, 2:4] = np.clip(sheet.weft_warp / 200 + 0.5, 0, 1)
    masks[:, 4:7] = sheet.trim[:, 1:]
    return Mesh(
        part=Part.CLOTH,
        positions=sheet.positions,
        normals=sheet.normals,
        rest=sheet.rest,
        masks=masks,
        triangles=sheet.triangles,
        casters=sheet.casters,
        material=material,
    )
