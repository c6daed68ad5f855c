"""Photo: the finished picture file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class PhotoOptions:
    """size: pixels along the side, 128..1024. media_type: image/jpeg or image/webp. stamp: whether the visible mark is
    drawn. quality: of the encoder, 1..100."""

    size: int = 1024
    media_type: str = "image/jpeg"
    stamp: bool = True
    quality: int = 90


@dataclass(frozen=True, slots=True)
class Provenance:
    """What the file says of its own origin, in every file whether stamped or not.

    seed: of the person. query: the fully resolved query string. engine: name and version. fingerprint: sha256 of the
    spec.
    """

    seed: int
    query: str
    engine: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Photo:
    """bytes: the encoded file. media_type: image/jpeg or image/webp. spec: the person as plain JSON values.
    seconds: stage -> time taken, empty unless timing was asked for."""

    bytes: bytes
    media_type: str
    spec: Mapping[str, object]
    seconds: Mapping[str, float]

    def save(self, path: str | Path) -> Path:
        """Write the file and return its path. Raises OSError when it can't be written."""
        target = Path(path)
        target.write_bytes(self.bytes)
        return target
