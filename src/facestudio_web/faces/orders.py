"""From a query to a job for the render queue, with all that the answer will say about it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from facestudio.request.canonical import canonical_query
from facestudio.request.fields import FIELDS
from facestudio.request.parse import parse
from facestudio.request.types import FaceRequest
from facestudio.seeds import random_seed
from facestudio.spec import codec
from facestudio.spec.resolve import resolve, trait_values
from facestudio.spec.traits import TRAITS
from facestudio_web.rendering.interfaces import Engine, RenderJob


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
        parts = [self.job.spec_json, self.job.size, self.job.media_type, self.job.stamp]
        identity = json.dumps([*parts, engine.version, engine.pack, engine.renderer])
        return f'"{hashlib.sha256(identity.encode()).hexdigest()[:32]}"'


def take_order(raw_query: str) -> Order:
    """Read a query and settle everything that it leaves open; the seed is drawn here if the query gives none.

    raw_query: as WSGI gives it, each character one byte. Raises RequestError with every problem.
    """
    # A byte that is no UTF-8 becomes half a surrogate pair, which the parser reports.
    request = parse(raw_query.encode("latin-1").decode("utf-8", "surrogateescape"))
    seed = random_seed() if request.seed is None else request.seed
    settled = _settled(request, seed)
    assert settled.resolution is not None
    job = RenderJob(
        spec_json=codec.to_json(resolve(request, seed)),
        size=settled.resolution,
        media_type=f"image/{settled.image_format}",
        stamp=settled.stampless != "yes",
        repeatable=request.seed is not None,
    )
    return Order(seed, request.seed is not None, canonical_query(settled), job)


def _settled(request: FaceRequest, seed: int) -> FaceRequest:
    """The request with every parameter given: as asked for, else by default, else as drawn from the seed."""
    values = trait_values(request, seed)
    settled = {trait.given: values[trait.name] for trait in TRAITS if trait.given}
    for field in FIELDS:
        given = getattr(request, field.name)
        settled.setdefault(field.name, field.default if given is None else given)
    return FaceRequest(**{**settled, "seed": seed})
