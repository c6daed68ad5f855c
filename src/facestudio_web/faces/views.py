"""GET /v1/generate."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified

from facestudio.request.errors import RequestError
from facestudio_web.faces import answers
from facestudio_web.faces.conditions import accepts, etag_matches
from facestudio_web.faces.orders import Order, take_order
from facestudio_web.rendering.errors import Abandoned, QueueClosed, QueueFull, RenderFailed, RenderTimedOut
from facestudio_web.rendering.interfaces import Picture, never
from facestudio_web.rendering.services import services_of
from facestudio_web.telemetry.events import event

_LOG = logging.getLogger(__name__)
_METHODS = ("GET", "HEAD")
_SECONDS_KEPT = 86400
"""How long a browser may show a seeded picture without asking again. Its ETag changes with the engine, so not for ever;
`private`, because a shared cache would serve it to callers of another class."""


def generate(request: HttpRequest) -> HttpResponse:
    """A portrait, or a sentence that says why not.

    HEAD is answered like GET, picture and all, but for the body: so its headers are true, its errors too, and the
    picture of a seeded one is there for the GET that follows.
    """
    if request.method == "OPTIONS" and "Access-Control-Request-Method" in request.headers:
        return _preflight()
    if request.method not in _METHODS:
        return answers.not_allowed(request.method or "", _METHODS)
    try:
        order = take_order(request.META.get("QUERY_STRING", ""))
    except RequestError as error:
        return answers.bad_parameters(error)
    if not accepts(request.headers.get("Accept", ""), order.job.media_type):
        return answers.refusal(
            406, f"The picture would be {order.job.media_type}, which the Accept header of this request does not admit."
        )
    services = services_of(request)
    engine = services.queue.health().engine
    if order.seeded and engine is not None:
        etag = order.etag(engine)
        if etag_matches(request.headers.get("If-None-Match", ""), etag):
            return _describe(HttpResponseNotModified(), order, etag, request.path)
    try:
        picture = services.queue.render(order.job, patience_s=services.patience_s, abandoned=_abandoned(request))
    except (QueueFull, QueueClosed, RenderTimedOut, Abandoned, RenderFailed) as error:
        return _no_picture(request, order, error)
    return _picture(request, order, picture)


def nothing_here(request: HttpRequest, rest: str = "") -> HttpResponse:
    """Any other address under /v1/."""
    del request, rest
    return answers.not_found()


def _picture(request: HttpRequest, order: Order, picture: Picture) -> HttpResponse:
    response = HttpResponse(picture.data, content_type=picture.media_type)
    suffix = {"image/jpeg": "jpg", "image/webp": "webp"}[picture.media_type]
    response["Content-Disposition"] = f'inline; filename="face-{order.seed}.{suffix}"'
    event(
        _LOG,
        logging.INFO,
        "picture served",
        id=getattr(request, "request_id", ""),
        seed=order.seed,
        size=order.job.size,
        seconds=round(picture.seconds, 3),
    )
    return _describe(response, order, order.etag(picture.engine), request.path)


def _describe(response: HttpResponse, order: Order, etag: str, path: str) -> HttpResponse:
    """The headers that a picture and a 304 in its place share."""
    response["X-Face-Seed"] = str(order.seed)
    response["Content-Location"] = f"{path}?{order.query}"
    if order.seeded:
        response["ETag"] = etag
        response["Cache-Control"] = f"private, max-age={_SECONDS_KEPT}"
    else:
        response["Cache-Control"] = "no-store"
    return response


def _no_picture(request: HttpRequest, order: Order, error: Exception) -> HttpResponse:
    event(
        _LOG,
        logging.ERROR if isinstance(error, RenderFailed) else logging.WARNING,
        "no picture",
        id=getattr(request, "request_id", ""),
        why=type(error).__name__,
        reason=str(error),
        # With the engine's version that is all it takes to see the failure again.
        query=order.query,
    )
    if isinstance(error, QueueFull):
        return answers.busy("Too many pictures are being made. Try again soon.", error.retry_after_s)
    if isinstance(error, QueueClosed):
        return answers.busy("The service is restarting. Try again soon.", 5)
    if isinstance(error, RenderFailed):
        return answers.failed()
    return answers.busy("The picture was not ready in time. Try again soon.", 10)


def _abandoned(request: HttpRequest) -> Callable[[], bool]:
    """How to find out whether the client is still there; waitress tells."""
    gone: Callable[[], bool] = request.META.get("waitress.client_disconnected", never)
    return gone


def _preflight() -> HttpResponse:
    """What a browser asks before it sends a key along from another site's page (Fetch standard, CORS-preflight)."""
    response = HttpResponse(status=204)
    del response["Content-Type"]
    response["Access-Control-Allow-Methods"] = ", ".join(_METHODS)
    response["Access-Control-Allow-Headers"] = "Authorization, If-None-Match, X-Request-Id"
    response["Access-Control-Max-Age"] = "86400"
    return response
