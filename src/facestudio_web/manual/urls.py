"""Addresses of the manual."""

from __future__ import annotations

from django.urls import path

from facestudio_web.manual.views import manual, try_it

urlpatterns = [
    path("manual", manual, name="manual"),
    path("manual/try", try_it, name="try"),
]
