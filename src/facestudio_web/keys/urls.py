"""Addresses of keys."""

from __future__ import annotations

from django.urls import path

from facestudio_web.keys.views import delete, keys

urlpatterns = [
    path("", keys, name="keys"),
    path("<int:key_id>/delete", delete, name="key_delete"),
]
