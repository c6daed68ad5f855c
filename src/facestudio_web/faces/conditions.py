"""The two request headers that decide whether a picture is wanted at all: Accept and If-None-Match."""

from __future__ import annotations

import re

_QUALITY = re.compile(r"0(\.\d{0,3})?|1(\.0{0,3})?", re.ASCII)
_LONGEST = 4096
"""Characters of a header that are read. The longest honest ones have a tenth of that; a server takes in sixty times as
many, and reading those would take longer than refusing a thousand requests."""
_ETAG = re.compile(r'(?:W/)?"[\x21\x23-\x7e\x80-\xff]*"')


def accepts(header: str, media_type: str) -> bool:
    """Whether an Accept header admits a media type (RFC 9110, 12.5.1).

    The most specific range that fits decides, so `image/jpeg;q=0, */*` refuses JPEG. An empty header admits everything;
    a part that can't be understood counts as not there, and a header of such parts only as empty.
    """
    quality_of: dict[str, float] = {}
    for part in header[:_LONGEST].split(","):
        media_range, *parameters = (piece.strip().lower() for piece in part.split(";"))
        quality = next((piece[2:].strip() for piece in parameters if piece.startswith("q=")), "1")
        if "/" in media_range and _QUALITY.fullmatch(quality):
            quality_of[media_range] = max(float(quality), quality_of.get(media_range, 0.0))
    if not quality_of:
        return True
    for media_range in (media_type, f"{media_type.split('/')[0]}/*", "*/*"):
        if media_range in quality_of:
            return quality_of[media_range] > 0
    return False


def etag_matches(header: str, etag: str) -> bool:
    """Whether an If-None-Match header names an entity tag (RFC 9110, 13.1.2: weak comparison). etag: with its
    quotes."""
    return header.strip() == "*" or etag in (tag.removeprefix("W/") for tag in _ETAG.findall(header[:_LONGEST]))
