"""facestudio spec: who would be in the portrait, as JSON, without drawing it."""

from __future__ import annotations

import argparse
import json

from facestudio.cli import parameters

HELP = "the resolved person as JSON, without drawing"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `facestudio spec`."""
    parameters.add_flags(parser)


def run(options: argparse.Namespace) -> int:
    """Print the FaceSpec. Raises RequestError."""
    from facestudio.request.parse import parse
    from facestudio.seeds import random_seed
    from facestudio.spec import codec
    from facestudio.spec.resolve import resolve

    spec = resolve(parse(parameters.pairs(options)), random_seed())
    print(json.dumps(codec.to_plain(spec), indent=2, ensure_ascii=False))
    return 0
