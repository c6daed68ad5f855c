"""make faces-report: renders the people of `people.py` into a folder, with a manifest of what was requested of each.

The folder holds JPEG files and `manifest.json`: a list of objects with `file`, `set` and the parameters that were given.
Pictures of the same requests that lie there already are kept, so that a report that was broken off goes on; after a change
of the engine, take another folder.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from tqdm import tqdm

from benchmarks.faces_report.people import SETS, Query
from facestudio.studio import Studio

SIZE = 512


def main(arguments: Sequence[str] | None = None) -> None:
    """Render what is missing, then write the manifest."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.faces_report", description=__doc__)
    parser.add_argument("-o", "--out", type=Path, default=Path("build/faces-report"), help="folder (%(default)s)")
    parser.add_argument("--only", choices=sorted(SETS), action="append", help="render just this set; may be repeated")
    parser.add_argument(
        "--every", type=int, default=1, metavar="N", help="take each Nth request only, for a quick look"
    )
    parser.add_argument("--size", type=int, default=SIZE, help="pixels along the side (default: %(default)s)")
    options = parser.parse_args(arguments)
    requests = [
        (name, query)
        for name, people in SETS.items()
        if not options.only or name in options.only
        for at, query in enumerate(people())
        if at % options.every == 0
    ]
    options.out.mkdir(parents=True, exist_ok=True)
    entries = []
    with Studio() as studio:
        for name, query in tqdm(requests, unit="picture", desc="rendering"):
            file = file_name(name, query, options.size)
            if not (options.out / file).exists():
                photo = studio.generate(**query, resolution=options.size, stampless="yes")
                part = options.out / f"{file}.part"
                part.write_bytes(photo.bytes)
                part.rename(options.out / file)
            entries.append({"file": file, "set": name, **query})
    manifest = options.out / "manifest.json"
    manifest.write_text(json.dumps(entries, indent=1) + "\n")
    print(f"{len(entries)} pictures, requested as {manifest} says.")


def file_name(name: str, query: Query, size: int) -> str:
    """A name that only this request has."""
    identity = json.dumps([query, size], sort_keys=True)
    return f"{name}-{query['seed']}-{hashlib.sha256(identity.encode()).hexdigest()[:10]}.jpg"


if __name__ == "__main__":
    main()
