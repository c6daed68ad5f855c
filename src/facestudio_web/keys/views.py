"""My API Keys: the list, a new one, the end of one."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from facestudio_web.accounts.models import User
from facestudio_web.config.reach import endpoint
from facestudio_web.keys.forms import RequestKeyForm
from facestudio_web.keys.models import MOST_KEYS
from facestudio_web.keys.selectors import has_room, is_verified, keys_of
from facestudio_web.keys.services import NotVerified, TooManyKeys, delete_key, request_key


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def keys(request: HttpRequest) -> HttpResponse:
    """The user's keys; POST makes one.

    The answer to the POST is the one page that ever shows the whole key. A redirect would have to keep it somewhere
    meanwhile. Before a browser sends the form again, as it would have to for a reload, it asks.
    """
    user = cast(User, request.user)
    form = RequestKeyForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            row, key = request_key(user, form.cleaned_data["name"])
        except (TooManyKeys, NotVerified) as error:
            form.add_error(None, str(error))
        else:
            context = {"row": row, "key": key, "address": endpoint(request)}
            return render(request, "keys/made.html", context)
    context = {
        "form": form,
        "keys": keys_of(user),
        "most": MOST_KEYS,
        "room": has_room(user),
        "verified": is_verified(user),
    }
    return render(request, "keys/keys.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def delete(request: HttpRequest, key_id: int) -> HttpResponse:
    """Asks whether the key is really to be deleted; POST deletes it."""
    user = cast(User, request.user)
    key = keys_of(user).filter(pk=key_id).first()
    if key is not None and request.method != "POST":
        return render(request, "keys/delete.html", {"key": key})
    if key is not None and delete_key(user, key_id):
        messages.success(request, f"The key “{key.name}” is deleted.")
    else:
        messages.info(request, "That key had been deleted already.")
    return redirect("keys")
