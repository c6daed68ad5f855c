"""Tables for people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """name: what was measured. value: measured. goal: to reach, in the same unit. note: what else is worth saying."""

    name: str
    value: float
    goal: float
    unit: str
    note: str = ""


def print_figures(figures: list[Figure]) -> None:
    """Each figure beside its goal."""
    print(f"\n{'':<40}{'measured':>12}{'goal':>12}")
    for figure in figures:
        verdict = "" if figure.value <= figure.goal else f"  {figure.value / figure.goal:.2f} times the goal"
        note = f"  ({figure.note})" if figure.note else ""
        print(
            f"{figure.name:<40}{figure.value:>9.2f} {figure.unit:<2}{figure.goal:>9.2f} {figure.unit:<2}{verdict}{note}",
            flush=True,
        )


def print_stages(columns: Mapping[str, Mapping[str, float]]) -> None:
    """Stages down, kinds of portrait across, milliseconds. columns: kind -> stage -> seconds."""
    stages = list(dict.fromkeys(stage for column in columns.values() for stage in column))
    stages = [stage for stage in stages if stage != "total"] + ["total"]
    print(f"\n{'median milliseconds':<26}" + "".join(f"{name:>12}" for name in columns))
    for stage in stages:
        cells = (f"{column[stage] * 1000:>12.0f}" if stage in column else f"{'-':>12}" for column in columns.values())
        print(f"{stage:<26}" + "".join(cells))
    print(flush=True)
