"""The headers of answers under /v1/, as a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from facestudio.request.fields import BY_NAME

_TEXT: dict[str, Any] = {"type": "string"}
_SECONDS: dict[str, Any] = {"type": "integer", "minimum": 1}
_SEED = BY_NAME["seed"]


@dataclass(frozen=True, slots=True)
class Header:
    """One header. sentence: for manuals. shape: JSON Schema of its value. example: a real one. always: whether an
    answer that lists it has it in every case."""

    name: str
    sentence: str
    shape: dict[str, Any]
    example: str | int
    always: bool = True


HEADERS: tuple[Header, ...] = (
    Header(
        "X-User-Class",
        "Your plan, as the server sees it. Anon means that no key was sent.",
        _TEXT,
        "Basic",
    ),
    Header(
        "X-Request-Id",
        "Names this request in the server's log; quote it when you ask about it. Send one of 8 to 64 letters, digits, "
        "dots, dashes and underscores to choose it yourself.",
        {"type": "string", "pattern": "^[A-Za-z0-9._-]{8,64}$"},
        "8f4c2f0b1d6e7a95",
    ),
    Header(
        "RateLimit-Policy",
        "The limits of your plan: q requests in any w seconds.",
        {"type": "string", "pattern": '^"[a-z]+";q=[0-9]+;w=[0-9]+(, "[a-z]+";q=[0-9]+;w=[0-9]+)*$'},
        '"burst";q=5;w=60, "day";q=120;w=86400',
        always=False,
    ),
    Header(
        "RateLimit",
        "What is left of them: r requests; in t seconds there will be more.",
        {"type": "string", "pattern": '^"[a-z]+";r=[0-9]+;t=[0-9]+(, "[a-z]+";r=[0-9]+;t=[0-9]+)*$'},
        '"burst";r=4;t=60, "day";r=119;t=86400',
        always=False,
    ),
    Header("Vary", "Request headers that the answer depends on, for caches.", _TEXT, "Accept, Authorization"),
    Header("Access-Control-Allow-Origin", "Scripts of any page may read the answer.", {"const": "*"}, "*"),
    Header(
        "Access-Control-Expose-Headers",
        "The headers that those scripts may read.",
        _TEXT,
        "Content-Location, ETag, RateLimit, Retry-After",
    ),
    Header(
        "Cross-Origin-Resource-Policy",
        "Any page may show the picture.",
        {"const": "cross-origin"},
        "cross-origin",
    ),
    Header("Cache-Control", "Whether and how long the answer may be kept.", _TEXT, "no-store"),
    Header(
        "X-Face-Seed",
        "The seed in use, given or drawn.",
        {"type": "integer", "minimum": _SEED.minimum, "maximum": _SEED.maximum},
        545972026,
    ),
    Header(
        "Content-Location",
        "The address that gives this very picture again: every parameter with the value in use.",
        {"type": "string", "pattern": "^/v1/generate/?\\?"},
        "/v1/generate?gender=female&ethnicity=african&age=34&resolution=1024&image_format=jpeg&seed=545972026&skintone=8"
        "&eyewear=none&hair_length=6&facial_hair=0&lighting=natural&zoom_level=standard&mood=happy&view_profile=-4"
        "&stampless=no",
    ),
    Header(
        "Content-Disposition",
        "A name for the file, should you save it from a browser.",
        _TEXT,
        'inline; filename="face-545972026.jpg"',
    ),
    Header(
        "ETag",
        "Names these bytes. Sent when you gave the seed; send it back as If-None-Match.",
        {"type": "string", "pattern": '^(W/)?"[^"]*"$'},
        '"5f2b0c6d9e1a47388b0f6c1d2e3a4b5c"',
        always=False,
    ),
    Header("Retry-After", "Seconds to wait before the next try.", _SECONDS, 25),
    Header("WWW-Authenticate", "How to send a key.", _TEXT, "Token"),
    Header("Allow", "The methods that this address knows.", _TEXT, "GET, HEAD"),
    Header("Access-Control-Allow-Methods", "The methods that scripts may use.", _TEXT, "GET, HEAD"),
    Header(
        "Access-Control-Allow-Headers",
        "The request headers that scripts may send.",
        _TEXT,
        "Authorization, If-None-Match, X-Request-Id",
    ),
    Header(
        "Access-Control-Max-Age",
        "Seconds for which a browser need not ask again.",
        _SECONDS,
        86400,
    ),
)
"""In the order in which manuals show them."""

HEADER: dict[str, Header] = {each.name: each for each in HEADERS}
"""Name -> header."""

EVERYWHERE = (
    "X-User-Class",
    "X-Request-Id",
    "RateLimit-Policy",
    "RateLimit",
    "Vary",
    "Access-Control-Allow-Origin",
    "Access-Control-Expose-Headers",
    "Cross-Origin-Resource-Policy",
)
"""Carried by every answer under /v1/."""
