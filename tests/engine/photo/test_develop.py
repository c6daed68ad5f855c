"""From a linear frame to a file: determinism, the mark in its corner, the film on the GPU, sizes."""

from dataclasses import replace
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from facestudio.colour.transfer import srgb_from_linear
from facestudio.frame.types import Frame
from facestudio.photo import tone
from facestudio.photo.develop import develop, picture
from facestudio.photo.finish import Finish, scaled, varied
from facestudio.photo.stamp import place_of_stamp, stamped
from facestudio.photo.types import PhotoOptions, Provenance

ORIGIN = Provenance(seed=7, query="seed=7&age=30", engine="Face Studio 0.0.0", fingerprint="0123456789abcdef" * 4)
BARE = Finish(softness=0.1, glow=0.0, veil=0.0, fall_off=0.0, sharpening=0.0, grain=0.0)


def make_frame(gpu, radiance, exposure=0.82):
    """A Frame of an (H, W, 3) array of radiance, row 0 on top."""
    size = radiance.shape[0]
    texels = np.ones((size, size, 4), np.float16)
    texels[..., :3] = radiance
    with gpu.current():
        target = gpu.targets.get("test_colour", (size, size), 4, "f2")
        target.texture.write(np.ascontiguousarray(texels[::-1]).tobytes())
    return Frame(size=size, colour=target, buffers={}, exposure=exposure, seconds={})


def scene_like(size):
    """Smooth radiance with an edge, a bright spot and a dark part."""
    y, x = np.mgrid[0:size, 0:size] / size
    base = 0.05 + 0.6 * np.exp(-((x - 0.5) ** 2 + (y - 0.4) ** 2) * 8)
    base = np.where(y > 0.8, 0.02, base)
    base[size // 3, size // 3] = 30.0
    return base[..., None] * np.array([1.0, 0.75, 0.6])


@pytest.mark.parametrize("size", [128, 333, 1024])
@pytest.mark.parametrize("media_type", ["image/jpeg", "image/webp"])
def test_the_file_has_the_size_and_type_that_were_asked_for(gpu, size, media_type):
    frame = make_frame(gpu, scene_like(size))
    file = develop(frame, gpu, PhotoOptions(size=size, media_type=media_type), ORIGIN)
    with Image.open(BytesIO(file)) as image:
        assert image.size == (size, size)
        assert image.mode == "RGB"
        assert Image.MIME[image.format] == media_type
        decoded = np.asarray(image)
    # A decoded picture that is turned or empty would not follow the radiance.
    assert decoded[int(0.4 * size), int(0.5 * size)].mean() > 150
    assert decoded[int(0.9 * size), int(0.15 * size)].mean() < 60
    assert decoded[int(0.4 * size), int(0.5 * size), 0] > decoded[int(0.4 * size), int(0.5 * size), 2]


@pytest.mark.parametrize("media_type", ["image/jpeg", "image/webp"])
def test_the_same_frame_gives_the_same_bytes(gpu, media_type):
    options = PhotoOptions(size=256, media_type=media_type)
    first = develop(make_frame(gpu, scene_like(256)), gpu, options, ORIGIN)
    develop(make_frame(gpu, scene_like(128)), gpu, replace(options, size=128), ORIGIN)  # another picture in between
    assert develop(make_frame(gpu, scene_like(256)), gpu, options, ORIGIN) == first


def test_a_frame_of_another_size_is_refused(gpu):
    with pytest.raises(ValueError, match=r"128.*256"):
        develop(make_frame(gpu, scene_like(128)), gpu, PhotoOptions(size=256), ORIGIN)


@pytest.mark.parametrize("exposure", [0.0, -1.0, float("nan"), float("inf")])
def test_an_impossible_exposure_is_refused(gpu, exposure):
    with pytest.raises(ValueError, match="exposure"):
        picture(make_frame(gpu, scene_like(128), exposure), gpu, 1)


def test_the_gpu_develops_as_the_reference_does(gpu):
    ramp = np.exp2(np.linspace(-8, 5, 64))
    hues = np.array([[1.0, 1.0, 1.0], [1.0, 0.6, 0.4], [0.3, 0.6, 1.0], [1.0, 0.1, 0.05]])
    patches = ramp[None, :, None] * np.repeat(hues, 16, axis=0)[:, None, :]
    radiance = np.repeat(np.repeat(patches, 2, axis=0), 2, axis=1)  # 128 x 128, so that no blur crosses a patch
    developed = picture(make_frame(gpu, radiance, exposure=1.0), gpu, 1, finish=BARE)
    stored = radiance.astype(np.float16).astype(np.float64)
    expected = srgb_from_linear(tone.develop_tones(stored)) * 255
    assert np.abs(developed - expected).max() < 1.5


def test_an_even_frame_has_grain_but_no_pattern(gpu):
    frame = make_frame(gpu, np.full((512, 512, 3), 0.2))
    levels = picture(frame, gpu, 1, finish=replace(Finish(), fall_off=0.0)).astype(float)
    grain = levels - levels.mean(axis=(0, 1))
    assert 0.4 < grain.std() < 3.0
    rows, columns = grain.mean(axis=(1, 2)), grain.mean(axis=(0, 2))
    assert max(rows.std(), columns.std()) < 4 * grain.std() / np.sqrt(512)
    shifted = np.mean(grain[:, 64:, 0] * grain[:, :-64, 0]) / grain[..., 0].var()
    assert abs(shifted) < 0.03


def test_another_seed_has_another_grain_of_the_same_strength(gpu):
    frame = make_frame(gpu, np.full((256, 256, 3), 0.2))
    one, other = (picture(frame, gpu, seed, finish=replace(Finish(), fall_off=0.0)).astype(float) for seed in (1, 2))
    assert np.corrcoef(one[..., 1].ravel(), other[..., 1].ravel())[0, 1] < 0.2
    assert one.std() == pytest.approx(other.std(), rel=0.1)


def test_a_smooth_backdrop_shows_no_steps(gpu):
    """Means over columns of a slow ramp rise everywhere: dithered, not in stairs."""
    ramp = np.repeat(np.linspace(0.10, 0.13, 1024)[None, :, None], 1024, axis=0) * np.ones(3)
    levels = picture(make_frame(gpu, ramp), gpu, 1, finish=BARE).astype(float)
    means = levels[..., 1].mean(axis=0).reshape(64, 16).mean(axis=1)
    assert (np.diff(means) > 0.0).all()


def test_glow_spreads_light_and_loses_none(gpu):
    dot = np.full((256, 256, 3), 0.01)
    dot[120:136, 120:136] = 8.0
    plain = picture(make_frame(gpu, dot), gpu, 1, finish=BARE).astype(float)
    glowing = picture(make_frame(gpu, dot), gpu, 1, finish=replace(BARE, glow=0.05, glow_radius=40.0)).astype(float)
    beside = np.s_[125:131, 140:144]
    assert glowing[beside].mean() > plain[beside].mean() + 5.0
    assert abs(glowing[10, 10] - plain[10, 10]).max() < 2.0


@pytest.mark.parametrize("size", [128, 333, 1000])
def test_a_bright_backdrop_lays_a_veil_over_what_is_dark_beside_it(gpu, size):
    """It fades with the distance and lies alike to both sides, at every size."""
    split = np.full((size, size, 3), 1.2)
    split[:, size // 3 : size - size // 3] = 0.01
    finish = replace(BARE, veil=0.04)
    plain, veiled = (picture(make_frame(gpu, split), gpu, 1, finish=look).astype(float) for look in (BARE, finish))
    gain = (veiled - plain).mean(axis=(0, 2))
    edge = size // 3 + max(size // 100, 2)
    assert gain[edge] > gain[size // 2] + 3.0
    assert gain[edge] == pytest.approx(gain[size - 1 - edge], abs=2.0)


@pytest.mark.parametrize("size", [128, 200, 333, 1000])
def test_the_glow_lies_where_the_light_is_at_every_size(gpu, size):
    """A bright dot in the middle glows alike to all sides, though blocks may hang over the edge."""
    dot = np.full((size, size, 3), 0.02)
    middle = size // 2
    reach = max(size // 40, 3)
    dot[middle - reach : size - middle + reach, middle - reach : size - middle + reach] = 12.0
    levels = picture(make_frame(gpu, dot), gpu, 1, finish=replace(BARE, glow=0.2, glow_radius=30.0)).astype(float)
    gap = reach + 3
    left, right = levels[middle, middle - gap].mean(), levels[middle, size - 1 - middle + gap].mean()
    assert left == pytest.approx(right, abs=6.0)
    assert left > levels[3, 3].mean() + 4.0


def test_corners_are_darker_than_the_middle(gpu):
    levels = picture(make_frame(gpu, np.full((256, 256, 3), 0.3)), gpu, 1).astype(float)
    middle, corner = levels[112:144, 112:144].mean(), levels[:16, :16].mean()
    assert 1.0 < middle - corner < 12.0


@pytest.mark.parametrize("size", [128, 333, 1024])
@pytest.mark.parametrize("level", [5, 90, 170, 250])
def test_the_mark_changes_its_corner_only_and_can_be_read(size, level):
    plain = np.full((size, size, 3), level, np.uint8)
    marked = stamped(plain)
    changed = np.abs(marked.astype(int) - level).max(axis=2)
    place = place_of_stamp(size)
    outside = changed.copy()
    outside[place.top : place.bottom, place.left : place.right] = 0
    assert outside.max() == 0
    assert changed[-1].max() == 0 or size < 200
    assert place.bottom - place.top < 0.16 * size
    assert place.right - place.left < 0.56 * size
    assert changed.max() > 55  # contrast with what lies under it
    rows, columns = np.nonzero(changed > 55)
    assert rows.max() - rows.min() >= 6  # capitals of 7 pixels at least
    assert columns.max() - columns.min() > 40


def test_the_mark_is_dark_on_light_and_light_on_dark():
    for level, sign in ((20, 1), (240, -1)):
        marked = stamped(np.full((512, 512, 3), level, np.uint8)).astype(int) - level
        strongest = marked.flat[np.abs(marked).argmax()]
        assert np.sign(strongest) == sign


def test_without_the_mark_only_the_corner_differs(gpu):
    frame = make_frame(gpu, scene_like(256))
    film = tone.varied(tone.STANDARD_FILM, ORIGIN.seed)
    clean = picture(frame, gpu, ORIGIN.seed, film, varied(Finish(), ORIGIN.seed))
    options = PhotoOptions(size=256, media_type="image/webp", quality=100, stamp=False)
    with Image.open(BytesIO(develop(frame, gpu, options, ORIGIN))) as image:
        unmarked = np.asarray(image).astype(int)
    with Image.open(BytesIO(develop(frame, gpu, replace(options, stamp=True), ORIGIN))) as image:
        marked = np.asarray(image).astype(int)
    assert np.abs(unmarked - clean).mean() < 2.0
    place = place_of_stamp(256)
    difference = np.abs(unmarked - marked).max(axis=2)
    assert difference[place.top : place.bottom, place.left : place.right].max() > 50
    difference[place.top - 16 :, place.left - 16 :] = 0  # the encoder's blocks reach a little further
    assert difference.max() <= 4


@pytest.mark.parametrize("size", [128, 256, 512, 1024])
def test_smaller_pictures_have_finer_finish(size):
    full, small = scaled(Finish(), 1024), scaled(Finish(), size)
    assert small.grain <= full.grain
    assert small.softness <= full.softness
    assert small.glow_radius <= full.glow_radius
    assert small.grain > 0


def test_no_two_pictures_are_finished_alike_and_none_badly():
    looks = [varied(Finish(), seed) for seed in range(200)]
    assert looks[0] == varied(Finish(), 0)
    assert len({look.softness for look in looks}) > 150
    # With as much of both viewers saw a picture that was made worse.
    assert max(look.grain for look in looks) < 0.015
    assert max(look.softness for look in looks) < 0.75
    assert max(look.fringe for look in looks) < 1.0
    assert max(look.fall_off for look in looks) < 0.40


def test_a_fringe_draws_red_and_blue_apart_only_off_the_middle(gpu):
    lines = np.full((256, 256, 3), 0.02)
    lines[:, 8::16] = 1.0
    frame = make_frame(gpu, lines)
    levels = picture(frame, gpu, 1, finish=replace(BARE, softness=0.6, fringe=4.0)).astype(int)
    apart = np.abs(levels[..., 0] - levels[..., 2])
    assert apart[:, 120:136].max() < 0.6 * apart[:, :16].max()
