"""Paintings of the skin, made once when the head pack is built: pores, wrinkles, redness. All drawn by this code."""

from facestudio.assets.paint.atlases import paint_atlases

__all__ = ["paint_atlases"]
