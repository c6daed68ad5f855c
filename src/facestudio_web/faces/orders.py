"""From a query to a job for the render queue, with all that the answer will say about it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache

from facestudio.request.canonical import canonical_query
from facestudio.request.fields import BY_NAME
from facestudio.request.parse import parse
from facestudio.request.types import FaceRequest
from facestudio.seeds import random_seed
from facestudio.spec import codec
from facestudio.spec.recall import request_of
from facestudio.spec.resolve import resolve
from facestudio_web.rendering.interfaces import Engine, RenderJob

_REMEMBERED = 512
"""Seeded orders, about 1 MB of them."""


@dataclass(frozen=True, slots=True)
class Order:
    """One picture, as ordered.

    seed: in use, 1..2^32. seeded: whether the client gave it. query: names every parameter with the value in use, and
    gives this very picture again. job: for the render queue.
    """

    seed: int
    seeded: bool
    query: str
    job: RenderJob

    def etag(self, engine: Engine) -> str:
        """The strong entity tag, quotes included, of the picture that `engine` makes of this order."""
        return _etag(self.job, engine)


def read_query(raw_query: str) -> FaceRequest:
    """What a query asks for. raw_query: as WSGI gives it, each character one byte. Raises RequestError with every
    problem."""
    # A byte that is no UTF-8 becomes half a surrogate pair, which the parser reports.
    return parse(raw_query.encode("latin-1").decode("utf-8", "surrogateescape"))


def media_type_of(request: FaceRequest) -> str:
    """Of the file that is asked for."""
    return f"image/{_given_or_default(request, 'image_format')}"


def take_order(request: FaceRequest) -> Order:
    """Settle everything that a request leaves open; the seed is drawn here if it gives none."""
    return _order(request, random_seed()) if request.seed is None else _seeded_order(request)


@lru_cache(maxsize=_REMEMBERED)
def _seeded_order(request: FaceRequest) -> Order:
    """It follows from the request alone. Working it out takes 1 ms, more than all else of a picture that lies ready."""
    assert request.seed is not None
    return _order(request, request.seed)


def _order(request: FaceRequest, seed: int) -> Order:
    spec = resolve(request, seed)
    size = int(_given_or_default(request, "resolution"))
    image_format = str(_given_or_default(request, "image_format"))
    stampless = str(_given_or_default(request, "stampless"))
    return Order(
        seed=spec.seed,
        seeded=request.seed is not None,
        query=canonical_query(request_of(spec, resolution=size, image_format=image_format, stampless=stampless)),
        job=RenderJob(
            spec_json=codec.to_json(spec),
            size=size,
            media_type=media_type_of(request),
            stamp=stampless == "no",
            repeatable=request.seed is not None,
        ),
    )


@lru_cache(maxsize=_REMEMBERED)
def _etag(job: RenderJob, engine: Engine) -> str:
    parts = [job.spec_json, job.size, job.media_type, job.stamp]
    identity = json.dumps([*parts, engine.version, engine.pack, engine.renderer])
    return f'"{hashlib.sha256(identity.encode()).hexdigest()[:32]}"'


def _given_or_default(request: FaceRequest, name: str) -> int | str:
    given: int | str | None = getattr(request, name)
    value = BY_NAME[name].default if given is None else given
    assert value is not None
    return value
