"""What every answer under /v1/ carries, whoever gave it."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from facestudio_web.faces.answers import failed, is_api, refusal
from facestudio_web.faces.callers import caller_of

_LOG = logging.getLogger(__name__)
_EXPOSED = "Content-Location, ETag, RateLimit, RateLimit-Policy, Retry-After, X-Face-Seed, X-Request-Id, X-User-Class"


class ApiAnswers:
    """Adds the caller's class and leave for other sites' pages to read the answer; turns an unforeseen error into
    JSON."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Called by Django."""
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self._get_response(request)
        if is_api(request):
            if response.get("Content-Type", "").startswith("text/html"):
                # Only Django's page for developers gets here.
                response = (
                    failed() if response.status_code >= 500 else refusal(response.status_code, "Malformed request.")
                )
            response["X-User-Class"] = caller_of(request).user_class.value
            # Any page may show and read a face. No cookies are involved, so `*` is safe.
            response["Access-Control-Allow-Origin"] = "*"
            response["Access-Control-Expose-Headers"] = _EXPOSED
            response["Cross-Origin-Resource-Policy"] = "cross-origin"
            # The caller's class hangs on the key.
            patch_vary_headers(response, ("Accept", "Authorization"))
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer in JSON even where Django would show its page for developers."""
        if not is_api(request):
            return None
        _LOG.error("request failed", exc_info=exception, extra={"fields": {"id": getattr(request, "request_id", "")}})
        return failed()
