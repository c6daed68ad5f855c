"""Reading accounts: what the account's own pages, the keys and the operator's commands want to know."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession

from facestudio_web.accounts.models import User
from facestudio_web.keys.models import ApiKey
from facestudio_web.limits.models import Hit, UsageDay
from facestudio_web.limits.selectors import usage_by_day
from facestudio_web.limits.services import Quota, Standing, standing
from facestudio_web.plans.models import Plan

EXPORT_VERSION = 1
"""Of the exported file's form; grows when a member changes its meaning."""


@dataclass(frozen=True, slots=True)
class Overview:
    """What the first page of the account area shows. usage: pictures of each of the last 30 days, the oldest first."""

    plan: Plan
    standing: Standing
    usage: list[tuple[date, int]]
    keys: int
    second_factor: bool


def subject_of(user: User) -> str:
    """The name under which a user's pictures are counted against the limits."""
    return f"user:{user.pk}"


def is_verified(user: User) -> bool:
    """Whether somebody has followed the link that was mailed to the user's address."""
    return EmailAddress.objects.filter(user=user, email=user.email, verified=True).exists()


def is_taken(email: str) -> bool:
    """Whether an address belongs to an account.

    An address that somebody has only asked to change to, and has not confirmed, is free: a claim is no possession.
    """
    lower = email.lower()
    return User.objects.filter(email=lower).exists() or EmailAddress.objects.filter(email=lower, verified=True).exists()


def overview_of(user: User) -> Overview:
    """What the first page of the account area shows."""
    plan = user.plan
    return Overview(
        plan=plan,
        standing=standing(subject_of(user), Quota(plan.burst_requests, plan.sustained_requests)),
        usage=usage_by_day(user.pk),
        keys=ApiKey.objects.filter(user=user).count(),
        second_factor=Authenticator.objects.filter(user=user).exists(),
    )


def export_of(user: User) -> dict[str, Any]:
    """Everything that is kept of a user, ready for JSON, but for secrets and what only guards them.

    Left out are hashes of passwords and keys, the secrets of authenticators, and the names of sessions' cookies.
    """
    return {
        "format": "Face Studio account export",
        "version": EXPORT_VERSION,
        "exported_at": _text(datetime.now(UTC)),
        "account": {
            "id": user.pk,
            "email": user.email,
            "plan": user.plan_id,
            "active": user.is_active,
            "staff": user.is_staff,
            "joined_at": _text(user.date_joined),
            "last_login_at": _text(user.last_login),
            "has_password": user.has_usable_password(),
        },
        "email_addresses": [
            {"email": address.email, "verified": address.verified, "primary": address.primary}
            for address in EmailAddress.objects.filter(user=user).order_by("pk")
        ],
        "api_keys": [
            {
                "name": key.name,
                "prefix": key.prefix,
                "created_at": _text(key.created_at),
                "last_used_at": _text(key.last_used_at),
            }
            for key in ApiKey.objects.filter(user=user)
        ],
        "usage": [
            {"day": row.day.isoformat(), "pictures": row.pictures}
            for row in UsageDay.objects.filter(user=user).order_by("day")
        ],
        "counted_in_the_last_day": [
            _text(datetime.fromtimestamp(at_us / 1_000_000, UTC))
            for at_us in Hit.objects.filter(meter=subject_of(user)).order_by("at_us").values_list("at_us", flat=True)
        ],
        "sessions": [
            {
                "started_at": _text(session.created_at),
                "last_seen_at": _text(session.last_seen_at),
                "address": session.ip,
                "browser": session.user_agent,
            }
            for session in UserSession.objects.filter(user=user).order_by("created_at")
        ],
        "second_factors": [
            {
                "kind": authenticator.type,
                "name": str(authenticator),
                "created_at": _text(authenticator.created_at),
                "last_used_at": _text(authenticator.last_used_at),
            }
            for authenticator in Authenticator.objects.filter(user=user).order_by("created_at")
        ],
    }


def _text(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
