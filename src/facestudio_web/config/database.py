"""From one address to what Django wants to know of a database."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

SQLITE_NAME = "facestudio.sqlite3"
"""In the data folder, where no other database is set."""
_POSTGRESQL = ("postgresql", "postgres")


def database_from_url(text: str) -> dict[str, Any]:
    """Django's settings of the database at `text`.

    `postgresql://user:password@host:5432/name?sslmode=require` (what follows `?` goes to libpq; a socket's folder is given
    as `?host=/run/postgresql`), or `sqlite:////absolute/path.sqlite3`. Raises ValueError, without repeating the address,
    which may hold a password.
    """
    parts = urlsplit(text)
    if parts.scheme == "sqlite":
        path = Path(unquote(parts.path.removeprefix("/")))
        if parts.netloc or not path.is_absolute():
            raise ValueError("an SQLite database is given as sqlite:////absolute/path.sqlite3")
        return sqlite(path)
    if parts.scheme not in _POSTGRESQL:
        raise ValueError("it must begin with postgresql:// or sqlite://")
    name = unquote(parts.path.removeprefix("/"))
    if not name or "/" in name:
        raise ValueError("it must end in the name of a database, as in postgresql://host/name")
    try:
        port = parts.port
        options = dict(parse_qsl(parts.query, strict_parsing=True)) if parts.query else {}
    except ValueError:
        raise ValueError("its port or what follows its ? can't be read") from None
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": str(port or ""),
        "OPTIONS": {"connect_timeout": 10, **options},
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
    }


def sqlite(path: Path) -> dict[str, Any]:
    """Django's settings of an SQLite file."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            # Readers don't wait for the writer, and a write takes its lock at once instead of failing half way.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
            "transaction_mode": "IMMEDIATE",
            "timeout": 10,
        },
        # Opening the file takes longer than most of what is asked of it.
        "CONN_MAX_AGE": None,
    }
