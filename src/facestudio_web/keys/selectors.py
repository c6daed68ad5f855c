"""Reading keys: whose a key is, and which ones a user has."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import timedelta

from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.utils import timezone

from facestudio_web.accounts.models import User
from facestudio_web.keys.form import digest_of, well_formed
from facestudio_web.keys.models import MOST_KEYS, ApiKey
from facestudio_web.limits.turns import quick_reading, this_connection
from facestudio_web.plans.in_force import COLUMNS, plan_from_row
from facestudio_web.plans.models import Plan

USE_NOTED_S = 60
"""Last use is kept to the minute: noting every use would make each request wait for a write."""

# Once a request, so in plain SQL: Django takes 0.6 ms to put this together, the database 0.02 ms to run it. Nothing of it
# is remembered for the next request: a deleted key, a disabled user and a changed plan take effect at once.
_HOLDER = f"""
SELECT k.digest, k.id, k.last_used_at IS NULL OR k.last_used_at < %s, u.id, u.is_active, {", ".join("p." + c for c in COLUMNS)}
FROM {ApiKey._meta.db_table} k
JOIN {get_user_model()._meta.db_table} u ON u.id = k.user_id
JOIN {Plan._meta.db_table} p ON p.name = u.plan_id
WHERE k.digest = %s
"""  # noqa: S608 (constants)


@dataclass(frozen=True, slots=True)
class KeyHolder:
    """Who comes with a key. active: False for a disabled user. digest: of the key. use_is_old: whether its last use was
    noted so long ago that this one should be."""

    key_id: int
    digest: str
    user_id: int
    active: bool
    plan: Plan
    use_is_old: bool


def holder_of(text: str) -> KeyHolder | None:
    """Whose key this is; None if it is nobody's."""
    if not well_formed(text):
        return None
    digest = digest_of(text)
    noted_before = this_connection().ops.adapt_datetimefield_value(timezone.now() - timedelta(seconds=USE_NOTED_S))
    with quick_reading() as (cursor, _):
        cursor.execute(_HOLDER, [noted_before, digest])
        row = cursor.fetchone()
    # The database looked the digest up; how long that takes tells at most about digests, from which no key follows.
    if row is None or not hmac.compare_digest(row[0], digest):
        return None
    return KeyHolder(
        digest=row[0],
        key_id=row[1],
        use_is_old=bool(row[2]),
        user_id=row[3],
        active=bool(row[4]),
        plan=plan_from_row(tuple(row[5:])),
    )


def keys_of(user: User) -> QuerySet[ApiKey]:
    """A user's keys, the oldest first."""
    return ApiKey.objects.filter(user=user)


def has_room(user: User) -> bool:
    """Whether the user may have one more."""
    return keys_of(user).count() < MOST_KEYS


def is_verified(user: User) -> bool:
    """Whether an e-mail address of the user is known to be theirs."""
    verified: bool = EmailAddress.objects.filter(user=user, verified=True).exists()
    return verified
