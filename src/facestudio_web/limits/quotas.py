"""What a subject may do, how it stands, and how the answer's headers say so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

BURST_S = 60
"""Seconds: the short window."""
SUSTAINED_S = 86400
"""Seconds: the long one."""

Policy = Literal["burst", "sustained"]


@dataclass(frozen=True, slots=True)
class Quota:
    """What a subject may do. burst: pictures in any minute. sustained: pictures in any 24 hours."""

    burst: int
    sustained: int


@dataclass(frozen=True, slots=True)
class Standing:
    """How a subject stands.

    burst_left, sustained_left: pictures that may be asked for now. burst_reset_s, sustained_reset_s: whole seconds after
    which it is at least one more; the length of the window if nothing was counted in it.
    """

    burst_left: int
    burst_reset_s: int
    sustained_left: int
    sustained_reset_s: int


class Throttled(Exception):
    """Over a limit; nothing was counted.

    wait_s: whole seconds, at least 1, after which a request is let in unless others come first. policy: the limit that
    takes that long. standing: for the headers.
    """

    def __init__(self, wait_s: int, policy: Policy, standing: Standing) -> None:
        super().__init__(f"over the {policy} limit, for {wait_s} s")
        self.wait_s = wait_s
        self.policy = policy
        self.standing = standing


def ratelimit_headers(quota: Quota, standing: Standing) -> dict[str, str]:
    """The fields RateLimit-Policy and RateLimit (draft-ietf-httpapi-ratelimit-headers-11).

    q: pictures in a window of w seconds. r: left now. t: seconds until there are more.
    """
    return {
        "RateLimit-Policy": f'"burst";q={quota.burst};w={BURST_S}, "day";q={quota.sustained};w={SUSTAINED_S}',
        "RateLimit": (
            f'"burst";r={standing.burst_left};t={standing.burst_reset_s}, '
            f'"day";r={standing.sustained_left};t={standing.sustained_reset_s}'
        ),
    }
