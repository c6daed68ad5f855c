"""The service: one HTTP address that gives portraits, on top of the engine in `facestudio`.

`serve.py` starts it. A request comes in by `faces` (query to FaceSpec, headers, errors), waits in `rendering` (a
bounded queue before worker processes, each with an OpenGL context of its own) and leaves as a JPEG or WebP file.
`config` holds settings and routes, `site` the page for people, `telemetry` logs and health.

Only `rendering/worker.py` imports the engine's later stages, and it runs in a process of its own: what crosses to it is
a FaceSpec as JSON and the output options, so any worker can do any job.
"""
