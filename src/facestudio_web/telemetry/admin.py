"""Starts of the service, in the admin pages."""

from __future__ import annotations

from django.contrib import admin

from facestudio_web.operator.site import Readable
from facestudio_web.telemetry.models import Start


@admin.register(Start)
class StartAdmin(Readable):
    """Which engine made the pictures, and since when."""

    list_display = ["at", "version", "renderer", "pack"]
    date_hierarchy = "at"
