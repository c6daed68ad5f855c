"""Log lines whose text never changes and whose data stands in fields, so that they can be searched and counted.

No Django in here: the render pool logs with it too.
"""

from __future__ import annotations

import json
import logging
import re
import time
from collections.abc import Mapping

_KEY = re.compile(r"\b(fs_[0-9A-Za-z]{5})[0-9A-Za-z]{16,}")


def event(logger: logging.Logger, level: int, text: str, **fields: object) -> None:
    """Log a constant `text` with fields. Give identifiers and numbers, never keys or secrets."""
    if logger.isEnabledFor(level):
        # Not by logger.log, which looks for the file and line of the caller; that takes time, and no line shows them.
        logger.handle(logger.makeRecord(logger.name, level, "", 0, text, (), None, extra={"fields": fields}))


class TextFormatter(logging.Formatter):
    """For people: `2026-11-22T10:00:00Z INFO facestudio_web.rendering.pool worker ready pid=12 seconds=0.8`."""

    def format(self, record: logging.LogRecord) -> str:
        fields = "".join(f" {name}={_quoted(value)}" for name, value in _fields_of(record).items())
        line = f"{_time_of(record)} {record.levelname} {record.name} {_one_line(record.getMessage())}{fields}"
        return _without_keys(f"{line}\n{self.formatException(record.exc_info)}" if record.exc_info else line)


class JsonFormatter(logging.Formatter):
    """For machines: one JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        values: dict[str, object] = {
            "time": _time_of(record),
            "level": record.levelname,
            "logger": record.name,
            "event": record.getMessage(),
            **_fields_of(record),
        }
        if record.exc_info:
            values["exception"] = self.formatException(record.exc_info)
        return _without_keys(json.dumps(values, default=str, ensure_ascii=False))


def _without_keys(line: str) -> str:
    """The line without what looks like an API key, which a client may have put into a path or a header of its own."""
    return _KEY.sub(r"\1...", line)


def _fields_of(record: logging.LogRecord) -> Mapping[str, object]:
    return getattr(record, "fields", {})


def _time_of(record: logging.LogRecord) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created)) + f".{int(record.msecs):03d}Z"


def _quoted(value: object) -> str:
    """A value that can't end its field, let alone its line."""
    text = str(value)
    return text if text and text.isprintable() and not set(text) & set(' "=') else json.dumps(text)


def _one_line(text: str) -> str:
    return text if text.isprintable() else json.dumps(text)
