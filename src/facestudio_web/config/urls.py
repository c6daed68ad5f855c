"""Every address of the service."""

from __future__ import annotations

from django.urls import path

from facestudio_web.faces.views import generate, nothing_here
from facestudio_web.site.views import home, style
from facestudio_web.telemetry.views import healthz

urlpatterns = [
    path("v1/generate", generate),
    path("v1/generate/", generate),
    path("v1", nothing_here),
    path("v1/", nothing_here),
    path("v1/<path:rest>", nothing_here),
    path("healthz", healthz),
    path("", home),
    path("assets/style.css", style),
]

handler400 = "facestudio_web.faces.answers.handle_bad_request"
handler404 = "facestudio_web.faces.answers.handle_not_found"
handler500 = "facestudio_web.faces.answers.handle_error"
