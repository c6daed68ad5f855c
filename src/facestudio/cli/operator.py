"""facestudio migrate, user, key and doctor: handed on to the service, which has their options and their help."""

from __future__ import annotations

import argparse
from dataclasses import dataclass

from facestudio.cli.serve import become

MODULE = "facestudio_web.operator"


@dataclass(slots=True)
class Handed:
    """A command of the service. HELP: its line in the list of commands."""

    name: str
    HELP: str

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """None: whatever follows is handed on as it is, before anything is parsed here."""
        parser.set_defaults(rest=[])

    def run(self, options: argparse.Namespace) -> int:
        """Become the service's command, given `options.rest`. Raises UsageError where it isn't installed."""
        return become(MODULE, [self.name, *options.rest])


COMMANDS = {
    each.name: each
    for each in (
        Handed("migrate", "create the service's database, or bring it up to date"),
        Handed("user", "add users of the service, change their plan, list, disable, unlock, delete them"),
        Handed("key", "make API keys for the service, list and revoke them"),
        Handed("doctor", "say what is wrong with this installation, and what to do about it"),
    )
}
