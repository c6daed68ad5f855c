"""A request as the one query string that stands for it."""

from __future__ import annotations

from urllib.parse import urlencode

from facestudio.request.fields import FIELDS
from facestudio.request.types import FaceRequest


def canonical_query(request: FaceRequest) -> str:
    """The given parameters in the table's order, percent-encoded. `parse` reads it back to an equal request."""
    given = [(field.name, getattr(request, field.name)) for field in FIELDS]
    return urlencode([(name, value) for name, value in given if value is not None])
