"""What is said of cuts by name agrees with the cuts themselves."""

import numpy as np
import pytest
from tests.support.one_person import person

from facestudio.scene.groom.plots import plots_of
from facestudio.scene.groom.regions import DRAWN_BACK, ROPED, azimuth_degrees, hairline_of, height_over_hairline
from facestudio.scene.groom.styles import STYLES, Head
from facestudio.scene.groom.styles.base import parting_line
from facestudio.scene.groom.vectors import unit
from facestudio.scene.head import shape_head


def _head(spec, shape, plot):
    roots = plot.roots.take(plot.guides)
    return Head(
        hair=spec.hair,
        age=spec.age,
        female=spec.form.femininity > 0.5,
        scale=1.0,
        rest=roots.rest,
        place=roots.of(shape.positions),
        normal=unit(roots.of(shape.normals)),
        azimuth=azimuth_degrees(roots.rest),
        inside=height_over_hairline(roots.rest, hairline_of(spec)),
        index=plot.guides.astype(np.uint32),
        lock=plot.lock,
    )


@pytest.fixture(scope="module")
def cut_of(pack):
    """name -> that style's cut, of straight hair long enough for all."""
    spec = person(hair={"length": 8.0, "texture": 0.2, "thinning": 0.0})
    shape = shape_head(spec, pack)
    head = _head(spec, shape, plots_of(shape, pack.fingerprint).scalp)
    return lambda name: STYLES[name](head)


def test_every_name_is_of_a_cut():
    assert set(STYLES) >= DRAWN_BACK | ROPED
    assert not DRAWN_BACK & ROPED


@pytest.mark.parametrize("name", sorted(STYLES))
def test_scalps_are_bared_where_cuts_bare_them(cut_of, name):
    cut = cut_of(name)
    assert (name in ROPED) == (cut.ropes is not None)
    assert (name in DRAWN_BACK) == (cut.drawn_back and cut.ropes is None)


def test_hair_beside_a_parting_falls_forwards_where_its_line_ends(pack):
    spec = person(hair={"length": 3.0, "style": "side_part", "texture": 0.2, "thinning": 0.0, "parting": 0.6})
    shape = shape_head(spec, pack)
    plot = plots_of(shape, pack.fingerprint).scalp
    roots = plot.roots.take(plot.guides)
    head = _head(spec, shape, plot)
    beside = np.abs(roots.rest[:, 0] - parting_line(spec.hair, roots.rest[:, 2], spec.age)) < 1.0
    front = beside & (head.inside > 0.8) & (head.inside < 2.5) & (head.azimuth < 60.0)
    assert STYLES["side_part"](head).growth.start[front, 2].mean() > 0.6


def test_a_fringe_is_longer_on_one_side_than_on_the_other(pack):
    apart = []
    for seed in (1, 2, 3, 4):
        spec = person(hair={"length": 4.0, "texture": 0.2, "thinning": 0.0, "seed": seed})
        shape = shape_head(spec, pack)
        head = _head(spec, shape, plots_of(shape, pack.fingerprint).scalp)
        cut = STYLES["fringe"](head)
        length, aside = cut.growth.length[cut.fringe > 0.8], head.rest[cut.fringe > 0.8, 0]
        for near, far in ((0.0, 1.5), (1.5, 3.0), (3.0, 4.5), (4.5, 6.0)):
            left, right = (length[(side > near) & (side < far)].mean() for side in (aside, -aside))
            apart.append(abs(left - right))
    assert np.mean(apart) > 0.45  # cm; by their locks alone they are .32 apart
