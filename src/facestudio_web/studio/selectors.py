"""What the plans have."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from facestudio_web.plans.models import Plan


@dataclass(frozen=True, slots=True)
class Offers:
    """free: parameters that need no key. least: parameter -> name of the least plan that has it. ranks: of plans."""

    free: frozenset[str]
    least: dict[str, str]
    ranks: dict[str, int]

    def plan_for(self, names: Iterable[str]) -> str:
        """The least plan that has all of these parameters, '' if no key is needed."""
        needed = [self.least[name] for name in names if name not in self.free and name in self.least]
        return max(needed, key=self.ranks.__getitem__, default="")


def offers() -> Offers:
    """The rows of all plans, read anew: the operator may have edited them."""
    plans = list(Plan.objects.order_by("rank"))
    least: dict[str, str] = {}
    for plan in plans:
        for name in plan.parameters:
            least.setdefault(name, plan.name)
    return Offers(
        free=frozenset(plans[0].parameters) if plans else frozenset(),
        least=least,
        ranks={plan.name: plan.rank for plan in plans},
    )
