"""Short ways to the database: taking turns at writing, and no layers that a request would pay for."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, Protocol

from django.db import OperationalError, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

_turn = threading.Lock()
"""SQLite has one writer at a time, and those who find it busy sleep for longer and longer times. The threads of a process
wait here instead, where the next one is woken at once."""
_hurried = threading.local()
"""Of a thread that has called `hurry`. seconds: how long it waits for its turn. connection: its own."""


class Cursor(Protocol):
    """As much of a database cursor as limits and keys need. Statements have `%s` for parameters."""

    @property
    def rowcount(self) -> int:
        """Rows that the last statement changed."""
        ...

    def execute(self, statement: str, parameters: Sequence[object] = ...) -> object:
        """Run a statement."""
        ...

    def fetchone(self) -> Any:
        """The next row, or None."""
        ...


def hurry(seconds: float) -> None:
    """From now on this thread gives up, with OperationalError, when it would have to wait longer to write.

    For a thread that has more to do than this one request: those who wait hold all others up. It must see to it that
    `tidy_log` is called in another thread, after some hundred writes.
    """
    connection = connections["default"]
    _hurried.seconds = seconds
    # Django would open another one for each task of an event loop.
    _hurried.connection = connection
    if _is_sqlite(connection):
        connection.ensure_connection()
        connection.connection.execute(f"PRAGMA busy_timeout = {int(seconds * 1000)}")
        # Copying the log into the file waits for the disk.
        connection.connection.execute("PRAGMA wal_autocheckpoint = 0")


def tidy_log() -> None:
    """On SQLite, copy what was written lately from the log into the file. A hurried thread leaves that to others."""
    connection = this_connection()
    if _is_sqlite(connection):
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(PASSIVE)")


def this_connection() -> BaseDatabaseWrapper:
    """Django's connection of this thread."""
    connection: BaseDatabaseWrapper | None = getattr(_hurried, "connection", None)
    return connections["default"] if connection is None else connection


@contextlib.contextmanager
def writing() -> Iterator[BaseDatabaseWrapper]:
    """A transaction of its own for Django's models, which may write."""
    connection = connections["default"]
    with _my_turn() if _is_sqlite(connection) else contextlib.nullcontext(), transaction.atomic(durable=True):
        yield connection


@contextlib.contextmanager
def quick_writing() -> Iterator[tuple[Cursor, str]]:
    """A transaction of its own that may write, for a few plain statements; gives a cursor and the database's vendor.

    On SQLite they go to the driver without Django's layers: a statement takes 0.005 ms, the layers 0.02 ms more, and a
    picture from memory, which is counted by ten statements, would spend a third of its time there.
    """
    connection = this_connection()
    if not _is_sqlite(connection) or connection.in_atomic_block:
        with writing(), connection.cursor() as cursor:
            yield cursor, connection.vendor
        return
    with _my_turn(), connection.wrap_database_errors:
        cursor = _Direct(connection)
        cursor.execute("BEGIN IMMEDIATE")
        try:
            yield cursor, connection.vendor
            cursor.execute("COMMIT")
        except BaseException:
            cursor.roll_back()
            raise


@contextlib.contextmanager
def quick_reading() -> Iterator[tuple[Cursor, str]]:
    """A cursor for single statements that write nothing, and the database's vendor."""
    connection = this_connection()
    if _is_sqlite(connection):
        with connection.wrap_database_errors:
            yield _Direct(connection), connection.vendor
    else:
        with connection.cursor() as cursor:
            yield cursor, connection.vendor


@contextlib.contextmanager
def _my_turn() -> Iterator[None]:
    if not _turn.acquire(timeout=getattr(_hurried, "seconds", -1)):
        raise OperationalError("another thread writes")
    try:
        yield
    finally:
        _turn.release()


class _Direct:
    """A cursor of sqlite3 itself, on the connection that Django has opened for this thread."""

    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        if connection.connection is None:  # asked here, because Django refuses the call in a thread with an event loop
            connection.ensure_connection()
        self._connection = connection.connection
        self._cursor = self._connection.cursor()

    @property
    def rowcount(self) -> int:
        count: int = self._cursor.rowcount
        return count

    def execute(self, statement: str, parameters: Sequence[object] = ()) -> object:
        return self._cursor.execute(_with_question_marks(statement), parameters)

    def fetchone(self) -> Any:
        return self._cursor.fetchone()

    def roll_back(self) -> None:
        if self._connection.in_transaction:
            self._connection.rollback()


@lru_cache(maxsize=64)
def _with_question_marks(statement: str) -> str:
    return statement.replace("%s", "?")


def _is_sqlite(connection: BaseDatabaseWrapper) -> bool:
    return connection.vendor == "sqlite"
