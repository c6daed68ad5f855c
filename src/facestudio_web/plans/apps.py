"""Registers the app with Django, and sees to it that its rows exist."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate

from facestudio_web.plans.defaults import DEFAULTS


class PlansConfig(AppConfig):
    """Name and label of the app."""

    name = "facestudio_web.plans"
    label = "plans"

    def ready(self) -> None:
        """After the tables, the rows."""
        post_migrate.connect(add_missing_plans, sender=self, dispatch_uid="plans.defaults")


def add_missing_plans(sender: PlansConfig, using: str, **more: Any) -> None:
    """Make those of the four plans that aren't there; what an operator edited stays as it is."""
    del more
    plans = sender.get_model("Plan")
    for default in DEFAULTS:
        plans.objects.using(using).get_or_create(
            name=default.name,
            defaults={
                "rank": default.rank,
                "burst_requests": default.burst_requests,
                "sustained_requests": default.sustained_requests,
                "parameters": list(default.parameters),
                "sentence": default.sentence,
            },
        )
