"""What the person wears."""

from facestudio.scene.wardrobe.eyewear import eyewear
from facestudio.scene.wardrobe.garment import Dressed, dress
from facestudio.scene.wardrobe.jewellery import jewellery
from facestudio.scene.wardrobe.skin import TuckedSkin

__all__ = ["Dressed", "TuckedSkin", "dress", "eyewear", "jewellery"]
