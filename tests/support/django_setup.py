"""Importing this sets Django up for the tests of one process, in a data folder of their own.

What the developer's own environment says about the service is forgotten first: no test may touch their database.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from support import postgres

POSTGRESQL_SOCKET = "FACESTUDIO_TEST_POSTGRESQL_SOCKET"
"""Variable: the folder of the socket of the run's own PostgreSQL server; not set: the tests use SQLite."""
TEST_VARIABLES = "FACESTUDIO_TEST_"


def _prepare() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="facestudio-tests-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for name in list(os.environ):
        if name == "DATABASE_URL" or (name.startswith("FACESTUDIO_") and not name.startswith(TEST_VARIABLES)):
            del os.environ[name]
    os.environ["FACESTUDIO_DATA_DIR"] = str(folder)
    if socket := os.environ.get(POSTGRESQL_SOCKET):
        os.environ["DATABASE_URL"] = postgres.address(Path(socket), "postgres")
    os.environ["DJANGO_SETTINGS_MODULE"] = "facestudio_web.config.settings"
    from facestudio_web.config import startup

    startup.set_up_django()
    _make_hashes_cheap()
    return folder


def _make_hashes_cheap() -> None:
    """Hashes of passwords are slow by design, a quarter of a second each: most of the time of tests that log in. Servers
    in processes of their own hash as in production."""
    from django.contrib.auth.hashers import ScryptPasswordHasher

    ScryptPasswordHasher.work_factor, ScryptPasswordHasher.parallelism = 2**8, 1


FOLDER = _prepare()
