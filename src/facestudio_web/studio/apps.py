"""Registers the app with Django."""

from __future__ import annotations

from django.apps import AppConfig


class StudioConfig(AppConfig):
    """Name and label of the app."""

    name = "facestudio_web.studio"
    label = "studio"
