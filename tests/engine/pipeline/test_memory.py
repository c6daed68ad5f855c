"""What a process that makes one picture after another takes of the machine's memory."""

import subprocess
import sys

import pytest

LIMIT_MB = 700
SIZES = (1024, 512, 1024, 256, 777, 1024)
SCRIPT = f"""
import resource
from facestudio.studio import Studio
with Studio() as studio:
    for seed, size in enumerate({SIZES}, 1):
        studio.generate(seed=seed, gender="female", age=30, hair_length=9, resolution=size)
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


@pytest.mark.slow
def test_memory_stays_below_the_limit_whatever_sizes_come():
    run = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True)
    peaks = [int(line) for line in run.stdout.split()]
    assert len(peaks) == len(SIZES)
    assert peaks[-1] < LIMIT_MB, peaks
