"""Draws by lot: each is a function of (seed, trait path), never of how many draws came before.

So giving one parameter, or adding a trait, moves no other draw. The hash is BLAKE2b (RFC 7693), keyed by the seed: the
same number on every machine and Python version. `tests/facts/test_draws.py` freezes a table of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise
from statistics import NormalDist
from typing import TypeVar

Name = TypeVar("Name", bound=str)

_STANDARD_NORMAL = NormalDist()


def word(seed: int, path: str) -> int:
    """64 random bits for a person's seed (0 or more) and a trait's path."""
    return int.from_bytes(blake2b(path.encode(), digest_size=8, key=seed.to_bytes(8, "big")).digest(), "big")


@dataclass(frozen=True, slots=True)
class Draw:
    """The lot of one trait. Every method takes the name of a detail within the trait, so that no two share a number."""

    seed: int
    path: str

    def uniform(self, detail: str = "") -> float:
        """A number in the open interval (0, 1).

        52 bits and a half step: 53 bits would let the largest value round up to 1.
        """
        return ((self.word(detail) >> 12) + 0.5) * 2.0**-52

    def between(self, low: float, high: float, detail: str = "") -> float:
        """A number in (low, high), all equally likely."""
        return low + (high - low) * self.uniform(detail)

    def normal(self, mean: float, deviation: float, detail: str = "", *, limit: float = 2.5) -> float:
        """A normal number, cut off beyond `limit` deviations: the truncated distribution, not a pile at the limit."""
        return mean + deviation * truncated_normal(self.uniform(detail), limit)

    def choice(self, weights: Sequence[tuple[Name, float]], detail: str = "") -> Name:
        """One of the names, as likely as its weight. The weights need not sum to 1; an order moves the outcome."""
        return choose(self.uniform(detail), weights)

    def chance(self, probability: float, detail: str = "") -> bool:
        """Whether something of this probability happens. A higher probability never undoes it."""
        return self.uniform(detail) < probability

    def word32(self, detail: str = "") -> int:
        """A seed for the counter hash of mass detail, 0..2^32-1."""
        return self.word(detail) >> 32

    def word(self, detail: str = "") -> int:
        """64 random bits."""
        return word(self.seed, f"{self.path}/{detail}" if detail else self.path)


def truncated_normal(quantile: float, limit: float) -> float:
    """Inverse distribution of a standard normal cut off at -limit and +limit; quantile in (0, 1)."""
    tail = _STANDARD_NORMAL.cdf(-limit)
    return _STANDARD_NORMAL.inv_cdf(tail + quantile * (1.0 - 2.0 * tail))


def choose(quantile: float, weights: Sequence[tuple[Name, float]]) -> Name:
    """Inverse distribution of a choice; quantile in (0, 1). Names of weight 0 never come out."""
    left = quantile * sum(weight for _, weight in weights)
    for name, weight in weights:
        if left < weight:
            return name
        left -= weight
    return next(name for name, weight in reversed(weights) if weight > 0.0)


def interpolate(x: float, knots: Sequence[tuple[float, float]]) -> float:
    """Piecewise linear function through the knots (x ascending, y), constant outside of them."""
    if x <= knots[0][0]:
        return knots[0][1]
    for (x0, y0), (x1, y1) in pairwise(knots):
        if x <= x1:
            return y0 + (y1 - y0) * (x - x0) / (x1 - x0)
    return knots[-1][1]
