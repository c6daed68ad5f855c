"""Babies and toddlers: plump, calm, with hardly a neck."""

from dataclasses import replace

import numpy as np
import pytest

from facestudio.request.parse import parse
from facestudio.scene.head import shape_head
from facestudio.scene.head.mouth import OPEN_CM, lip_gap_cm
from facestudio.scene.wardrobe import dress
from facestudio.spec.resolve import resolve


def person(seed, **query):
    return resolve(parse("&".join(f"{name}={value}" for name, value in query.items())), seed)


@pytest.mark.parametrize("seed", [1, 5, 9])
def test_a_jaw_that_rests_on_the_collar_stays_above_it(pack, seed):
    """Skin is tucked under the cloth; what is pulled there from the jaw shows as spikes across the neck."""
    spec = person(seed, age=0, ethnicity="european", view_profile=0)
    for shoulders in (-20.0, 20.0):
        turned = replace(spec, view=replace(spec.view, shoulders=shoulders))
        shape = shape_head(turned, pack)
        skin = dress(turned, pack, shape).skin
        jaw = (shape.rest[:, 1] > 63.7) & (shape.rest[:, 2] > 7.9)
        assert not skin.hidden[jaw].any()
        np.testing.assert_allclose(skin.positions[jaw], shape.positions[jaw], atol=0.02)


@pytest.mark.parametrize("seed", [1, 2, 4])
def test_a_toddler_s_smile_is_no_dark_slit(pack, seed):
    shape = shape_head(person(seed, age=2, mood="happy", ethnicity="european"), pack)
    assert lip_gap_cm(pack, shape) < OPEN_CM
