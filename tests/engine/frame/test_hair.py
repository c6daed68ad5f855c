"""How hair is drawn: fine fibres are lines, and what lies deep among other hair is dark."""

import dataclasses

import numpy as np

from facestudio.frame.render import render
from facestudio.frame.shadow_fit import fit_tiles
from support import plain_scenes as plain

SIZE = 512
NO_CASTERS = {"caster_points": np.zeros((0, 2, 3), np.float32), "caster_half_width": 0.0}


def hairs(x, z, width, slant=0.0):
    """Straight hairs at places x (S,), hanging at depth z, without shadows."""
    y = np.linspace(4, -4, 6)
    points = np.stack(np.broadcast_arrays(np.asarray(x)[:, None] + slant * y, y, np.float32(z)), axis=-1)
    points = points.astype(np.float32)
    shape = points.shape[:2]
    return dataclasses.replace(
        plain.strands(),
        points=points,
        widths=np.full(shape, width, np.float32),
        colours=np.broadcast_to(np.float32((0.02, 0.015, 0.01)), (*shape, 3)),
        opacity=np.ones(shape, np.float32),
        **NO_CASTERS,
    )


def luminance(scene, gpu):
    return render(scene, gpu, SIZE).colour.read()[..., 1].astype(float)


def test_a_lone_fine_hair_before_a_bright_wall_is_a_faint_line_without_gaps(gpu):
    picture = luminance(plain.scene(hair=[hairs([0.3], 0.0, 0.007, slant=0.21)], backdrop=plain.WHITE), gpu)
    shown = (1.0 - plain.as_shown(picture) / plain.as_shown(1.0))[SIZE // 3 : SIZE // 2].sum(axis=1)
    shade = (1.0 - picture[SIZE // 3 : SIZE // 2]).sum(axis=1)  # of each row: what the hair takes away
    pixel = plain.HEIGHT / SIZE
    # A viewer sees it no wider than it is, though the film makes it thinner; light is taken evenly all along it.
    assert 0.2 * 0.007 / pixel < shown.mean() < 1.0 * 0.007 / pixel
    assert shade.mean() < 2.6 * 0.007 / pixel
    assert shade.min() > 0.25 * shade.mean()
    assert shade.std() < 0.4 * shade.mean()


def test_hair_between_locks_is_darker_than_the_same_hair_alone(gpu):
    floor = hairs(np.linspace(-3, 3, 400), 0.0, 0.03)
    locks = [hairs(np.linspace(start, start + 1.0, 80), 0.6, 0.03) for start in (-1.35, 0.35)]
    alone, between = (luminance(plain.scene(hair=hair), gpu) for hair in ([floor], [floor, *locks]))
    middle = np.s_[SIZE // 2 - 40 : SIZE // 2 + 40, SIZE // 2 - 5 : SIZE // 2 + 5]
    assert 0.25 * alone[middle].mean() < between[middle].mean() < 0.8 * alone[middle].mean()


def test_openness_scales_the_light_of_each_hair_and_none_is_as_casters_tell(gpu):
    plain_hairs = hairs(np.linspace(-3, 3, 400), 0.0, 0.03)
    shape = plain_hairs.points.shape[:2]
    half = np.ones(shape, np.float32)
    half[200:] = 0.5
    told, ones, split = (
        luminance(plain.scene(hair=[dataclasses.replace(plain_hairs, openness=light)]), gpu)
        for light in (None, np.ones(shape, np.float32), half)
    )
    assert np.array_equal(told, ones)
    left, right = (
        np.s_[SIZE // 2 - 40 : SIZE // 2 + 40, SIZE // 2 + side * 60 - 20 : SIZE // 2 + side * 60 + 20]
        for side in (-1, 1)
    )
    assert split[left].mean() == told[left].mean()
    assert 0.45 < split[right].mean() / told[right].mean() < 0.55


def test_openness_beyond_what_the_texture_holds_is_bounded(gpu):
    plain_hairs = hairs(np.linspace(-3, 3, 400), 0.0, 0.03)
    shape = plain_hairs.points.shape[:2]
    most, more = (
        luminance(plain.scene(hair=[dataclasses.replace(plain_hairs, openness=np.full(shape, light))]), gpu)
        for light in (2.0, 5.0)
    )
    assert np.allclose(most, more, atol=0.02 * most.max())


def test_shadow_tiles_are_turned_and_still_hold_every_receiver():
    generator = np.random.default_rng(1)
    directions = generator.normal(size=(12, 3))
    directions /= np.linalg.norm(directions, axis=1, keepdims=True)
    points = generator.uniform(-10, 10, (200, 3))
    tiles = fit_tiles(directions, points)
    placed = np.einsum("lij,nj->lni", tiles, np.c_[points, np.ones(len(points))])
    assert np.abs(placed[..., :2]).max() < 1.0
    same = fit_tiles(np.tile(directions[:1], (4, 1)), points)
    assert np.abs(same[0, :2, :3] - same[1, :2, :3]).max() > 1e-3
