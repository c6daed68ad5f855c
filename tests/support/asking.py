"""Requests as table rows, and what their answers say about the limits."""

from __future__ import annotations

import re

URL = "/v1/generate"


def left(answer) -> tuple[int, int]:
    """How many pictures the headers say are left, for the minute and for the day."""
    minute, day = re.findall(r"r=(\d+)", answer["RateLimit"])[:2]
    return int(minute), int(day)


def failing(error):
    """Asks for a picture of which this comes instead."""

    def ask(client, queue):
        queue.error = error
        return client.get(f"{URL}?seed=7")

    return ask


def sent(method="GET", url=URL, **headers):
    """Asks for something. headers: with _ in the place of -."""

    def ask(client, queue):
        return client.generic(method, url, headers={name.replace("_", "-"): text for name, text in headers.items()})

    return ask
