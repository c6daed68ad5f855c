"""How many bad requests a caller may send: mistakes cost nothing, but not without end."""

from __future__ import annotations

import math
import threading
import time
from collections import OrderedDict, deque

MOST_BAD = 120
"""Answers of 400, 401, 403, 404, 405 and 406 that one caller gets in a minute, before it is told to wait. Far above what
anybody needs who tries the parameters out, and far below what guessing or a program gone wild would take."""
WINDOW_S = 60
_MOST_CALLERS = 4096
"""Remembered at a time; the one longest without a mistake is forgotten first. With all of them full, 20 MB."""


class BadRequestGuard:
    """Counts bad requests in the memory of this process: a write to the database would cost more than the mistake.

    With several server processes, each allows as many.
    """

    def __init__(self, most: int = MOST_BAD, callers: int = _MOST_CALLERS) -> None:
        """most: bad requests in a minute. callers: remembered at a time."""
        self._most = most
        self._callers = callers
        self._times: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = threading.Lock()

    def wait_s(self, subject: str) -> int:
        """Whole seconds after which this caller is listened to again; 0: now."""
        with self._lock:
            times = self._times.get(subject)
            if times is None or len(times) < self._most:
                return 0
            return max(0, math.ceil(times[0] + WINDOW_S - time.monotonic()))

    def note(self, subject: str) -> None:
        """One more bad request."""
        with self._lock:
            times = self._times.setdefault(subject, deque(maxlen=self._most))
            times.append(time.monotonic())
            self._times.move_to_end(subject)
            if len(self._times) > self._callers:
                self._times.popitem(last=False)

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._times.clear()


BAD_REQUESTS = BadRequestGuard()
"""Of this process."""
