"""What the studio's templates show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from facestudio_web.config.reach import endpoint
from facestudio_web.faces.callers import Caller
from facestudio_web.limits.quotas import Standing
from facestudio_web.limits.services import standing
from facestudio_web.studio.asking import Outcome
from facestudio_web.studio.controls import groups
from facestudio_web.studio.selectors import offers
from facestudio_web.studio.state import State
from facestudio_web.studio.takeaway import takeaway
from facestudio_web.studio.words import label_of


@dataclass(frozen=True, slots=True)
class Left:
    """How many faces the visitor may still make. plan: '' without an account."""

    plan: str
    burst_left: int
    burst: int
    sustained_left: int
    sustained: int


def visitor_mark(caller: Caller) -> str:
    """Tells visitors apart without naming them: the same for one user, '' for everybody without an account."""
    return "" if caller.user_id is None else salted_hmac("facestudio.studio", str(caller.user_id)).hexdigest()[:16]


def page_context(request: HttpRequest, caller: Caller, state: State, outcome: Outcome) -> dict[str, Any]:
    """Everything that the page, or the part of it that is exchanged, shows.

    state: what is set in the form. outcome: of asking for a face; empty where nobody asked.
    """
    included, offered = frozenset(caller.plan.parameters), offers()
    shown = groups(state, included, offered.least)
    face = outcome.face
    return {
        "groups": shown,
        "controls": [each for group in shown for each in group.working],
        "left_out": [label_of(name) for name in state.given if name not in included],
        "unknown": state.unknown,
        "query": state.query,
        "visitor": visitor_mark(caller),
        "has_seed": "seed" in included,
        "seed_plan": offered.least.get("seed", ""),
        "left": _left(caller, outcome.standing),
        "face": face,
        "takeaway": takeaway(face, state, endpoint(request), offered, included) if face else None,
        "refusal": outcome.refusal,
    }


def _left(caller: Caller, known: Standing | None) -> Left:
    quota = caller.quota
    now = known or standing(caller.subject, quota)
    return Left(
        plan="" if caller.user_id is None else caller.plan.name,
        burst_left=now.burst_left,
        burst=quota.burst,
        sustained_left=now.sustained_left,
        sustained=quota.sustained,
    )
