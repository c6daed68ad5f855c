"""The sRGB profile that every picture carries, written out here: no date in it, and no file whose licence one must ask
for."""

from __future__ import annotations

from struct import pack

D50 = (0.9642, 1.0, 0.8249)
"""Illuminant of the profile connection space, ICC.1:2010."""

COLOURANTS = {
    "rXYZ": (0.43607, 0.22249, 0.01392),
    "gXYZ": (0.38515, 0.71687, 0.09708),
    "bXYZ": (0.14307, 0.06061, 0.71410),
}
"""The primaries of IEC 61966-2-1 adapted from D65 to D50 by the Bradford transform, as commonly published: within 0.0002
of what the chromaticities themselves give."""

CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
"""g, a, b, c, d of Y = (a X + b)^g for X >= d, else c X."""


def srgb_profile() -> bytes:
    """An ICC version 4.3 display profile for sRGB, under 700 bytes; the same bytes each time."""
    tags = {
        "desc": _text("sRGB"),
        "cprt": _text("No copyright, use freely"),
        "wtpt": _xyz(D50),
        **{name: _xyz(value) for name, value in COLOURANTS.items()},
        **{name: _curve() for name in ("rTRC", "gTRC", "bTRC")},
        "chad": _adaptation(),
    }
    offset = 128 + 4 + 12 * len(tags)
    table, data, placed = b"", b"", dict[bytes, int]()
    for name, content in tags.items():
        if content not in placed:  # the three curves share their bytes
            placed[content] = offset + len(data)
            data += content + b"\0" * (-len(content) % 4)
        table += pack(">4sII", name.encode(), placed[content], len(content))
    body = pack(">I", len(tags)) + table + data
    return _header(128 + len(body)) + body


def _header(length: int) -> bytes:
    """As in ICC.1:2010; the date is that of the sRGB standard, for a profile's bytes may not depend on the day."""
    return (
        pack(">I4sI4s4s4s", length, b"\0\0\0\0", 0x04300000, b"mntr", b"RGB ", b"XYZ ")
        + pack(">6H", 1999, 10, 1, 0, 0, 0)
        + pack(">4s4sI4s4s8sI", b"acsp", b"\0\0\0\0", 0, b"\0\0\0\0", b"\0\0\0\0", b"\0" * 8, 0)
        + b"".join(_fixed(value) for value in D50)
        + b"\0" * 48
    )


def _fixed(value: float) -> bytes:
    return pack(">i", round(value * 65536))


def _xyz(value: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + b"".join(_fixed(part) for part in value)


def _curve() -> bytes:
    return b"para\0\0\0\0" + pack(">HH", 3, 0) + b"".join(_fixed(value) for value in CURVE)


def _adaptation() -> bytes:
    """Bradford matrix from D65 to D50, as the tag `chad` of a display profile has to tell."""
    rows = (1.0479, 0.0229, -0.0502, 0.0296, 0.9904, -0.0171, -0.0092, 0.0151, 0.7519)
    return b"sf32\0\0\0\0" + b"".join(_fixed(value) for value in rows)


def _text(text: str) -> bytes:
    encoded = text.encode("utf-16-be")
    return b"mluc\0\0\0\0" + pack(">II2s2sII", 1, 12, b"en", b"US", len(encoded), 28) + encoded
