"""One ordinary person, to be varied trait by trait."""

from dataclasses import replace
from functools import cache

from facestudio.request.parse import parse
from facestudio.spec.resolve import resolve
from facestudio.spec.types import FaceSpec


@cache
def _ordinary() -> FaceSpec:
    return resolve(parse([("gender", "female"), ("ethnicity", "european"), ("age", "30")]), 1)


def person(**changes: object) -> FaceSpec:
    """A woman of thirty, with top-level fields replaced, or traits of a part: `person(skin={"tone": 3.0}, age=50)`."""
    spec = _ordinary()
    for name, value in changes.items():
        part = replace(getattr(spec, name), **value) if isinstance(value, dict) else value
        spec = replace(spec, **{name: part})
    return spec
