"""A worker without an engine whose pictures are files that programs can open: `python picture_worker.py SECONDS`.

Each takes SECONDS to make. What it shows depends on the whole spec, and on the age so much that compression can't hide it.
"""

from __future__ import annotations

import hashlib
import io
import json
import sys
import time

from PIL import Image, ImageDraw

from facestudio_web.rendering.interfaces import Engine, RenderJob
from facestudio_web.rendering.loop import run


class PictureMaker:
    def __init__(self, seconds: float) -> None:
        self.engine = Engine(version="pictures", pack="no pack", renderer="no renderer")
        self._seconds = seconds

    def photograph(self, job: RenderJob) -> bytes:
        began = time.monotonic()
        picture = draw(job)
        time.sleep(max(0.0, self._seconds - (time.monotonic() - began)))
        return picture

    def warm_up(self) -> None:
        pass


def draw(job: RenderJob) -> bytes:
    """A coloured square with a bar as long as the person is old, as JPEG or WebP."""
    colour = tuple(hashlib.sha256(job.spec_json.encode()).digest()[:3])
    picture = Image.new("RGB", (job.size, job.size), colour)
    age = json.loads(job.spec_json)["age"]
    ImageDraw.Draw(picture).rectangle((0, 0, job.size * (age + 1) // 82, job.size // 3), fill="white")
    out = io.BytesIO()
    picture.save(out, {"image/jpeg": "JPEG", "image/webp": "WEBP"}[job.media_type])
    return out.getvalue()


if __name__ == "__main__":
    sys.exit(run(lambda: PictureMaker(float(sys.argv[1]))))
