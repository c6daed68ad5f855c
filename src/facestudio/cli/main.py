"""The `facestudio` command: generate, sheet, spec, serve."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from facestudio import __version__
from facestudio.cli import generate, serve, sheet, spec
from facestudio.cli.errors import UsageError
from facestudio.request.errors import RequestError

COMMANDS = {"generate": generate, "sheet": sheet, "spec": spec, "serve": serve}
WRONG_USE = 2
FAILED = 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line. Returns the exit status: 0 done, 1 could not be done, 2 asked wrongly."""
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
