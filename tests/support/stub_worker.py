"""A worker process without an engine, for tests of the pool: what it does with a job depends on the seed in the spec.

    python stub_worker.py FOLDER [START]

FOLDER takes a file for each attempt, so that a test can count them and a stub can behave the second time.
START: refuse, crash or hang instead of getting ready; cold: fail to warm up; pictures: answer pictures that a browser can
show, one of four faces by the seed.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import signal
import sys
import time
from pathlib import Path

from facestudio_web.rendering.errors import WorkerRefused
from facestudio_web.rendering.interfaces import Engine, RenderJob
from facestudio_web.rendering.loop import run

CRASH, CRASH_ONCE, HANG, HANG_ONCE, RAISE, WAIT, CHATTER, GROW, LIE = range(1001, 1010)
"""Seeds that make the stub misbehave; with any other it answers at once."""
REFUSAL = "There is no head pack here. Run `make setup`."
ENGINE = Engine(version="stub", pack="no pack", renderer="no renderer")
_LONG_S = 600
_FACES = Path(__file__).parents[2] / "docs" / "images" / "four_faces.jpg"


class StubPhotographer:
    def __init__(self, folder: Path) -> None:
        self.engine = ENGINE
        self._folder = folder
        self._ballast: list[bytes] = []

    def photograph(self, job: RenderJob) -> bytes:
        seed = json.loads(job.spec_json)["seed"]
        first = not any(self._folder.glob(f"{seed}-*"))
        (self._folder / f"{seed}-{os.getpid()}-{time.monotonic_ns()}").touch()
        if seed == CRASH or (seed == CRASH_ONCE and first):
            os.kill(os.getpid(), signal.SIGKILL)
        if seed == HANG or (seed == HANG_ONCE and first):
            time.sleep(_LONG_S)
        if seed == RAISE:
            raise ValueError("no such face")
        if seed == WAIT:
            deadline = time.monotonic() + _LONG_S
            while not (self._folder / "go").exists() and time.monotonic() < deadline:
                time.sleep(0.01)
        if seed == CHATTER:
            print("a driver that talks", flush=True)
            os.system("echo and its child")
        if seed == GROW:
            self._ballast.append(os.urandom(300_000_000))
        if seed == LIE:
            return b""
        return face_of(job, seed) if "pictures" in sys.argv else picture_of(job)

    def warm_up(self) -> None:
        (self._folder / f"warm-{os.getpid()}").touch()
        if "cold" in sys.argv:
            raise RuntimeError("too cold")


def picture_of(job: RenderJob) -> bytes:
    """What the stub answers: some bytes that only this job has."""
    return hashlib.sha256(f"{job.spec_json} {job.size} {job.media_type} {job.stamp}".encode()).digest() * 100


def face_of(job: RenderJob, seed: int) -> bytes:
    """A picture of the size and kind asked for, cut from the one at the top of the README."""
    from PIL import Image

    with Image.open(_FACES) as four:
        margin, side = 4, four.height - 2 * 4
        left = margin + seed % 4 * (side + margin)
        face = four.crop((left, margin, left + side, margin + side)).resize((job.size, job.size))
    out = io.BytesIO()
    face.save(out, {"image/jpeg": "JPEG", "image/webp": "WEBP"}[job.media_type])
    return out.getvalue()


def open_stub() -> StubPhotographer:
    folder, start = Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else ""
    (folder / f"start-{os.getpid()}").touch()
    if start == "refuse":
        raise WorkerRefused(REFUSAL)
    if start == "crash":
        os._exit(7)
    if start == "hang":
        time.sleep(_LONG_S)
    return StubPhotographer(folder)


if __name__ == "__main__":
    sys.exit(run(open_stub))
