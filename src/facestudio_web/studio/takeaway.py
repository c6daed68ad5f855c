"""What a visitor takes along from a face: its traits, and the lines that ask for it, or for others like it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from facestudio.request.fields import BY_NAME
from facestudio_web.studio.asking import Face
from facestudio_web.studio.selectors import Offers
from facestudio_web.studio.snippets import Snippets, snippets
from facestudio_web.studio.state import State
from facestudio_web.studio.words import label_of, value_in_words

_NOT_TRAITS = ("seed", "resolution", "image_format", "stampless")
"""The seed and what belongs to the file are told with the picture."""


@dataclass(frozen=True, slots=True)
class Trait:
    """One parameter of a face. words: its value for people. given: whether the visitor set it, not chance. query: settings
    with this one added; '' where that is not for this visitor to set."""

    name: str
    label: str
    value: str
    words: str
    given: bool
    query: str


@dataclass(frozen=True, slots=True)
class Takeaway:
    """traits: in the table's order. exact: asks for this very picture, and exact_query is its query. alike: for a new
    face with the same settings."""

    traits: tuple[Trait, ...]
    exact_query: str
    exact: Snippets
    alike: Snippets


def takeaway(face: Face, state: State, endpoint: str, offered: Offers, included: Collection[str]) -> Takeaway:
    """What to take along from `face`.

    state: the settings it was made with. endpoint: absolute address of /v1/generate. included: names of the parameters of
    the visitor's plan.
    """
    alike = {name: value for name, value in state.given.items() if name != "seed"}
    suffix = face.file_name.rpartition(".")[2]
    return Takeaway(
        traits=tuple(
            _trait(name, value, state, name in included)
            for name, value in face.values.items()
            if name not in _NOT_TRAITS
        ),
        exact_query=urlencode(face.values),
        exact=snippets(endpoint, face.values, face.file_name, offered.plan_for(face.values)),
        alike=snippets(endpoint, alike, f"face.{suffix}", offered.plan_for(alike)),
    )


def _trait(name: str, value: str, state: State, settable: bool) -> Trait:
    given: Mapping[str, str] = state.given
    return Trait(
        name=name,
        label=label_of(name),
        value=value,
        words=value_in_words(name, value, BY_NAME[name].unit),
        given=name in given,
        query=urlencode({**given, name: value}) if settable and name not in given else "",
    )
