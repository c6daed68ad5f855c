"""The key that signs what the service hands out, made on first start and kept in the data folder."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

FILE_NAME = "secret_key"
_SHORTEST = 40


class SecretError(RuntimeError):
    """The secret key can't be read or made. The text says where and why."""


def load_or_create(data_dir: Path) -> str:
    """The secret key of this data folder, made if there is none; the file is readable by its owner only.

    Several processes may start at once: the first key that is linked into place is everybody's, and nobody ever sees a
    half-written one. Raises SecretError.
    """
    place = data_dir / FILE_NAME
    try:
        data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not place.exists():
            _create(place)
        key = place.read_text(encoding="ascii").strip()
    except (OSError, ValueError) as error:
        raise SecretError(f"The secret key {place} can be neither read nor made: {error}") from error
    if len(key) < _SHORTEST:
        raise SecretError(
            f"The secret key {place} is damaged. Delete the file to get a new one; all sessions will end."
        )
    return key


def _create(place: Path) -> None:
    draft = place.with_name(f"{FILE_NAME}.{os.getpid()}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(48) + "\n")
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileExistsError):
            os.link(draft, place)
    finally:
        draft.unlink()
