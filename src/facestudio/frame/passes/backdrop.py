"""What is behind the person, small: it is out of focus."""

from __future__ import annotations

from facestudio.frame.picture import Picture
from facestudio.frame.uniforms import backdrop_values


def run(picture: Picture) -> None:
    """Paint it once, whatever the picture's size."""
    picture.program("backdrop").fill(picture.into("backdrop"), **backdrop_values(picture.scene.backdrop))
