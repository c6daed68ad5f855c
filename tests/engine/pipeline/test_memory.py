"""A worker that makes thousands of pictures must not grow with them."""

from pathlib import Path
from statistics import median

import pytest

from facestudio.studio import Studio

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1800)]

PEOPLE, ROUNDS = 20, 6
ALLOWED_MB = (
    16  # the allocator's own ups and downs; a leak of one 128-pixel buffer for every picture would be twice that
)


def resident_mb():
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 2**20


def test_memory_stays_where_it_is():
    """The same people again and again. Medians, because the driver now and then takes a lot for one busy moment."""
    rounds = []
    with Studio() as studio:
        for _ in range(ROUNDS):
            sizes = []
            for seed in range(1, PEOPLE + 1):
                studio.generate(seed=seed, resolution=128)
                sizes.append(resident_mb())
            rounds.append(median(sizes))
    assert max(rounds[-2:]) - rounds[1] < ALLOWED_MB, rounds
