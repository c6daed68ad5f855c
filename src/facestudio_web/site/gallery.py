"""The gallery's faces: what stands in `gallery.json`. `scripts/gallery.sh` makes the pictures from the same table."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from urllib.parse import parse_qs, urlencode

from facestudio.request.fields import BY_NAME

SIDE = 256
"""Pixels along the side of each picture."""

_TABLE = Path(__file__).parent / "gallery.json"
_FIRST_AGE_OF_ADULTS, _FIRST_AGE_OF_CHILDREN = 18, 3


@dataclass(frozen=True, slots=True)
class Face:
    """One picture. name: of its file, without the suffix. query: what makes the same face again, at any size."""

    name: str
    query: str

    @property
    def image(self) -> str:
        """Its place among the static files."""
        return f"site/gallery/{self.name}.webp"

    @property
    def spaced_query(self) -> str:
        """The query with room to break a line at."""
        return self.query.replace("&", " &")

    @property
    def gender(self) -> str:
        """As in the query."""
        return self._given("gender")

    @property
    def ethnicity(self) -> str:
        """As in the query."""
        return self._given("ethnicity")

    @property
    def age(self) -> int:
        """Years."""
        return int(self._given("age"))

    @property
    def person(self) -> str:
        """Who is seen, in a few words: "South Asian woman, 60"."""
        adult, child = ("woman", "girl") if self.gender == "female" else ("man", "boy")
        noun = adult if self.age >= _FIRST_AGE_OF_ADULTS else child
        if self.age < _FIRST_AGE_OF_CHILDREN:
            noun = f"baby {noun}"
        return f"{self.ethnicity.replace('_', ' ').title()} {noun}, {self.age or 'under 1'}"

    def _given(self, name: str) -> str:
        return parse_qs(self.query)[name][0]


@cache
def faces() -> tuple[Face, ...]:
    """All of them, in the gallery's order."""
    return _read("gallery")


@cache
def one_life() -> tuple[Face, ...]:
    """One person at several ages, youngest first."""
    return _read("one_life")


def faces_of_the_day(day: date) -> tuple[Face, ...]:
    """Nine faces for the front page, others each day: each ancestry at least once, women and men alike."""
    by_ethnicity = [
        _turned([face for face in faces() if face.ethnicity == name], day) for name in BY_NAME["ethnicity"].choices
    ]
    chosen = [group[0] for group in by_ethnicity]
    women = sum(face.gender == "female" for face in chosen)
    fewer = "female" if 2 * women < len(chosen) else "male"
    further = sorted(_turned([group[1] for group in by_ethnicity], day), key=lambda face: face.gender != fewer)
    return tuple(_turned([*chosen, *further[: 9 - len(chosen)]], day))


def _turned(those: Sequence[Face], day: date) -> list[Face]:
    """The same, beginning somewhere else each day."""
    start = day.toordinal() % len(those)
    return [*those[start:], *those[:start]]


def _read(part: str) -> tuple[Face, ...]:
    rows = json.loads(_TABLE.read_text(encoding="utf-8"))[part]
    return tuple(Face(row["name"], urlencode(row["query"])) for row in rows)
