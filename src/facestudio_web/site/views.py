"""The pages that everybody may see."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from facestudio_web.config.reach import endpoint
from facestudio_web.plans.defaults import ANON
from facestudio_web.site.gallery import SIDE, faces, faces_of_the_day, one_life
from facestudio_web.site.selectors import parameter_rows, plans_in_order


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What this is, in one look."""
    context = {
        "page_description": "Portraits of people who do not exist, by one HTTP request. "
        "Computed from a head model in the public domain, on your own machine.",
        "address": endpoint(request),
        "faces": faces_of_the_day(timezone.now().date()),
        "life": one_life(),
        "side": SIDE,
    }
    return render(request, "site/home.html", context)


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Faces, each with the query that makes it."""
    context = {
        "page_title": "Gallery",
        "page_description": "Faces made by Face Studio: all ages and ancestries, each with the query that makes it.",
        "faces": faces(),
        "side": SIDE,
    }
    return render(request, "site/gallery.html", context)


@require_safe
def plans(request: HttpRequest) -> HttpResponse:
    """Who may ask for what, and how often."""
    rows = plans_in_order()
    context = {
        "page_title": "Plans",
        "page_description": "How many faces each plan gives in a minute and in a day, and which parameters it includes.",
        "plans": rows,
        "parameters": parameter_rows(rows),
        "own_plan": _own_plan(request),
    }
    return render(request, "site/plans.html", context)


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What the faces are and are not."""
    context = {
        "page_title": "What the faces are and are not",
        "page_description": "How the faces are made, what they are made from, and what they cannot do.",
        "faces": faces()[:3],
        "side": SIDE,
    }
    return render(request, "site/about.html", context)


@require_safe
def terms(request: HttpRequest) -> HttpResponse:
    """What is allowed, and what is kept of visitors."""
    context = {
        "page_title": "Terms",
        "page_description": "What you may do with the faces, and what this service keeps about you, in plain words.",
    }
    return render(request, "site/terms.html", context)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """For search engines: pages yes, accounts and pictures no."""
    return render(request, "site/robots.txt", content_type="text/plain; charset=utf-8")


def _own_plan(request: HttpRequest) -> str:
    """Name of the plan that holds for who looks at the page."""
    return request.user.plan_id if request.user.is_authenticated else ANON
