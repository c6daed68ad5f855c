"""The admin pages: where they begin, and what their tables have in common."""

from __future__ import annotations

from typing import Any

from allauth.account.decorators import secure_admin_login
from django.contrib.admin import AdminSite, ModelAdmin
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect


class OperatorSite(AdminSite):
    """The admin pages of Face Studio."""

    site_header = "Face Studio: operator"
    site_title = "Face Studio"
    index_title = "Users, plans, keys and usage"
    empty_value_display = "none"

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponseBase:
        """Whoever wants in logs in like everybody, second factor and limits included."""
        return secure_admin_login(super().login)(request, extra_context)

    def password_change(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """One's own password is changed where everybody changes theirs."""
        del request, extra_context
        return redirect("account_change_password")


class Readable(ModelAdmin):
    """Rows that one looks at, and never adds, edits or deletes."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Never."""
        del request
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """Never."""
        del request, obj
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """Never."""
        del request, obj
        return False
