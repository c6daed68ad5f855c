"""GET /v1/generate."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified

from facestudio.request.errors import RequestError
from facestudio_web.faces import answers
from facestudio_web.faces.callers import Caller, caller_of
from facestudio_web.faces.lane import Basis
from facestudio_web.faces.making import Made, NotAcceptable, PlanLacks, make_face
from facestudio_web.limits.quotas import Throttled, ratelimit_headers
from facestudio_web.rendering.errors import QueueClosed, QueueFull, RenderError, RenderFailed
from facestudio_web.rendering.interfaces import Picture
from facestudio_web.rendering.services import gone_of, services_of

_METHODS = ("GET", "HEAD")
_SECONDS_KEPT = 86400
"""How long a browser may show a seeded picture without asking again. Its ETag changes with the engine, so not for ever;
`private`, because a shared cache would serve it to callers of another class."""


def generate(request: HttpRequest) -> HttpResponse:
    """A portrait, or a sentence that says why not.

    HEAD is answered like GET, picture and all, but for the body: so its headers are true, its errors too, and the
    picture of a seeded one is there for the GET that follows. It is counted like GET, since a picture was made.

    Raises BadKey, which the door answers for every address under /v1/.
    """
    if request.method == "OPTIONS" and "HTTP_ACCESS_CONTROL_REQUEST_METHOD" in request.META:
        return answers.preflight(_METHODS)
    if request.method not in _METHODS:
        return answers.not_allowed(request.method or "", _METHODS)
    caller = caller_of(request)
    try:
        made = make_face(
            caller,
            request.META.get("QUERY_STRING", ""),
            services_of(request),
            accept=request.META.get("HTTP_ACCEPT", ""),
            if_none_match=request.META.get("HTTP_IF_NONE_MATCH", ""),
            abandoned=gone_of(request),
            request_id=getattr(request, "request_id", ""),
        )
    except RequestError as error:
        return answers.bad_parameters(error)
    except PlanLacks as error:
        return answers.above_plan(error.parameters, error.plan, error.plan_name)
    except NotAcceptable as error:
        return answers.refusal(
            406, f"The picture would be {error.media_type}, which the Accept header of this request does not admit."
        )
    except Throttled as error:
        response = answers.throttled(error.wait_s)
        answers.add_headers(response, ratelimit_headers(caller.quota, error.standing))
        Basis(caller.plan).note(request.META)
        return response
    except RenderError as error:
        return _no_picture(error)
    return _answer(request, caller, made)


def nothing_here(request: HttpRequest, rest: str = "") -> HttpResponse:
    """Any other address under /v1/."""
    del request, rest
    return answers.not_found()


def _answer(request: HttpRequest, caller: Caller, made: Made) -> HttpResponse:
    response = HttpResponseNotModified() if made.picture is None else _picture(made, made.picture)
    response["X-Face-Seed"] = str(made.order.seed)
    response["Content-Location"] = f"{request.path}?{made.order.query}"
    if made.order.seeded:
        if made.picture is not None:
            Basis(caller.plan, made.order.job, made.picture.engine).note(request.META)
        response["ETag"] = made.etag
        response["Cache-Control"] = f"private, max-age={_SECONDS_KEPT}"
    else:
        response["Cache-Control"] = "no-store"
    answers.add_headers(response, ratelimit_headers(caller.quota, made.standing))
    return response


def _picture(made: Made, picture: Picture) -> HttpResponse:
    response = HttpResponse(picture.data, content_type=picture.media_type)
    suffix = {"image/jpeg": "jpg", "image/webp": "webp"}[picture.media_type]
    response["Content-Disposition"] = f'inline; filename="face-{made.order.seed}.{suffix}"'
    return response


def _no_picture(error: RenderError) -> HttpResponse:
    if isinstance(error, QueueFull):
        return answers.busy("Too many pictures are being made. Try again soon.", error.retry_after_s)
    if isinstance(error, QueueClosed):
        return answers.busy("The service is restarting. Try again soon.", 5)
    if isinstance(error, RenderFailed):
        return answers.failed()
    return answers.busy("The picture was not ready in time. Try again soon.", 10)
