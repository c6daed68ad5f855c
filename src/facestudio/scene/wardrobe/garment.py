"""Dresses the person: the body of the garment and its neckline, joined into one mesh."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from facestudio.assets import HeadPack
from facestudio.scene.head.types import HeadShape
from facestudio.scene.materials import cloth_material
from facestudio.scene.types import Mesh, Part
from facestudio.scene.wardrobe.body import garment_body
from facestudio.scene.wardrobe.collars import collar_sheets
from facestudio.scene.wardrobe.sheet import join
from facestudio.scene.wardrobe.skin import TuckedSkin, tuck
from facestudio.spec.types import FaceSpec


@dataclass(frozen=True, slots=True, eq=False)
class Dressed:
    """mesh: the garment. skin: of the whole head and shoulders, kept below it."""

    mesh: Mesh
    skin: TuckedSkin


def dress(spec: FaceSpec, pack: HeadPack, shape: HeadShape) -> Dressed:
    """The garment of `spec.clothing` on this person's shoulders, and what it does to the skin.

    Mask 0 is the coverage of ClothMaterial, mask 1 is 1 on buttons.
    """
    body = garment_body(spec.clothing, pack, shape)
    sheet = join(body.sheet, *collar_sheets(spec.clothing, body.chart, body.size))
    masks = np.zeros((len(sheet.positions), 8), np.float32)
    masks[:, 0] = np.clip(sheet.coverage_cm / 10 + 0.5, 0, 1)
    masks[:, 1] = sheet.hard
    mesh = Mesh(
        part=Part.CLOTH,
        positions=sheet.positions,
        normals=sheet.normals,
        rest=sheet.rest,
        masks=masks,
        triangles=sheet.triangles,
        casters=sheet.casters,
        material=cloth_material(spec),
    )
    return Dressed(mesh, tuck(spec.clothing.garment, body.chart, body.size, shape))
