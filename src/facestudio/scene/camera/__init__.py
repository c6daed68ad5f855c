"""Where the camera stands and what it frames."""

from facestudio.scene.camera.portrait import frame_portrait

__all__ = ["frame_portrait"]
