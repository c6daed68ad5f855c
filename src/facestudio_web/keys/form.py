"""What a key looks like: `fs_`, 30 random characters, 6 that check them. It has no meaning beyond being hard to guess."""

from __future__ import annotations

import hashlib
import re
import secrets
import string
import zlib

BASE62 = string.digits + string.ascii_uppercase + string.ascii_lowercase
MARK = "fs_"
RANDOM_CHARACTERS = 30
"""62^30 is 178 bits: nobody guesses one, and nobody tries out all that have a known digest."""
CHECK_CHARACTERS = 6
"""62^6 is more than 2^32, so a CRC-32 fits."""
KEY_LENGTH = len(MARK) + RANDOM_CHARACTERS + CHECK_CHARACTERS
PREFIX_LENGTH = 8
"""How many characters of a key are kept in the clear, `fs_` included, to tell it from others: 5 random ones, so 148 bits
stay unknown."""

_SHAPE = re.compile(rf"{MARK}[0-9A-Za-z]{{{RANDOM_CHARACTERS + CHECK_CHARACTERS}}}", re.ASCII)


def new_key() -> str:
    """A key that nobody has had, from the operating system's random numbers."""
    body = MARK + "".join(secrets.choice(BASE62) for _ in range(RANDOM_CHARACTERS))
    return body + _check_of(body)


def well_formed(text: str) -> bool:
    """Whether a text can be a key at all: its shape and its check characters. Tells typing errors and keys of other
    services from ours without a look at the database, and lets a scanner of public code recognise a leaked one."""
    return _SHAPE.fullmatch(text) is not None and _check_of(text[:-CHECK_CHARACTERS]) == text[-CHECK_CHARACTERS:]


def prefix_of(key: str) -> str:
    """The part of a key that may be shown for ever."""
    return key[:PREFIX_LENGTH]


def digest_of(key: str) -> str:
    """What is kept of a key: SHA-256, in hexadecimal.

    A slow hash protects secrets that people choose, because those are few enough to try them all. A key is 178 random
    bits: trying is hopeless at any speed, and a slow hash would only make each request slow.
    """
    return hashlib.sha256(key.encode("ascii")).hexdigest()


def _check_of(body: str) -> str:
    number = zlib.crc32(body.encode("ascii"))
    characters = ""
    for _ in range(CHECK_CHARACTERS):
        number, digit = divmod(number, len(BASE62))
        characters = BASE62[digit] + characters
    return characters
