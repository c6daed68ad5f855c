"""Textures that are drawn into. They are kept from picture to picture, so that memory never grows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import moderngl
import numpy as np
from numpy.typing import NDArray

_NUMPY_TYPES = {"f1": np.uint8, "f2": np.float16, "f4": np.float32}


class Target:
    """A texture that a pass draws into and another one reads.

    texture: the moderngl texture; row 0 of its texels is the bottom of the picture.
    """

    def __init__(self, texture: moderngl.Texture) -> None:
        self.texture = texture

    @property
    def size(self) -> tuple[int, int]:
        """(width, height) in texels."""
        width, height = self.texture.size
        return width, height

    def read(self) -> NDArray[np.generic]:
        """Copy the texels from the GPU: (H, W, C), row 0 on top; uint8, float16 or float32 as they are stored.
        A depth texture comes as (H, W, 1) float32."""
        self.texture.ctx.__enter__()  # another context may be the current one
        width, height = self.size
        kind = np.float32 if self.texture.depth else _NUMPY_TYPES[self.texture.dtype]
        texels = np.frombuffer(self.texture.read(alignment=1), kind)
        return texels.reshape(height, width, self.texture.components)[::-1].copy()


class Targets:
    """The targets of one context, by name. Asking for a name again gives the same texture, made anew if its size or
    format has changed; so the number of textures is that of the names, whatever sizes the pictures have."""

    def __init__(self, context: moderngl.Context) -> None:
        self._context = context
        self._targets: dict[str, Target] = {}
        self._formats: dict[str, tuple[object, ...]] = {}
        self._framebuffers: dict[tuple[str, ...], moderngl.Framebuffer] = {}

    def get(
        self, name: str, size: tuple[int, int], components: int = 4, dtype: str = "f2", *, linear: bool = False
    ) -> Target:
        """The colour target of that name. dtype: 'f1' (8 bit), 'f2' or 'f4'. linear: filtered when sampled.
        Its content is undefined until it has been drawn whole or cleared."""

        def make() -> moderngl.Texture:
            texture = self._context.texture(size, components, dtype=dtype)
            mode = moderngl.LINEAR if linear else moderngl.NEAREST
            texture.filter = (mode, mode)
            texture.repeat_x = texture.repeat_y = False
            return texture

        return self._keep(name, (size, components, dtype, linear), make)

    def depth(self, name: str, size: tuple[int, int]) -> Target:
        """The depth target of that name: 32 bit float or 24 bit, read as plain numbers without comparison."""

        def make() -> moderngl.Texture:
            texture = self._context.depth_texture(size)
            texture.compare_func = ""
            texture.filter = (moderngl.NEAREST, moderngl.NEAREST)
            texture.repeat_x = texture.repeat_y = False
            return texture

        return self._keep(name, (size, "depth"), make)

    def named(self, name: str) -> Target:
        """A target that `get` or `depth` has made before. Raises KeyError if none has that name."""
        return self._targets[name]

    def framebuffer(self, colours: Sequence[str], depth: str | None = None) -> moderngl.Framebuffer:
        """A framebuffer over targets that `get` and `depth` have made, kept for as long as they live."""
        key = (*colours, "|", depth or "")
        if key not in self._framebuffers:
            attachment = self._targets[depth].texture if depth else None
            self._framebuffers[key] = self._context.framebuffer(
                [self._targets[name].texture for name in colours], attachment
            )
        return self._framebuffers[key]

    def release(self) -> None:
        """Give every texture and framebuffer back."""
        for framebuffer in self._framebuffers.values():
            framebuffer.release()
        for target in self._targets.values():
            target.texture.release()
        self._framebuffers.clear()
        self._targets.clear()
        self._formats.clear()

    def _keep(self, name: str, format_: tuple[object, ...], make: Callable[[], moderngl.Texture]) -> Target:
        if self._formats.get(name) != format_:
            self._drop(name)
            self._targets[name] = Target(make())
            self._formats[name] = format_
        return self._targets[name]

    def _drop(self, name: str) -> None:
        target = self._targets.pop(name, None)
        if target is None:
            return
        for key in [key for key in self._framebuffers if name in key]:
            self._framebuffers.pop(key).release()
        target.texture.release()
