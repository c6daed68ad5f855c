"""A PostgreSQL server for one test run, on a Unix socket in a folder of its own.

    python -m support.postgres FOLDER

is its keeper: a process of its own that ends the server and removes the folder as soon as whoever started it is gone,
however that came about. `running` is what the test run calls.
"""

from __future__ import annotations

import grp
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg import sql

TESTS = Path(__file__).parents[1]
MISSING = "PostgreSQL is not installed here: initdb and postgres are neither in PATH nor in /usr/lib/postgresql/*/bin"
_READY = "ready"
_OPTIONS = {
    "listen_addresses": "",
    # Every thread of every server under test keeps a connection.
    "max_connections": "400",
    "shared_buffers": "64MB",
    # What is lost with the power is test data.
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
}


class PostgresMissing(RuntimeError):
    """There is no PostgreSQL on this machine."""


def programs() -> Path:
    """The folder of initdb and postgres, the newest one. Raises PostgresMissing."""
    folders = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: float(folder.parent.name), reverse=True
    )
    if found := shutil.which("initdb"):
        folders.append(Path(found).resolve().parent)
    for folder in folders:
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    raise PostgresMissing(MISSING)


def address(folder: Path, database: str) -> str:
    """DATABASE_URL of one database of the server whose socket lies in `folder`."""
    return f"postgresql://facestudio@/{database}?host={quote(str(folder), safe='')}"


def create_database(folder: Path, name: str, template: str) -> None:
    """Make a database as a copy of another one, to which nobody may be connected; if there is one already, leave it."""
    with psycopg.connect(address(folder, "postgres"), autocommit=True) as connection:
        if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is None:
            words = {"name": sql.Identifier(name), "template": sql.Identifier(template)}
            connection.execute(sql.SQL("CREATE DATABASE {name} TEMPLATE {template}").format(**words))


@contextmanager
def running() -> Iterator[Path]:
    """A server, as long as the block lasts; gives the folder of its socket. Raises PostgresMissing."""
    programs()
    # The path of a Unix socket has room for 107 characters, which pytest's own folders use up.
    folder = Path(tempfile.mkdtemp(prefix="facestudio-postgres-"))
    keeper = subprocess.Popen(
        [sys.executable, "-m", "support.postgres", str(folder)],
        env={**os.environ, "PYTHONPATH": str(TESTS)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,  # Ctrl-C is for the tests; the keeper notices their end
    )
    assert keeper.stdin is not None
    assert keeper.stdout is not None
    try:
        told = keeper.stdout.readline().strip()
        if told != _READY:
            raise RuntimeError(f"PostgreSQL does not start: {told} {keeper.stdout.read()}")
        yield folder
    finally:
        keeper.stdin.close()
        keeper.wait(60)
        keeper.stdout.close()


def _keep(folder: Path) -> None:
    """Start the server, say so, and end it when standard input ends."""
    server: subprocess.Popen[str] | None = None
    try:
        server = _start(folder)
        print(_READY, flush=True)
        sys.stdin.read()
    except (subprocess.CalledProcessError, RuntimeError) as error:
        print(error, getattr(error, "output", ""), flush=True)
    finally:
        if server is not None:
            server.send_signal(signal.SIGQUIT)
            server.wait()
        shutil.rmtree(folder, ignore_errors=True)


def _start(folder: Path) -> subprocess.Popen[str]:
    who = _ordinary_user()
    data, log = folder / "data", folder / "log"
    if who:
        shutil.chown(folder, **who)
    bin_folder = programs()
    more = {"user": who["user"], "group": who["group"], "extra_groups": []} if who else {}
    subprocess.run(
        [bin_folder / "initdb", "--pgdata", data, "--username=facestudio", "--auth=trust", "--encoding=UTF8",
         "--locale=C", "--no-sync", "--no-instructions"],
        check=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=folder, **more,
    )  # fmt: skip
    options = [word for name, value in _OPTIONS.items() for word in ("-c", f"{name}={value}")]
    with log.open("w") as file:
        server: subprocess.Popen[str] = subprocess.Popen(
            [bin_folder / "postgres", "-D", data, "-k", folder, *options],
            stdin=subprocess.DEVNULL, stdout=file, stderr=file, text=True, cwd=folder, **more,
        )  # fmt: skip
    ready = [bin_folder / "pg_isready", "--quiet", "--host", folder]
    deadline = time.monotonic() + 60
    while subprocess.run(ready, check=False).returncode != 0:
        if server.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(log.read_text())
        time.sleep(0.05)
    return server


def _ordinary_user() -> dict[str, str]:
    """Whom to be instead of root, as whom PostgreSQL refuses to run; nothing for everybody else."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": name, "group": grp.getgrgid(entry.pw_gid).gr_name}
    raise RuntimeError("root may not run PostgreSQL, and there is no user postgres or nobody here")


if __name__ == "__main__":
    _keep(Path(sys.argv[1]))
