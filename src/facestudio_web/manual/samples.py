"""The programs that the manual prints: the files of `examples/`, which the tests run."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

WRITTEN_FOR = "https://facestud.io"
"""The host that the programs name. A page puts its own in this place."""
KEY = "my_api_key_here"
"""What stands in the programs for the reader's own key."""

_HERE = Path(__file__).resolve()
_FOLDERS = (_HERE.parent / "examples", _HERE.parents[3] / "examples")
"""In an installed package, and in a checkout."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One program. path: below `examples/`. language: as people call it. text: with this server in it."""

    path: str
    language: str
    text: str


_LANGUAGES = {
    ".py": "Python",
    ".sh": "curl",
    ".php": "PHP",
    ".cs": "C#",
    ".java": "Java",
    ".html": "HTML",
}

PATHS = {
    "curl_anonymous": "curl/anonymous.sh",
    "curl_authenticated": "curl/authenticated.sh",
    "curl_parameters": "curl/parameters.sh",
    "curl_same_face": "curl/same_face.sh",
    "python_anonymous": "python/anonymous.py",
    "python_authenticated": "python/authenticated.py",
    "python_lifetime": "python/lifetime_in_seconds.py",
    "python_patient": "python/patient.py",
    "php": "php/face.php",
    "csharp": "csharp/Program.cs",
    "java": "java/FaceApiExample.java",
    "html": "html/face.html",
}
"""Names in the templates -> files below `examples/`."""


def samples(server: str) -> dict[str, Sample]:
    """Every program by its name in the templates. server: scheme and host to put into them."""
    return {name: _sample(path, server) for name, path in PATHS.items()}


def _sample(path: str, server: str) -> Sample:
    text = original(path).rstrip("\n").replace(WRITTEN_FOR, server)
    return Sample(path, _LANGUAGES[Path(path).suffix], text)


@cache
def original(path: str) -> str:
    """A program as it lies in its file. Raises FileNotFoundError, which says where it was looked for."""
    for folder in _FOLDERS:
        if (folder / path).is_file():
            return (folder / path).read_text(encoding="utf-8")
    raise FileNotFoundError(f"{path} is in none of {', '.join(map(str, _FOLDERS))}")
