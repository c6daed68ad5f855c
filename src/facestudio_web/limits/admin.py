"""Usage by user and day, in the admin pages."""

from __future__ import annotations

from django.contrib import admin

from facestudio_web.limits.models import UsageDay
from facestudio_web.operator.site import Readable


@admin.register(UsageDay)
class UsageDayAdmin(Readable):
    """How many pictures each user got on each day, in UTC."""

    list_display = ["day", "user", "plan", "pictures"]
    list_display_links = ["day"]
    list_filter = ["day", "user__plan"]
    list_select_related = ["user"]
    search_fields = ["user__email"]
    date_hierarchy = "day"
    ordering = ["-day", "-pictures"]

    @admin.display(ordering="user__plan__rank")
    def plan(self, row: UsageDay) -> str:
        """The plan that the user has now."""
        return str(row.user.plan_id)
