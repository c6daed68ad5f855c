"""Fixtures of the service's tests: a render pool of stub workers, a Django client without workers, a real server."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from django.test import Client

from facestudio_web.config import startup
from facestudio_web.rendering.inprocess import InProcessQueue
from facestudio_web.rendering.pool import PoolOptions, WorkerPool
from facestudio_web.rendering.services import ENVIRON_KEY, Services
from support import stub_worker


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


@pytest.fixture(scope="session")
def _django(tmp_path_factory):
    """Django, once per test process, in a data folder of its own."""
    os.environ["FACESTUDIO_DATA_DIR"] = str(tmp_path_factory.mktemp("data"))
    startup.set_up_django()


@pytest.fixture
def queue():
    """A render queue that answers at once with bytes which only this job has."""
    return InProcessQueue(stub_worker.picture_of)


@pytest.fixture
def client(_django, queue):
    """Requests go through all of Django to the `queue`; errors become answers, as in production."""
    return Client(raise_request_exception=False, SERVER_NAME="localhost", **{ENVIRON_KEY: Services(queue, 5.0)})
