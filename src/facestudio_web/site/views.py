"""The front page: a face, and the address it came from."""

from __future__ import annotations

from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

_STYLE = (Path(__file__).parent / "assets" / "style.css").read_bytes()
_POLICY = (
    "default-src 'none'; img-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_EXAMPLES = (
    ("a woman of 30", "gender=female&age=30"),
    ("a man of 70, in profile", "gender=male&age=70&view_profile=45"),
    ("somebody happy", "mood=happy"),
    ("the same person again", "seed=7"),
)


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """A page for who opens the service in a browser. No scripts, nothing from elsewhere."""
    context = {"address": request.build_absolute_uri("/v1/generate"), "examples": _EXAMPLES}
    response = render(request, "site/home.html", context)
    response["Content-Security-Policy"] = _POLICY
    response["Cache-Control"] = "no-store"
    return response


@require_safe
def style(request: HttpRequest) -> HttpResponse:
    """The one stylesheet."""
    del request
    response = HttpResponse(_STYLE, content_type="text/css; charset=utf-8")
    response["Cache-Control"] = "public, max-age=3600"
    return response
