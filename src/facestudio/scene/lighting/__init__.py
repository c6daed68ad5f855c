"""Lamps, daylight and what is seen behind the person, from the names in a spec's `light`."""

from facestudio.scene.lighting.lamps import light
from facestudio.scene.lighting.places import backdrop

__all__ = ["backdrop", "light"]
