"""The way into /v1/, and what every answer from there carries."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import DisallowedHost, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import Resolver404, resolve
from django.utils.cache import patch_vary_headers

from facestudio_web.faces import answers
from facestudio_web.faces.callers import BadKey, Caller, anonymous, caller_of
from facestudio_web.faces.guard import BAD_REQUESTS, MOST_BAD, WINDOW_S
from facestudio_web.limits.quotas import ratelimit_headers
from facestudio_web.limits.services import standing
from facestudio_web.plans.defaults import ANON

_LOG = logging.getLogger(__name__)
_WITHOUT_BODY = (204, 304)
_EXPOSED = (
    "Content-Disposition, Content-Location, ETag, RateLimit, RateLimit-Policy, Retry-After, WWW-Authenticate, "
    "X-Face-Seed, X-Request-Id, X-User-Class"
)


class ApiDoor:
    """Answers requests under /v1/ itself; all others go on to the pages.

    The API knows no cookies, sessions or forms. Keeping it away from the middleware of the pages is safer, and a cached or
    refused picture then costs less than half.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Called by Django."""
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not answers.is_api(request):
            return self._get_response(request)
        try:
            response = _guarded(request)
        except Exception as error:  # the database, most likely; then nothing is known of the caller
            response = _failed(request, error)
        response.headers.setdefault("X-User-Class", ANON)
        if response.status_code not in _WITHOUT_BODY:
            response.headers.setdefault("Content-Length", str(len(response.content)))
        # Any page may show and read a face. No cookies are involved, so `*` is safe.
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = _EXPOSED
        response["Cross-Origin-Resource-Policy"] = "cross-origin"
        # The caller's class hangs on the key.
        patch_vary_headers(response, ("Accept", "Authorization"))
        return response


def _guarded(request: HttpRequest) -> HttpResponse:
    """The answer, with the caller's class and limits, unless there were too many bad requests before it."""
    caller = _counted_as(request)
    wait_s = BAD_REQUESTS.wait_s(caller.subject)
    response = answers.throttled(wait_s) if wait_s else _answer(request)
    if response.status_code in range(400, 500) and response.status_code != 429:
        BAD_REQUESTS.note(caller.subject)
    response["X-User-Class"] = caller.user_class
    if "RateLimit" not in response:
        answers.add_headers(response, ratelimit_headers(caller.quota, standing(caller.subject, caller.quota)))
    if wait_s:
        response["RateLimit-Policy"] += f', "bad";q={MOST_BAD};w={WINDOW_S}'
        response["RateLimit"] += f', "bad";r=0;t={wait_s}'
    return response


def _counted_as(request: HttpRequest) -> Caller:
    """The caller; for one with a bad key the address, so that guessing keys has an end."""
    try:
        return caller_of(request)
    except BadKey:
        return anonymous(request.META)


def _answer(request: HttpRequest) -> HttpResponse:
    """The view's answer, or an error in JSON whatever went wrong: Django's own pages never show here."""
    try:
        request.get_host()
        if settings.SERVICE.https and not request.is_secure():
            # A redirect would let a program go on for years to send its key in the clear first.
            return answers.refusal(400, f"Ask by HTTPS: {settings.SERVICE.public_url}{request.path}")
        match = request.resolver_match = resolve(request.path_info)
        response: HttpResponse = match.func(request, *match.args, **match.kwargs)
    except BadKey as error:
        return answers.bad_key(error.detail)
    except Resolver404:
        return answers.not_found()
    except DisallowedHost as error:
        return answers.handle_bad_request(request, error)
    except SuspiciousOperation:
        return answers.refusal(400, "Malformed request.")
    except Exception as error:
        return _failed(request, error)
    return response


def _failed(request: HttpRequest, error: Exception) -> HttpResponse:
    _LOG.error("request failed", exc_info=error, extra={"fields": {"id": getattr(request, "request_id", "")}})
    return answers.failed()
