"""Registers the app with Django, and the admin pages."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig
from django.contrib.admin.apps import SimpleAdminConfig

_MODULES = ("accounts", "keys", "limits", "plans", "telemetry")


class OperatorConfig(AppConfig):
    """Name and label of the app, whose templates come before those of Django's admin."""

    name = "facestudio_web.operator"
    label = "operator"


class OperatorAdminConfig(SimpleAdminConfig):
    """Takes the place of `django.contrib.admin`: our own site, with our own tables.

    Django would collect the pages of every installed app. Those of allauth show, and let one edit, what is secret: second
    factors, sessions, links that were mailed.
    """

    default_site = "facestudio_web.operator.site.OperatorSite"

    def ready(self) -> None:
        """After all models, their pages."""
        super().ready()
        for module in _MODULES:
            import_module(f"facestudio_web.{module}.admin")
