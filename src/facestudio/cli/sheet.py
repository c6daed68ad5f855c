"""facestudio sheet: many portraits in one picture, with captions."""

from __future__ import annotations

import argparse
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from facestudio.cli.errors import UsageError
from facestudio.cli.sheet_plan import Cell, Parameters, assignment, default_columns, listed, plan
from facestudio.request.parse import parse
from facestudio.spec.resolve import resolve
from facestudio.spec.types import FaceSpec

HELP = "many portraits in one picture, with captions"
EPILOG = """\
examples:
  facestudio sheet --count 60 --columns 10 --size 256 -o people.jpg
  facestudio sheet --count 3 --vary age=5,20,40,60,80 -o ageing.png
  facestudio sheet --set ethnicity=african --vary mood=neutral,happy,sad --vary view_profile=-40,0,40 -o moods.jpg
  facestudio sheet 'gender=female&age=6' 'gender=male&age=70&facial_hair=6' -o two.jpg
"""
QUALITY = 95  # of the tiles, which are encoded a second time with the sheet
FORMATS = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP"}
UNUSED = 1  # a seed for the resolver; every cell has its own in the request
MEMORY_MB = 700  # of a worker


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `facestudio sheet`."""
    parser.epilog = EPILOG
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument(
        "queries", nargs="*", metavar="QUERY", help="show just these, each as in an address after the ?"
    )
    parser.add_argument("-o", "--output", type=Path, default=Path("sheet.jpg"), help="JPEG, PNG or WebP, by its suffix")
    parser.add_argument("--count", type=int, help="persons (default: 20, or 1 with --vary)")
    parser.add_argument("--columns", type=int, help="portraits in a row (default: one for each varied value)")
    parser.add_argument("--size", type=int, default=256, help="pixels along the side of a portrait (default: 256)")
    parser.add_argument("--seed", type=int, default=1, help="of the first person; the next has the next (default: 1)")
    parser.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", help="a parameter that all share")
    parser.add_argument(
        "--vary",
        action="append",
        default=[],
        metavar="NAME=V1,V2,...",
        help="show each person with each of these values",
    )
    parser.add_argument("--no-captions", action="store_true", help="faces only")
    parser.add_argument(
        "--workers", type=int, default=1, help=f"processes that render, {MEMORY_MB} MB at most each (default: 1)"
    )


def run(options: argparse.Namespace) -> int:
    """Make the sheet. Raises UsageError and RequestError for what was asked wrongly, before anything is drawn."""
    cells = _cells(options)
    requests = [
        parse({"stampless": "yes", **cell.parameters, "resolution": str(options.size)}.items()) for cell in cells
    ]
    suffix = options.output.suffix.lower()
    if suffix not in FORMATS:
        raise UsageError(f"-o {options.output}: the suffix must be one of {', '.join(FORMATS)}")

    # Heavy, and not needed by whoever only asks for help or makes a mistake.
    from PIL import Image
    from tqdm import tqdm

    from facestudio.cli.sheet_layout import Sheet
    from facestudio.cli.sheet_workers import Job, portraits
    from facestudio.pipeline import options_of

    jobs = [Job(resolve(request, UNUSED), replace(options_of(request), quality=QUALITY)) for request in requests]
    captions = [[] if options.no_captions else caption(job.spec, cell) for job, cell in zip(jobs, cells, strict=True)]
    columns = options.columns or default_columns(len(cells), dict(_varied(options)))
    sheet = Sheet(len(cells), columns, options.size, caption_lines=max(map(len, captions)))
    rendered = portraits(jobs, min(options.workers, len(jobs)))
    for index, data in enumerate(tqdm(rendered, total=len(jobs), unit="face", desc=options.output.name)):
        sheet.place(index, Image.open(io.BytesIO(data)), captions[index])
    sheet.picture.save(options.output, FORMATS[suffix], quality=QUALITY)
    print(options.output)
    return 0


def caption(spec: FaceSpec, cell: Cell) -> list[str]:
    """Two lines: who it is, and what tells this portrait from its neighbours."""
    who = f"{spec.seed}  {spec.gender} {spec.age}  {spec.ethnicity.replace('_', ' ')}"
    shown = {"seed", "gender", "age", "ethnicity"}
    varied = [f"{name} {cell.parameters[name]}" for name in cell.varied if name not in shown]
    return [who, "  ".join(varied)] if varied else [who]


def _cells(options: argparse.Namespace) -> list[Cell]:
    varied = dict(_varied(options))
    count = options.count if options.count is not None else (1 if varied else 20)
    for name, value, least in (
        ("--count", count, 1),
        ("--size", options.size, 1),
        ("--seed", options.seed, 1),
        ("--workers", options.workers, 1),
        ("--columns", options.columns or 1, 1),
    ):
        if value < least:
            raise UsageError(f"{name} {value}: must be {least} or more")
    if not options.queries:
        return plan(count, options.seed, _fixed(options), varied)
    if varied or options.count is not None:
        raise UsageError("--count and --vary do not go together with queries")
    return listed(options.queries, options.seed, _fixed(options))


def _fixed(options: argparse.Namespace) -> Parameters:
    try:
        return dict(assignment(text) for text in options.set)
    except ValueError as error:
        raise UsageError(f"--set: {error}") from None


def _varied(options: argparse.Namespace) -> Iterator[tuple[str, list[str]]]:
    for text in options.vary:
        try:
            name, values = assignment(text)
        except ValueError as error:
            raise UsageError(f"--vary: {error}") from None
        yield name, [value.strip() for value in values.split(",")]
