"""The film curve: order, range, anchor points, and the same on the GPU as in the reference."""

from dataclasses import replace

import numpy as np
import pytest

from facestudio.colour.spaces import lab_from_linear
from facestudio.colour.transfer import srgb_from_linear
from facestudio.photo.exposure import GREY_CARD, GREY_CARD_SRGB
from facestudio.photo.tone import STANDARD_FILM, Film, curve, develop_tones, varied
from facestudio.scene.camera.portrait import BASE_EXPOSURE, MEDIUM_TONE, STOPS_PER_TONE
from facestudio.scene.lighting.lamps import METERED

STOPS = np.exp2(np.linspace(-12, 7, 400))


def test_the_curve_rises_and_stays_in_range():
    values = curve(np.concatenate([[0.0], STOPS]))
    assert values[0] == 0.0
    assert (np.diff(values) >= 0).all()
    assert (np.diff(values[STOPS.searchsorted(0.001) : STOPS.searchsorted(4.0)]) > 0).all()
    assert values.max() <= 1.0


def test_the_curve_is_the_s_that_it_is_said_to_be():
    # u / (u + 1) of u = x (5.85 x + .22), worked out by hand.
    assert curve(1.0) == pytest.approx(6.07 / 7.07)
    assert curve(0.1) == pytest.approx(0.0805 / 1.0805)


def test_skin_lies_where_the_film_is_steep():
    # Between a stop less and a stop more than metered light on fair skin: a film that is flat there makes clay of it.
    fair = 0.36 * METERED * BASE_EXPOSURE * 2.0 ** (-STOPS_PER_TONE * MEDIUM_TONE)
    darker, lighter = (lab_from_linear(develop_tones(np.full(3, light)))[0] for light in (fair / 2, fair * 2))
    assert lighter - darker > 28.0


@pytest.mark.parametrize("hue", [(1.0, 1.0, 1.0), (1.0, 0.72, 0.60), (1.0, 0.55, 0.35), (0.4, 0.6, 1.0)])
def test_brighter_light_gives_a_brighter_picture_in_every_channel(hue):
    developed = develop_tones(STOPS[:, None] * np.array(hue))
    assert (np.diff(developed, axis=0) >= -1e-6).all()
    assert developed.min() >= 0.0
    assert developed.max() < 1.0


def test_grey_stays_grey():
    developed = develop_tones(np.repeat(STOPS[:, None], 3, axis=1))
    assert np.ptp(developed, axis=1).max() < 1e-9


def test_a_grey_card_lands_where_it_is_said_to():
    developed = develop_tones(np.full(3, GREY_CARD * METERED * BASE_EXPOSURE))
    assert srgb_from_linear(developed) == pytest.approx(np.full(3, GREY_CARD_SRGB), abs=0.01)


@pytest.mark.parametrize(
    ("albedo", "tone", "lightness"),
    [((0.64, 0.38, 0.29), 0.0, (70, 86)), ((0.19, 0.09, 0.05), 7.0, (45, 64))],
    ids=["fair", "dark"],
)
def test_skin_in_metered_light_is_neither_burnt_out_nor_sooty(albedo, tone, lightness):
    exposure = BASE_EXPOSURE * 2.0 ** (STOPS_PER_TONE * (tone - MEDIUM_TONE))
    developed = develop_tones(np.array(albedo) * METERED * exposure)
    low, high = lightness
    assert low < lab_from_linear(developed)[0] < high
    assert (developed < 0.93).all()
    # Skin stays skin: red above green above blue, and clearly so.
    assert developed[0] > 1.2 * developed[1] > 1.2 * developed[2]


def test_a_film_without_saturation_is_black_and_white():
    developed = develop_tones(np.array([[0.6, 0.3, 0.1]]), Film(saturation=0.0))
    assert np.ptp(developed) < 1e-9


def test_every_camera_keeps_the_order_of_tones_and_a_true_black_and_white():
    films = [varied(STANDARD_FILM, seed) for seed in range(60)]
    assert len({film.contrast for film in films}) > 50
    for film in films:
        developed = develop_tones(np.repeat(STOPS[:, None], 3, axis=1), film)
        assert (np.diff(developed[:, 1]) >= -1e-6).all()
        # Six stops under a grey card nothing is left to see; four over it is paper white.
        assert srgb_from_linear(develop_tones(np.full(3, GREY_CARD / 64), film)).max() < 0.05
        assert srgb_from_linear(develop_tones(np.full(3, GREY_CARD * 16), film)).min() > 0.93
        level = develop_tones(np.repeat(STOPS[:, None], 3, axis=1), replace(film, balance=(1.0, 1.0, 1.0)))
        assert np.abs(level[:, 0] - level[:, 2]).max() < 0.06


def test_what_is_left_of_a_cast_is_slight_and_to_either_side():
    cards = [develop_tones(np.full(3, GREY_CARD), varied(STANDARD_FILM, seed)) for seed in range(300)]
    _, red_green, yellow_blue = np.array([lab_from_linear(card) for card in cards]).T
    assert abs(red_green.mean()) < 1.0
    assert abs(yellow_blue.mean()) < 1.5
    assert 0.4 < red_green.std() < 2.0
    assert 1.2 < yellow_blue.std() < 5.0
    assert np.abs(yellow_blue).max() < 10.0
