"""What must hold for a plan beyond the shape of its row."""

from __future__ import annotations

from collections.abc import Iterable

from facestudio_web.plans.models import Plan


def problems_of(plan: Plan, others: Iterable[Plan]) -> dict[str, str]:
    """Field -> what is wrong with it, as a sentence; empty if all is well. others: the plans beside this one.

    A higher plan includes what the lower ones do: callers are told the least plan that has a parameter, and may take it
    that whoever pays more lacks nothing.
    """
    problems = {}
    if plan.sustained_requests < plan.burst_requests:
        problems["sustained_requests"] = (
            f"A day allows {plan.sustained_requests} pictures, but a minute {plan.burst_requests}. A day must allow as many "
            "at least."
        )
    own = set(plan.parameters)
    for other in sorted(others, key=lambda each: each.rank):
        theirs = set(other.parameters)
        if other.rank < plan.rank and theirs - own:
            problems["parameters"] = (
                f"{other.name}, a lower plan, includes {_listed(theirs - own)}. Include them here too, or take them away "
                "there first."
            )
        elif other.rank > plan.rank and own - theirs:
            problems["parameters"] = (
                f"{other.name}, a higher plan, lacks {_listed(own - theirs)}. Include them there first, or take them away "
                "here."
            )
    return problems


def _listed(names: set[str]) -> str:
    return ", ".join(sorted(names))
