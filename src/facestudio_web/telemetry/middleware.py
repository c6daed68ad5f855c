"""One line in the log for every answer, under an id that the client gets too."""

from __future__ import annotations

import logging
import re
import secrets
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from facestudio_web.telemetry.events import event

_LOG = logging.getLogger("facestudio_web.requests")
_SHORTEST_SECRET = 16
_GIVEN_ID = re.compile(r"[A-Za-z0-9._-]{8,64}", re.ASCII)


class RequestLog:
    """The outermost middleware. Answers carry X-Request-Id: the one that a proxy or client sent, if it is a sane one.

    It also drops the body of answers to HEAD, after its length is known: a WSGI server need not.
    The query is not logged: some client will put a key there, whatever the manual says. Nor are the secrets of mailed
    links, which stand in the path.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Called by Django."""
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        started = time.perf_counter()
        given = request.META.get("HTTP_X_REQUEST_ID", "")
        request_id = given if _GIVEN_ID.fullmatch(given) else secrets.token_hex(8)
        request.request_id = request_id
        response = self._get_response(request)
        response["X-Request-Id"] = request_id
        if request.method == "HEAD" and not response.streaming:
            response.setdefault("Content-Length", str(len(response.content)))
            response.content = b""
        event(
            _LOG,
            logging.INFO,
            "request answered",
            id=request_id,
            method=(request.method or "")[:16],
            path=_place(request),
            status=response.status_code,
            seconds=round(time.perf_counter() - started, 3),
        )
        return response


def _place(request: HttpRequest) -> str:
    """The path of a request. What its route took out of it is left out where it is long enough to be a secret."""
    path = request.path
    for name, value in (request.resolver_match.kwargs if request.resolver_match else {}).items():
        if len(str(value)) >= _SHORTEST_SECRET:
            path = path.replace(str(value), f"<{name}>")
    return path[:100]
