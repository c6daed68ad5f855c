"""The database: whether it answers, is up to date, and has the plans. Needs Django to be set up."""

from __future__ import annotations

from collections.abc import Iterator

from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.db import DatabaseError, connection

from facestudio_web.config.database import SQLITE_NAME
from facestudio_web.config.environment import ServiceSettings
from facestudio_web.operator.database import State, state_of_database
from facestudio_web.operator.doctor.findings import Finding, good, note, wrong
from facestudio_web.plans.defaults import DEFAULTS
from facestudio_web.plans.models import Plan
from facestudio_web.plans.rules import problems_of

OLDEST_POSTGRESQL = 140000
"""As `server_version` counts: 14, the oldest that Django 5.2 knows."""


def database(settings: ServiceSettings) -> Iterator[Finding]:
    """Whether it can be reached and belongs to this version; then its plans."""
    place = "DATABASE_URL" if settings.database else str(settings.data_dir / SQLITE_NAME)
    try:
        state, changes = state_of_database()
    except (DatabaseError, ImproperlyConfigured, OSError) as error:
        yield wrong(
            "database",
            f"{place} can't be used: {' '.join(str(error).split())}",
            "Check that the database server runs, and the name, user and password in DATABASE_URL."
            if settings.database
            else "Restore the file from a backup, or move it away to begin with an empty one.",
        )
        return
    if state is State.NEW:
        yield note("database", f"{place} has no tables yet.", "`facestudio migrate`, or the first start, makes them.")
        return
    if state is State.AHEAD:
        yield wrong(
            "database",
            f"It was made by a later version of Face Studio ({', '.join(changes)}).",
            "Install that version again, or restore the backup from before the upgrade.",
        )
        return
    if state is State.BEHIND:
        yield wrong(
            "database",
            f"It was made by an earlier version of Face Studio, and lacks {', '.join(changes)}.",
            "Make a backup, then run: facestudio migrate (the next start would do it, too).",
        )
        return
    yield good("database", f"{connection.display_name} answers and is up to date.")
    yield from _sqlite() if connection.vendor == "sqlite" else _postgresql(settings)
    yield from plans()


def plans() -> Iterator[Finding]:
    """Whether all four rows are there, make sense, and say what the manual says."""
    rows = {plan.name: plan for plan in Plan.objects.all()}
    missing = [default.name for default in DEFAULTS if default.name not in rows]
    if missing:
        yield wrong("plans", f"Missing: {', '.join(missing)}.", "Run: facestudio migrate, which makes them anew.")
        return
    edited = []
    for default in DEFAULTS:
        plan = rows[default.name]
        trouble = _trouble_with(plan, [other for other in rows.values() if other is not plan])
        if trouble:
            yield wrong("plans", f"{plan.name}: {trouble}", f"Change it under /admin/plans/plan/{plan.name}/change/")
            return
        if (plan.burst_requests, plan.sustained_requests, set(plan.parameters)) != (
            default.burst_requests,
            default.sustained_requests,
            set(default.parameters),
        ):
            edited.append(f"{plan.name} ({plan.burst_requests} a minute, {plan.sustained_requests} a day)")
    if edited:
        yield note("plans", f"Not as they come with Face Studio: {', '.join(edited)}. That is fine if you meant it.")
    else:
        yield good("plans", "All four are there, as they come with Face Studio.")


def _trouble_with(plan: Plan, others: list[Plan]) -> str:
    try:
        plan.full_clean(validate_unique=False)
    except ValidationError as error:
        return " ".join(error.messages)
    return " ".join(problems_of(plan, others).values())


def _sqlite() -> Iterator[Finding]:
    with connection.cursor() as cursor:
        mode = cursor.execute("PRAGMA journal_mode").fetchone()[0]
        damage = cursor.execute("PRAGMA quick_check(1)").fetchone()[0]
    if damage != "ok":
        yield wrong("database", f"The file is damaged: {damage}.", "Stop the service and restore the latest backup.")
    if mode != "wal":
        yield wrong(
            "database",
            f"Its journal mode is {mode}, so that readers and writers wait for each other.",
            "Put the data folder on a local disk: network folders can't have the mode that is needed (WAL).",
        )


def _postgresql(settings: ServiceSettings) -> Iterator[Finding]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('server_version_num')::int, current_setting('max_connections')::int")
        number, connections = cursor.fetchone()
    version = f"PostgreSQL {number // 10000}.{number % 10000}"
    if number < OLDEST_POSTGRESQL:
        yield wrong("database", f"This is {version}.", "Face Studio needs 14 or later.")
    needed = settings.threads
    if connections < 2 * needed:
        yield note(
            "database",
            f"{version} takes {connections} connections; each server process may hold {needed} (one for each thread).",
            "Raise max_connections of PostgreSQL, or lower FACESTUDIO_QUEUE_SIZE, before you start several servers.",
        )
    else:
        yield good("database", f"{version} takes {connections} connections, a server process {needed} at most.")
