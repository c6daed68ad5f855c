"""The four plans as they are before an operator edits them: the manual's table of rate limits."""

from __future__ import annotations

from dataclasses import dataclass

from facestudio.request.fields import FIELDS

ANON, BASIC, PROFESSIONAL, ENTERPRISE = "Anon", "Basic", "Professional", "Enterprise"

_PRIMARY = tuple(field.name for field in FIELDS if field.plan == ANON)
_EVERY = tuple(field.name for field in FIELDS)


@dataclass(frozen=True, slots=True)
class PlanDefaults:
    """One row. rank: plans in ascending order. parameters: names that the plan includes. The rest as in `models.Plan`."""

    name: str
    rank: int
    burst_requests: int
    sustained_requests: int
    parameters: tuple[str, ...]
    sentence: str


DEFAULTS: tuple[PlanDefaults, ...] = (
    PlanDefaults(ANON, 0, 1, 60, _PRIMARY, "For a first look, without an account."),
    PlanDefaults(BASIC, 1, 5, 120, _PRIMARY, "For everybody with an account and a verified e-mail address."),
    PlanDefaults(PROFESSIONAL, 2, 30, 1000, _EVERY, "Every parameter, pictures without a stamp, the same face again."),
    PlanDefaults(ENTERPRISE, 3, 120, 6000, _EVERY, "Everything of Professional, for many pictures a day."),
)
