"""What the person wears."""

from facestudio.scene.wardrobe.eyewear import eyewear
from facestudio.scene.wardrobe.garment import dress
from facestudio.scene.wardrobe.neckline import hidden_by_garment

__all__ = ["dress", "eyewear", "hidden_by_garment"]
