"""Addresses of the description."""

from __future__ import annotations

from django.urls import path

from facestudio_web.openapi.views import description

urlpatterns = [path("v1/openapi.json", description, name="openapi")]
