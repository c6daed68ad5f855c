"""Times portraits in a warm process."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

from facestudio.studio import Studio

Parameters = dict[str, object]


@dataclass(frozen=True, slots=True)
class Timing:
    """wall, processor: seconds from the query to the encoded file."""

    wall: float
    processor: float


def random_people(studio: Studio, count: int, seed: int, size: int) -> list[Timing]:
    """Everything about them is drawn by lot."""
    return _timed(studio, [{"seed": seed + index, "resolution": size} for index in range(count)])


def long_haired(studio: Studio, count: int, seed: int, size: int) -> list[Timing]:
    """Women with hair over their shoulders: the dearest to draw."""
    return _timed(studio, [_long(seed + index, size) for index in range(count)])


def stages(seed: int, count: int) -> dict[str, dict[str, float]]:
    """Kind of portrait -> stage -> median seconds."""
    kinds: dict[str, Callable[[int], Parameters]] = {
        "short 1024": lambda seed: _short(seed, 1024),
        "long 1024": lambda seed: _long(seed, 1024),
        "short 512": lambda seed: _short(seed, 512),
        "short 256": lambda seed: _short(seed, 256),
    }
    table = {}
    with Studio(clock=time.perf_counter) as timed:
        for kind, parameters in kinds.items():
            timed.generate(**parameters(seed))
            laps = [timed.generate(**parameters(seed + 1 + index)).seconds for index in range(count)]
            names = dict.fromkeys(name for lap in laps for name in lap)
            table[kind] = {name: median(lap.get(name, 0.0) for lap in laps) for name in names}
    return table


def _short(seed: int, size: int) -> Parameters:
    return {"seed": seed, "gender": "male", "age": 40, "hair_length": 2, "facial_hair": 0, "resolution": size}


def _long(seed: int, size: int) -> Parameters:
    return {"seed": seed, "gender": "female", "age": 30, "hair_length": 9, "resolution": size}


def _timed(studio: Studio, requests: list[Parameters]) -> list[Timing]:
    studio.generate(**requests[0])  # programs are compiled and targets made here
    timings = []
    for request in requests:
        wall, processor = time.perf_counter(), time.process_time()
        studio.generate(**request)
        timings.append(Timing(time.perf_counter() - wall, time.process_time() - processor))
    return timings
