"""Where hair begins on the skin."""

from dataclasses import replace

import numpy as np
import pytest
from tests.support.one_person import person

from facestudio.scene.groom.border import begun
from facestudio.scene.groom.plots import plots_of
from facestudio.scene.groom.regions import azimuth_degrees, hairline_of, height_over_hairline
from facestudio.scene.head import shape_head


@pytest.fixture(scope="module")
def plot(pack):
    return plots_of(shape_head(person(), pack), pack.fingerprint).scalp


def share_begun(plot, spec, azimuths):
    """Mean share of the hairs that stand half a centimetre to one and a half over the hairline, at those azimuths."""
    line = hairline_of(spec)
    over, azimuth = height_over_hairline(plot.roots.rest, line), azimuth_degrees(plot.roots.rest)
    here = (over > 0.5) & (over < 1.5) & (azimuth > azimuths[0]) & (azimuth < azimuths[1])
    return float(begun(plot, line, spec.hair.length)[here].mean())


def cropped(spec, femininity):
    return replace(
        spec,
        form=replace(spec.form, femininity=femininity),
        hair=replace(spec.hair, length=2.0, recession=0.0, thinning=0.0),
    )


def test_temples_of_cropped_men_close_later_than_their_foreheads(plot):
    man, woman = cropped(person(), 0.0), cropped(person(), 1.0)
    forehead, temple = share_begun(plot, man, (0, 20)), share_begun(plot, man, (44, 54))
    assert temple < 0.8 * forehead
    assert temple < share_begun(plot, woman, (44, 54)) - 0.1


def test_a_full_head_closes_within_two_centimetres(plot):
    spec = cropped(person(), 0.0)
    line = hairline_of(spec)
    over, azimuth = height_over_hairline(plot.roots.rest, line), azimuth_degrees(plot.roots.rest)
    here = (over > 1.9) & (over < 2.2) & (azimuth < 20)
    assert np.mean(begun(plot, line, 2.0)[here]) > 0.8
