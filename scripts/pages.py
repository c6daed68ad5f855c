"""Pages of hair, beards, frames and garments at three angles: `python scripts/pages.py [FOLDER]`, docs/engine/pages by itself.

Each row is one person, the first seed whose lot is that cut, frame or garment; nothing is forced on anybody. After a change of
the groom or the wardrobe: make them anew and look at every tile. With `--tiles FOLDER` every picture is kept there besides, 512
pixels square, with a manifest of what was asked, for finders of faces.
"""

from __future__ import annotations

import argparse
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path

from PIL import Image
from tqdm import tqdm

from facestudio.cli.sheet_layout import Sheet
from facestudio.request.parse import parse
from facestudio.spec import vocabulary as words
from facestudio.spec.resolve import resolve
from facestudio.spec.types import FaceSpec
from facestudio.studio import Studio

ANGLES = (-45, 0, 45)
TILE = 128
KEPT = 512
MOST_SEEDS = 60_000
ROWS_ABREAST = 3
Row = tuple[str, dict[str, str]]
"""Caption and query of a row."""


def first(wanted: Callable[[FaceSpec], bool], **asked: str) -> dict[str, str]:
    """The query of the first seed that is drawn so. Raises LookupError when no seed up to MOST_SEEDS is."""
    for seed in range(1, MOST_SEEDS):
        query = {**asked, "seed": str(seed)}
        if wanted(resolve(parse(query.items()), 1)):
            return query
    raise LookupError(f"nobody up to seed {MOST_SEEDS} is drawn so, of {asked}")


def styles() -> Iterator[Row]:
    """A row for each cut."""
    for name in words.HAIR_STYLES:
        yield name, first(lambda spec, name=name: spec.hair.style == name, eyewear="none", mood="neutral")


def lengths() -> Iterator[Row]:
    """A woman and a man at each length."""
    for gender in ("female", "male"):
        for level in range(11):
            yield f"{gender} {level}", {
                "gender": gender, "age": "30", "seed": "21", "hair_length": str(level), "eyewear": "none", "mood": "neutral"
            }  # fmt: skip


def beards() -> Iterator[Row]:
    """Two men at each step."""
    for ethnicity, seed in (("west_asian", "22"), ("african", "23")):
        for level in range(11):
            yield f"beard {level}", {
                "gender": "male", "age": "38", "seed": seed, "ethnicity": ethnicity, "facial_hair": str(level),
                "eyewear": "none", "mood": "neutral",
            }  # fmt: skip


def frames() -> Iterator[Row]:
    """A row for each outline and each build of eyeglasses, and two of sunglasses."""
    for shape in words.EYEWEAR_SHAPES:
        yield shape, first(lambda spec, shape=shape: spec.eyewear.shape == shape, eyewear="eyeglasses", mood="neutral")
    for style in words.EYEWEAR_STYLES:
        yield style, first(lambda spec, style=style: spec.eyewear.style == style, eyewear="eyeglasses", mood="neutral")
    for shape in ("aviator", "cat_eye"):
        yield (
            f"sun {shape}",
            first(lambda spec, shape=shape: spec.eyewear.shape == shape, eyewear="sunglasses", mood="neutral"),
        )


def garments() -> Iterator[Row]:
    """A row for each garment, and a baby's clothes."""
    for name in words.GARMENTS:
        yield name, first(lambda spec, name=name: spec.clothing.garment == name, eyewear="none", mood="neutral")
    yield "infant", {"age": "1", "seed": "5", "mood": "neutral"}


PAGES = {"styles": styles, "lengths": lengths, "beards": beards, "frames": frames, "garments": garments}


def main() -> None:
    """Make the pages."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=Path(__file__).parents[1] / "docs/engine/pages")
    parser.add_argument("--tiles", type=Path, help="folder for every picture by itself")
    parser.add_argument("--only", choices=sorted(PAGES), action="append", help="make just this page; may be repeated")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    if options.tiles:
        options.tiles.mkdir(parents=True, exist_ok=True)
    manifest = []
    with Studio() as studio:
        for page in options.only or PAGES:
            rows = list(PAGES[page]())
            sheet = Sheet(len(rows) * len(ANGLES), len(ANGLES) * ROWS_ABREAST, TILE, caption_lines=1)
            for index, (caption, query) in enumerate(tqdm(rows, desc=page, unit="row")):
                for turn, angle in enumerate(ANGLES):
                    asked = {**query, "view_profile": str(angle), "resolution": str(KEPT), "stampless": "yes"}
                    picture = studio.generate(**asked).bytes
                    sheet.place(index * len(ANGLES) + turn, _small(picture), [caption if turn == 0 else ""])
                    if options.tiles:
                        name = f"{page}-{index:02}-{turn}.jpg"
                        (options.tiles / name).write_bytes(picture)
                        manifest.append({"file": name, "page": page, "row": caption, **asked})
            sheet.picture.save(options.folder / f"{page}.jpg", quality=70)
    if options.tiles:
        (options.tiles / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n")


def _small(picture: bytes) -> Image.Image:
    return Image.open(io.BytesIO(picture)).resize((TILE, TILE), Image.Resampling.LANCZOS)


if __name__ == "__main__":
    main()
