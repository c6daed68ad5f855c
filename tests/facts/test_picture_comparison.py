"""The comparator that the goldens trust, tried on pairs that are known to differ and pairs that are known not to."""

import numpy as np
import pytest

from support.pictures import assert_same_picture

SIDE = 96


def face() -> np.ndarray:
    """(H, W, 3) uint8: a bright oval with two dark eyes and a soft shadow on a dark ground, with fine grain."""
    rows, columns = np.mgrid[0:SIDE, 0:SIDE].astype(float)
    picture = np.full((SIDE, SIDE, 3), 40.0)
    oval = ((rows - 48) / 40) ** 2 + ((columns - 46) / 30) ** 2 < 1
    picture[oval] = (200, 160, 140)
    picture[oval] *= (0.7 + 0.3 * columns / SIDE)[oval][:, None]
    for column in (34, 58):
        picture[(rows - 42) ** 2 + (columns - column) ** 2 < 9] = 20
    grain = np.random.default_rng(1).normal(0, 1.5, (SIDE, SIDE, 1))
    return np.clip(picture + grain, 0, 255).astype(np.uint8)


def rounding(picture):
    noise = np.random.default_rng(2).integers(-1, 2, picture.shape) * (
        np.random.default_rng(3).random(picture.shape) < 0.1
    )
    return np.clip(picture.astype(int) + noise, 0, 255).astype(np.uint8)


def stray_hair_pixels(picture):
    changed = picture.copy()
    for row, column in np.random.default_rng(4).integers(0, SIDE, (40, 2)):
        changed[row, column] = 90
    return changed


def without_an_eye(picture):
    changed = picture.copy()
    changed[38:47, 30:39] = changed[52:61, 30:39]
    return changed


def eyelash_lost(picture):
    changed = picture.copy()
    changed[36:38, 30:39] = 30
    return changed


def mirrored(picture):
    return picture[:, ::-1]


def upside_down(picture):
    return picture[::-1]


def shifted(picture):
    return np.roll(picture, 1, axis=1)


def swapped_channels(picture):
    return picture[..., ::-1]


def brighter(picture):
    return np.clip(picture.astype(int) + 2, 0, 255).astype(np.uint8)


def wrong_curve(picture):
    return (255 * (picture / 255.0) ** 1.05).astype(np.uint8)


def warmer(picture):
    return np.clip(picture * np.array([1.02, 1.0, 0.98]), 0, 255).astype(np.uint8)


def blurred(picture):
    wide = picture.astype(float)
    return ((wide + np.roll(wide, 1, 0) + np.roll(wide, 1, 1) + np.roll(wide, (1, 1), (0, 1))) / 4).astype(np.uint8)


def coarse_grain(picture):
    return np.clip(picture + np.random.default_rng(5).normal(0, 4, picture.shape), 0, 255).astype(np.uint8)


def black(picture):
    return np.zeros_like(picture)


def banded(picture):
    return picture // 8 * 8


@pytest.mark.parametrize("change", [lambda picture: picture, rounding, stray_hair_pixels])
def test_the_same_picture_passes(change):
    assert_same_picture(change(face()), face())


@pytest.mark.parametrize(
    "change",
    [
        without_an_eye,
        eyelash_lost,
        mirrored,
        upside_down,
        shifted,
        swapped_channels,
        brighter,
        wrong_curve,
        warmer,
        blurred,
        coarse_grain,
        black,
        banded,
    ],
)
def test_a_changed_picture_fails(change):
    with pytest.raises(AssertionError, match="not the same picture"):
        assert_same_picture(change(face()), face())


def test_other_sizes_and_nan_fail():
    with pytest.raises(AssertionError, match="shapes differ"):
        assert_same_picture(face()[:-1], face())
    broken = face().astype(float)
    broken[3, 3] = np.nan
    with pytest.raises(AssertionError, match="NaN"):
        assert_same_picture(broken, face().astype(float))
