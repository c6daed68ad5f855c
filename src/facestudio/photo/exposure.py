"""From scene radiance to picture values, the numbers that the film curve takes."""

from __future__ import annotations

from facestudio.frame.types import Frame

GREY_CARD = 0.18
GREY_CARD_SRGB = 0.601
"""A grey card of reflectance .18 facing the light that `scene.lighting` meters, taken by the standard camera, comes
out at this sRGB value: radiance .18 x .95, exposure 1.55, film curve of tone.py."""


def picture_gain(frame: Frame) -> float:
    """What a frame's radiance is multiplied by. The camera has decided; the photo adds nothing of its own.

    Raises ValueError for an exposure that is not a positive number.
    """
    if not 0.0 < frame.exposure < 1e6:
        raise ValueError(f"exposure {frame.exposure} is not a positive number")
    return frame.exposure
