"""Registers the app with Django."""

from __future__ import annotations

from django.apps import AppConfig


class LimitsConfig(AppConfig):
    """Name and label of the app."""

    name = "facestudio_web.limits"
    label = "limits"
