"""Throws away what has had its time: sessions, counters, addresses of callers and mailboxes. Once an hour while a server runs.

Nobody asks for these rows any more, but some of them hold addresses of people, which are kept no longer than they are
needed.
"""

from __future__ import annotations

import logging
import threading
from dataclasses import asdict, dataclass

from django.conf import settings
from django.db import connection, connections, transaction
from django.utils import timezone

from facestudio_web.telemetry.events import event

INTERVAL_S = 3600.0
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Thrown:
    """How many rows went. sessions: that are over. counters: of log-ins and the like, from the cache. meters: of callers who
    had no picture for a day. accounts: that nobody confirmed."""

    sessions: int
    counters: int
    meters: int
    accounts: int


def tidy() -> Thrown:
    """Throw away what is out of date. Several servers may do it at the same time."""
    from allauth.usersessions.models import UserSession  # models need Django to be set up
    from django.contrib.sessions.models import Session

    from facestudio_web.accounts.services import delete_never_confirmed
    from facestudio_web.limits.services import sweep

    now = timezone.now()
    with transaction.atomic():
        sessions, _ = Session.objects.filter(expire_date__lt=now).delete()
        UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()
    return Thrown(sessions=sessions, counters=_expired_counters(), meters=sweep(), accounts=delete_never_confirmed())


def _expired_counters() -> int:
    """Django's cache in the database drops expired rows only when it is full."""
    table = connection.ops.quote_name(settings.CACHES["default"]["LOCATION"])
    now = timezone.now().replace(tzinfo=None)  # as the cache writes it
    with connection.cursor() as cursor:
        cursor.execute(
            f"DELETE FROM {table} WHERE expires < %s",  # noqa: S608 (a constant)
            [connection.ops.adapt_datetimefield_value(now)],
        )
        return int(cursor.rowcount)


def keep_tidy(interval_s: float = INTERVAL_S) -> None:
    """Tidy up now and every hour, in a thread that ends with the process."""
    threading.Thread(target=_run, args=(interval_s,), name="housekeeping", daemon=True).start()


def _run(interval_s: float) -> None:
    pause = threading.Event()
    while True:
        try:
            event(_LOG, logging.INFO, "tidied up", **asdict(tidy()))
        except Exception:
            # The next hour may be better; rows that stay a while longer are no reason to stop for ever.
            _LOG.exception("tidying up failed")
        finally:
            connections.close_all()  # of this thread; it is idle for an hour
        pause.wait(interval_s)
