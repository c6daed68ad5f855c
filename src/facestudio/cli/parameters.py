"""Command line flags from the table of fields."""

from __future__ import annotations

import argparse

from facestudio.request.fields import FIELDS, Field


def add_flags(parser: argparse.ArgumentParser) -> None:
    """One flag for each parameter: `--view-profile`, `--view_profile`. Values are checked by `request.parse`, all at once."""
    group = parser.add_argument_group("the portrait", "What isn't given is drawn by lot from the seed.")
    for field in FIELDS:
        names = dict.fromkeys((f"--{field.name.replace('_', '-')}", f"--{field.name}"))
        group.add_argument(*names, dest=field.name, metavar=_metavar(field), help=_help(field))


def pairs(options: argparse.Namespace) -> list[tuple[str, str]]:
    """The flags that were given, as a query spells them."""
    values = ((field.name, getattr(options, field.name)) for field in FIELDS)
    return [(name, value) for name, value in values if value is not None]


def _metavar(field: Field) -> str:
    if field.kind == "choice":
        return "|".join(field.choices)
    return f"{field.minimum}..{field.maximum}"


def _help(field: Field) -> str:
    return f"{field.sentence} When omitted: {field.when_omitted}.".replace("%", "%%")
