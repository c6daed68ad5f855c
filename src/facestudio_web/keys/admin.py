"""API keys in the admin pages: to be seen and revoked. Nobody can see the keys themselves, nor make one for another."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from facestudio_web.keys.models import ApiKey
from facestudio_web.keys.services import delete_key
from facestudio_web.operator.site import Readable


@admin.register(ApiKey)
class ApiKeyAdmin(Readable):
    """Keys of all users. Deleting one revokes it."""

    list_display = ["prefix", "name", "user", "created_at", "last_used_at"]
    list_filter = ["created_at", "last_used_at"]
    list_select_related = ["user"]
    search_fields = ["name", "prefix", "user__email"]
    fields = ["user", "name", "prefix", "created_at", "last_used_at"]

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """Deleting is revoking."""
        return bool(super(Readable, self).has_delete_permission(request, obj))

    def delete_model(self, request: HttpRequest, obj: ApiKey) -> None:
        """Revoke one."""
        del request
        delete_key(obj.user, obj.pk)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[ApiKey]) -> None:
        """Revoke several."""
        for key in queryset.select_related("user"):
            self.delete_model(request, key)
