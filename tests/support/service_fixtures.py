"""Fixtures of all tests that touch the service; a folder whose tests use them imports `support.django_setup` first.

`db` and `transactional_db` are pytest-django's, on SQLite; with FACESTUDIO_TEST_DATABASE=postgresql on PostgreSQL, and then
only the tests that touch a database run.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from support import postgres
from support.server import Server, stub_server
from support.stub_worker import picture_of

DATABASE_FIXTURES = {"db", "transactional_db", "template"}
POSTGRESQL_FOLDERS = ("service", "load")
"""Below tests/. The others meet the database only by way of what these test."""
POSTGRESQL_SOCKET = "FACESTUDIO_TEST_POSTGRESQL_SOCKET"
_RUN = ExitStack()
"""What ends with the test run."""


def _wants_postgresql() -> bool:
    wanted = os.environ.get("FACESTUDIO_TEST_DATABASE", "sqlite")
    if wanted not in ("sqlite", "postgresql"):
        raise pytest.UsageError(f"FACESTUDIO_TEST_DATABASE is {wanted!r}; it must be sqlite or postgresql")
    return wanted == "postgresql"


def _start_postgresql() -> None:
    """The run's own PostgreSQL server; xdist's processes inherit where it is.

    At the import of this file: a test file that is named on the command line has its conftest, and with it Django's
    settings, read before pytest calls any hook.
    """
    if _wants_postgresql() and POSTGRESQL_SOCKET not in os.environ and "PYTEST_XDIST_WORKER" not in os.environ:
        with suppress(postgres.PostgresMissing):  # the tests then say so
            os.environ[POSTGRESQL_SOCKET] = str(_RUN.enter_context(postgres.running()))


_start_postgresql()


def pytest_configure() -> None:
    """A run that is told to end ends the servers that it started, as after Ctrl-C."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Also after Ctrl-C."""
    _RUN.close()


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """On PostgreSQL folders that hold nothing to run there are not even read."""
    if not _wants_postgresql() or postgres.TESTS not in collection_path.parents:
        return None
    folder = collection_path.relative_to(postgres.TESTS).parts[0]
    return True if folder not in (*POSTGRESQL_FOLDERS, "conftest.py") else None


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Nothing to run on PostgreSQL is no failure: PYTEST_ARGS may have chosen tests that touch no database."""
    if _wants_postgresql() and session.exitstatus == pytest.ExitCode.NO_TESTS_COLLECTED:
        session.exitstatus = pytest.ExitCode.OK


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL only what touches a database runs; the rest would do the same as before."""
    if not _wants_postgresql():
        return
    touching = [item for item in items if _touches_a_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(touching)])
    items[:] = touching
    if POSTGRESQL_SOCKET not in os.environ:
        for item in items:
            item.add_marker(pytest.mark.skip(reason=postgres.MISSING))


def _touches_a_database(item: pytest.Item) -> bool:
    if item.get_closest_marker("one_database"):
        return False
    names = set(getattr(item, "fixturenames", ()))
    return bool(names & DATABASE_FIXTURES) or item.get_closest_marker("django_db") is not None


@pytest.fixture(scope="session")
def _database(request: pytest.FixtureRequest, django_test_environment: None, django_db_blocker: Any) -> Any:
    """This process's database, once; gives the template."""
    from support import databases

    worker = getattr(request.config, "workerinput", {}).get("workerid", "main")
    with django_db_blocker.unblock():
        return databases.create(worker)


@pytest.fixture(scope="session")
def django_db_setup(_database: Any, django_db_blocker: Any) -> Iterator[None]:
    """Takes the place of pytest-django's: the database of one test process, gone with its folder or its server."""
    yield
    from django.db import connections

    with django_db_blocker.unblock():
        connections.close_all()


@pytest.fixture(scope="session")
def template(_database: Any) -> Any:
    """A migrated database with an Enterprise user and their key, for servers to start with: see support/databases.py."""
    return _database


@pytest.fixture(scope="session", autouse=True)
def _no_stray_queries(django_db_blocker: Any) -> Iterator[None]:
    """A test that touches the database must say so: by `db`, `transactional_db` or the mark django_db."""
    if "DJANGO_SETTINGS_MODULE" not in os.environ:
        yield
    else:
        with django_db_blocker.block():
            yield


@pytest.fixture(autouse=True)
def _nothing_cached(request: pytest.FixtureRequest, django_db_blocker: Any) -> Iterator[None]:
    """The cache's table is no model: what flushes the others after a transactional test leaves it as it is."""
    yield
    if "transactional_db" in request.fixturenames:
        from django.core.cache import cache

        with django_db_blocker.unblock():
            cache.clear()


@pytest.fixture
def queue() -> Any:
    """A render queue that answers at once with bytes which only this job has."""
    from facestudio_web.rendering.inprocess import InProcessQueue

    return InProcessQueue(picture_of)


@pytest.fixture
def make_client(queue: Any) -> Callable[..., Any]:
    """Makes Django clients whose requests go through all of Django to the `queue`; errors become answers, as in
    production. Given a key, a client sends it with every request; more: what stands in every request's environment."""
    from facestudio_web.faces.guard import BAD_REQUESTS
    from facestudio_web.rendering.services import ENVIRON_KEY, Services
    from support.contract_check import checked_client

    BAD_REQUESTS.clear()  # kept in the process, so one test's mistakes would be held against the next

    def make(key: str | None = None, **more: Any) -> Any:
        if key:
            more["HTTP_AUTHORIZATION"] = f"Token {key}"
        services = {ENVIRON_KEY: Services(queue, 5.0)}
        return checked_client(raise_request_exception=False, SERVER_NAME="localhost", **services, **more)

    return make


@pytest.fixture
def client(db: None, make_client: Callable[..., Any]) -> Any:
    """A client without a key."""
    return make_client()


@pytest.fixture
def make_user(db: None) -> Callable[..., Any]:
    """make_user(plan="Basic", verified=True, password=..., email=...) gives a user; each with an address of their own."""
    from support.accounts import PASSWORD, add_user

    numbers = count(1)

    def make(plan: str = "Basic", verified: bool = True, password: str = PASSWORD, email: str = "", **more: Any) -> Any:
        address = email or f"person{next(numbers)}@example.org"
        return add_user(address, plan, verified=verified, password=password, **more)

    return make


@pytest.fixture
def make_key(db: None) -> Callable[..., str]:
    """make_key(user, name="test") gives a whole key."""
    from support.accounts import add_key

    return add_key


@pytest.fixture
def enterprise_client(make_client: Callable[..., Any], make_user: Callable[..., Any], make_key: Any) -> Any:
    """A client with the key of an Enterprise user: every parameter, and more pictures a minute than a test asks for."""
    return make_client(make_key(make_user("Enterprise")))


@pytest.fixture
def start_server(template: Any, tmp_path: Any) -> Iterator[Callable[..., Server]]:
    """Starts servers with stub workers, ends them after the test: start_server(how="", **environment) gives one that may
    not listen yet (`wait`). They share the data folder tmp_path/data; the stubs' folder is tmp_path."""
    servers: list[Server] = []

    def start(how: str = "", **environment: str) -> Server:
        servers.append(stub_server(tmp_path / "data", tmp_path, how, template, **{"WORKERS": "1", **environment}))
        return servers[-1]

    yield start
    for server in servers:
        server.stop(9)
