"""The WSGI application, workers and all, for a server other than that of `facestudio serve`.

One process with threads, please: each process that imports this starts workers of its own, and a process that forks
after the import leaves the threads behind that tend them.
"""

from __future__ import annotations

import atexit
import os

from facestudio_web.config import startup
from facestudio_web.config.environment import read_environment

_settings = read_environment(os.environ)
startup.set_up_django()
startup.migrate(_settings)
_pool = startup.make_pool(_settings)
_pool.start()
atexit.register(_pool.close, 0.0)

application = startup.make_application(startup.make_services(_settings, _pool))
