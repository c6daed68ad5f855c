"""The blurred places behind the person: finite, soft, as bright as the lamps believe, and never twice the same."""

import dataclasses

import numpy as np
import pytest

from facestudio.colour.spaces import luminance
from facestudio.photo.tone import develop_tones
from facestudio.request.parse import parse
from facestudio.scene.lighting import backdrop
from facestudio.scene.lighting.places import PLACES, mean_of
from facestudio.spec.resolve import resolve

SIDE = 128
SETUP = {
    "garden": "sun",
    "street": "overcast",
    "room": "window",
    "sky": "golden_hour",
    "gradient": "gels",
    "city_night": "rim",
}


@pytest.fixture(scope="module")
def draw(gpu):
    person = resolve(parse([("age", "30")]), 5)

    def drawn(place, seed, hue=0.3, side=SIDE):
        light = dataclasses.replace(
            person.light, setup=SETUP.get(place, "loop"), backdrop=place, backdrop_hue=hue, seed=seed, key_azimuth=-45.0
        )
        behind = backdrop(dataclasses.replace(person, light=light))
        with gpu.current():
            target = gpu.targets.get("test_backdrop", (side, side), 4, "f4")
            values = {f"backdrop_{f.name}": getattr(behind, f.name) for f in dataclasses.fields(behind)}
            values["backdrop_accents"] = np.array(behind.accents)
            gpu.programs.get("frame/backdrop").fill(gpu.targets.framebuffer(["test_backdrop"]), **values)
            return behind, target.read()[..., :3].astype(np.float64)

    return drawn


@pytest.mark.parametrize("place", list(PLACES))
def test_radiance_is_finite_and_not_negative(draw, place):
    for seed in range(3):
        _, picture = draw(place, seed * 977)
        assert np.isfinite(picture).all()
        assert picture.min() >= 0.0
        assert picture.max() < 12.0


@pytest.mark.parametrize("place", list(PLACES))
def test_nothing_behind_the_person_is_sharp(draw, place):
    """At the size at which it is drawn, neighbours never differ as an edge in focus would, from 0 to 1 in one step."""
    _, picture = draw(place, 4321, side=256)
    shown = develop_tones(picture).mean(axis=2)
    steps = max(np.abs(np.diff(shown, axis=axis)).max() for axis in (0, 1))
    assert steps < 0.40


@pytest.mark.parametrize("place", list(PLACES))
def test_the_place_is_about_as_bright_as_the_dome_takes_it_to_be(draw, place):
    ratios = []
    for seed in range(6):
        behind, picture = draw(place, seed * 7919 + 1)
        ratios.append(luminance(picture).mean() / luminance(mean_of(behind)))
    assert 0.45 < np.median(ratios) < 2.2


@pytest.mark.parametrize("place", list(PLACES))
def test_another_seed_is_another_place(draw, place):
    (_, one), (_, other), (_, again) = draw(place, 11), draw(place, 12), draw(place, 11)
    assert np.array_equal(one, again)
    assert np.abs(one - other).mean() > 0.02 * one.mean()


@pytest.mark.parametrize("place", list(PLACES))
def test_a_finer_grid_shows_the_same_place(draw, place):
    _, coarse = draw(place, 99, side=64)
    _, fine = draw(place, 99, side=256)
    blocks = fine.reshape(64, 4, 64, 4, 3).mean(axis=(1, 3))
    assert np.abs(develop_tones(blocks) - develop_tones(coarse)).mean() < 0.02
