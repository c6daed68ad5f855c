"""What is said of cuts by name agrees with the cuts themselves."""

import numpy as np
import pytest
from tests.support.one_person import person

from facestudio.scene.groom.plots import plots_of
from facestudio.scene.groom.regions import DRAWN_BACK, ROPED, azimuth_degrees, hairline_of, height_over_hairline
from facestudio.scene.groom.styles import STYLES, Head
from facestudio.scene.groom.vectors import unit
from facestudio.scene.head import shape_head


@pytest.fixture(scope="module")
def cut_of(pack):
    """name -> that style's cut, of straight hair long enough for all."""
    spec = person(hair={"length": 8.0, "texture": 0.2, "thinning": 0.0})
    shape = shape_head(spec, pack)
    plot = plots_of(shape, pack.fingerprint).scalp
    roots = plot.roots.take(plot.guides)
    head = Head(
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
    return lambda name: STYLES[name](head)


def test_every_name_is_of_a_cut():
    assert set(STYLES) >= DRAWN_BACK | ROPED
    assert not DRAWN_BACK & ROPED


@pytest.mark.parametrize("name", sorted(STYLES))
def test_scalps_are_bared_where_cuts_bare_them(cut_of, name):
    cut = cut_of(name)
    assert (name in ROPED) == (cut.ropes is not None)
    assert (name in DRAWN_BACK) == (cut.drawn_back and cut.ropes is None)
