"""What the renderer must get right because nature does: furnace, energy, shadow."""

from dataclasses import replace

import numpy as np
import pytest

from facestudio.frame.render import render
from facestudio.scene.types import Part
from support import plain_scenes as plain

SIZE = 256
EVEN = (plain.WHITE, plain.WHITE, plain.WHITE)


def pixels(frame, part):
    """Radiance (N, 3) of pixels well inside a part."""
    colour, label = frame.colour.read().astype(np.float64), frame.buffers["position"].read()[..., 3]
    every = label.shape[0] // colour.shape[0]
    inside = label[::every, ::every] == part
    for shift in (-2, 2):
        inside &= np.roll(inside, shift, 0) & np.roll(inside, shift, 1)
    return colour[inside][:, :3]


def test_white_furnace(gpu):
    """A white ball in an even glow can't be told from it: within 3 % on average, 12 % anywhere.

    The rest is 12 directions for all, shadow offsets, and a diffuse layer that doesn't lose what the gloss mirrors.
    """
    ball = plain.sphere(material=plain.gloss(plain.WHITE, roughness=0.9, reflectance=0.0))
    seen = pixels(
        render(plain.scene([ball], light=plain.lighting(dome=EVEN), backdrop=plain.WHITE), gpu, SIZE), ball.part
    )
    assert len(seen) > 3000
    assert seen.mean() == pytest.approx(1.0, abs=0.03)
    assert np.abs(seen - 1.0).max() < 0.12


@pytest.mark.parametrize("roughness", [0.1, 0.35, 0.7, 1.0])
@pytest.mark.parametrize("reflectance", [0.02, 0.2, 0.9])
def test_nothing_mirrors_more_than_it_gets(gpu, roughness, reflectance):
    """A black ball that only mirrors, in an even glow, stays below it; a better mirror is brighter."""
    ball = plain.sphere(material=plain.gloss(plain.BLACK, roughness, reflectance))
    ball = replace(ball, masks=np.zeros_like(ball.masks))  # where the mask is 1, a frame has pads, which are no mirrors
    seen = pixels(render(plain.scene([ball], light=plain.lighting(dome=EVEN)), gpu, SIZE), ball.part)
    assert seen.max() < 1.02
    assert 0.4 * reflectance < np.median(seen) < reflectance + 0.1


def test_twice_the_light_is_twice_the_picture(gpu):
    def mean(radiance):
        light = plain.lighting(plain.lamp((-1, 1, 2), (0.2, 0.2), (radiance,) * 3))
        return pixels(render(plain.scene([plain.sphere()], light=light), gpu, SIZE), Part.EYEWEAR).mean()

    assert mean(2.0) == pytest.approx(2 * mean(1.0), rel=2e-3)


def test_a_lamp_lights_by_its_cosine(gpu):
    """A wall that faces a small lamp gets its radiance times its solid angle; turned by 60 degrees, half of it."""
    half, radiance = 0.05, 50.0
    wall = plain.panel((-9, -9, 0), (18, 0, 0), (0, 18, 0), material=plain.gloss(reflectance=0.0, roughness=0.9))
    means = []
    for angle in (0.0, np.pi / 3):
        direction = (np.sin(angle), 0.0, np.cos(angle))
        light = plain.lighting(plain.lamp(direction, (half, half), (radiance,) * 3))
        means.append(pixels(render(plain.scene([wall], light=light), gpu, SIZE), wall.part)[:, 0].mean())
    fall_off = 0.89  # mean of 0.75 + 0.25 exp(-0.8 r^2) over the square
    assert means[0] == pytest.approx(radiance * 4 * half * half * fall_off / np.pi, rel=0.02)
    assert means[1] == pytest.approx(0.5 * means[0], rel=0.02)


def test_the_shadow_of_a_board_falls_where_it_should(gpu):
    """A board 4 cm before a wall, lit at 45 degrees from the viewer's left, throws its shadow 4 cm to the right.

    The wall is of a part that scatters no light, as skin and cloth do."""
    wall = plain.panel((-10, -10, 0), (20, 0, 0), (0, 20, 0), part=Part.EYEWEAR, material=plain.gloss(reflectance=0.0))
    board = plain.panel((-4, -3, 4), (4, 0, 0), (0, 6, 0), material=plain.gloss(plain.BLACK, reflectance=0.0))
    light = plain.lighting(plain.lamp((-1, 0, 1), (0.01, 0.01), (1000.0,) * 3))
    frame = render(plain.scene([wall, board], light=light), gpu, SIZE)
    position = frame.buffers["position"].read()[::2, ::2]
    colour = frame.colour.read()[..., 0].astype(np.float64)
    on_wall = position[..., 3] == Part.EYEWEAR
    x, y = position[..., 0], position[..., 1]
    bright = np.median(colour[on_wall])
    inside = on_wall & (x > 0.4) & (x < 3.6) & (abs(y) < 2.6)
    beside = on_wall & (abs(y) < 2.6) & (((x > 4.4) & (x < 7)) | ((x < -4.8) & (x > -7)))
    above = on_wall & (abs(x) < 7) & (abs(y) > 3.4) & (abs(y) < 7)
    assert colour[inside].max() < 0.02 * bright
    assert colour[beside].min() > 0.95 * bright
    assert colour[above].min() > 0.95 * bright


def test_the_wider_the_lamp_the_softer_the_shadow(gpu):
    wall = plain.panel((-10, -10, 0), (20, 0, 0), (0, 20, 0), part=Part.EYEWEAR, material=plain.gloss(reflectance=0.0))
    board = plain.panel((-9, -10, 4), (9, 0, 0), (0, 20, 0), material=plain.gloss(plain.BLACK, reflectance=0.0))

    def width(half):
        light = plain.lighting(plain.lamp((-1, 0, 1), (half, half), (1 / half**2,) * 3))
        colour = render(plain.scene([wall, board], light=light), gpu, SIZE).colour.read()[SIZE // 2, :, 0].astype(float)
        share = colour[SIZE // 2 + 2 :] / colour[-8:].max()
        return ((share > 0.1) & (share < 0.9)).sum()

    assert width(0.02) < 8
    assert width(0.3) > 2 * width(0.02) + 8


def test_a_near_lamp_fades_with_the_square_of_the_distance(gpu):
    """Of two places on a wall the one nearer to a lamp at 100 cm is brighter by the squares of both distances."""
    wall = plain.panel((-12, -12, 0), (24, 0, 0), (0, 24, 0), part=Part.EYEWEAR, material=plain.gloss(reflectance=0.0))
    near = replace(plain.lamp((0, 1, 0.5), (0.05, 0.05), (200.0,) * 3), distance_cm=100.0)
    frame = render(plain.scene([wall], light=plain.lighting(near)), gpu, SIZE)
    position, colour = frame.buffers["position"].read()[::2, ::2], frame.colour.read()[..., 0].astype(np.float64)
    middle = (position[..., 3] == Part.EYEWEAR) & (abs(position[..., 0]) < 4)
    high, low = (np.median(colour[middle & (abs(position[..., 1] - y) < 0.5)]) for y in (8.0, -8.0))
    way = [np.linalg.norm(100 * np.array([0, 1, 0.5]) / np.sqrt(1.25) - [0, y, 0]) for y in (8.0, -8.0)]
    assert low / high == pytest.approx((way[0] / way[1]) ** 2, rel=0.02)
