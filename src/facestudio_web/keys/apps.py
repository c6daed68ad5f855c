"""Registers the app with Django."""

from __future__ import annotations

from django.apps import AppConfig


class KeysConfig(AppConfig):
    """Name and label of the app."""

    name = "facestudio_web.keys"
    label = "keys"
