"""Spectacles fitted to a person."""

from __future__ import annotations

from facestudio.scene.head.types import HeadShape
from facestudio.scene.types import Lens, Mesh
from facestudio.spec.types import FaceSpec


def eyewear(spec: FaceSpec, shape: HeadShape) -> tuple[tuple[Mesh, ...], tuple[Lens, ...]]:
    """The frame's meshes and the two lenses; nothing for a person without eyewear."""
    if spec.eyewear.kind == "none":
        return (), ()
    return (), ()
