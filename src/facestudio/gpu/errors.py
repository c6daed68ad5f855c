"""What can go wrong between us and the driver."""

from __future__ import annotations

INSTALL_COMMAND = "sudo apt-get install --yes libegl1 libgl1 libgl1-mesa-dri"
"""Brings EGL and Mesa's software renderer to a Debian 12 machine."""


class GpuUnavailable(RuntimeError):
    """No OpenGL 3.3 context could be made. The message is one sentence that says what to type."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"OpenGL through EGL is not available ({reason}); install it with: {INSTALL_COMMAND}")


class ShaderError(RuntimeError):
    """A shader can't be assembled, compiled or fed. The message names the file and the line where that is known."""
