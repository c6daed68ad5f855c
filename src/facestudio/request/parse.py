"""parse: from names and values, as a query carries them, to a FaceRequest."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from difflib import get_close_matches
from urllib.parse import unquote_to_bytes

from facestudio.request.errors import WHOLE_QUERY, RequestError, quoted, shown
from facestudio.request.fields import BY_ANY_NAME, FIELDS, Field
from facestudio.request.types import FaceRequest

LONGEST_QUERY = 4096
"""Characters of a raw query string. All parameters together take about 300."""
MOST_PAIRS = 64
"""Names and values in one request, ignored ones included."""

IGNORED_PREFIX = "_"
"""Names that begin so are not ours: clients add them to get past caches."""

# Each number has one spelling, so that one picture has one address: no sign but a minus, no zeros in front, no
# exponent, no digits but 0-9, no spaces.
_WHOLE_NUMBER = re.compile(r"0|-?[1-9][0-9]*")
_LONGEST_NUMBER = 20
_LONGEST_NAME = 40
_SHORTEST_BEGINNING = 3
_BROKEN_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")

Pairs = list[tuple[str, str]]


def parse(source: str | Iterable[tuple[str, str]]) -> FaceRequest:
    """What a query asks for.

    source: a raw query string without its `?`, or names and values already decoded. An empty value means omitted; names
    that begin with `_` are ignored; choices ignore case. Raises RequestError with every problem of every parameter:
    unknown names, names given twice, values that are not allowed.
    """
    problems: defaultdict[str, list[str]] = defaultdict(list)
    pairs = _decoded(source, problems) if isinstance(source, str) else list(source)
    if len(pairs) > MOST_PAIRS:
        raise RequestError({WHOLE_QUERY: [f"{len(pairs)} parameters were sent; at most {MOST_PAIRS} are read."]})
    given: defaultdict[str, list[str]] = defaultdict(list)
    for name, value in pairs:
        if name.startswith(IGNORED_PREFIX):
            continue
        if name in BY_ANY_NAME:
            given[BY_ANY_NAME[name].name].append(value)
        else:
            problems[shown(name) or WHOLE_QUERY].append(_unknown(name))
    values: dict[str, str | int] = {}
    for field in FIELDS:
        try:
            value = _single(field, given.get(field.name, [""]))
            if value != "":
                values[field.name] = _read(field, value)
        except ValueError as error:
            problems[field.name].append(str(error))
    if problems:
        raise RequestError({name: list(dict.fromkeys(texts)) for name, texts in problems.items()})
    return FaceRequest(**values)  # type: ignore[arg-type]


def _decoded(query: str, problems: defaultdict[str, list[str]]) -> Pairs:
    """Names and values of a raw query string, in `application/x-www-form-urlencoded`; what can't be decoded is a
    problem."""
    if len(query) > LONGEST_QUERY:
        raise RequestError({WHOLE_QUERY: [f"It has {len(query)} characters; at most {LONGEST_QUERY} are read."]})
    pairs: Pairs = []
    for part in query.split("&"):
        if not part:
            continue
        raw_name, _, raw_value = part.partition("=")
        try:
            name = _unescaped(raw_name)
        except ValueError as error:
            problems[WHOLE_QUERY].append(f"The name {quoted(raw_name)} {error}")
            continue
        if name.startswith(IGNORED_PREFIX):
            continue
        try:
            pairs.append((name, _unescaped(raw_value)))
        except ValueError as error:
            ours = BY_ANY_NAME[name].name if name in BY_ANY_NAME else shown(name)
            problems[ours or WHOLE_QUERY].append(f"{quoted(raw_value)} {error}")
    return pairs


def _unescaped(text: str) -> str:
    if _BROKEN_ESCAPE.search(text):
        raise ValueError("has a % that is not followed by two hexadecimal digits; write %25 for a percent sign.")
    try:
        return unquote_to_bytes(text.replace("+", " ")).decode()
    except UnicodeError:  # of encoding too: half of a surrogate pair has no UTF-8
        raise ValueError("is not UTF-8 text in percent-encoding.") from None


def _unknown(name: str) -> str:
    if not name:
        return "A value was sent without a name."
    near = _nearest(name, BY_ANY_NAME)
    return f"{quoted(name)} is not a parameter." + (f" Did you mean {quoted(BY_ANY_NAME[near].name)}?" if near else "")


def _single(field: Field, values: list[str]) -> str:
    if len(values) > 1:
        listed = " and ".join(quoted(value) for value in values[:3])
        names = " or ".join((field.name, *field.other_names))
        raise ValueError(f"Given {len(values)} times, as {listed}; give {names} once, as {field.allowed}.")
    return values[0]


def _read(field: Field, value: str) -> str | int:
    return _choice(field, value) if field.kind == "choice" else _integer(field, value)


def _choice(field: Field, value: str) -> str:
    # Only ASCII has cases here: the dotless i or the Kelvin sign must not pass for a letter.
    lowered = value.lower() if value.isascii() else value
    choice = field.spellings.get(lowered, lowered)
    if choice in field.choices:
        return choice
    near = _nearest(lowered, (*field.choices, *field.spellings))
    hint = f" Did you mean {quoted(field.spellings.get(near, near))}?" if near else ""
    raise ValueError(f"{quoted(value)} is not allowed; give {field.allowed}.{hint}")


def _integer(field: Field, value: str) -> int:
    if not _WHOLE_NUMBER.fullmatch(value):
        raise ValueError(
            f"{quoted(value)} is not allowed; give {field.allowed}, in plain digits such as {field.maximum}."
        )
    # The length is looked at first: making a number of very many digits is slow, and Python refuses to.
    if len(value) > _LONGEST_NUMBER or not field.minimum <= int(value) <= field.maximum:
        raise ValueError(f"{quoted(value)} is out of range; give {field.allowed}.")
    return int(value)


def _nearest(text: str, known: Iterable[str]) -> str:
    """The known name that the text is the beginning of, else the one that looks most like it, else ''."""
    names = list(known)
    text = text[:_LONGEST_NAME].lower()
    begun = [name for name in names if len(text) >= _SHORTEST_BEGINNING and name.startswith(text)]
    return next(iter(begun or get_close_matches(text, names, n=1, cutoff=0.6)), "")
