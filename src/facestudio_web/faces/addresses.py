"""Which address a request comes from, as far as it can be believed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Any

UNKNOWN = "unknown"
"""Stands for the addresses that can't be read; all who come from such a one are counted together."""

_MOST_ENTRIES = 64
"""Of X-Forwarded-For that are told apart, from its end; more than there can be trusted proxies."""
_SUBNET_BITS = 64
"""Of an IPv6 address. A single customer gets at least that many, and can take a new one for each request."""


def address_of(environ: Mapping[str, Any], trusted_proxies: int) -> str:
    """The client's address: `192.0.2.7`, for IPv6 the network `2001:db8::/64`, or UNKNOWN.

    environ: of the WSGI request. trusted_proxies: how many proxies of the operator's stand before the service. Each adds
    the address of who asked it to the end of X-Forwarded-For, so the entry as many places from the end was written by the
    outermost of them, and what comes before it may be anybody's invention. Where there are fewer entries, the first one is
    taken; where the entry can't be read or there is none, the address that the connection comes from.
    """
    if trusted_proxies:
        listed = environ.get("HTTP_X_FORWARDED_FOR", "").rsplit(",", _MOST_ENTRIES)
        entries = [entry for entry in listed if entry.strip()]
        forwarded = _subnet(entries[-trusted_proxies:][0]) if entries else None
        if forwarded is not None:
            return forwarded
    return _subnet(environ.get("REMOTE_ADDR", "")) or UNKNOWN


@lru_cache(maxsize=1024)  # reading an address takes as long as the whole look at its limits
def _subnet(text: str) -> str | None:
    """An address, perhaps with a port, as those are counted together who share it."""
    text = text.strip().strip('"')
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:  # an IPv4 address with a port
        text = text.partition(":")[0]
    try:
        address: IPv4Address | IPv6Address = ip_address(text.partition("%")[0])
    except ValueError:
        return None
    if isinstance(address, IPv4Address):
        return str(address)
    if address.ipv4_mapped is not None:  # how a socket for both kinds shows IPv4
        return str(address.ipv4_mapped)
    return str(IPv6Network((int(address), _SUBNET_BITS), strict=False))
