"""Every address of the service."""

from __future__ import annotations

from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

from facestudio_web.faces.views import generate, nothing_here
from facestudio_web.telemetry.views import healthz

urlpatterns = [
    path("v1/generate", generate, name="generate"),
    path("v1/generate/", generate),
    path("", include("facestudio_web.openapi.urls")),
    path("v1", nothing_here),
    path("v1/", nothing_here),
    path("v1/<path:rest>", nothing_here),
    path("healthz", healthz),
    path("account/", include("facestudio_web.accounts.urls")),
    path("account/keys/", include("facestudio_web.keys.urls")),
    path("account/", include("allauth.urls")),
    path("admin/", admin.site.urls),
    path("admin", RedirectView.as_view(pattern_name="admin:index")),
    path("", include("facestudio_web.site.urls")),
    path("", include("facestudio_web.manual.urls")),
    path("", include("facestudio_web.studio.urls")),
]

handler400 = "facestudio_web.site.errors.bad_request"
handler403 = "facestudio_web.site.errors.forbidden"
handler404 = "facestudio_web.site.errors.not_found"
handler500 = "facestudio_web.site.errors.failed"
