"""The C library's habits with memory, in processes whose textures are memory too."""

from __future__ import annotations

import ctypes

_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3  # of <malloc.h>
_LARGE = 1 << 20
_SPARE = 4 << 20


def give_back_large_blocks() -> None:
    """Let every block of a megabyte or more go back to the system when it is freed.

    glibc would raise that limit to 32 MB as blocks come and go; textures of several sizes then leave holes in the heap that
    nothing else fits into. Other C libraries are left as they are.
    """
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError):
        return
    mallopt(_MMAP_THRESHOLD, _LARGE)
    mallopt(_TRIM_THRESHOLD, _SPARE)
