"""Fixtures of the service's tests; those that others share are in tests/support/service_fixtures.py."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from facestudio_web.rendering.pool import PoolOptions, WorkerPool
from support import django_setup, stub_worker

__all__ = ["django_setup"]  # set up by its import


def stub_command(folder: Path, start: str = "") -> tuple[str, ...]:
    return (sys.executable, stub_worker.__file__, str(folder), start)


@pytest.fixture
def make_pool(tmp_path):
    """Starts pools of stub workers, closes them after the test."""
    pools: list[WorkerPool] = []

    def make(*, start: str = "", **options: object) -> WorkerPool:
        defaults = PoolOptions(
            workers=1, queue_size=4, start_limit_s=60, picture_limit_s=60, command=stub_command(tmp_path, start)
        )
        pool = WorkerPool(replace(defaults, **options))
        pools.append(pool)
        pool.start()
        return pool

    yield make
    for pool in pools:
        pool.close(grace_s=0.0)


@pytest.fixture
def caller(make_client, make_user, make_key):
    """caller(name of a class) gives a client of that class."""

    def make(name: str, **more):
        return make_client(None if name == "Anon" else make_key(make_user(name)), **more)

    return make
