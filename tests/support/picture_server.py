"""The service with workers that draw plain pictures: `python picture_server.py SECONDS [patient]`, see picture_worker.py.

patient: bad requests have no limit, as a program that sends them by the thousand needs it.
"""

from __future__ import annotations

import sys

from facestudio_web.faces import guard
from facestudio_web.serve import serve
from support import picture_worker

if __name__ == "__main__":
    if "patient" in sys.argv:
        guard.BAD_REQUESTS = guard.BadRequestGuard(most=1_000_000)
    sys.exit(serve([sys.executable, picture_worker.__file__, sys.argv[1]]))
