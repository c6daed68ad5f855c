"""What has to be in place before the first request: Django, the database, the workers."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import django
from django.apps import apps
from django.conf import settings as django_settings
from django.core.management import call_command
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, connection, reset_queries

from facestudio_web.config.environment import ServiceSettings
from facestudio_web.config.housekeeping import keep_tidy
from facestudio_web.limits.turns import hurry
from facestudio_web.rendering.cache import CachedQueue
from facestudio_web.rendering.interfaces import Engine, RenderQueue
from facestudio_web.rendering.pool import PoolOptions, WorkerPool
from facestudio_web.rendering.process import WORKER_COMMAND
from facestudio_web.rendering.services import Services, WsgiApplication, with_services

if TYPE_CHECKING:
    from facestudio_web.faces.lane import QuickLane

_PATIENCE_S = 0.05
"""For its turn at the database, of the thread that looks after all connections."""
_MIGRATING = 0x46616365
"""Number of a lock in PostgreSQL; any one will do that nobody else takes."""


def set_up_django() -> None:
    """Let Django read its settings, unless it has. Raises ConfigurationError or SecretError."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "facestudio_web.config.settings")
    if not apps.ready:
        django.setup()


def migrate(settings: ServiceSettings) -> None:
    """Create the database or bring it up to date; servers that start at the same time wait for each other."""
    with (settings.data_dir / "migrate.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with _alone_in_the_database():
            call_command("migrate", verbosity=0, interactive=False)
            call_command("createcachetable", verbosity=0)


@contextmanager
def _alone_in_the_database() -> Iterator[None]:
    """Keeps out servers of other machines, which share no folder with this one. They share a PostgreSQL then."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [_MIGRATING])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_MIGRATING])


def make_pool(settings: ServiceSettings, command: Sequence[str] = WORKER_COMMAND) -> WorkerPool:
    """The pool that the settings describe, not started. command: starts one worker."""
    return WorkerPool(
        PoolOptions(
            workers=settings.workers,
            queue_size=settings.queue_size,
            start_limit_s=settings.start_seconds,
            picture_limit_s=settings.picture_seconds,
            memory_limit_mb=settings.worker_memory_mb,
            command=command,
        )
    )


def make_services(settings: ServiceSettings, queue: RenderQueue) -> Services:
    """The queue, and a memory for its pictures."""
    return Services(CachedQueue(queue, settings.cache_mb * 1_000_000), settings.request_seconds)


def make_application(services: Services) -> WsgiApplication:
    """Django with the services behind it. Needs `set_up_django`."""
    from facestudio_web.accounts.courier import deliver_what_is_left  # needs Django to be set up

    deliver_what_is_left()
    keep_tidy()
    _spare_what_files_need_not()
    return with_services(get_wsgi_application(), services)


def make_lane(services: Services, threads: Executor) -> QuickLane | None:
    """The quick lane, for the thread that calls this; None where the database is far away. Needs `set_up_django`.

    threads: for what a request leaves to be done after it.
    """
    from facestudio_web.faces.lane import QuickLane  # needs Django to be set up

    if connection.vendor != "sqlite" or not isinstance(services.queue, CachedQueue):
        return None
    hurry(_PATIENCE_S)
    return QuickLane(services.queue, threads.submit)


def _spare_what_files_need_not() -> None:
    """Before and after each request Django looks for stale connections and forgets the queries that debugging keeps.

    A file does not hang up, and without debugging nothing is kept; the search is a tenth of what a picture from memory costs.
    """
    if connection.vendor != "sqlite" or django_settings.DEBUG:
        return
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
        signal.disconnect(reset_queries)


def record_start(engine: Engine) -> None:
    """Remember which engine makes the pictures from now on."""
    from facestudio_web.telemetry.models import Start  # needs Django to be set up

    Start.objects.create(at=datetime.now(UTC), version=engine.version, pack=engine.pack, renderer=engine.renderer[:200])
