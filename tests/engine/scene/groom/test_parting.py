"""The bare line of a parting."""

from dataclasses import replace

import numpy as np
import pytest
from tests.support.one_person import person

from facestudio.scene.groom.parting import bare_parting, off_parting
from facestudio.scene.groom.plots import plots_of
from facestudio.scene.groom.regions import hairline_of, height_over_hairline
from facestudio.scene.groom.styles.base import parting_line
from facestudio.scene.head import shape_head


@pytest.fixture(scope="module")
def plot(pack):
    return plots_of(shape_head(person(), pack), pack.fingerprint).scalp


def combed(**changes):
    spec = person()
    return replace(spec, hair=replace(spec.hair, **{"style": "long", "length": 7.0, "texture": 0.0, **changes}))


def test_few_hairs_stand_in_a_parting_and_all_beside_it(plot):
    spec = combed()
    rest = plot.roots.rest
    inside = height_over_hairline(rest, hairline_of(spec))
    share = off_parting(plot, spec.hair, spec.age, inside)
    off = np.abs(rest[:, 0] - parting_line(spec.hair, rest[:, 2], spec.age))
    front = (rest[:, 2] > 9.0) & (inside > 2.0)
    wide = bare_parting(spec.hair, spec.age)[3]
    within = share[front & (off < 0.45 * wide)]
    # It was none of them while the line was half as wide: single ones cross the strip that it is now.
    assert 0.0 < within.mean() < 0.35
    assert share[front & (off > 2.0 * wide)].min() == 1.0


def test_partings_are_thin_lines_of_skin_and_curls_close_over_them():
    wide = [2.0 * bare_parting(combed(seed=k).hair, 30.0)[3] for k in range(20)]
    # From half a millimetre, when it was a line: a strip, as portraits show it.
    assert min(wide) > 0.095
    assert max(wide) < 0.21
    assert bare_parting(combed(texture=0.6).hair, 30.0)[3] == 0.0
    assert bare_parting(combed(style="crop").hair, 30.0)[3] == 0.0
