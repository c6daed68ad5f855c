"""Addresses of the account area."""

from __future__ import annotations

from django.urls import path

from facestudio_web.accounts.views import delete, end_session, export, overview

urlpatterns = [
    path("", overview, name="account"),
    path("export", export, name="export"),
    path("delete", delete, name="delete"),
    path("sessions/<int:session_id>/end", end_session, name="end_session"),
]
