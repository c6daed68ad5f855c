"""The service with stub workers instead of render workers: `python stub_server.py FOLDER [START]`, see stub_worker.py."""

from __future__ import annotations

import sys

from facestudio_web.serve import serve
from support import stub_worker

if __name__ == "__main__":
    sys.exit(serve([sys.executable, stub_worker.__file__, *sys.argv[1:]]))
