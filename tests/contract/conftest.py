"""Servers whose pictures are real files, with a key for each plan."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from support import django_setup
from support.server import TESTS, Server

__all__ = ["django_setup"]  # set up by its import

PLANS = ("Basic", "Professional", "Enterprise")


class Installation:
    """A running server with its own data folder. keys: of one user of each plan, by the plan's name."""

    def __init__(self, data_dir: Path, seconds: float, *, patient: bool = False, **environment: str) -> None:
        """seconds: that a picture takes. patient: with bad requests. environment: FACESTUDIO_ variables, without the
        prefix."""
        command = [sys.executable, str(TESTS / "support" / "picture_server.py"), str(seconds)]
        command += ["patient"] if patient else []
        self.server = Server(command, data_dir, **{"WORKERS": "1", **environment}).wait()
        self.keys = {plan: self.new_key(plan) for plan in PLANS}

    @property
    def url(self) -> str:
        return self.server.url

    def new_key(self, plan: str, email: str = "") -> str:
        """The key of a new user, as an operator makes them."""
        address = email or f"{plan.lower()}@example.org"
        command = ["user", "add", "--email", address, "--plan", plan.lower(), "--verified", "--key", "test"]
        environment = {name: value for name, value in os.environ.items() if not name.startswith("FACESTUDIO_")}
        environment.pop("DJANGO_SETTINGS_MODULE", None)
        done = subprocess.run(
            [sys.executable, "-m", "facestudio", *command],
            env={**environment, "FACESTUDIO_DATA_DIR": str(self.server.data_dir)},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def allow(self, plan: str, burst: int, sustained: int) -> None:
        """Give a plan other limits; they hold from the next request on."""
        with closing(sqlite3.connect(self.server.data_dir / "facestudio.sqlite3", timeout=30)) as database, database:
            database.execute(
                "UPDATE plans_plan SET burst_requests = ?, sustained_requests = ? WHERE name = ?",
                (burst, sustained, plan),
            )


@pytest.fixture(scope="session")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """A server with quick pictures. Requests without a key are let in freely: all of them have one address."""
    started = Installation(tmp_path_factory.mktemp("installation") / "data", 0.0)
    started.allow("Anon", 10_000, 100_000)
    yield started
    started.server.stop()


@pytest.fixture
def slow_installation(tmp_path: Path) -> Iterator[Installation]:
    """A server with the limits of a new installation, whose pictures take 1.1 seconds each."""
    started = Installation(tmp_path / "data", 1.1)
    yield started
    started.server.stop()


@pytest.fixture(scope="session")
def generous_installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """A server that lets everybody in, and any number of bad requests."""
    started = Installation(tmp_path_factory.mktemp("generous") / "data", 0.0, patient=True, LOG_LEVEL="WARNING")
    for plan in ("Anon", *PLANS):
        started.allow(plan, 1_000_000, 1_000_000)
    yield started
    started.server.stop()


@pytest.fixture
def limited_installation(tmp_path: Path) -> Iterator[Installation]:
    """A server with the limits of a new installation, and quick pictures."""
    started = Installation(tmp_path / "data", 0.0, LOG_LEVEL="WARNING")
    yield started
    started.server.stop()
