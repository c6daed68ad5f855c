"""Long hair that hangs loose: where it falls, how wide it stands and what its ends look like."""

from dataclasses import replace

import numpy as np
import pytest
from tests.support.one_person import person

from facestudio.scene.groom import grow, scalp_mask
from facestudio.scene.groom.guides import Growth, steps
from facestudio.scene.groom.lightening import bleached
from facestudio.scene.groom.over_clothes import tucked
from facestudio.scene.groom.regions import hairline_of, height_over_hairline
from facestudio.scene.groom.styles.falling import WAVE_POINTS
from facestudio.scene.head import shape_head
from facestudio.scene.types import Part


@pytest.fixture(scope="module")
def fallen(pack):
    """seed of the hair -> points of the hairs (S, P, 3) of a woman with straight hair of level 9."""
    shapes = []

    def of(seed):
        spec = person(hair={"style": "long", "length": 9.0, "texture": 0.1, "thinning": 0.0, "seed": seed})
        spec = replace(spec, form=replace(spec.form, femininity=1.0))
        shapes[:] = shapes or [shape_head(spec, pack)]
        return next(hairs for hairs in grow(spec, shapes[0], pack, 256) if hairs.part is Part.HAIR).points

    return of


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_long_hair_falls_before_or_behind_the_shoulder_and_does_not_end_on_it(fallen, seed):
    hairs = fallen(seed)
    ends = hairs[hairs[:, 0, 2] > -2.0, -1]
    on_ridge = (ends[:, 1] > -15.0) & (ends[:, 1] < -9.0) & (ends[:, 2] > -10.5)
    assert on_ridge.mean() < 0.12


def test_the_mass_is_as_wide_at_the_jaw_as_at_the_temples(fallen):
    def width(hairs, height):
        points = hairs.reshape(-1, 3)
        return np.quantile(np.abs(points[np.abs(points[:, 1] - height) < 0.5, 0]), 0.9)

    assert np.mean([width(h, -9.0) / width(h, 2.0) for h in map(fallen, range(1, 5))]) > 1.0


def test_ends_of_long_hair_are_lighter_and_warmer_than_its_roots():
    hair = replace(person().hair, eumelanin=0.75, pheomelanin=0.1, grey=0.0)
    root, tip = bleached(hair, 30.0, 12)[0, [0, -1]]
    assert root == pytest.approx(1.0)
    assert tip[0] > tip[2] >= 1.0
    assert tip[0] > 1.2
    assert bleached(hair, 6.0, 12) == pytest.approx(1.0)
    assert bleached(replace(hair, grey=1.0), 30.0, 12) == pytest.approx(1.0)


def test_a_wave_of_long_hair_has_four_points_at_its_tips():
    longest, shortest_wave = 30.0, 6.0  # cm
    assert np.diff(steps(WAVE_POINTS))[-1] * longest < shortest_wave / 4.0


def test_hair_that_is_drawn_back_leaves_its_border_unshaded_and_a_fringe_shades_it(pack):
    shaded = {}
    for style in ("bun", "bangs"):
        spec = person(hair={"style": style, "length": 7.0, "thinning": 0.0, "seed": 3})
        shape = shape_head(spec, pack)
        over = height_over_hairline(shape.rest, hairline_of(spec))
        front = (over > 0.0) & (shape.rest[:, 2] > 6.0)
        mask = scalp_mask(spec, shape)
        shaded[style] = mask[front & (over < 0.4)].max(), mask[front & (over > 3.0)].mean()
    assert shaded["bun"][0] < 0.04 < shaded["bangs"][0]
    assert min(deep for _, deep in shaded.values()) > 0.8


def test_hair_shades_the_skin_right_before_its_border_a_little(pack):
    spec = person(hair={"style": "short", "length": 3.0, "thinning": 0.0, "seed": 3})
    shape = shape_head(spec, pack)
    over = height_over_hairline(shape.rest, hairline_of(spec))
    mask, front = scalp_mask(spec, shape), shape.rest[:, 2] > 6.0
    assert 0.0 < mask[front & (over > -0.4) & (over < -0.2)].mean() < 0.06
    assert mask[front & (over < -1.2)].max() == 0.0


def test_hair_that_is_tucked_in_is_drawn_to_the_neck():
    one = np.ones(3, dtype=np.float32)
    growth = tucked(Growth(one, np.zeros((3, 3)), lambda at, _share: 0.0 * at, 0.0, 1.0, one), "hoodie", 1.0)
    pull = growth.field(np.array([[9.0, -9.0, 0.0], [-9.0, -9.0, 0.0], [9.0, 2.0, 0.0]], dtype=np.float32), 0.5)[:, 0]
    assert pull[0] < -0.5 < 0.5 < pull[1]
    assert pull[2] == 0.0
    assert growth.hem.min() > -13.0
