"""Has the face made that a sent form stands for, and says what came of it."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from facestudio.request.errors import WHOLE_QUERY, RequestError
from facestudio_web.faces.callers import Caller
from facestudio_web.faces.making import Made, PlanLacks, make_face
from facestudio_web.limits.quotas import Standing, Throttled
from facestudio_web.rendering.errors import QueueClosed, QueueFull, RenderError, RenderFailed
from facestudio_web.rendering.services import Services
from facestudio_web.studio.words import describe, label_of

_SUFFIXES = {"image/jpeg": "jpg", "image/webp": "webp"}
_RESTART_S, _LATE_S = 5, 10
"""When to try again: after a restart, and after a picture that was not ready in time. As the API says."""
_MINUTE_S, _HOUR_S = 60, 3600


@dataclass(frozen=True, slots=True)
class Face:
    """A picture as the page shows it.

    values: every parameter with the value in use. picture: as a data: URL. kilobytes: of the file. alt: what is seen, in
    a sentence.
    """

    values: Mapping[str, str]
    picture: str
    kilobytes: int
    alt: str
    file_name: str

    @property
    def seed(self) -> str:
        """What chance followed from."""
        return self.values["seed"]

    @property
    def size(self) -> str:
        """Pixels along the side."""
        return self.values["resolution"]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no face.

    status: of HTTP. title: in a few words. sentences: what is wrong and what to do. wait_s: seconds after which it can
    be tried again, 0 where waiting does not help. problems: parameter -> sentences. log_in: whether logging in helps.
    reload: whether the page is out of date. plan: the least one that would do.
    """

    status: int
    title: str
    sentences: tuple[str, ...]
    wait_s: int = 0
    problems: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    log_in: bool = False
    reload: bool = False
    plan: str = ""

    @property
    def wait_words(self) -> str:
        """The wait as one reads it: 25 seconds, 3 h 20 min."""
        if self.wait_s < 2 * _MINUTE_S:
            return f"{self.wait_s} second{'' if self.wait_s == 1 else 's'}"
        minutes = -(-self.wait_s // _MINUTE_S)
        if self.wait_s < _HOUR_S:
            return f"{minutes} minutes"
        return f"{minutes // 60} h {minutes % 60} min"


@dataclass(frozen=True, slots=True)
class Outcome:
    """Either a face or a refusal. standing: of the caller's limits afterwards, None where nobody looked."""

    face: Face | None = None
    refusal: Refusal | None = None
    standing: Standing | None = None


def ask(
    caller: Caller, query: str, services: Services, *, abandoned: Callable[[], bool], request_id: str = ""
) -> Outcome:
    """The face for a query, counted like any other picture of this caller, or why there is none.

    query: percent-encoded. abandoned: tells whether the client has gone. request_id: for the log.
    """
    try:
        made = make_face(caller, query, services, abandoned=abandoned, request_id=request_id)
    except RequestError as error:
        return Outcome(refusal=_wrong(error))
    except PlanLacks as error:
        return Outcome(refusal=_above_plan(error))
    except Throttled as error:
        return Outcome(refusal=_throttled(error, caller), standing=error.standing)
    except RenderError as error:
        return Outcome(refusal=_no_picture(error))
    return Outcome(face=_face(made), standing=made.standing)


def stale_page(logged_in: bool) -> Refusal:
    """The page was made for somebody else: the session has ended, or another one has begun. logged_in: now."""
    if logged_in:
        return Refusal(403, "This page is out of date", ("You have logged in since it was loaded.",), reload=True)
    return Refusal(
        403,
        "Your session has ended",
        ("You are no longer logged in, so nothing was made and nothing was counted.",),
        log_in=True,
    )


def _face(made: Made) -> Face:
    picture = made.picture
    assert picture is not None  # no condition was set, so the picture is always sent
    values = dict(parse_qsl(made.order.query))
    encoded = base64.b64encode(picture.data).decode("ascii")
    return Face(
        values=values,
        picture=f"data:{picture.media_type};base64,{encoded}",
        kilobytes=max(1, round(len(picture.data) / 1000)),
        alt=describe(values),
        file_name=f"face-{made.order.seed}.{_SUFFIXES[picture.media_type]}",
    )


def _wrong(error: RequestError) -> Refusal:
    whole = error.problems.get(WHOLE_QUERY, ())
    mine = {name: texts for name, texts in error.problems.items() if name != WHOLE_QUERY}
    sentences = [f"{label_of(name)}: {text}" for name, texts in mine.items() for text in texts]
    return Refusal(400, "These settings can't be used", (*whole, *sentences), problems=mine)


def _above_plan(error: PlanLacks) -> Refusal:
    names = ", ".join(label_of(name) for name in error.parameters)
    if error.plan_name is None:
        return Refusal(403, "No plan includes these settings", (f"They are: {names}. Leave them out.",))
    sentence = f"The {error.plan_name} plan includes them: {names}. Leave them out, or change to that plan."
    return Refusal(403, "Your plan does not include these settings", (sentence,), plan=error.plan_name)


def _throttled(error: Throttled, caller: Caller) -> Refusal:
    member, quota = caller.user_id is not None, caller.quota
    number, window = (quota.burst, "minute") if error.policy == "burst" else (quota.sustained, "24 hours")
    who = f"On the {caller.plan.name} plan" if member else "Without an account"
    faces = "1 face" if number == 1 else f"{number} faces"
    return Refusal(
        429,
        "The limit is reached",
        (f"{who} you can make {faces} in any {window}. Nothing was counted for this one.",),
        wait_s=error.wait_s,
        log_in=not member,
    )


def _no_picture(error: RenderError) -> Refusal:
    uncounted = "Nothing was counted. Your settings are still here."
    if isinstance(error, QueueFull):
        return Refusal(503, "Many faces are being made", (uncounted,), wait_s=error.retry_after_s)
    if isinstance(error, QueueClosed):
        return Refusal(503, "The service is restarting", (uncounted,), wait_s=_RESTART_S)
    if isinstance(error, RenderFailed):
        return Refusal(500, "This face could not be made", (uncounted, "Try again, or change a setting."))
    return Refusal(503, "The face was not ready in time", (uncounted,), wait_s=_LATE_S)
