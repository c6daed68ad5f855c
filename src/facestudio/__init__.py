"""Face Studio: portraits of people who do not exist.

    import facestudio

    photo = facestudio.generate(seed=7, age=30, mood="happy")
    photo.save("face.jpg")

Importing this package loads nothing heavy; the first picture does.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from facestudio.api import generate
    from facestudio.photo.types import Photo
    from facestudio.studio import Studio

__version__ = "0.1.0"
__all__ = ["Photo", "Studio", "__version__", "generate"]

_HOMES = {"generate": "facestudio.api", "Photo": "facestudio.photo.types", "Studio": "facestudio.studio"}


def __getattr__(name: str) -> Any:
    """Import a public name on its first use. Raises AttributeError for any other."""
    if name not in _HOMES:
        raise AttributeError(f"module 'facestudio' has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
