"""Addresses of the pages that everybody may see."""

from __future__ import annotations

from django.urls import path

from facestudio_web.site.views import home, style

urlpatterns = [
    path("", home, name="home"),
    path("assets/style.css", style),
]
