"""facestudio generate: one portrait into a file."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from facestudio.cli import parameters

HELP = "one portrait into a file"
FORMATS = {".jpg": "jpeg", ".jpeg": "jpeg", ".webp": "webp"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `facestudio generate`."""
    parser.add_argument(
        "-o", "--output", default="face.jpg", help="file to write, - for standard output (default: face.jpg)"
    )
    parser.add_argument("--timings", action="store_true", help="say how long each stage took")
    parameters.add_flags(parser)


def run(options: argparse.Namespace) -> int:
    """Make the portrait and say who it is. Raises RequestError."""
    from facestudio.request.parse import parse

    asked = dict(parameters.pairs(options))
    suffix = Path(options.output).suffix.lower()
    if suffix in FORMATS:
        asked.setdefault("image_format", FORMATS[suffix])
    parse(asked.items())  # complains before the slow part begins

    from facestudio.studio import Studio

    with Studio(clock=time.perf_counter if options.timings else None) as studio:
        photo = studio.generate(**asked)
    if options.output == "-":
        sys.stdout.buffer.write(photo.bytes)
        sys.stdout.buffer.flush()
    else:
        photo.save(options.output)
    person = photo.spec
    print(
        f"{options.output}: seed {person['seed']}, {person['gender']}, {person['age']} years, {person['ethnicity']}",
        file=sys.stderr,
    )
    for stage, seconds in photo.seconds.items():
        print(f"  {stage:<24} {seconds * 1000:8.1f} ms", file=sys.stderr)
    return 0
