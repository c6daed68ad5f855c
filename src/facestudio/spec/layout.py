"""The fields of a FaceSpec as data: which there are, and of which type."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import is_dataclass
from typing import Any, get_type_hints

from facestudio.spec.types import FaceSpec

FAMILIES: Mapping[str, type] = {
    name: kind for name, kind in get_type_hints(FaceSpec).items() if isinstance(kind, type) and is_dataclass(kind)
}
"""Field of the FaceSpec -> its dataclass, for those that group traits."""

TYPES: Mapping[type, Mapping[str, Any]] = {kind: get_type_hints(kind) for kind in (FaceSpec, *FAMILIES.values())}
"""Dataclass -> name of each field -> its type."""
