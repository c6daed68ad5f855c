"""Pages of the account area that are not allauth's: overview, export, deletion, and ending one session."""

from __future__ import annotations

import json
from typing import cast

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from facestudio_web.accounts import selectors, services
from facestudio_web.accounts.charts import usage_chart
from facestudio_web.accounts.forms import DeleteForm
from facestudio_web.accounts.models import User


@require_safe
@login_required
def overview(request: HttpRequest) -> HttpResponse:
    """The first page: plan, what is left, usage."""
    seen = selectors.overview_of(_user(request))
    return render(request, "accounts/overview.html", {"overview": seen, "chart": usage_chart(seen.usage)})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@reauthentication_required(allow_get=True)
def export(request: HttpRequest) -> HttpResponse:
    """Everything that is kept of a user, as one file; GET explains it."""
    if request.method != "POST":
        return render(request, "accounts/export.html")
    text = json.dumps(selectors.export_of(_user(request)), indent=2, ensure_ascii=False)
    response = HttpResponse(text + "\n", content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="facestudio-account.json"'
    response["Cache-Control"] = "no-store"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@reauthentication_required(allow_get=True)
def delete(request: HttpRequest) -> HttpResponse:
    """Delete the account for good, once its address has been typed."""
    user = _user(request)
    form = DeleteForm(request.POST if request.method == "POST" else None, email=user.email)
    if not form.is_valid():
        return render(request, "accounts/delete.html", {"form": form})
    services.delete_account(user)
    logout(request)
    messages.success(request, "Your account and everything in it has been deleted.")
    return redirect("home")


@require_POST
@login_required
def end_session(request: HttpRequest, session_id: int) -> HttpResponse:
    """Log out one browser."""
    if services.end_session(_user(request), session_id):
        messages.success(request, "That browser is logged out.")
    else:
        messages.info(request, "That session had ended already.")
    return redirect("usersessions_list")


def _user(request: HttpRequest) -> User:
    return cast(User, request.user)
