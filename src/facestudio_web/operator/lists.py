"""Users and keys as the operator sees them: rows of plain text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from allauth.account.models import EmailAddress
from django.db.models import Count, Exists, OuterRef

from facestudio_web.accounts.models import User
from facestudio_web.keys.models import ApiKey

USER_COLUMNS = ("e-mail", "plan", "verified", "active", "admin", "keys", "since")
KEY_COLUMNS = ("e-mail", "name", "prefix", "created", "last used")


def users() -> Iterable[tuple[str, ...]]:
    """A row for each user."""
    verified = EmailAddress.objects.filter(user=OuterRef("pk"), verified=True)
    for user in User.objects.annotate(verified=Exists(verified), keys=Count("api_keys")).order_by("email").iterator():
        yield (
            user.email,
            user.plan_id,
            _yes(user.verified),
            _yes(user.is_active),
            _yes(user.is_staff),
            str(user.keys),
            _day(user.date_joined),
        )


def keys(user: User | None) -> Iterable[tuple[str, ...]]:
    """A row for each key, of one user or of all."""
    rows = ApiKey.objects.select_related("user").order_by("user__email", "created_at", "pk")
    for key in (rows.filter(user=user) if user else rows).iterator():
        yield (key.user.email, key.name, key.prefix, _day(key.created_at), _day(key.last_used_at))


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Rows below their headings, each column as wide as it needs to be."""
    lines = [tuple(columns), *(tuple(row) for row in rows)]
    widths = [max(len(line[place]) for line in lines) for place in range(len(columns))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines
    )


def _yes(value: object) -> str:
    return "yes" if value else "no"


def _day(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d}" if moment else "never"
