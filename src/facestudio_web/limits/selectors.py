"""Reading what was counted."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from facestudio_web.limits.models import UsageDay


def usage_by_day(user_id: int, days: int = 30) -> list[tuple[date, int]]:
    """The pictures that a user got on each of the last days, in UTC, the oldest first and today last; days without any
    are 0."""
    today = datetime.now(UTC).date()
    first = today - timedelta(days=days - 1)
    pictures = dict(UsageDay.objects.filter(user_id=user_id, day__gte=first).values_list("day", "pictures"))
    return [(day, pictures.get(day, 0)) for day in (first + timedelta(days=n) for n in range(days))]
