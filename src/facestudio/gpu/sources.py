"""Shader text: files found by name, includes unfolded, and driver messages led back to the file and line they mean.

A file is named `<stage>/<file>` and lies in `facestudio/<stage>/glsl/`. It may say

    #include "common_noise.glsl"        a file beside it, or `other_stage/file`
    #include <material/SkinMaterial>    text that the program has been given under that name

Each is unfolded once per shader, where it first occurs. A file has no `#version`: the first line is written here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from facestudio.gpu.errors import ShaderError

_VERSION = "#version 330 core"
_INCLUDE = re.compile(r'^\s*#\s*include\s+(?:"(?P<file>[^"]+)"|<(?P<given>[^>]+)>)\s*(?://.*)?$')
_MAX_DEPTH = 16
_PACKAGE = Path(__file__).resolve().parents[1]

# The number of the file is part of the line numbers that drivers get to see. GLSL has a source number for this, but
# Mesa forgets it in all messages that come after parsing.
_LINES_PER_FILE = 10000

# How drivers name a place: Mesa "0:30007(33): error", NVIDIA "0(30007) : error", others "ERROR: 0:30007: ".
_PLACES = (
    re.compile(r"^\d+:(?P<line>\d+)\(\d+\)"),
    re.compile(r"^\d+\((?P<line>\d+)\)"),
    re.compile(r"^ERROR: \d+:(?P<line>\d+)(?=:)"),
)


@dataclass(frozen=True, slots=True)
class ShaderText:
    """A shader ready for the driver. files: names of the sources, numbered as in its `#line`s."""

    text: str
    files: tuple[str, ...]

    def explain(self, message: str) -> str:
        """The driver's message with `source:line` in place of its own numbers."""
        return "\n".join(self._explain_line(line) for line in message.splitlines())

    def _explain_line(self, line: str) -> str:
        for pattern in _PLACES:
            match = pattern.search(line)
            if not match:
                continue
            file, number = divmod(int(match["line"]), _LINES_PER_FILE)
            if file < len(self.files):
                return f"{self.files[file]}:{number}" + line[match.end() :]
        return line


class Sources:
    """Finds shader files and unfolds them. `given` maps the names of pointed includes to their text."""

    def __init__(self, root: Path = _PACKAGE) -> None:
        self._root = root
        self._given: dict[str, str] = {}

    def give(self, name: str, text: str) -> None:
        """Make `text` available to `#include <name>`. Raises ShaderError if the name has another text already."""
        if self._given.setdefault(name, text) != text:
            raise ShaderError(f"<{name}> has been given with another text before.")

    def unfold(self, parts: Sequence[str], defines: Mapping[str, object]) -> ShaderText:
        """Join parts (`stage/file`, or `<name>` for a given text) to one shader, with `#define`s in front.

        Raises ShaderError for what is missing, includes itself, or lies too deep.
        """
        lines = [_VERSION, *(f"#define {name} {_literal(value)}" for name, value in sorted(defines.items()))]
        files: list[str] = ["(defines)"]
        done: set[str] = set()
        for part in parts:
            name = part[1:-1] if part.startswith("<") else part
            self._append(name, part.startswith("<"), (), lines, files, done)
        return ShaderText("\n".join(lines) + "\n", tuple(files))

    def exists(self, name: str) -> bool:
        """Whether there is a file of that name."""
        return self._path(name).is_file()

    def _path(self, name: str) -> Path:
        stage, _, file = name.partition("/")
        return self._root / stage / "glsl" / file

    def _append(
        self, name: str, given: bool, stack: tuple[str, ...], lines: list[str], files: list[str], done: set[str]
    ) -> None:
        label = f"<{name}>" if given else name
        if label in stack:
            raise ShaderError("Shader includes go round in a circle: " + " -> ".join((*stack, label)) + ".")
        if len(stack) >= _MAX_DEPTH:
            raise ShaderError(f"Shader includes lie deeper than {_MAX_DEPTH}: " + " -> ".join((*stack, label)) + ".")
        if label in done:
            return
        done.add(label)
        text = self._text(name, given, stack)
        number = len(files)
        files.append(label)
        lines.append(f"#line {number * _LINES_PER_FILE + 1}")
        for index, line in enumerate(text.splitlines(), start=1):
            match = _INCLUDE.match(line)
            if not match:
                lines.append(line)
                continue
            wanted = match["given"] or _beside(match["file"], name)
            self._append(wanted, match["given"] is not None, (*stack, label), lines, files, done)
            lines.append(f"#line {number * _LINES_PER_FILE + index + 1}")

    def _text(self, name: str, given: bool, stack: tuple[str, ...]) -> str:
        origin = f" (included by {stack[-1]})" if stack else ""
        if given:
            if name not in self._given:
                raise ShaderError(f"Nothing is given under the name <{name}>{origin}.")
            return self._given[name]
        path = self._path(name)
        if not path.is_file():
            raise ShaderError(f"There is no shader file {name}{origin}: looked for {path}.")
        return path.read_text(encoding="utf-8")


def _beside(file: str, including: str) -> str:
    """`file` as seen from the including one: with a stage in front if it has none of its own."""
    return file if "/" in file else f"{including.partition('/')[0]}/{file}"


def _literal(value: object) -> str:
    if isinstance(value, bool):
        return str(int(value))
    return repr(value) if isinstance(value, float) else str(value)
