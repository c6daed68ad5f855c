"""What time it is, for the limits."""

from __future__ import annotations

import time


def reading(vendor: str) -> int | None:
    """Microseconds since 1970, or None where the database's own clock is to be asked.

    vendor: of the database. Servers on several hosts can share PostgreSQL, and its clock is one for all of them. SQLite
    is used by the processes of one host, whose clock serves as well.
    """
    return None if vendor == "postgresql" else time.time_ns() // 1000
