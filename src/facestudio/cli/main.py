"""The `facestudio` command: generate, sheet and spec for pictures; serve, migrate, user, key and doctor for the service."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from typing import Protocol

from facestudio import __version__
from facestudio.cli import generate, operator, serve, sheet, spec
from facestudio.cli.errors import UsageError
from facestudio.request.errors import RequestError


class Command(Protocol):
    """What each command is: a module, or one of those that the service has. HELP: its line in the list of commands."""

    HELP: str

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare its options."""
        ...

    def run(self, options: argparse.Namespace) -> int:
        """Do it; return the exit status."""
        ...


COMMANDS: Mapping[str, Command] = {
    "generate": generate,
    "sheet": sheet,
    "spec": spec,
    "serve": serve,
    **operator.COMMANDS,
}
WRONG_USE = 2
FAILED = 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line. Returns the exit status: 0 done, 1 could not be done, 2 asked wrongly."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if arguments and arguments[0] in operator.COMMANDS:
        options = argparse.Namespace(command=arguments[0], rest=arguments[1:])
    else:
        options = make_parser().parse_args(arguments)
    try:
        return COMMANDS[options.command].run(options)
    except RequestError as error:
        for name, problems in error.problems.items():
            for problem in problems:
                print(f"facestudio {options.command}: {name}: {problem}", file=sys.stderr)
        return WRONG_USE
    except UsageError as error:
        print(f"facestudio {options.command}: {error}", file=sys.stderr)
        return WRONG_USE
    except BrokenPipeError:
        return FAILED
    except OSError as error:
        print(f"facestudio {options.command}: {error}", file=sys.stderr)
        return FAILED
    except Exception as error:
        if not _says_what_to_do(error):
            raise
        print(f"facestudio {options.command}: {error}", file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return FAILED


def make_parser() -> argparse.ArgumentParser:
    """The parser of all commands, whose flags come from the table of fields."""
    parser = argparse.ArgumentParser(prog="facestudio", description="Portraits of people who do not exist.")
    parser.add_argument("--version", action="version", version=f"Face Studio {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    for name, module in COMMANDS.items():
        module.add_arguments(commands.add_parser(name, help=module.HELP, description=module.HELP, allow_abbrev=False))
    return parser


def _says_what_to_do(error: Exception) -> bool:
    """Whether the message is meant for the user: an incomplete installation rather than a fault of ours."""
    from facestudio.assets import PackError
    from facestudio.gpu import GpuUnavailable

    return isinstance(error, PackError | GpuUnavailable)
