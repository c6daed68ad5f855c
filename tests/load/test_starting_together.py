"""Servers that start at the same moment on a database that is still empty: one makes the tables, the others wait."""

from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.db import connection

from support import django_setup, postgres
from support.server import stub_server

SERVERS = 3


@pytest.fixture
def empty(template, tmp_path):
    """Stands for a template: an empty database. On PostgreSQL the servers share nothing else, as on several hosts."""
    if connection.vendor == "sqlite":
        return SimpleNamespace(key=None, environment=lambda data_dir: {})
    folder = Path(os.environ[django_setup.POSTGRESQL_SOCKET])
    name = f"empty_{tmp_path.name}"[:60].lower()
    postgres.create_database(folder, name, "template0")
    url = postgres.address(folder, name)
    return SimpleNamespace(key=None, environment=lambda data_dir: {"DATABASE_URL": url})


def test_servers_that_start_together_make_one_database(empty, tmp_path):
    folders = [tmp_path / ("data" if connection.vendor == "sqlite" else f"data{place}") for place in range(SERVERS)]
    servers = [stub_server(folder, tmp_path, "", empty, WORKERS="1") for folder in folders]
    try:
        answers = [server.wait().ask("/v1/generate").status for server in servers]
        assert answers == [200, 429, 429]  # one address, one picture a minute, over all of them
    finally:
        for server in servers:
            server.stop(9)
