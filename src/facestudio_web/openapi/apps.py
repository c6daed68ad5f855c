"""Registers the app with Django."""

from __future__ import annotations

from django.apps import AppConfig


class OpenApiConfig(AppConfig):
    """Name and label of the app."""

    name = "facestudio_web.openapi"
    label = "openapi"
