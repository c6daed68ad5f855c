"""What goes back over a connection. No Django in here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

RawHeaders = Iterable[tuple[bytes, bytes]]
"""Headers as they travel; of a request, with names in lower case."""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer. headers: without Date and what belongs to the connection."""

    status: int
    headers: list[tuple[bytes, bytes]]
    body: bytes
