"""Parameters of the garment's cloth."""

from __future__ import annotations

from facestudio.scene.materials.types import ClothMaterial
from facestudio.spec.types import FaceSpec

_WEAVE_CM = {"crew_neck": 0.055, "v_neck": 0.06, "turtleneck": 0.16, "collared": 0.04, "hoodie": 0.08}
"""Distance between wales of a knit or threads of a weave: fine jersey, rib knit, poplin, fleece-backed sweat."""
_RIB = {"crew_neck": 1.0, "v_neck": 1.0, "turtleneck": 1.0, "collared": 0.0, "hoodie": 0.6}


def cloth_material(spec: FaceSpec) -> ClothMaterial:
    """The material of what the person wears."""
    garment = spec.clothing.garment
    return ClothMaterial(
        colour=spec.clothing.colour,
        weave=_WEAVE_CM[garment],
        rib=_RIB[garment],
        seed=(spec.clothing.seed % 4093) / 4093.0,
    )
