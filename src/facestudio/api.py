"""`facestudio.generate`: one call, one portrait."""

from __future__ import annotations

import os
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from threading import Lock
from typing import TypedDict, Unpack

from facestudio.photo.types import Photo
from facestudio.request.parse import parse
from facestudio.studio import Studio, query_pairs


class Parameters(TypedDict, total=False):
    """The parameters of a portrait, for type checkers and editors; `facestudio.request.fields` says what each takes.

    None means not given. Numbers may be given as text, and `stampless` as True or False.
    """

    gender: str | None
    ethnicity: str | None
    age: int | str | None
    resolution: int | str | None
    image_format: str | None
    seed: int | str | None
    skintone: int | str | None
    eyewear: str | None
    hair_length: int | str | None
    facial_hair: int | str | None
    lighting: str | None
    zoom_level: str | None
    mood: str | None
    view_profile: int | str | None
    stampless: bool | str | None


class SharedStudio:
    """One Studio for a whole process, opened when it is first needed.

    The Studio lives on a thread of its own, so any thread may call `generate`; calls wait for each other. After a fork
    the child opens its own.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._process: int | None = None
        self._thread: ThreadPoolExecutor | None = None
        self._studio: Studio | None = None

    def generate(self, parameters: Mapping[str, object]) -> Photo:
        """See `facestudio.generate`."""
        parse(query_pairs(parameters))  # complains at once, before anything heavy is opened
        with self._lock:
            if self._thread is None or self._process != os.getpid():
                self._process = os.getpid()
                self._studio = None
                self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="facestudio")
        return self._thread.submit(self._generate, parameters).result()

    def close(self) -> None:
        """Give the context back and end the thread; the next `generate` opens anew."""
        with self._lock:
            thread, self._thread = self._thread, None
        if thread is not None and self._process == os.getpid():
            thread.submit(self._close).result()
            thread.shutdown()

    def _close(self) -> None:
        studio, self._studio = self._studio, None
        if studio is not None:
            studio.close()

    def _generate(self, parameters: Mapping[str, object]) -> Photo:
        if self._studio is None:
            self._studio = Studio()
        return self._studio.generate(**parameters)


_shared = SharedStudio()


def generate(**parameters: Unpack[Parameters]) -> Photo:
    """Make one portrait of a person who does not exist.

    parameters: those of the HTTP request, by the same names, with the same ranges: `seed`, `gender`, `ethnicity`, `age`,
    `resolution`, `image_format`, `skintone`, `eyewear`, `hair_length`, `facial_hair`, `lighting`, `zoom_level`, `mood`,
    `view_profile`, `stampless` (`facestudio generate --help` lists what each takes). What isn't given is drawn by lot
    from the seed; without a seed, everybody is new.
    Returns a Photo: `.save(path)`, `.bytes`, `.media_type`, `.spec`.
    Raises RequestError, which lists every wrong parameter; PackError or GpuUnavailable when the installation is incomplete.
    May be called from any thread; see SharedStudio.
    """
    return _shared.generate(parameters)
