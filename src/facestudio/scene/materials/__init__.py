"""What surfaces are made of: the parameters of each shading model, from the traits of a person."""

from facestudio.scene.materials.cloth import cloth_material
from facestudio.scene.materials.eyes import eye_material
from facestudio.scene.materials.gloss import (
    jewel_material,
    rim_material,
    stone_material,
    teeth_material,
    tongue_material,
)
from facestudio.scene.materials.hair import hair_colour
from facestudio.scene.materials.skin import skin_material

__all__ = [
    "cloth_material",
    "eye_material",
    "hair_colour",
    "jewel_material",
    "rim_material",
    "skin_material",
    "stone_material",
    "teeth_material",
    "tongue_material",
]
