"""Whether the database is there and up to date, and making it so."""

from __future__ import annotations

from enum import StrEnum

from django.db import connection
from django.db.migrations.executor import MigrationExecutor


class State(StrEnum):
    """NEW: no table yet. BEHIND: made by an earlier version of the service. AHEAD: by a later one. READY: as it should
    be."""

    NEW = "new"
    BEHIND = "behind"
    AHEAD = "ahead"
    READY = "ready"


def state_of_database() -> tuple[State, list[str]]:
    """How the database stands, and the changes that it lacks or has too many of.

    Raises DatabaseError if it can't be asked.
    """
    executor = MigrationExecutor(connection)
    loader = executor.loader
    applied = set(loader.applied_migrations)
    if not applied:
        return State.NEW, []
    missing = executor.migration_plan(loader.graph.leaf_nodes())
    if missing:
        return State.BEHIND, [f"{migration.app_label} {migration.name}" for migration, _ in missing]
    replaced = {each for migration in loader.disk_migrations.values() for each in migration.replaces}
    foreign = sorted(
        f"{label} {name}"
        for label, name in applied - set(loader.disk_migrations) - replaced
        if label in loader.migrated_apps
    )
    return (State.AHEAD, foreign) if foreign else (State.READY, [])
