"""Does a plain scene (a ball behind hair and a lens, on a wall) still come out as it did? Linear light and each G-buffer apart.

Unlike the people, it changes only with the renderer. When that is meant: python -m goldens.test_plain_scene, in tests/.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from facestudio.frame.render import render
from facestudio.gpu import Gpu
from support.pictures import Tolerance, assert_same_picture
from support.plain_scenes import everything

REFERENCE = Path(__file__).parent / "reference" / "plain_scene.npz"
SIZE = 128
SIDE = 64  # blocks' means are kept: a golden small enough for any repository, which still shows every area that moved
# In the order of the stages, each in its own unit: cm, unit vectors, reflectance, radiance.
TOLERANCES = {
    "position": Tolerance(mean=0.003, block=0.05, step=0.05, share=0.005),
    "normal": Tolerance(mean=0.001, block=0.02, step=0.02, share=0.005),
    "albedo": Tolerance(mean=0.001, block=0.01, step=0.01, share=0.005),
    "irradiance": Tolerance(mean=0.002, block=0.02, step=0.02, share=0.01),
    "colour": Tolerance(mean=0.002, block=0.02, step=0.02, share=0.01),
}


def draw(gpu: Gpu) -> dict[str, np.ndarray]:
    """Name of a buffer -> (SIDE, SIDE, 4) float32, means of blocks."""
    frame = render(everything(), gpu, SIZE)
    targets = {**frame.buffers, "irradiance": gpu.targets.named("irradiance"), "colour": frame.colour}
    return {name: _blocks(targets[name].read()) for name in TOLERANCES}


def _blocks(texels: np.ndarray) -> np.ndarray:
    per_block = texels.shape[0] // SIDE
    return texels.astype(np.float32).reshape(SIDE, per_block, SIDE, per_block, 4).mean(axis=(1, 3))


@pytest.fixture(scope="module")
def now(gpu):
    """The buffers as drawn now, by llvmpipe: another renderer rounds otherwise."""
    assert "llvmpipe" in gpu.renderer
    return draw(gpu)


@pytest.mark.parametrize("buffer", TOLERANCES)
def test_buffer_is_as_it_was(now, buffer):
    with np.load(REFERENCE) as kept:
        assert_same_picture(now[buffer], kept[buffer].astype(np.float32), TOLERANCES[buffer])


def test_the_golden_shows_something():
    with np.load(REFERENCE) as kept:
        for name in TOLERANCES:
            assert kept[name][..., :3].astype(np.float32).std() > 0.02


if __name__ == "__main__":
    with Gpu.open(software=True) as opened:
        np.savez_compressed(REFERENCE, **{name: buffer.astype(np.float16) for name, buffer in draw(opened).items()})
