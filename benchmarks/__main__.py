"""make bench: times portraits from query to file, stage by stage, the start of worker and server, the service under load.

Wall clock depends on what else the machine does; the processor time beside it hardly does. Nothing here is a test.
"""

from __future__ import annotations

import argparse
import os
from statistics import median

from benchmarks import portraits, service_load, start
from benchmarks.report import Figure, print_figures, print_stages
from facestudio.studio import Studio

PEOPLE = 20
LONG_HAIRED = 6


def main() -> None:
    """Measure what was asked for and print it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--people", type=int, default=PEOPLE, help="random people for each size (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1000, help="of the first (default: %(default)s)")
    parser.add_argument("--only", choices=["portraits", "stages", "start", "load"], help="measure just this")
    options = parser.parse_args()

    figures: list[Figure] = []
    if options.only in (None, "portraits"):
        with Studio() as studio:
            print(f"{studio.renderer}, {os.cpu_count()} processors", flush=True)
            figures += _portrait_figures(studio, options.people, options.seed)
        figures.append(Figure("worker, memory at its highest", start.memory_mb(), 700.0, "MB"))
    if options.only in (None, "start"):
        figures += start.figures()
    if options.only in (None, "load"):
        figures += service_load.figures()
    if options.only in (None, "stages"):
        print_stages(portraits.stages(options.seed, min(options.people, 5)))
    if figures:
        print_figures(figures)


def _portrait_figures(studio: Studio, people: int, seed: int) -> list[Figure]:
    figures = []
    for size, goal in ((1024, 2.5), (512, 1.2), (256, 0.6)):
        timings = portraits.random_people(studio, people, seed, size)
        figures.append(
            Figure(f"portrait {size}, median of {people}", median(t.wall for t in timings), goal, "s", _cpu(timings))
        )
    timings = portraits.long_haired(studio, min(people, LONG_HAIRED), seed, 1024)
    figures.append(Figure("portrait 1024, long hair", median(t.wall for t in timings), 3.2, "s", _cpu(timings)))
    return figures


def _cpu(timings: list[portraits.Timing]) -> str:
    return f"{median(t.processor for t in timings):.2f} s of processor time"


if __name__ == "__main__":
    main()
