"""A person's buffers as pictures that can be kept, looked at and compared."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

from facestudio import assets, pipeline
from facestudio.frame.render import render
from facestudio.gpu import Gpu
from facestudio.photo.develop import picture
from facestudio.request.parse import parse
from facestudio.scene.build import build
from facestudio.spec.resolve import resolve
from goldens.people import SIZE

REFERENCE = Path(__file__).parent / "reference"
# In the order of the stages, so that the first that fails is the one to blame.
BUFFERS = ("parts", "position", "normal", "albedo", "colour", "photo")
# Positions are in head space, centimetres: this cube holds everything within the picture.
LOWEST, HIGHEST = np.array([-25.0, -30.0, -30.0]), np.array([25.0, 20.0, 20.0])
PART_STEP = 24  # between the grey levels of neighbouring labels


def draw(query: str, gpu: Gpu, pack: assets.HeadPack) -> dict[str, np.ndarray]:
    """Name of a buffer -> (SIZE, SIZE, 3) uint8."""
    spec = resolve(parse(query), 1)
    with gpu.current():
        frame = render(build(spec, pack, SIZE), gpu, SIZE)
        photo = picture(frame, gpu, grain_seed=spec.seed)
        raw = {name: _sampled(target.read()) for name, target in frame.buffers.items()}
        raw["colour"] = _sampled(frame.colour.read())
    label = np.round(raw["position"][..., 3] - 0.25)  # the fraction is the material's own
    something = (label > 0)[..., None]
    exposed = np.maximum(raw["colour"][..., :3] * frame.exposure, 0.0)
    return {
        "parts": _eight_bit(np.repeat(label[..., None], 3, axis=2) * PART_STEP / 255.0),
        "position": _eight_bit(np.where(something, (raw["position"][..., :3] - LOWEST) / (HIGHEST - LOWEST), 0.0)),
        "normal": _eight_bit(np.where(something, raw["normal"][..., :3] * 0.5 + 0.5, 0.0)),
        "albedo": _eight_bit(np.where(something, np.sqrt(np.maximum(raw["albedo"][..., :3], 0.0)), 0.0)),
        "colour": _eight_bit((exposed / (1.0 + exposed)) ** (1 / 2.2)),
        "photo": photo,
    }


def write(buffers: dict[str, np.ndarray], path: Path) -> Path:
    """Keep the buffers side by side as one lossless picture."""
    path.parent.mkdir(exist_ok=True)
    Image.fromarray(np.hstack([buffers[buffer] for buffer in BUFFERS])).save(path, lossless=True, quality=100, method=4)
    return path


def read(name: str) -> dict[str, np.ndarray]:
    """The buffers as `write` kept them."""
    with Image.open(REFERENCE / f"{name}.webp") as kept:
        row = np.asarray(kept.convert("RGB"))
    return dict(zip(BUFFERS, np.hsplit(row, len(BUFFERS)), strict=True))


def _sampled(buffer: np.ndarray) -> np.ndarray:
    """(SIZE, SIZE, C) float32: every n-th texel where a buffer is finer than the picture, so that labels stay labels."""
    every = buffer.shape[0] // SIZE
    return buffer[::every, ::every].astype(np.float32)


def _eight_bit(values: np.ndarray) -> np.ndarray:
    return np.round(np.clip(values, 0.0, 1.0) * 255.0).astype(np.uint8)


def main() -> None:
    """Write every golden anew: make goldens."""
    from goldens.people import PEOPLE

    gpu, pack = Gpu.open(software=True), assets.load()
    print(f"{gpu.renderer}, {pipeline.ENGINE}")
    kept = {write(draw(query, gpu, pack), REFERENCE / f"{name}.webp") for name, query in PEOPLE.items()}
    for path in sorted(set(REFERENCE.glob("*.webp")) - kept):
        path.unlink()
    print(f"{len(kept)} written to {REFERENCE}")


if __name__ == "__main__":
    main()
