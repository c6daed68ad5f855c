"""Registers the app with Django."""

from __future__ import annotations

from django.apps import AppConfig


class ManualConfig(AppConfig):
    """Name and label of the app."""

    name = "facestudio_web.manual"
    label = "manual"
