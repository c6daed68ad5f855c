"""The head: shape of skin, eyes and mouth."""

from facestudio.scene.head.caruncle import caruncle_geometry
from facestudio.scene.head.eyeball import eyeball_mesh
from facestudio.scene.head.mouth import mouth_meshes
from facestudio.scene.head.shape import shape_head

__all__ = ["caruncle_geometry", "eyeball_mesh", "mouth_meshes", "shape_head"]
