"""What the public pages show of plans: the operator's rows beside the table of fields."""

from __future__ import annotations

from dataclasses import dataclass

from facestudio.request.fields import FIELDS, Field
from facestudio_web.plans.models import Plan


@dataclass(frozen=True, slots=True)
class ParameterRow:
    """One parameter. included: for each plan, in their order, whether it includes it."""

    field: Field
    included: tuple[bool, ...]


def plans_in_order() -> list[Plan]:
    """Every plan, the least first."""
    return list(Plan.objects.order_by("rank"))


def parameter_rows(plans: list[Plan]) -> list[ParameterRow]:
    """Every parameter, in the table's order."""
    return [ParameterRow(field, tuple(field.name in plan.parameters for plan in plans)) for field in FIELDS]
