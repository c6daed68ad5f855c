"""The database of a test process, and copies of it for the servers it starts. Needs `support.django_setup`."""

from __future__ import annotations

import hashlib
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from django.db import connection
from django.test.utils import setup_databases

from support import django_setup, postgres
from support.accounts import add_key, add_user

ENTERPRISE_EMAIL = "enterprise@example.org"
SQLITE_NAME = "facestudio.sqlite3"


@dataclass(frozen=True)
class Template:
    """A migrated database in which one Enterprise user has one key. Every server under test gets a copy.

    key: the Enterprise user's. source: an SQLite file. name: or a PostgreSQL database.
    """

    key: str
    source: Path | None
    name: str

    def environment(self, data_dir: Path) -> dict[str, str]:
        """What a server on this data folder is to be told, after making its database unless it is there already."""
        if self.source is not None:
            place = data_dir / SQLITE_NAME
            if not place.exists():
                data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
                shutil.copyfile(self.source, place)
            return {}
        name = f"server_{hashlib.sha256(str(data_dir).encode()).hexdigest()[:20]}"
        postgres.create_database(_socket(), name, self.name)
        return {"DATABASE_URL": postgres.address(_socket(), name)}


def create(worker: str) -> Template:
    """Make this process's test database, with all tables and the four plans, and a template beside it.

    worker: a word that tells this test process from others of the same run.
    """
    sqlite = connection.vendor == "sqlite"
    # A file, because a database in memory locks its tables in other ways than the service's own.
    connection.settings_dict["TEST"]["NAME"] = str(django_setup.FOLDER / "test") if sqlite else f"test_{worker}"
    setup_databases(verbosity=0, interactive=False, serialized_aliases=())
    user = add_user(ENTERPRISE_EMAIL, "Enterprise")
    try:
        return _copy(add_key(user, "servers under test"), worker)
    finally:
        user.delete()


def _copy(key: str, worker: str) -> Template:
    if connection.vendor == "sqlite":
        place = django_setup.FOLDER / "template"
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(place)])
        return Template(key, place, "")
    name = f"template_{worker}"
    test_name = connection.settings_dict["NAME"]
    connection.close()  # a database with open connections can't be copied
    postgres.create_database(_socket(), name, test_name)
    return Template(key, None, name)


def _socket() -> Path:
    return Path(os.environ[django_setup.POSTGRESQL_SOCKET])
