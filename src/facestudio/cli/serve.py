"""facestudio serve: becomes the service, without the engine importing it."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib.util import find_spec

from facestudio.cli.errors import UsageError

HELP = "serve faces over HTTP"
MODULE = "facestudio_web.serve"
NEEDS = "django"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `facestudio serve`."""
    parser.add_argument("--host", help="address to listen on (default: FACESTUDIO_HOST, else 127.0.0.1)")
    parser.add_argument("--port", help="port to listen on (default: FACESTUDIO_PORT, else 8000)")


def run(options: argparse.Namespace) -> int:
    """Become the server. Raises UsageError where it isn't installed."""
    given = [("--host", options.host), ("--port", options.port)]
    return become(MODULE, [part for name, value in given if value is not None for part in (name, value)])


def become(module: str, arguments: Sequence[str]) -> int:
    """Replace this process by a module of the service, so that signals reach it. Raises UsageError where it isn't
    installed."""
    if find_spec(NEEDS) is None:
        raise UsageError("the service is not installed; install it with: pip install 'facestudio[service]'")
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, "-m", module, *arguments])  # noqa: S606 - no shell, our own module
