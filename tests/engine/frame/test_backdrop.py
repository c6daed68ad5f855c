"""The places behind the person: finite, soft, of the lens' own blur, and never twice the same."""

import dataclasses

import numpy as np
import pytest

from facestudio.colour.spaces import luminance
from facestudio.photo.tone import develop_tones
from facestudio.request.parse import parse
from facestudio.scene.lighting import backdrop
from facestudio.scene.lighting.canvas import MARGIN, SHOWN, SIDE, blurred
from facestudio.scene.lighting.keyed import key_on
from facestudio.scene.lighting.places import PLACES, stage_of
from facestudio.scene.lighting.view import View
from facestudio.spec.distributions.light import _BACKDROPS
from facestudio.spec.resolve import resolve

SETUP = {place: setup for setup, places in reversed(_BACKDROPS.items()) for place, _ in places}


@pytest.fixture(scope="module")
def person():
    return resolve(parse([("age", "30")]), 5)


def placed(person, place, seed, setup=None):
    light = dataclasses.replace(
        person.light, setup=setup or SETUP[place], backdrop=place, backdrop_hue=0.3, seed=seed, key_azimuth=-45.0
    )
    return dataclasses.replace(person, light=light)


def painted(person, place, seed, setup=None):
    return backdrop(placed(person, place, seed, setup)).radiance.astype(np.float64)


@pytest.mark.parametrize("place", list(PLACES))
def test_radiance_is_finite_and_not_negative(person, place):
    for seed in range(3):
        picture = painted(person, place, seed * 977)
        assert picture.shape == (SHOWN, SHOWN, 3)
        assert np.isfinite(picture).all()
        assert picture.min() >= 0.0


@pytest.mark.parametrize("place", list(PLACES))
def test_nothing_behind_the_person_is_sharp(person, place):
    """Neighbours never differ as an edge in focus would, from 0 to 1 in one step; lamps at night come nearest to it."""
    shown = develop_tones(painted(person, place, 4321)).mean(axis=2)
    assert max(np.abs(np.diff(shown, axis=axis)).max() for axis in (0, 1)) < 0.65


@pytest.mark.parametrize("place", list(PLACES))
def test_another_seed_is_another_place(person, place):
    one, other, again = (painted(person, place, seed) for seed in (11, 12, 11))
    assert np.array_equal(one, again)
    assert np.abs(one - other).mean() > 0.02 * one.mean()


@pytest.mark.parametrize(("setup", "place"), [(setup, name) for setup, all_ in _BACKDROPS.items() for name, _ in all_])
def test_a_place_is_as_bright_beside_the_face_as_photographs_have_it(person, setup, place):
    """Within five stops under, and two over, white paper beside the face."""
    middle = np.median([luminance(painted(person, place, seed, setup)).mean() for seed in (5, 6, 7)])
    assert (0.004 if place == "black" else 0.03) < middle < 4.0


def test_the_sky_lies_over_the_ground(person):
    for setup in ("sun", "overcast", "golden_hour"):
        picture = luminance(painted(person, "beach", 3, setup))
        assert picture[: SHOWN // 8].mean() > 0.8 * picture[SHOWN // 2 + SHOWN // 8 : SHOWN // 2 + SHOWN // 4].mean()


def test_a_level_camera_has_the_horizon_in_the_middle():
    level, down = View(1.5, 0.0, 1.0, 2.0, 1.3), View(1.5, 3.0, 1.0, 2.0, 1.3)
    assert level.horizon == pytest.approx(0.5)
    assert down.horizon > 0.7
    # The floor at the picture's lower edge is as far away as half the field tells.
    away = level.ground()[1][-MARGIN - 1, 0]
    assert away == pytest.approx(1.5 / 0.1192, rel=0.02)


def test_a_wall_recedes_on_the_side_to_which_it_turns():
    wall = View(1.5, 0.0, 1.0, 2.0, 1.3).wall(4.0, 40.0)
    assert wall.distance[SIDE // 2, -1] > 4.0 > wall.distance[SIDE // 2, 0]
    assert wall.distance[SIDE // 2, SIDE // 2] == pytest.approx(4.0, rel=0.01)
    assert wall.height[SIDE // 2, SIDE // 2] == pytest.approx(1.5, abs=0.02)


def test_blur_follows_the_thin_lens():
    """Far away the circle of confusion is the opening itself, measured at the person's distance; none in focus."""
    view = View(1.5, 0.0, 1.0, 3.1, 1.3)
    assert view.blur(1e6) == pytest.approx(0.05, rel=1e-3)
    assert view.blur(2.6) == pytest.approx(0.025)
    assert view.blur(1.3) == 0.0


def test_a_point_of_light_becomes_a_disc_and_loses_nothing():
    picture = np.zeros((SIDE, SIDE, 3), np.float32)
    picture[SIDE // 2, SIDE // 2] = 1000.0
    disc = blurred(picture, 0.05)[..., 1]
    assert disc.sum() == pytest.approx(1000.0, rel=1e-3)
    lit = disc > 0.5 * disc[SIDE // 2, SIDE // 2]
    assert np.sqrt(lit.sum() / np.pi) == pytest.approx(0.05 * SHOWN, abs=0.8)


def test_a_closeup_sees_less_of_the_place(person):
    close = dataclasses.replace(person.view, zoom_level="closeup")
    assert stage_of(dataclasses.replace(person, view=close)).view.zoom < 0.7


def falls(person, setup, azimuth, size):
    """Irradiance of a wall 35 cm behind the head."""
    spec = placed(person, "near_wall", 3, setup)
    light = dataclasses.replace(spec.light, key_azimuth=azimuth, key_elevation=10.0, key_size=size)
    stage = stage_of(dataclasses.replace(spec, light=light))
    return key_on(stage, stage.view.wall(stage.view.subject_m + 0.35, 0.0), 0.0)


@pytest.mark.parametrize("azimuth", [-12.0, 12.0])
def test_a_wall_close_behind_is_bright_towards_the_key_and_bears_the_shadow_away_from_it(person, azimuth):
    row = falls(person, "flash", azimuth, 0.1)[SIDE // 2]
    towards, from_it = (row[-MARGIN:], row[:MARGIN]) if azimuth > 0.0 else (row[:MARGIN], row[-MARGIN:])
    assert towards.mean() > 1.05 * from_it.mean()
    dark = int(np.argmin(row / np.linspace(row[0], row[-1], SIDE)))
    assert (dark < SIDE // 2) == (azimuth > 0.0)


def test_a_large_key_throws_a_softer_and_weaker_shadow_than_a_small_one(person):
    hard, soft = (falls(person, "flash", 12.0, size)[SIDE // 2] for size in (0.1, 0.6))
    assert hard.min() < 0.6 * soft.min()
    assert np.abs(np.diff(hard)).max() > 2.0 * np.abs(np.diff(soft)).max()
