"""Whole servers, several at a time, and what their database holds afterwards."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Barrier
from typing import Any

import psycopg
import pytest

from support import django_setup
from support.databases import SQLITE_NAME
from support.server import TESTS, Server

__all__ = ["django_setup"]  # set up by its import


class ServersDatabase:
    """The database that the servers of one test share, seen from outside."""

    def __init__(self, data_dir: Path, url: str) -> None:
        """url: of a PostgreSQL database; empty: an SQLite file in the data folder."""
        self._file = data_dir / SQLITE_NAME
        self._url = url

    def run(self, statement: str) -> list[tuple[Any, ...]]:
        """The rows that a statement gives, none if it gives none."""
        if self._url:
            with psycopg.connect(self._url, autocommit=True) as connection:
                cursor = connection.execute(statement)
                return cursor.fetchall() if cursor.description else []
        with closing(sqlite3.connect(self._file, timeout=30)) as connection, connection:
            return connection.execute(statement).fetchall()

    def number(self, statement: str) -> int:
        """The one number that a query gives."""
        return int(self.run(statement)[0][0])

    def counted(self) -> dict[str, int]:
        """What the limits and the usage chart say, all users together."""
        return {
            "settled": self.number("SELECT COUNT(*) FROM limits_hit WHERE NOT pending"),
            "pending": self.number("SELECT COUNT(*) FROM limits_hit WHERE pending"),
            "stored": self.number("SELECT COALESCE(SUM(stored), 0) FROM limits_meter"),
            "usage": self.number("SELECT COALESCE(SUM(pictures), 0) FROM limits_usageday"),
        }


@pytest.fixture
def database(template, tmp_path) -> ServersDatabase:
    """Of the servers that `start_server` and `start_drawing` start; it is there before them."""
    environment = template.environment(tmp_path / "data")
    return ServersDatabase(tmp_path / "data", environment.get("DATABASE_URL", ""))


@pytest.fixture
def start_drawing(template, tmp_path):
    """Starts servers whose one worker takes some time for a picture: start_drawing(seconds, **environment)."""
    servers: list[Server] = []

    def start(seconds: float, **environment: str) -> Server:
        command = [sys.executable, str(TESTS / "support" / "picture_server.py"), str(seconds)]
        servers.append(Server(command, tmp_path / "data", template, **{"WORKERS": "1", **environment}))
        return servers[-1]

    yield start
    for server in servers:
        server.stop(9)


@pytest.fixture
def all_at_once() -> Callable[[int, Callable[[int], Any]], list[Any]]:
    """all_at_once(number, ask): calls ask(0), ask(1), ... each in a thread of its own, let go together."""

    def run(number: int, ask: Callable[[int], Any]) -> list[Any]:
        gate = Barrier(number)

        def one(place: int) -> Any:
            gate.wait()
            return ask(place)

        with ThreadPoolExecutor(number) as threads:
            return list(threads.map(one, range(number)))

    return run
