"""Every light setup: physical, metered alike, different from the others, turning with the camera."""

import dataclasses
from itertools import combinations, product
from math import atan2, degrees, pi

import numpy as np
import pytest

from facestudio.request.parse import parse
from facestudio.scene.lighting import backdrop
from facestudio.scene.lighting import light as light_before
from facestudio.scene.lighting.canvas import MARGIN, SIDE, deepened
from facestudio.scene.lighting.lamps import (
    DARK_SKIN_STOPS,
    FAIR_BELOW,
    FAIR_SKIN_STOPS,
    FOLLOW,
    METERED,
    direction_of,
)
from facestudio.scene.lighting.meter import LUMINANCE, ball_mean, dome_sources, reading, reading_colour, solid_angle
from facestudio.scene.lighting.places import PLACES
from facestudio.scene.lighting.recipes import RECIPES
from facestudio.scene.lighting.surroundings import glare, with_place_behind
from facestudio.scene.types import DOME_WALLS, Backdrop, Dome
from facestudio.spec.resolve import resolve
from facestudio.spec.vocabulary import BACKDROPS, LIGHT_SETUPS

SETUPS = [name for names in LIGHT_SETUPS.values() for name in names]
PLACE_NAMES = [name for names in BACKDROPS.values() for name in names]
# What the meter should see of each setup's key light; the spec's own draws are tested with the spec.
KEY = {"key_azimuth": -45.0, "key_elevation": 32.0, "key_size": 0.33, "contrast": 3.5, "warmth": 0.0}


# Where pixels of `ball`, 24 along the side, face the camera within 26 degrees, and within 53.
_FROM_MIDDLE = np.hypot(*np.mgrid[1 - 1 / 24 : -1 : -1 / 12, -1 + 1 / 24 : 1 : 1 / 12])
FACE, HALF = _FROM_MIDDLE < 0.44, _FROM_MIDDLE < 0.8


@pytest.fixture(scope="module")
def person():
    return resolve(parse([("age", "30"), ("view_profile", "0")]), 5)


def lit(spec, setup, place="paper_grey", *, view_profile=0.0, **changes):
    lamp = dataclasses.replace(spec.light, setup=setup, backdrop=place, **{**KEY, **changes})
    view = dataclasses.replace(spec.view, view_profile=view_profile, pitch=0.0)
    return dataclasses.replace(spec, light=lamp, view=view)


def light(spec):
    return light_before(spec, backdrop(spec))


def boxes(lighting):
    return {"key": lighting.key, "rim": lighting.rim, "fill": lighting.fill}


def ball(lighting, view=(0.0, 0.0, 1.0), side=24):
    """(side, side, 3) radiance of a white ball without shadows, sources as points: an independent look at the light."""
    y, x = np.mgrid[1 - 1 / side : -1 : -2 / side, -1 + 1 / side : 1 : 2 / side]
    inside = x * x + y * y < 0.98
    z = np.sqrt(np.maximum(1 - x * x - y * y, 0.0))
    right = np.array([view[2], 0.0, -view[0]])
    up = np.cross(view, right)
    normals = x[..., None] * right + y[..., None] * up + z[..., None] * np.array(view)
    total = np.zeros((side, side, 3))
    for box in boxes(lighting).values():
        strength = np.array(box.radiance) * solid_angle(box.half_size)
        total += np.maximum(normals @ np.array(box.direction), 0.0)[..., None] * strength / pi
    directions, colours = dome_sources(lighting.dome)
    total += np.maximum(normals @ directions.T, 0.0) @ colours / pi
    total[~inside] = np.nan
    return total


def test_the_spec_knows_no_setup_or_backdrop_that_is_missing_here():
    assert set(SETUPS) == set(RECIPES)
    assert set(PLACE_NAMES) == set(PLACES)


@pytest.mark.parametrize(
    ("setup", "place"), [*product(SETUPS, ["paper_grey", "park"]), *product(["loop"], PLACE_NAMES)]
)
def test_light_is_finite_and_positive(person, setup, place):
    spec = lit(person, setup, place)
    lighting = light(spec)
    for box in boxes(lighting).values():
        assert np.linalg.norm(box.direction) == pytest.approx(1.0)
        assert all(0.0 < half < 2.0 for half in box.half_size)
        assert np.isfinite(box.radiance).all()
        assert min(box.radiance) >= 0.0
    assert min(lighting.key.radiance) > 0.0
    assert len(lighting.dome.ring) == DOME_WALLS
    for colour in (lighting.dome.floor, *lighting.dome.ring, lighting.dome.zenith):
        assert np.isfinite(colour).all()
        assert min(colour) >= 0.0


def aimed_at(person, setup):
    tone = person.skin.tone
    for_skin = DARK_SKIN_STOPS * (tone / 10.0) ** 1.5 - FAIR_SKIN_STOPS * max(0.0, 1.0 - tone / FAIR_BELOW)
    return METERED * 2 ** (RECIPES[setup].exposure + for_skin)


@pytest.mark.parametrize("setup", SETUPS)
def test_a_white_ball_is_exposed_alike_in_every_setup(person, setup):
    lighting, level = light(lit(person, setup)), aimed_at(person, setup)
    # What stands behind the person is put in after metering, and adds little.
    assert reading(lighting, (0.0, 0.0, 1.0)) == pytest.approx(level, rel=0.10)
    brightness = ball(lighting) @ LUMINANCE
    assert 0.35 < np.nanmean(brightness) / METERED < 1.1
    # The front is metered as much as the ball: it lies somewhat under what is aimed at, the lit side over it.
    assert 0.75 < np.nanmean(brightness[FACE]) / level < 1.0
    assert 1.0 < np.nanmax(brightness[HALF]) / level < 1.5
    # White burns out at a radiance of about 2; against the light the outline may.
    assert 0.65 < np.nanpercentile(brightness, 98) < (2.5 if RECIPES[setup].backlit else 2.0)


@pytest.mark.parametrize("setup", SETUPS)
@pytest.mark.parametrize("view_profile", [-60.0, 60.0])
def test_the_front_of_a_turned_face_is_not_left_dark(person, setup, view_profile):
    """The middle of the ball, seen from between the camera and where the face looks, is at most half a stop under the aim."""
    camera = np.add(direction_of(-view_profile, 0.0), (0.0, 0.0, 1.0))
    brightness = ball(light(lit(person, setup, view_profile=view_profile)), camera / np.linalg.norm(camera)) @ LUMINANCE
    assert np.nanmean(brightness[FACE]) / aimed_at(person, setup) > 0.7


@pytest.mark.parametrize("setup", SETUPS)
@pytest.mark.parametrize("view_profile", [-60.0, 30.0])
def test_lamps_turn_with_the_camera(person, setup, view_profile):
    ahead, turned = light(lit(person, setup)), light(lit(person, setup, view_profile=view_profile))
    for name, box in boxes(ahead).items():
        before, after = (atan2(b.direction[0], b.direction[2]) for b in (box, boxes(turned)[name]))
        moved = (degrees(after - before) + 180.0) % 360.0 - 180.0
        assert moved == pytest.approx(-FOLLOW * view_profile, abs=1e-6)


def test_no_two_setups_look_alike(person):
    balls = {name: ball(light(lit(person, name, **drawn(name)))) for name in SETUPS}
    for one, other in combinations(SETUPS, 2):
        assert np.nanmean(np.abs(balls[one] - balls[other])) > 0.03, f"{one} and {other}"


def drawn(setup):
    """The middle of what the spec draws for the setup's key light."""
    from facestudio.spec.distributions.light import _KEYS

    azimuth, elevation, size, contrast, warmth = (mean for mean, _ in _KEYS[setup])
    return {
        "key_azimuth": -azimuth,
        "key_elevation": elevation,
        "key_size": size,
        "contrast": contrast,
        "warmth": warmth,
        "backdrop_hue": 0.6,
    }


def test_the_fill_stands_beside_the_face_on_the_side_away_from_the_key(person):
    fill = light(lit(person, "loop", key_azimuth=36.0)).fill
    assert degrees(atan2(fill.direction[0], fill.direction[2])) < -40.0


def test_a_positive_azimuth_lights_the_viewers_right(person):
    right = ball(light(lit(person, "loop", key_azimuth=50.0))) @ LUMINANCE
    assert np.nanmean(right[:, 14:]) > 1.3 * np.nanmean(right[:, :10])


def test_contrast_is_the_ratio_of_the_lit_to_the_shadow_side(person):
    def ratio(contrast):
        brightness = (
            ball(light(lit(person, "loop", contrast=contrast, key_elevation=0.0, key_azimuth=-60.0))) @ LUMINANCE
        )
        return np.nanmax(brightness) / np.nanmean(brightness[10:14, 20:22])

    assert ratio(2.0) < 0.75 * ratio(5.0) < 0.6 * ratio(14.0)


def test_warmth_moves_every_light_towards_red(person):
    cool, warm = (ball(light(lit(person, "window", warmth=w))) for w in (-1.0, 1.0))
    ratio = [np.nanmean(picture[..., 0]) / np.nanmean(picture[..., 2]) for picture in (cool, warm)]
    assert ratio[1] > 1.15 * ratio[0]


def test_the_sky_lights_the_shadows_bluer_than_the_sun_the_light(person):
    lighting = light(lit(person, "sun", contrast=4.0))
    key, zenith = lighting.key.radiance, lighting.dome.zenith
    assert zenith[2] / zenith[0] > 1.5 * key[2] / key[0]
    assert lighting.key.half_size[0] < 0.5 * light(lit(person, "overcast", key_size=0.85)).key.half_size[0]


def test_the_backdrop_colours_the_light_from_around(person):
    spec, papers = lit(person, "loop"), ((0.2, 0.6, 0.2), (0.6, 0.2, 0.2))
    sides = [light_before(spec, Backdrop(np.full((8, 8, 3), paper, np.float16))).dome.ring[2] for paper in papers]
    assert sides[0][1] / sides[0][0] > 1.2 * sides[1][1] / sides[1][0]


def test_the_same_spec_gives_the_same_light_and_another_seed_another_place(person):
    spec = lit(person, "sun", "garden")
    other = lit(person, "sun", "garden", seed=spec.light.seed ^ 1)
    assert np.array_equal(backdrop(spec).radiance, backdrop(spec).radiance)
    assert light(spec) == light(spec)
    assert not np.array_equal(backdrop(other).radiance, backdrop(spec).radiance)


def test_a_bright_place_behind_lights_from_behind(person):
    def wall_behind(place):
        return float(LUMINANCE @ np.array(light(lit(person, "loop", place)).dome.ring[DOME_WALLS // 2]))

    assert wall_behind("paper_white") > 3.0 * wall_behind("paper_dark")


@pytest.fixture
def pane():
    """Dark on the viewer's left, a pane on the right."""
    radiance = np.full((90, 90, 3), 0.1, np.float16)
    radiance[:, 65:] = (1.2, 1.5, 2.0)
    return radiance


def test_each_side_of_the_place_lights_its_own_side_of_the_head(pane):
    """+x is the viewer's right, and -z behind the person."""
    dome = Dome((0.2,) * 3, (0.2,) * 3, (0.2,) * 3, ((0.2,) * 3,) * DOME_WALLS)
    ring = np.array(with_place_behind(dome, Backdrop(pane), 0.0).ring)
    assert ring[3].mean() > 2.0 * ring[5].mean()
    assert ring[3, 2] > 1.2 * ring[3, 0]


def test_a_bright_side_of_the_place_glares_and_an_even_place_does_not(pane):
    side, excess = glare(Backdrop(pane))
    assert side == 1.0
    assert excess[2] > excess[0] > 0.3
    assert glare(Backdrop(pane[:, ::-1]))[0] == -1.0
    assert glare(Backdrop(np.full((90, 90, 3), 0.8, np.float16))) == (0.0, (0.0, 0.0, 0.0))


def test_light_on_a_place_falls_off_to_one_side_and_its_tones_are_driven_apart():
    even = np.full((SIDE, SIDE, 3), 0.3, np.float32)
    even[SIDE // 2 :] = 0.15
    seen = deepened(even, 1.0)
    assert seen[5, -MARGIN, 0] / seen[5, MARGIN, 0] == pytest.approx(2.0, rel=0.02)
    assert seen[5, 9, 0] / seen[-5, 9, 0] > 2.2


def test_the_surroundings_are_brighter_on_the_side_of_the_key(person):
    walls = light(lit(person, "window", "room", key_azimuth=60.0)).dome.ring
    ring = [float(LUMINANCE @ np.array(wall)) for wall in walls]
    assert sum(ring[1:3]) > 1.3 * sum(ring[6:8])


def test_the_dome_turns_with_its_walls():
    """A plane that faces the bright wall gets more light than one that turns its back on it."""
    walls = tuple((1.0 if k == 2 else 0.1,) * 3 for k in range(DOME_WALLS))
    directions, colours = dome_sources(Dome((0.1,) * 3, (0.2,) * 3, (0.1,) * 3, walls))
    facing, away = (np.maximum(directions @ np.array([x, 0.0, 0.0]), 0) @ colours[:, 0] for x in (1.0, -1.0))
    assert facing > 1.5 * away


def test_the_meter_agrees_with_lamberts_law():
    assert ball_mean(1.0) == pytest.approx(2 / 3)
    assert ball_mean(-1.0) == pytest.approx(0.0, abs=1e-9)
    assert ball_mean(0.0) == pytest.approx(2 / (3 * pi))
    rng = np.random.default_rng(1)
    x, y = rng.uniform(-1, 1, (2, 200_000))
    inside = x * x + y * y < 1
    normals = np.stack([x, y, np.sqrt(np.maximum(1 - x * x - y * y, 0))], axis=1)[inside]
    source = np.array(direction_of(50.0, 0.0))
    assert np.maximum(normals @ source, 0).mean() == pytest.approx(ball_mean(float(source[2])), abs=0.003)


def test_an_even_dome_lights_a_plane_with_pi_times_its_radiance():
    directions, colours = dome_sources(Dome((1, 1, 1), (1, 1, 1), (1, 1, 1)))
    assert colours.sum(axis=0) == pytest.approx(np.full(3, 4 * pi))
    lit_plane = np.maximum(directions @ np.array([0.0, 0.6, 0.8]), 0) @ colours
    assert lit_plane == pytest.approx(np.full(3, pi), rel=0.01)


def test_solid_angle_of_a_cube_face_is_a_sixth_of_the_sphere():
    assert solid_angle((1.0, 1.0)) == pytest.approx(4 * pi / 6)


def test_most_of_a_cast_is_taken_out_and_no_light_with_it(person):
    camera = direction_of(0.0, 0.0)
    warm, plain, cool = (light(lit(person, "lamplight", "cafe", warmth=w)) for w in (1.0, 0.0, -1.0))
    seen = [reading_colour(lighting, camera) for lighting in (warm, plain, cool)]
    redness = [float(colour[0] / colour[2]) for colour in seen]
    assert redness[0] > redness[1] > redness[2]
    assert redness[0] / redness[2] < 1.9
    levels = [float(LUMINANCE @ colour) for colour in seen]
    assert levels == pytest.approx([levels[0]] * 3, rel=0.02)


def test_leaves_hang_only_before_the_sun_and_only_near_trees(person):
    seeds = range(40)
    under_trees = [light(lit(person, "sun", "park", seed=seed)).dapple for seed in seeds]
    assert {deep > 0.0 for deep, _ in under_trees} == {True, False}
    assert all(0.0 <= deep < 1.0 and 0.0 <= where < 1.0 for deep, where in under_trees)
    for setup, place in (("sun", "street"), ("shade", "park"), ("loop", "canvas")):
        assert all(light(lit(person, setup, place, seed=seed)).dapple[0] == 0.0 for seed in seeds)


def test_dark_skin_is_given_more_light_in_the_same_place(person):
    fair, dark = (
        light(dataclasses.replace(lit(person, "loop"), skin=dataclasses.replace(person.skin, tone=tone)))
        for tone in (0.0, 10.0)
    )
    camera = direction_of(0.0, 0.0)
    opened = reading(dark, camera) / reading(fair, camera)
    assert opened == pytest.approx(2.0 ** (DARK_SKIN_STOPS + FAIR_SKIN_STOPS), rel=0.02)


@pytest.mark.parametrize("setup", SETUPS)
def test_light_comes_back_from_below(setup):
    low, middle, high = RECIPES[setup].dome
    assert low > 0.6 * middle
    assert high < 2.8 * middle


@pytest.mark.parametrize("setup", ["golden_hour", "lamplight"])
def test_evening_and_lamplight_stay_warm_on_the_face(person, setup):
    cast = reading_colour(light(lit(person, setup)), (0.0, 0.0, 1.0))
    daylight = reading_colour(light(lit(person, "overcast")), (0.0, 0.0, 1.0))
    assert cast[0] / cast[2] > 1.05 * daylight[0] / daylight[2]
