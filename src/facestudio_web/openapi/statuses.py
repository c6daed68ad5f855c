"""The statuses that `/v1/generate` answers with, as a table: for the OpenAPI document and for the manual."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Literal

from django.http import JsonResponse

from facestudio.request.errors import RequestError
from facestudio.request.parse import parse
from facestudio_web.faces import answers
from facestudio_web.plans.defaults import ANON, PROFESSIONAL

Body = Literal["picture", "nothing", "problems", "detail", "plan"]
"""What the body is: an image; empty; sentences for each parameter; one sentence; one sentence and what the plan lacks."""

BAD_QUERY = "age=200&gender=femal&sead=7"
"""A query with three mistakes."""


@dataclass(frozen=True, slots=True)
class Status:
    """One status. phrase: its name in the standard. sentence: when it comes, and what to do then. headers: those it has
    besides the ones on every answer. example: a real body of that kind, None for bodies that are no JSON."""

    code: int
    phrase: str
    sentence: str
    body: Body
    headers: tuple[str, ...] = ("Cache-Control",)
    example: Any = None


def body_of(answer: JsonResponse) -> Any:
    """The body of an answer that the server would give."""
    return json.loads(answer.content)


def problems_of(query: str) -> dict[str, list[str]]:
    """What a 400 says of a query. Raises ValueError where nothing is wrong with it."""
    try:
        parse(query)
    except RequestError as error:
        return error.as_plain()
    raise ValueError("nothing is wrong with that query")


STATUSES: tuple[Status, ...] = (
    Status(
        200,
        "OK",
        "The body is the picture.",
        "picture",
        ("X-Face-Seed", "Content-Location", "ETag", "Cache-Control", "Content-Disposition"),
    ),
    Status(
        304,
        "Not Modified",
        "You sent If-None-Match, and the picture you hold is still the right one. It is not counted.",
        "nothing",
        ("X-Face-Seed", "Content-Location", "ETag", "Cache-Control"),
    ),
    Status(
        400,
        "Bad Request",
        "Something is wrong with the parameters. The body names every problem of every parameter at once, with what is "
        "allowed.",
        "problems",
        example=problems_of(BAD_QUERY),
    ),
    Status(
        401,
        "Unauthorized",
        "A key was sent that is malformed, unknown, deleted, or of a disabled account. Without any key you would have been "
        "served as Anon.",
        "detail",
        ("WWW-Authenticate", "Cache-Control"),
        {"detail": "Invalid token."},
    ),
    Status(
        403,
        "Forbidden",
        "Your plan does not include some of the parameters. The body names them, and the least plan that has everything you "
        "asked for; null if none has.",
        "plan",
        example=body_of(answers.above_plan(("seed", "mood"), ANON, PROFESSIONAL)),
    ),
    Status(
        406,
        "Not Acceptable",
        "The Accept header of the request rules out the format of the picture. Ask for another image_format, or accept "
        "image/*.",
        "detail",
        example={"detail": "The picture would be image/jpeg, which the Accept header of this request does not admit."},
    ),
    Status(
        429,
        "Too Many Requests",
        "You reached a limit of your plan. Wait for as many seconds as the body and Retry-After say; the number is true.",
        "detail",
        ("Retry-After", "Cache-Control"),
        body_of(answers.throttled(25)),
    ),
    Status(
        500,
        "Internal Server Error",
        "The picture could not be made, and it is not your fault. The operator finds the reason by the request's id.",
        "detail",
        example=body_of(answers.failed()),
    ),
    Status(
        503,
        "Service Unavailable",
        "Too many pictures are being made, or the service restarts. Try again after as many seconds as Retry-After says.",
        "detail",
        ("Retry-After", "Cache-Control"),
        {"detail": "Too many pictures are being made. Try again soon."},
    ),
)
"""Of GET and HEAD."""

NOT_FOUND = Status(
    404, "Not Found", "There is nothing at this address.", "detail", example=body_of(answers.not_found())
)
"""Of every other address under /v1/."""

NOT_ALLOWED = Status(
    405,
    "Method Not Allowed",
    "The address answers GET and HEAD only.",
    "detail",
    ("Allow", "Cache-Control"),
    body_of(answers.not_allowed("POST", ("GET", "HEAD"))),
)
"""Of every other method."""

EVERY_STATUS: tuple[Status, ...] = tuple(sorted((*STATUSES, NOT_FOUND, NOT_ALLOWED), key=lambda status: status.code))
"""All that may come from under /v1/, in ascending order."""
