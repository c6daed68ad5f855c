"""From the shaded size to the picture's own."""

from __future__ import annotations

from facestudio.frame.picture import Picture


def run(picture: Picture) -> None:
    """Average whole blocks of pixels."""
    picture.program("shrink", FACTOR=picture.detail.factor).fill(
        picture.into("colour"), radiance_map=picture.target("composite")
    )
