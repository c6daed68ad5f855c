"""Plans in the admin pages: limits, parameters and a sentence to edit. There are these four; none comes or goes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from facestudio.request.fields import FIELDS
from facestudio_web.plans.models import Plan
from facestudio_web.plans.rules import problems_of


class PlanForm(forms.ModelForm):
    """A plan, whose parameters are boxes to tick."""

    parameters = forms.MultipleChoiceField(
        choices=[(field.name, f"{field.name}: {field.sentence}") for field in FIELDS],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="Which parameters a request on this plan may name. A higher plan has all that the lower ones have.",
    )

    class Meta:
        model = Plan
        fields = ["burst_requests", "sustained_requests", "parameters", "sentence"]

    def clean(self) -> dict[str, Any]:
        """Beyond the single fields, how they go together and with the other plans."""
        values: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors:
            plan = Plan(name=self.instance.name, rank=self.instance.rank, **values)
            for name, sentence in problems_of(plan, Plan.objects.exclude(name=plan.name)).items():
                self.add_error(name, sentence)
        return values


@admin.register(Plan)
class PlanAdmin(admin.ModelAdmin):
    """What is saved here holds from the next request on, for all servers."""

    form = PlanForm
    list_display = ["name", "burst_requests", "sustained_requests", "parameter_count", "user_count", "sentence"]
    fields = ["name", "burst_requests", "sustained_requests", "sentence", "parameters"]
    readonly_fields = ["name"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Plan]:
        """With the number of users of each."""
        return super().get_queryset(request).annotate(user_count=Count("users"))

    @admin.display(description="parameters")
    def parameter_count(self, plan: Plan) -> str:
        """How many of all parameters it includes."""
        return f"{len(plan.parameters)} of {len(FIELDS)}"

    @admin.display(description="users", ordering="user_count")
    def user_count(self, plan: Any) -> int:
        """How many have it."""
        return int(plan.user_count)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """The four are what the contract knows."""
        del request
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """Each of them is needed."""
        del request, obj
        return False
