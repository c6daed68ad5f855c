"""What skin does with light: how far it wanders, that none is added, and the colour that an instrument would read off."""

from dataclasses import replace

import numpy as np
import pytest
from tests.support.one_person import person

from facestudio.colour.spaces import individual_typology_angle, lab_from_linear
from facestudio.frame.passes.scattering import FEW_TAPS, REACH_CM, TAPS, kernel
from facestudio.frame.render import render
from facestudio.scene.materials import skin_material
from facestudio.scene.materials.pigment import melanin_of_tone
from facestudio.scene.types import Part
from support import plain_scenes as plain

SIZE = 128
EVEN = (plain.WHITE, plain.WHITE, plain.WHITE)
BACK_OF_THE_HEAD = np.float32([0.0, 70.0, -8.0])  # where no painting lies
ONE_SIDED = {
    "acne": 0.0,
    "vessels": 0.0,
    "freckles": 0.0,
    "moles": 0.0,
    "sun_damage": 0.0,
    "ageing": 0.0,
    "makeup": 0.0,
}


@pytest.fixture(scope="module")
def material(pack):
    return replace(skin_material(person(), pack), **ONE_SIDED, haemoglobin=0.30)


def lit(gpu, material, light):
    """Radiance (N, 3) of a ball of skin, a centimetre and a half inside its outline."""
    ball = plain.sphere(part=Part.SKIN, material=material)
    ball = replace(ball, rest=ball.rest + BACK_OF_THE_HEAD, masks=np.zeros_like(ball.masks))
    frame = render(plain.scene([ball], light=light), gpu, SIZE)
    colour, place = frame.colour.read().astype(np.float64)[..., :3], frame.buffers["position"].read()
    every = len(place) // len(colour)
    place = place[::every, ::every]
    return colour[(place[..., 3] == Part.SKIN) & (np.hypot(place[..., 0], place[..., 1]) < 3.5)]


@pytest.mark.parametrize("taps", [TAPS, FEW_TAPS])
def test_nearly_all_light_leaves_within_the_reach_of_the_blur(taps):
    weights = kernel(taps)
    whole = weights[0] + 2.0 * weights[1:].sum(axis=0)
    assert (weights > 0.0).all()
    assert (whole < 1.0 + 1e-6).all()
    assert whole.min() > 0.98


def test_red_wanders_furthest_and_blue_least():
    distance = REACH_CM * (np.arange(TAPS + 1)[:, None] / TAPS) ** 2
    weights = kernel()
    red, green, blue = (weights * distance).sum(axis=0) / weights.sum(axis=0)
    assert red > 1.6 * green
    assert green > 1.5 * blue


@pytest.mark.parametrize("tone", [0.0, 10.0])
def test_skin_gives_back_less_than_it_gets(gpu, material, tone):
    seen = lit(gpu, replace(material, melanin=melanin_of_tone(tone)), plain.lighting(dome=EVEN))
    assert seen.max() < 0.95


def test_the_shadow_edge_of_skin_is_redder_than_its_light_side(gpu, material):
    seen = lit(gpu, material, plain.lighting(plain.lamp((1, 0, 0), (0.1, 0.1), (60.0,) * 3)))
    brightness = seen.mean(axis=1)
    light = seen[brightness > 0.5 * brightness.max()].mean(axis=0)
    edge = seen[(brightness > 0.01 * brightness.max()) & (brightness < 0.06 * brightness.max())].mean(axis=0)
    assert edge[0] / edge[1] > 1.15 * light[0] / light[1]


@pytest.fixture(scope="module")
def measured(gpu, material):
    """(11, 3) L*a*b* of the request's skin tones in an even glow, gloss and mottling included."""
    glow = plain.lighting(dome=EVEN)
    colours = [lit(gpu, replace(material, melanin=melanin_of_tone(t)), glow).mean(axis=0) for t in range(11)]
    return lab_from_linear(np.array(colours))


def test_tones_darken_by_steps_that_look_even(measured):
    steps = np.linalg.norm(np.diff(measured, axis=0), axis=1)
    assert (np.diff(measured[:, 0]) < -3.0).all()
    assert steps.max() < 1.6 * steps.min()


def test_tones_span_the_range_of_faces(measured):
    # Every class of typology angle (Chardon, Cretois and Hourseau 1991; Del Bino and Bernerd 2013, Br. J. Dermatol. 169 s3:33).
    angle = individual_typology_angle(measured)
    assert (np.diff(angle) < 0.0).all()
    assert set(np.digitize(angle, [55, 41, 28, 10, -30])) == {0, 1, 2, 3, 4, 5}


def test_middle_tones_are_as_red_and_yellow_as_measured_faces(measured):
    # 600 Koreans, Han, Choi and Son 2006, Skin Research and Technology 12:170: foreheads of L* 58.0, cheeks of a* 11.9, and
    # 17.1 for the mean b* of twelve sites.
    at_l = [float(np.interp(-58.0, -measured[:, 0], measured[:, k])) for k in (1, 2)]
    assert at_l[0] == pytest.approx(11.9, abs=1.5)
    assert at_l[1] == pytest.approx(17.1, abs=2.5)


@pytest.mark.parametrize("tone", [1.0, 5.0, 9.0])
def test_skin_is_as_uneven_to_the_eye_in_every_tone(gpu, material, tone):
    # Mottling of a lightness unit or two, as on bare cheeks; far less is wax, far more is disease. By eye.
    seen = lit(gpu, replace(material, melanin=melanin_of_tone(tone), uneven=0.7), plain.lighting(dome=EVEN))
    assert 0.5 < lab_from_linear(seen)[:, 0].std() < 3.0


def test_a_hollow_of_skin_is_warmer_than_open_skin(gpu, material):
    """Skin lights skin: between two balls that nearly touch, shade is redder than what is open to an even sky."""
    balls = [
        replace(ball, rest=ball.rest - ball.positions + BACK_OF_THE_HEAD, masks=np.zeros_like(ball.masks))
        for ball in (plain.sphere((side * 4.05, 0, 0), 4.0, Part.SKIN, material) for side in (-1.0, 1.0))
    ]
    frame = render(plain.scene(balls, light=plain.lighting(dome=EVEN)), gpu, SIZE)
    colour, place = frame.colour.read().astype(np.float64)[..., :3], frame.buffers["position"].read()
    every = len(place) // len(colour)
    place = place[::every, ::every]
    level = (place[..., 3] == Part.SKIN) & (np.abs(place[..., 1]) < 1.0)
    aside = np.abs(place[..., 0])
    hollow, open_ = (colour[level & (aside > a) & (aside < b)].mean(axis=0) for a, b in ((0.5, 1.3), (3.6, 4.6)))
    assert hollow.sum() < 0.9 * open_.sum()
    assert hollow[0] / hollow[1] > 1.03 * open_[0] / open_[1]


@pytest.mark.parametrize("tone", [1.0, 9.0])
def test_the_shine_of_oily_skin_is_satin_not_varnish(gpu, material, tone):
    """However small and bright the lamp, its image is no brighter than white paper: so it is on faces in the sun, by eye."""
    oily = replace(material, melanin=melanin_of_tone(tone), oiliness=1.0)
    tangent, radiance = 0.05, 400.0
    seen = lit(gpu, oily, plain.lighting(plain.lamp((0, 0, 1), (tangent, tangent), (radiance,) * 3)))
    paper = radiance * (2.0 * tangent) ** 2 / np.pi
    brightest = np.percentile(seen.mean(axis=1), 99.9)
    assert 1.2 * np.median(seen.mean(axis=1)) < brightest < 1.15 * paper


def test_undertones_differ_in_hue_and_hardly_in_depth(gpu, material):
    glow = plain.lighting(dome=EVEN)
    brown = replace(material, melanin=melanin_of_tone(7.0))
    cool, golden = (lab_from_linear(lit(gpu, replace(brown, undertone=u), glow).mean(axis=0)) for u in (0.0, 1.0))
    assert golden[2] > cool[2] + 2.0
    assert abs(golden[0] - cool[0]) < 1.5
