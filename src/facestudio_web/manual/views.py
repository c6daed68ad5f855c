"""The manual and the page to try the API."""

from __future__ import annotations

import math

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from facestudio.request.fields import BY_NAME
from facestudio_web.config.reach import site_root
from facestudio_web.faces.guard import MOST_BAD
from facestudio_web.keys.models import MOST_KEYS
from facestudio_web.limits.quotas import BURST_S
from facestudio_web.manual import tables
from facestudio_web.manual.chapters import CHAPTERS
from facestudio_web.manual.samples import KEY, samples
from facestudio_web.openapi.plans import plans_now
from facestudio_web.openapi.statuses import BAD_QUERY


@require_safe
def manual(request: HttpRequest) -> HttpResponse:
    """All of it on one page, so that it can be searched, printed and linked to."""
    plans = plans_now()
    basic, advanced = tables.parameter_rows(plans)
    complete = next((plan for plan in plans if set(plan.parameters) >= set(BY_NAME)), None)
    context = {
        "page_title": "Manual",
        "page_description": "The Face Studio API: one GET request, its parameters, answers and limits, with programs in "
        "five languages.",
        "chapters": CHAPTERS,
        "server": site_root(request),
        "samples": samples(site_root(request)),
        "key": KEY,
        "most_keys": MOST_KEYS,
        "most_bad": MOST_BAD,
        "plans": plans,
        "complete": complete,
        "pace_s": math.ceil(BURST_S / complete.burst_requests) if complete else 0,
        "fields": len(basic) + len(advanced),
        "basic": basic,
        "advanced": advanced,
        "answers": tables.answers(),
        "headers": tables.headers(),
        "bad_query": BAD_QUERY,
        "bad_answer": tables.example_of(400),
        "lacking_answer": tables.example_of(403),
        "throttled_answer": tables.example_of(429),
    }
    return render(request, "manual/manual.html", context)


@require_safe
def try_it(request: HttpRequest) -> HttpResponse:
    """A form that a script makes of the OpenAPI document."""
    context = {
        "page_title": "Try the API",
        "page_description": "Set parameters, send the request from your browser, and see the whole answer.",
        "server": site_root(request),
    }
    return render(request, "manual/try.html", context)
