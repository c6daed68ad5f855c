"""One line in the log for every answer, under an id that the client gets too."""

from __future__ import annotations

import logging
import re
import secrets
import time
from collections.abc import Callable, Mapping
from typing import Any

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
        request_id = request.request_id = request_id_of(request.META)
        response = self._get_response(request)
        response["X-Request-Id"] = request_id
        if request.method == "HEAD" and not response.streaming:
            response.setdefault("Content-Length", str(len(response.content)))
            response.content = b""
        log_answer(
            request_id, request.method or "", _place(request), response.status_code, time.perf_counter() - started
        )
        return response


def request_id_of(environ: Mapping[str, Any]) -> str:
    """The id that a request came with, if it is a sane one, else a new one. environ: of the WSGI request."""
    given = environ.get("HTTP_X_REQUEST_ID", "")
    return given if _GIVEN_ID.fullmatch(given) else secrets.token_hex(8)


def log_answer(request_id: str, method: str, path: str, status: int, seconds: float) -> None:
    """Write the line. path: without secrets."""
    event(
        _LOG,
        logging.INFO,
        "request answered",
        id=request_id,
        method=method[:16],
        path=path,
        status=status,
        seconds=round(seconds, 3),
    )


def _place(request: HttpRequest) -> str:
    """The path of a request. What its route took out of it is left out where it is long enough to be a secret."""
    path = request.path
    for name, value in (request.resolver_match.kwargs if request.resolver_match else {}).items():
        if len(str(value)) >= _SHORTEST_SECRET:
            path = path.replace(str(value), f"<{name}>")
    return path[:100]
