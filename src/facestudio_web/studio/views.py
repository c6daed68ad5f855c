"""The studio: a page that works by itself, and the part of it that is exchanged when a face arrives."""

from __future__ import annotations

from urllib.parse import parse_qsl

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from facestudio_web.faces.callers import caller_of_visitor
from facestudio_web.rendering.services import gone_of, services_of
from facestudio_web.studio.asking import Outcome, ask, stale_page
from facestudio_web.studio.page import page_context, visitor_mark
from facestudio_web.studio.state import VISITOR, Pairs, query_to_ask, read_state

_METHODS = ("GET", "HEAD", "POST")
_BAD_REQUEST = 400


@require_http_methods(_METHODS)
def studio(request: HttpRequest) -> HttpResponse:
    """The page. Its address carries the settings, so that they can be passed on.

    A GET never makes a face: no address, wherever it is linked from, may spend a visitor's requests. A POST, which needs
    the form's token, does; it answers with the face in the page, for browsers without scripts.
    """
    if request.method == "POST":
        return _answer(request, "studio/studio.html")
    state = read_state(_pairs(request.GET))
    context = page_context(request, caller_of_visitor(request), state, Outcome())
    return render(request, "studio/studio.html", context, status=_BAD_REQUEST if state.problems else 200)


@require_http_methods(_METHODS)
def face(request: HttpRequest) -> HttpResponse:
    """The parts of the page that a new face changes, for htmx. Whoever opens this address is sent to the page."""
    if request.method != "POST":
        query = read_state(_pairs(request.GET)).query
        return redirect(reverse("studio") + (f"?{query}" if query else ""))
    response = _answer(request, "studio/exchange.html")
    if response.status_code >= _BAD_REQUEST:
        # The face that is there stays; what went wrong is told beside it.
        response["HX-Retarget"] = "#studio-message"
    return response


def _answer(request: HttpRequest, template: str) -> HttpResponse:
    """What comes of a sent form, in a template."""
    pairs = _pairs(request.POST)
    query = query_to_ask(pairs)
    caller = caller_of_visitor(request)
    if dict(pairs).get(VISITOR, "") == visitor_mark(caller):
        outcome = ask(
            caller,
            query,
            services_of(request),
            abandoned=gone_of(request),
            request_id=getattr(request, "request_id", ""),
        )
    else:
        outcome = Outcome(refusal=stale_page(logged_in=caller.user_id is not None))
    refusal = outcome.refusal
    context = page_context(request, caller, read_state(parse_qsl(query)), outcome)
    response = render(request, template, context, status=refusal.status if refusal else 200)
    response["Cache-Control"] = "no-store"
    # What went wrong is logged where it did; Django would log every 503 as an error of the program.
    response._has_been_logged = True
    if refusal and refusal.wait_s:
        response["Retry-After"] = str(refusal.wait_s)
    return response


def _pairs(sent: QueryDict) -> Pairs:
    return [(name, str(value)) for name, values in sent.lists() for value in values]
