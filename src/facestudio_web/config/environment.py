"""What the operator sets: every environment variable of the service, read once, all mistakes told at once."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from email.utils import parseaddr
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

from facestudio_web.config.database import database_from_url
from facestudio_web.config.mail import mail_server_from_url

Value = TypeVar("Value")

LOCAL_HOSTS = ("localhost", "127.0.0.1", "[::1]")
ANY_ADDRESS = ("0.0.0.0", "::", "*", "")  # noqa: S104 (compared with, not bound to)
_SPARE_THREADS = 8
_TRUE, _FALSE = ("1", "true", "yes", "on"), ("0", "false", "no", "off")


class ConfigurationError(ValueError):
    """The environment can't be used. The text has one line for each problem."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class ServiceSettings:
    """The service's settings, typed and checked.

    data_dir: where the database and the secret key lie. host, port: where to listen; port 0 takes any free one.
    allowed_hosts: names under which the service may be asked. workers: render processes. queue_size: pictures that may
    wait. picture_seconds: after which a worker is taken for hung. request_seconds: a client waits at most.
    start_seconds: a worker may take to become ready. stop_seconds: pictures in hand may take at shutdown.
    worker_memory_mb: a worker above it is replaced between two pictures. cache_mb: finished pictures kept in memory.
    log_format: text or json. database: as Django wants it; empty for the SQLite file in the data folder. public_url: under
    which clients reach the service, without a slash at the end; empty if it is not known. trusted_proxies: how many stand
    before the service and add to X-Forwarded-For. mail_url: of the SMTP server; empty: mail goes to the console and into
    the data folder. mail_from: the sender of all mail.
    """

    data_dir: Path
    host: str
    port: int
    allowed_hosts: tuple[str, ...]
    workers: int
    queue_size: int
    picture_seconds: float
    request_seconds: float
    start_seconds: float
    stop_seconds: float
    worker_memory_mb: int
    cache_mb: int
    debug: bool
    log_level: str
    log_format: str
    database: dict[str, Any] = field(repr=False)  # with its password
    public_url: str
    trusted_proxies: int
    mail_url: str = field(repr=False)  # with its password
    mail_from: str

    @property
    def https(self) -> bool:
        """Whether clients come by TLS."""
        return self.public_url.startswith("https://")

    @property
    def threads(self) -> int:
        """Of a server: one for each picture in hand or waiting, and some for answers that need none. Each may hold a
        connection to the database."""
        return self.workers + self.queue_size + _SPARE_THREADS


def read_environment(environment: Mapping[str, str]) -> ServiceSettings:
    """Read the settings. An empty value counts as not set. Raises ConfigurationError with every problem."""
    reader = _Reader(environment)
    home = environment.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    host = reader.read("FACESTUDIO_HOST", _text, reader.read("HOST", _text, "127.0.0.1"))
    public_url = reader.read("FACESTUDIO_PUBLIC_URL", _public_url, "")
    settings = ServiceSettings(
        data_dir=reader.read("FACESTUDIO_DATA_DIR", _path, Path(home) / "facestudio"),
        host=host,
        port=reader.read("FACESTUDIO_PORT", _whole(0, 65535), reader.read("PORT", _whole(0, 65535), 8000)),
        allowed_hosts=_hosts(reader.read("FACESTUDIO_ALLOWED_HOSTS", _names, ()) or _default_hosts(host), public_url),
        # One picture keeps all cores busy most of the time; a second worker per two cores fills the gaps.
        workers=reader.read("FACESTUDIO_WORKERS", _whole(1, 64), max(1, (os.cpu_count() or 2) // 2)),
        queue_size=reader.read("FACESTUDIO_QUEUE_SIZE", _whole(1, 1000), 16),
        picture_seconds=reader.read("FACESTUDIO_PICTURE_SECONDS", _seconds, 30.0),
        request_seconds=reader.read("FACESTUDIO_REQUEST_SECONDS", _seconds, 60.0),
        start_seconds=reader.read("FACESTUDIO_START_SECONDS", _seconds, 60.0),
        stop_seconds=reader.read("FACESTUDIO_STOP_SECONDS", _seconds, 10.0),
        worker_memory_mb=reader.read("FACESTUDIO_WORKER_MEMORY_MB", _whole(100, 1_000_000), 1500),
        cache_mb=reader.read("FACESTUDIO_CACHE_MB", _whole(0, 1_000_000), 64),
        debug=reader.read("FACESTUDIO_DEBUG", _switch, False),
        log_level=reader.read("FACESTUDIO_LOG_LEVEL", _one_of("DEBUG", "INFO", "WARNING", "ERROR"), "INFO"),
        log_format=reader.read("FACESTUDIO_LOG_FORMAT", _one_of("text", "json"), "text"),
        database=reader.read("DATABASE_URL", database_from_url, {}, secret=True),
        public_url=public_url,
        trusted_proxies=reader.read("FACESTUDIO_TRUSTED_PROXIES", _whole(0, 16), 0),
        mail_url=reader.read("FACESTUDIO_MAIL_URL", _mail_url, "", secret=True),
        mail_from=reader.read("FACESTUDIO_MAIL_FROM", _mail_address, "Face Studio <facestudio@localhost>"),
    )
    reader.look_for_typing_mistakes()
    if reader.problems:
        raise ConfigurationError(reader.problems)
    return settings


class _Reader:
    """Reads variables by name, collects what is wrong with them."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = environment
        self._known: list[str] = []
        self.problems: list[str] = []

    def read(self, name: str, convert: Callable[[str], Value], default: Value, *, secret: bool = False) -> Value:
        """The value of a variable, or its default. secret: whether a complaint must not repeat what was given."""
        self._known.append(name)
        text = self._environment.get(name, "").strip()
        if not text:
            return default
        try:
            return convert(text)
        except ValueError as error:
            self.problems.append(f"{name} can't be used: {error}" if secret else f"{name} is {text!r}: {error}")
            return default

    def look_for_typing_mistakes(self) -> None:
        """A name of ours that nobody reads is ignored silently by every program; that costs somebody an evening."""
        for name in sorted(self._environment):
            if name.startswith("FACESTUDIO_") and name not in self._known:
                nearest = get_close_matches(name, self._known, n=1, cutoff=0.85)
                if nearest:
                    self.problems.append(f"{name} is not known; {nearest[0]} is")


def _hosts(names: tuple[str, ...], public_url: str) -> tuple[str, ...]:
    """The names, and that of the public address."""
    host = urlsplit(public_url).hostname or ""
    public = f"[{host}]" if ":" in host else host
    return names if not public or public in names else (*names, public)


def _default_hosts(host: str) -> tuple[str, ...]:
    if host in ANY_ADDRESS:
        return LOCAL_HOSTS
    name = f"[{host}]" if ":" in host else host
    return (*LOCAL_HOSTS, *((name,) if name not in LOCAL_HOSTS else ()))


def _text(text: str) -> str:
    if not text.isprintable() or " " in text:
        raise ValueError("it must be one word")
    return text


def _path(text: str) -> Path:
    if "\0" in text:
        raise ValueError("it must be a path")
    return Path(text).expanduser().absolute()


def _names(text: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in text.split(",") if name.strip())
    if not names:
        raise ValueError("it must be host names with commas between them")
    wrong = [name for name in names if "/" in name or " " in name]
    if wrong:
        raise ValueError(f"{wrong[0]!r} is no host name; give names without http:// and without spaces")
    return names


def _public_url(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username or parts.query or parts.fragment:
        raise ValueError("it must be an address such as https://faces.example.org")
    if parts.path.rstrip("/"):
        raise ValueError("the service answers at the root of a host; leave the path out")
    try:
        port = parts.port
    except ValueError:
        raise ValueError("its port must be a number from 1 to 65535") from None
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    usual = {"http": 80, "https": 443}[parts.scheme]
    return f"{parts.scheme}://{host}" + ("" if port in (None, usual) else f":{port}")


def _mail_url(text: str) -> str:
    mail_server_from_url(text)
    return text


def _mail_address(text: str) -> str:
    _, address = parseaddr(text)
    name, _, host = address.rpartition("@")
    if not (name and host) or not text.isprintable():
        raise ValueError("it must be an address such as Face Studio <faces@example.org>")
    return text


def _whole(low: int, high: int) -> Callable[[str], int]:
    def convert(text: str) -> int:
        if not (text.isascii() and text.isdigit() and len(text) <= 9 and low <= int(text) <= high):
            raise ValueError(f"it must be a whole number from {low} to {high}")
        return int(text)

    return convert


def _seconds(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0.1 <= value <= 3600:
        raise ValueError("it must be a number of seconds from 0.1 to 3600")
    return value


def _switch(text: str) -> bool:
    if text.lower() in _TRUE:
        return True
    if text.lower() in _FALSE:
        return False
    raise ValueError("it must be yes or no")


def _one_of(*choices: str) -> Callable[[str], str]:
    def convert(text: str) -> str:
        for choice in choices:
            if text.lower() == choice.lower():
                return choice
        raise ValueError(f"it must be one of {', '.join(choices)}")

    return convert
