"""The plans as they are now, as plain values: what a description of the API says about them."""

from __future__ import annotations

from facestudio_web.plans.defaults import PlanDefaults
from facestudio_web.plans.models import Plan


def plans_now() -> tuple[PlanDefaults, ...]:
    """The rows in ascending order. They can be compared and hashed, so what is made from them can be kept."""
    return tuple(
        PlanDefaults(
            name=row.name,
            rank=row.rank,
            burst_requests=row.burst_requests,
            sustained_requests=row.sustained_requests,
            parameters=tuple(row.parameters),
            sentence=row.sentence,
        )
        for row in Plan.objects.all()
    )


def plans_with(plans: tuple[PlanDefaults, ...], parameter: str) -> tuple[str, ...]:
    """Names of the plans that include a parameter, in ascending order."""
    return tuple(plan.name for plan in plans if parameter in plan.parameters)
