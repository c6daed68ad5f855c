"""The one place where real chance comes in: a seed for whoever asked without one."""

from __future__ import annotations

import secrets

SEEDS = 2**32


def random_seed() -> int:
    """A seed, 1..2^32."""
    return secrets.randbelow(SEEDS) + 1
