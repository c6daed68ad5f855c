"""From who asks and what they ask to a counted picture. The API and the studio page both go through here."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass

from facestudio.request.fields import FIELDS
from facestudio.request.types import FaceRequest
from facestudio_web.faces.callers import Caller
from facestudio_web.faces.conditions import accepts, etag_matches
from facestudio_web.faces.orders import Order, media_type_of, read_query, take_order
from facestudio_web.limits.quotas import Standing
from facestudio_web.limits.services import admit, standing
from facestudio_web.plans.in_force import least_plan_with
from facestudio_web.rendering.errors import RenderError, RenderFailed
from facestudio_web.rendering.interfaces import Picture, never
from facestudio_web.rendering.services import Services
from facestudio_web.telemetry.events import event

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Made:
    """What came of a request.

    picture: None when the client has it already. etag: of the picture; empty unless the client gave the seed, since
    nobody can ask for the others again. standing: of the caller, this picture counted.
    """

    order: Order
    picture: Picture | None
    etag: str
    standing: Standing


class PlanLacks(Exception):
    """The caller's plan does not include what was asked for.

    parameters: those that it lacks, in the table's order. plan: the caller's. plan_name: the least plan that would do, or
    None if none does.
    """

    def __init__(self, parameters: tuple[str, ...], plan: str, plan_name: str | None) -> None:
        super().__init__(f"the plan {plan} lacks {', '.join(parameters)}")
        self.parameters = parameters
        self.plan = plan
        self.plan_name = plan_name


class NotAcceptable(Exception):
    """The client does not take pictures of the format that was asked for. `media_type`: of that format."""

    def __init__(self, media_type: str) -> None:
        super().__init__(f"the client does not take {media_type}")
        self.media_type = media_type


def make_face(
    caller: Caller,
    raw_query: str,
    services: Services,
    *,
    accept: str = "",
    if_none_match: str = "",
    abandoned: Callable[[], bool] = never,
    request_id: str = "",
) -> Made:
    """The picture that a query asks for, made and counted.

    raw_query: as WSGI gives it. accept, if_none_match: the request's headers, empty where there are none. abandoned: asked
    now and then whether the client is still there. request_id: for the log.

    Nothing is counted unless a picture comes of it, and a client that has the picture already pays nothing. Raises, in the
    order of the checks, RequestError, PlanLacks, NotAcceptable, Throttled or a RenderError.
    """
    request = read_query(raw_query)
    _check_plan(caller, request)
    media_type = media_type_of(request)
    if not accepts(accept, media_type):
        raise NotAcceptable(media_type)
    unchanged = _unchanged(caller, request, services, if_none_match)
    if unchanged is not None:
        return unchanged
    admission = admit(caller.subject, caller.quota)
    try:
        order = take_order(request)  # after the limit: a refusal should cost less than settling what was asked for
        picture = _picture_of(order, services, abandoned, request_id)
        etag = order.etag(picture.engine) if order.seeded else ""
    except BaseException:
        admission.release()
        raise
    admission.settle(caller.user_id)
    if picture.seconds:  # else it lay ready, and the line of the answer says enough
        event(
            _LOG,
            logging.INFO,
            "picture made",
            id=request_id,
            seed=order.seed,
            size=order.job.size,
            seconds=round(picture.seconds, 3),
        )
    return Made(order, picture, etag, admission.standing)


def _unchanged(caller: Caller, request: FaceRequest, services: Services, if_none_match: str) -> Made | None:
    """What to say when the client has the picture already; None if it has not, or if nobody can know yet."""
    if request.seed is None or not if_none_match:
        return None
    engine = services.queue.health().engine
    if engine is None:
        return None
    order = take_order(request)
    etag = order.etag(engine)
    if not etag_matches(if_none_match, etag):
        return None
    return Made(order, None, etag, standing(caller.subject, caller.quota))


def _check_plan(caller: Caller, request: FaceRequest) -> None:
    """A parameter counts as used when it is given, be it with the value that it has by default."""
    given = [field.name for field in FIELDS if getattr(request, field.name) is not None]
    lacking = tuple(name for name in given if name not in caller.plan.parameters)
    if lacking:
        plan = least_plan_with(given)
        raise PlanLacks(lacking, caller.plan.name, plan.name if plan else None)


def _picture_of(order: Order, services: Services, abandoned: Callable[[], bool], request_id: str) -> Picture:
    try:
        return services.queue.render(order.job, patience_s=services.patience_s, abandoned=abandoned)
    except RenderError as error:
        event(
            _LOG,
            logging.ERROR if isinstance(error, RenderFailed) else logging.WARNING,
            "no picture",
            id=request_id,
            why=type(error).__name__,
            reason=str(error),
            # With the engine's version that is all it takes to see the failure again.
            query=order.query,
        )
        raise
