"""The plans as they are at this moment, for requests that pictures wait for."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS

from facestudio_web.limits.turns import quick_reading
from facestudio_web.plans.models import Plan

COLUMNS = ("name", "rank", "burst_requests", "sustained_requests", "parameters", "sentence")
"""Of the table of plans, in the order in which `plan_from_row` wants them."""

# Read anew for every request, so that an operator's edit holds at once. In plain SQL, because Django takes 0.2 ms to put
# this query together and 0.02 ms to run it.
_ONE = f"SELECT {', '.join(COLUMNS)} FROM {Plan._meta.db_table} WHERE name = %s"  # noqa: S608 (constants)


def plan_named(name: str) -> Plan:
    """The plan of that name. Raises Plan.DoesNotExist."""
    with quick_reading() as (cursor, _):
        cursor.execute(_ONE, [name])
        row = cursor.fetchone()
    if row is None:
        raise Plan.DoesNotExist(f"There is no plan {name}. `facestudio migrate` makes the missing ones.")
    return plan_from_row(tuple(row))


@lru_cache(maxsize=64)
def plan_from_row(row: tuple[Any, ...]) -> Plan:
    """A plan of its columns as the database gave them. Equal rows give the same plan, so leave it as it is."""
    values = list(row)
    # JSON comes as text through a cursor of Django's, from every database.
    values[COLUMNS.index("parameters")] = json.loads(values[COLUMNS.index("parameters")])
    plan: Plan = Plan.from_db(DEFAULT_DB_ALIAS, COLUMNS, values)
    return plan


def least_plan_with(parameters: Iterable[str]) -> Plan | None:
    """The first plan, in ascending order, that includes all the parameters; None if none does."""
    wanted = set(parameters)
    return next((plan for plan in Plan.objects.order_by("rank") if wanted <= set(plan.parameters)), None)
