"""The file format of the pack: a sealed box of named arrays.

    offset  size  content
    0       8     magic, `FSPACK01`
    8       32    sha256 of everything that follows
    40      4     length of the header, little-endian
    44      n     header: JSON {"meta": {...}, "arrays": [{name, dtype, shape, offset, size, deflated}, ...]}
    44 + n        the arrays' bytes, little-endian, C order, each deflated or not

Whole or not at all: the file is written beside its place and renamed, and the seal is checked on every read, so that a
truncated, half-written or damaged file is never used.
"""

from __future__ import annotations

import hashlib
import json
import os
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

MAGIC = b"FSPACK01"
SEAL_SIZE = 32
PREFIX_SIZE = len(MAGIC) + SEAL_SIZE
DEFLATE_PAYS_BELOW = 0.8
"""An array is stored deflated if that leaves less than this share: inflating costs about 5 ms a megabyte."""
DEFLATE_LEVEL = 9


class ContainerError(Exception):
    """The file is not a whole container; the message says what is wrong with it."""


class DeflatedArray:
    """An array of a container that stays as small as in the file; `np.asarray` inflates it, each time anew.

    shape, dtype, ndim: as of the array.
    """

    __slots__ = ("_deflated", "dtype", "shape")

    def __init__(self, deflated: bytes, dtype: np.dtype[Any], shape: tuple[int, ...]) -> None:
        self._deflated, self.dtype, self.shape = deflated, dtype, shape

    @property
    def ndim(self) -> int:
        """The number of axes."""
        return len(self.shape)

    def __array__(self, dtype: np.dtype[Any] | None = None, copy: bool | None = None) -> NDArray[Any]:
        values = np.frombuffer(zlib.decompress(self._deflated), self.dtype).reshape(self.shape)
        return values if dtype is None else values.astype(dtype, copy=False)


def write(path: Path, arrays: Mapping[str, NDArray[Any]], meta: Mapping[str, Any]) -> str:
    """Write arrays and metadata to `path` and return the seal, hexadecimal. Raises OSError when it can't be written.

    meta: anything JSON can carry. The bytes depend on the arguments only.
    """
    entries: list[dict[str, Any]] = []
    blobs: list[bytes] = []
    offset = 0
    for name, array in arrays.items():
        plain = np.ascontiguousarray(array, dtype=array.dtype.newbyteorder("<")).tobytes()
        small = zlib.compress(plain, DEFLATE_LEVEL)
        deflated = len(small) < DEFLATE_PAYS_BELOW * len(plain)
        blob = small if deflated else plain
        entries.append(
            {
                "name": name,
                "dtype": array.dtype.newbyteorder("<").str,
                "shape": list(array.shape),
                "offset": offset,
                "size": len(blob),
                "deflated": deflated,
            }
        )
        blobs.append(blob)
        offset += len(blob)
    header = json.dumps({"meta": meta, "arrays": entries}, sort_keys=True, separators=(",", ":")).encode()
    body = b"".join([len(header).to_bytes(4, "little"), header, *blobs])
    seal = hashlib.sha256(body).digest()
    path.parent.mkdir(parents=True, exist_ok=True)
    scratch = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with scratch.open("wb") as file:
            file.write(MAGIC + seal + body)
            file.flush()
            os.fsync(file.fileno())
        scratch.replace(path)
    finally:
        scratch.unlink(missing_ok=True)
    return seal.hex()


def read(path: Path, asleep: str | None = None) -> tuple[dict[str, Any], dict[str, Any], str]:
    """Read a container: (arrays, meta, seal). Arrays are read-only.

    asleep: arrays whose names begin so are given as DeflatedArray where the file has them deflated.
    Raises FileNotFoundError, OSError, or ContainerError when the content is not what was written.
    """
    data = path.read_bytes()
    if len(data) < PREFIX_SIZE + 4 or data[: len(MAGIC)] != MAGIC:
        raise ContainerError("it is not a head pack, or one of another version")
    body = memoryview(data)[PREFIX_SIZE:]
    seal = hashlib.sha256(body).digest()
    if seal != data[len(MAGIC) : PREFIX_SIZE]:
        raise ContainerError("its checksum does not fit its content: it was damaged or only half written")
    header_size = int.from_bytes(body[:4], "little")
    header = json.loads(bytes(body[4 : 4 + header_size]))
    payload = body[4 + header_size :]
    arrays: dict[str, Any] = {}
    for entry in header["arrays"]:
        name, dtype, shape = entry["name"], np.dtype(entry["dtype"]), tuple(entry["shape"])
        # A copy, so that no array keeps the whole file in memory.
        blob = bytes(payload[entry["offset"] : entry["offset"] + entry["size"]])
        if entry["deflated"] and asleep is not None and name.startswith(asleep):
            arrays[name] = DeflatedArray(blob, dtype, shape)
            continue
        arrays[name] = np.frombuffer(zlib.decompress(blob) if entry["deflated"] else blob, dtype).reshape(shape)
    return arrays, header["meta"], seal.hex()
