"""The settings that an address or a form carries, each in order or with its problems."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from facestudio.request.errors import RequestError, shown
from facestudio.request.fields import BY_ANY_NAME, FIELDS, Field
from facestudio.request.parse import IGNORED_PREFIX, parse

CSRF_FIELD = "csrfmiddlewaretoken"
KEEP, ANOTHER, VISITOR = "_keep", "_another", "_visitor"
"""Names of the form's own, which the parser leaves alone: keep this seed; draw another one; whom the page was made for."""

Pairs = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class State:
    """values: parameter -> its value as text, of those that were given. problems: parameter -> sentences. unknown:
    names that are no parameters, fit to be shown."""

    values: Mapping[str, str]
    problems: Mapping[str, tuple[str, ...]]
    unknown: tuple[str, ...] = ()

    @property
    def given(self) -> dict[str, str]:
        """The values that say more than what would happen anyway, in the table's order."""
        return {
            each.name: self.values[each.name]
            for each in FIELDS
            if self.values.get(each.name, default_of(each.name)) != default_of(each.name)
        }

    @property
    def query(self) -> str:
        """`given` as a query."""
        return urlencode(self.given)


def default_of(name: str) -> str:
    """A parameter's default as text; empty where chance decides."""
    default = BY_ANY_NAME[name].default
    return "" if default is None else str(default)


def read_state(pairs: Iterable[tuple[str, str]]) -> State:
    """Settings from names and values. A wrong value stays as it was written, so that it can be mended."""
    ours = [(name, value) for name, value in pairs if name != CSRF_FIELD and not name.startswith(IGNORED_PREFIX)]
    values: dict[str, str] = {}
    problems: dict[str, tuple[str, ...]] = {}
    for field in FIELDS:
        mine = [(name, value) for name, value in ours if name in BY_ANY_NAME and BY_ANY_NAME[name] is field]
        value, wrong = _read(field, mine)
        if value:
            values[field.name] = value
        if wrong:
            problems[field.name] = wrong
    unknown = dict.fromkeys(shown(name) for name, _ in ours if name not in BY_ANY_NAME)
    return State(values, problems, tuple(unknown))


def _read(field: Field, pairs: Pairs) -> tuple[str, tuple[str, ...]]:
    try:
        value = getattr(parse(pairs), field.name)
    except RequestError as error:
        return shown(pairs[0][1]), error.problems[field.name]
    return ("" if value is None else str(value)), ()


def query_to_ask(pairs: Iterable[tuple[str, str]]) -> str:
    """The query that a sent form stands for, wrong values and all; the pressed button decides about the seed."""
    sent = [(name, value) for name, value in pairs if name != CSRF_FIELD]
    pressed = dict(sent)
    if pressed.get(KEEP):
        sent = [*((name, value) for name, value in sent if name != "seed"), ("seed", pressed[KEEP])]
    elif ANOTHER in pressed:
        sent = [(name, value) for name, value in sent if name != "seed"]
    return urlencode([(name, value) for name, value in sent if value and not name.startswith(IGNORED_PREFIX)])
