"""The headless OpenGL context: a graphics card where there is one, else Mesa's llvmpipe on the processor."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import moderngl

from facestudio.gpu.errors import GpuUnavailable
from facestudio.gpu.images import Images
from facestudio.gpu.memory import give_back_large_blocks
from facestudio.gpu.programs import Programs
from facestudio.gpu.targets import Targets

# Named here because moderngl would otherwise look them up through ldconfig and gcc, which takes 0.3 s.
_LIBRARIES = {"libgl": "libGL.so.1", "libegl": "libEGL.so.1"}
_OPENGL_VERSION = 330
_MAX_DEVICES = 16
_SOFTWARE = ("llvmpipe", "softpipe", "swrast")

# llvmpipe sorts triangles into bins faster than it draws them, and keeps some 250 bytes of each until the bins are used again:
# for a whole picture that would be 200 MB.
_TRIANGLES_IN_FLIGHT = 100_000


class Gpu:
    """One OpenGL context with its programs and targets. Belongs to the thread that opened it.

    renderer: the driver's own name. software: whether the processor does the drawing.
    """

    def __init__(self, context: moderngl.Context) -> None:
        self.context = context
        self.renderer: str = context.info["GL_RENDERER"]
        self.software: bool = is_software(self.renderer)
        self.programs = Programs(context)
        self.targets = Targets(context)
        self.images = Images(context)
        self._in_flight = 0
        if self.software:
            give_back_large_blocks()

    @classmethod
    def open(cls, *, software: bool = False) -> Gpu:
        """Make a context of its own on the first graphics card, or on the software renderer if there is none.

        software: take only a software renderer, as pictures that are compared bit by bit need.
        Raises GpuUnavailable.
        """
        found: moderngl.Context | None = None
        reason = "no EGL device was found"
        for index in range(_MAX_DEVICES):
            try:
                context = _create(index)
            except Exception as error:  # glcontext raises bare Exception, moderngl its own Error
                if found is None and "requested device index" not in str(error):
                    reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
                if "requested device index" in str(error) or "not loaded" in str(error):
                    break
                continue
            if is_software(context.info["GL_RENDERER"]) == software:
                if found is not None:
                    found.release()
                return cls(context)
            if found is None and not software:
                found = context
            else:
                context.release()
        if found is None:
            raise GpuUnavailable(reason)
        return cls(found)

    def make_current(self) -> None:
        """Let the thread's OpenGL calls go to this context from now on. Whoever draws calls it first: several contexts may
        live in one process, and a call that goes to the wrong one does harm without an error."""
        self.context.__enter__()

    def pace(self, triangles: int) -> None:
        """To be told of every draw of many triangles: waits for the software renderer when it lags too far behind, for what is
        still to be drawn takes memory."""
        self._in_flight += triangles
        if self._in_flight >= _TRIANGLES_IN_FLIGHT:
            self.settle()

    def settle(self) -> None:
        """Wait for the software renderer; a graphics card goes on by itself."""
        self._in_flight = 0
        if self.software:
            self.context.finish()

    @contextmanager
    def current(self) -> Iterator[None]:
        """`make_current` for a block of code. What was current before is not restored: moderngl can't tell what it was."""
        self.make_current()
        yield

    def close(self) -> None:
        """Give everything back to the driver. The object is of no use afterwards."""
        self.make_current()
        self.programs.release()
        self.targets.release()
        self.images.release()
        self.context.release()

    def __enter__(self) -> Gpu:
        return self

    def __exit__(self, *_: Any) -> None:
        self.close()


def is_software(renderer: str) -> bool:
    """Whether a GL_RENDERER string names a renderer that runs on the processor."""
    return any(name in renderer.lower() for name in _SOFTWARE)


def _create(device_index: int) -> moderngl.Context:
    return moderngl.create_context(
        require=_OPENGL_VERSION, standalone=True, backend="egl", device_index=device_index, **_LIBRARIES
    )
