"""Users in the admin pages."""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress
from django import forms
from django.contrib import admin
from django.db.models import Exists, OuterRef, QuerySet, Sum
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from facestudio_web.accounts.models import User
from facestudio_web.accounts.services import delete_account, remove_second_factors
from facestudio_web.keys.models import ApiKey
from facestudio_web.plans.defaults import ANON
from facestudio_web.plans.models import Plan


class UserForm(forms.ModelForm):
    """What an operator changes of a user. Passwords are nobody's but the user's."""

    plan = forms.ModelChoiceField(Plan.objects.exclude(name=ANON), empty_label=None)

    class Meta:
        model = User
        fields = ["plan", "is_active", "is_staff"]
        labels = {"is_active": "Active", "is_staff": "Operator"}

    operator: User
    """Who is at it; set by `UserAdmin`."""

    def clean(self) -> dict[str, Any]:
        """Nobody shuts themselves out by mistake."""
        values: dict[str, Any] = super().clean() or self.cleaned_data
        if self.instance == self.operator:
            for name in ("is_active", "is_staff"):
                if not values.get(name):
                    self.add_error(
                        name, "This is you: another operator has to do it, or `facestudio user` on the server."
                    )
        return values


class AddressInline(admin.StackedInline):
    """The user's addresses; a tick verifies one without a mail."""

    model = EmailAddress
    fields = ["email", "primary", "verified"]
    readonly_fields = ["email", "primary"]
    extra = 0
    can_delete = False
    verbose_name_plural = "e-mail addresses"

    def has_add_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """Users do that themselves."""
        del request, obj
        return False


class KeyInline(admin.StackedInline):
    """The user's keys, to be seen and revoked."""

    model = ApiKey
    fields = readonly_fields = ["name", "prefix", "created_at", "last_used_at"]
    extra = 0
    verbose_name_plural = "API keys (deleting one revokes it)"

    def has_add_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """Users do that themselves, and `facestudio key add` on the server does."""
        del request, obj
        return False


@admin.register(User)
class UserAdmin(admin.ModelAdmin):
    """Users sign up, or are added by `facestudio user add`; here their plan is changed, and they are shut out."""

    form = UserForm
    inlines = [AddressInline, KeyInline]
    list_display = ["email", "plan", "verified", "is_active", "is_staff", "date_joined", "last_login"]
    list_filter = ["plan", "is_active", "is_staff", "date_joined"]
    list_select_related = ["plan"]
    search_fields = ["email"]
    date_hierarchy = "date_joined"
    fields = ["email", "plan", "is_active", "is_staff", "usage", "date_joined", "last_login"]
    readonly_fields = ["email", "usage", "date_joined", "last_login"]
    list_per_page = 50
    actions = ["unlock"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        """With whether an address of theirs is verified."""
        verified = EmailAddress.objects.filter(user=OuterRef("pk"), verified=True)
        users: QuerySet[User] = super().get_queryset(request).annotate(is_verified=Exists(verified))
        return users

    @admin.display(boolean=True, ordering="is_verified")
    def verified(self, user: Any) -> bool:
        """Whether an address of theirs is known to be theirs."""
        return bool(user.is_verified)

    @admin.display(description="pictures")
    def usage(self, user: User) -> str:
        """How many they ever got, and where to see on which days."""
        total = user.usage.aggregate(total=Sum("pictures"))["total"] or 0
        address = reverse("admin:limits_usageday_changelist")
        return format_html('{}, <a href="{}?user__id__exact={}">by day</a>', total, address, user.pk)

    def get_form(self, request: HttpRequest, obj: User | None = None, change: bool = False, **more: Any) -> Any:
        """The form, which must know who is at it."""
        form = super().get_form(request, obj, change, **more)
        form.operator = request.user
        return form

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        """Staff may do everything here: there is one kind of operator."""
        obj.is_superuser = obj.is_staff
        super().save_model(request, obj, form, change)

    @admin.action(description="Take lost second factors off the selected users (they are told by mail)")
    def unlock(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        """For owners who can't log in any more; the password alone opens their accounts then."""
        for user in queryset:
            removed = remove_second_factors(user)
            self.message_user(request, f"Second factors. Taken off {user.email}: {removed}.")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Users sign up."""
        del request
        return False

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """With a user goes all that is theirs, usage too, which can't be deleted by itself."""
        objects, counts, _, protected = super().get_deleted_objects(objs, request)
        return objects, counts, set(), protected

    def delete_model(self, request: HttpRequest, obj: User) -> None:
        """Delete one, sessions included."""
        del request
        delete_account(obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        """Delete several."""
        for user in queryset:
            self.delete_model(request, user)
