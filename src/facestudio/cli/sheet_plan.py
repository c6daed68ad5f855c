"""Which portraits stand on a contact sheet, and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from math import ceil, prod, sqrt
from urllib.parse import parse_qsl

Parameters = dict[str, str]


@dataclass(frozen=True, slots=True)
class Cell:
    """One portrait of the sheet. parameters: of its request, the seed among them. varied: those that tell it from its
    neighbours."""

    parameters: Parameters
    varied: tuple[str, ...]


def assignment(text: str) -> tuple[str, str]:
    """`name=value` as a pair. Raises ValueError, whose message says what was expected."""
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise ValueError(f"{text!r} is not of the form NAME=VALUE")
    return name.strip(), value.strip()


def plan(count: int, first_seed: int, fixed: Parameters, varied: dict[str, list[str]]) -> list[Cell]:
    """The cells of a sheet, row by row.

    count: of persons; their seeds are first_seed, first_seed + 1, ... fixed: parameters that all share. varied: parameter
    -> its values; each person is shown once for every combination, the last parameter changing fastest.
    """
    cells = []
    for seed in range(first_seed, first_seed + count):
        for values in product(*varied.values()):
            changed = dict(zip(varied, values, strict=True))
            cells.append(Cell({"seed": str(seed), **fixed, **changed}, tuple(varied)))
    return cells


def listed(queries: Sequence[str], first_seed: int, fixed: Parameters) -> list[Cell]:
    """One cell for each query (`gender=female&age=6`), in their order; a query without a seed gets the next one."""
    return [
        Cell({"seed": str(first_seed + index), **fixed, **dict(parse_qsl(query, keep_blank_values=True))}, ())
        for index, query in enumerate(queries)
    ]


def default_columns(count: int, varied: dict[str, list[str]]) -> int:
    """Columns that make the sheet easy to read: a combination each if something is varied, else nearly a square."""
    combinations = prod(len(values) for values in varied.values())
    if combinations > 1:
        return min(combinations, 12)
    return min(10, ceil(sqrt(count)))
