"""Taking turns at writing."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

_turn = threading.Lock()
"""SQLite has one writer at a time, and those who find it busy sleep for longer and longer times. The threads of a process
wait here instead, where the next one is woken at once."""


@contextlib.contextmanager
def writing() -> Iterator[CursorWrapper]:
    """A transaction of its own that may write."""
    turn = _turn if connection.vendor == "sqlite" else contextlib.nullcontext()
    with turn, transaction.atomic(durable=True), connection.cursor() as cursor:
        yield cursor
