"""facestudio user, key and migrate, as an operator types them: real processes on a data folder of their own."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from facestudio_web.keys.form import digest_of, well_formed
from support import django_setup, postgres
from support.server import stub_server


class Shell:
    """Runs the `facestudio` command on one data folder."""

    def __init__(self, data_dir: Path) -> None:
        self.data_dir = data_dir

    def __call__(self, *arguments: str, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("FACESTUDIO_")}
        for name in ("DJANGO_SETTINGS_MODULE", "DATABASE_URL"):
            inherited.pop(name, None)
        return subprocess.run(
            [sys.executable, "-m", "facestudio", *arguments],
            env={**inherited, "FACESTUDIO_DATA_DIR": str(self.data_dir), **environment},
            input=stdin,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    def rows(self, query: str) -> list[tuple]:
        with sqlite3.connect(self.data_dir / "facestudio.sqlite3") as database:
            return database.execute(query).fetchall()


@pytest.fixture
def shell(tmp_path):
    return Shell(tmp_path / "data")


def test_the_first_user_of_a_new_installation(shell, tmp_path):
    done = shell("user", "add", "--email", "a@example.org", "--plan", "professional", "--verified", "--key", "demo")
    assert done.returncode == 0, done.stderr
    key = done.stdout.removesuffix("\n")
    assert well_formed(key)
    assert key not in done.stderr
    assert f"The database was made in {shell.data_dir}." in done.stderr
    # What is kept of it is not the key.
    assert shell.rows("SELECT name, digest FROM keys_apikey") == [("demo", digest_of(key))]
    assert key.encode() not in b"".join(path.read_bytes() for path in shell.data_dir.rglob("*") if path.is_file())
    folder = tmp_path / "stubs"
    folder.mkdir()
    with stub_server(shell.data_dir, folder) as server:
        answer = server.ask("/v1/generate?seed=7", key=key)
        assert (answer.status, answer.headers["x-user-class"]) == (200, "Professional")
        # Both at the next request, while the server runs.
        assert shell("user", "plan", "A@example.org", "Basic").returncode == 0
        answer = server.ask("/v1/generate?seed=7", key=key)
        assert (answer.status, answer.headers["x-user-class"]) == (403, "Basic")
        assert shell("key", "revoke", "a@example.org", "demo").returncode == 0
        assert server.ask("/v1/generate", key=key).status == 401


def test_a_user_without_a_key_prints_nothing_to_standard_output(shell):
    done = shell("user", "add", "--email", "a@example.org")
    assert (done.returncode, done.stdout) == (0, "")
    assert "a@example.org" in done.stderr


def test_a_password_comes_from_standard_input_not_from_the_command_line(shell):
    done = shell("user", "add", "--email", "a@example.org", "--admin", "--password", stdin="a long sentence\n")
    assert done.returncode == 0, done.stderr
    ((password, staff, superuser),) = shell.rows("SELECT password, is_staff, is_superuser FROM accounts_user")
    assert password.startswith("scrypt$")
    assert (staff, superuser) == (1, 1)


def test_a_weak_password_is_refused_and_nobody_added(shell):
    done = shell("user", "add", "--email", "a@example.org", "--password", stdin="12345\n")
    assert (done.returncode, done.stdout) == (1, "")
    assert "too short" in done.stderr
    assert shell.rows("SELECT count(*) FROM accounts_user") == [(0,)]


def test_migrate_says_what_it_did(shell):
    first, second = shell("migrate"), shell("migrate")
    assert (first.returncode, first.stderr) == (0, f"The database was made in {shell.data_dir}.\n")
    assert (second.returncode, second.stderr) == (0, "The database was up to date already.\n")


def test_what_was_made_is_for_its_owner_only(shell):
    shell("migrate")
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (shell.data_dir, *shell.data_dir.iterdir())}
    assert modes["data"] == 0o700
    assert modes["secret_key"] == 0o600
    assert modes["facestudio.sqlite3"] == 0o600


def test_a_database_of_a_later_version_is_left_alone(shell):
    shell("migrate")
    with sqlite3.connect(shell.data_dir / "facestudio.sqlite3") as database:
        database.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('keys', '9999_later', '2030-01-01')"
        )
    for command in (["migrate"], ["user", "list"]):
        done = shell(*command)
        assert done.returncode == 1
        assert "keys 9999_later" in done.stderr


def test_a_database_of_an_earlier_version_is_told(shell):
    shell("migrate")
    with sqlite3.connect(shell.data_dir / "facestudio.sqlite3") as database:
        database.execute("DELETE FROM django_migrations WHERE app = 'telemetry'")
    done = shell("user", "list")
    assert done.returncode == 1
    assert "telemetry 0001_initial" in done.stderr
    assert "facestudio migrate" in done.stderr


def test_a_file_that_is_no_database_is_told_without_a_traceback(shell):
    shell.data_dir.mkdir()
    (shell.data_dir / "facestudio.sqlite3").write_text("not a database, whatever its name says" * 100)
    done = shell("user", "list")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert str(shell.data_dir) in done.stderr


def test_the_password_of_an_unreachable_database_is_not_told(shell):
    address = "postgresql://faces:geheim@127.0.0.1:1/faces"
    for command in (["user", "list"], ["migrate"]):
        done = shell(*command, DATABASE_URL=address)
        assert done.returncode == 1
        assert "Traceback" not in done.stderr
        assert "geheim" not in done.stderr + done.stdout


def test_wrong_settings_are_told_all_at_once(shell):
    done = shell("user", "list", FACESTUDIO_PORT="x", FACESTUDIO_WORKERS="none")
    assert done.returncode == 1
    assert "FACESTUDIO_PORT" in done.stderr
    assert "FACESTUDIO_WORKERS" in done.stderr


def test_help_comes_from_the_service_and_makes_nothing(shell):
    done = shell("user", "add", "--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("usage: facestudio user add")
    assert not shell.data_dir.exists()


def test_servers_that_start_at_the_same_time_make_one_database(template, tmp_path):
    """Of two machines, with PostgreSQL, whose data folders differ; else of one."""
    environment = empty_database(tmp_path) if template.source is None else {}
    shells = [Shell(tmp_path / (f"data{number}" if environment else "data")) for number in range(2)]
    with ThreadPoolExecutor(len(shells)) as at_once:
        done = [each.result() for each in [at_once.submit(shell, "migrate", **environment) for shell in shells]]
    assert [each.returncode for each in done] == [0, 0], [each.stderr for each in done]
    assert shells[0]("user", "list", **environment).returncode == 0


def empty_database(folder: Path) -> dict[str, str]:
    """A new PostgreSQL database on the test run's server."""
    socket = Path(os.environ[django_setup.POSTGRESQL_SOCKET])
    name = f"empty_{hashlib.sha256(str(folder).encode()).hexdigest()[:20]}"
    postgres.create_database(socket, name, "template1")
    return {"DATABASE_URL": postgres.address(socket, name)}
