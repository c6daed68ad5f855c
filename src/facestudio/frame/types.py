"""Frame: one picture in linear light, with what is known about each pixel. It lives on the GPU until it is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from facestudio.gpu.targets import Target


@dataclass(frozen=True, slots=True)
class Frame:
    """What the camera saw.

    size: pixels along the side of the square. colour: (H, W, 4) half float, linear scene radiance, alpha 1.
    buffers: name -> target, before hair is laid over it: `position` (head space, cm, and Part label in w), `normal`
    (head space, roughness in w), `albedo`. They are as large as the picture was shaded: twice its size up to 256, else its own.
    spare: name of one more target, of the size and kind of `colour`, whose content nobody needs: whoever makes a photograph of
    the frame may draw into it. Empty if there is none. exposure: of the camera.
    seconds: stage -> time taken, empty unless timing was asked for.
    The targets belong to the Gpu and are overwritten by its next render.
    """

    size: int
    colour: Target
    buffers: Mapping[str, Target]
    exposure: float
    seconds: Mapping[str, float]
    spare: str = ""
