"""Addresses of the studio."""

from __future__ import annotations

from django.urls import path

from facestudio_web.studio.views import face, studio

urlpatterns = [
    path("studio", studio, name="studio"),
    path("studio/face", face, name="studio_face"),
]
