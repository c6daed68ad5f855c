"""How server and worker talk: frames of a JSON object and raw bytes, over a pipe.

A frame is two big-endian 32-bit lengths, then that many bytes of JSON, then that many raw bytes (the picture, or
nothing). No pickle: whatever a broken worker sends, reading it can't run code.
"""

from __future__ import annotations

import json
import os
import select
import struct
import time
from collections.abc import Mapping
from typing import Any

LENGTHS = struct.Struct(">II")
LARGEST_HEADER = 1 << 20
"""Bytes. A FaceSpec is some 5 kB of JSON."""
LARGEST_BODY = 1 << 26
"""Bytes. A raw 1024 x 1024 picture would be 3 MB."""


class FramingError(Exception):
    """What came over the pipe is no frame, or ended in the middle of one."""


class PipeClosed(FramingError):
    """The other side closed the pipe between two frames."""


def write_frame(descriptor: int, header: Mapping[str, Any], body: bytes = b"") -> None:
    """Write one frame to a pipe. Raises OSError when the other side is gone."""
    text = json.dumps(header, separators=(",", ":")).encode()
    rest = memoryview(LENGTHS.pack(len(text), len(body)) + text + body)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def read_frame(descriptor: int, deadline: float | None = None) -> tuple[dict[str, Any], bytes]:
    """Read one frame from a pipe: its JSON object and its raw bytes.

    `deadline`: on the monotonic clock; None waits for ever. Raises TimeoutError when it passes, PipeClosed at the end
    of the stream, FramingError for anything that is no frame.
    """
    lengths = _read(descriptor, LENGTHS.size, deadline, may_end=True)
    header_length, body_length = LENGTHS.unpack(lengths)
    if header_length > LARGEST_HEADER or body_length > LARGEST_BODY:
        raise FramingError(f"a frame of {header_length} + {body_length} bytes is too long")
    text = _read(descriptor, header_length, deadline)
    body = _read(descriptor, body_length, deadline)
    try:
        header = json.loads(text)
    except ValueError as error:
        raise FramingError("a frame does not begin with JSON") from error
    if not isinstance(header, dict):
        raise FramingError("a frame does not begin with a JSON object")
    return header, body


def _read(descriptor: int, count: int, deadline: float | None, *, may_end: bool = False) -> bytes:
    poll = select.poll()
    poll.register(descriptor, select.POLLIN)
    parts: list[bytes] = []
    missing = count
    while missing:
        if deadline is not None and not poll.poll(max(0.0, deadline - time.monotonic()) * 1000):
            raise TimeoutError
        part = os.read(descriptor, min(missing, 1 << 16))
        if not part:
            if may_end and missing == count:
                raise PipeClosed("the pipe was closed")
            raise FramingError("the pipe was closed in the middle of a frame")
        parts.append(part)
        missing -= len(part)
    return b"".join(parts)
