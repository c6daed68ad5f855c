"""Textures that come from a file or a scene and stay the same from picture to picture."""

from __future__ import annotations

import moderngl
import numpy as np
from numpy.typing import ArrayLike


class Images:
    """The sampled textures of one context, by name. The ones used least lately go when there are too many."""

    def __init__(self, context: moderngl.Context, most: int = 24) -> None:
        self._context = context
        self._most = most
        self._textures: dict[str, moderngl.Texture] = {}

    def get(self, name: str, texels: ArrayLike, *, repeat_x: bool, repeat_y: bool) -> moderngl.Texture:
        """The texture of that name with all its mip levels; made of (H, W, C) uint8 `texels`, row 0 at v = 0, the first time.
        The caller answers for a name always meaning the same texels."""
        texture = self._textures.pop(name, None)
        if texture is None:
            height, width, channels = np.shape(texels)
            texture = self._context.texture((width, height), channels, np.ascontiguousarray(texels), alignment=1)
            texture.build_mipmaps()
            texture.filter = (moderngl.LINEAR_MIPMAP_LINEAR, moderngl.LINEAR)
            texture.repeat_x, texture.repeat_y = repeat_x, repeat_y
        self._textures[name] = texture
        while len(self._textures) > self._most:
            self._textures.pop(next(iter(self._textures))).release()
        return texture

    def release(self) -> None:
        """Give every texture back."""
        for texture in self._textures.values():
            texture.release()
        self._textures.clear()
