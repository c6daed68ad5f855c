"""The service with workers that draw plain pictures: `python picture_server.py SECONDS`, see picture_worker.py."""

from __future__ import annotations

import sys

from facestudio_web.serve import serve
from support import picture_worker

if __name__ == "__main__":
    sys.exit(serve([sys.executable, picture_worker.__file__, *sys.argv[1:]]))
