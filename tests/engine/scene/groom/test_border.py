"""Where hair begins on the skin."""

from dataclasses import replace

import numpy as np
import pytest
from tests.support.one_person import person

from facestudio.scene.groom.border import begun, grown_out, joining
from facestudio.scene.groom.calibre import ended
from facestudio.scene.groom.plots import plots_of
from facestudio.scene.groom.regions import azimuth_degrees, hairline_of, height_over_hairline, sideburn_of
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


def test_clipped_sides_let_the_scalp_be_seen_near_their_border(plot):
    man, woman = cropped(person(), 0.0), cropped(person(), 1.0)
    azimuth, over = azimuth_degrees(plot.roots.rest), height_over_hairline(plot.roots.rest, hairline_of(man))
    share = begun(plot, hairline_of(man), 2.0)
    behind = (azimuth > 100) & (azimuth < 140)
    near, far = behind & (over > 2.2) & (over < 2.8), behind & (over > 5.5)
    assert share[near].mean() < 0.85 * share[far].mean()
    assert share[near].mean() < begun(plot, hairline_of(woman), 2.0)[near].mean() - 0.1


def test_a_rounded_hairline_sinks_to_its_corners_and_not_at_the_temples(plot):
    line = replace(hairline_of(cropped(person(), 0.0)), corners=-0.4, rounded=0.0)
    rest, azimuth = plot.roots.rest, azimuth_degrees(plot.roots.rest)
    sunk = height_over_hairline(rest, replace(line, rounded=1.0)) - height_over_hairline(rest, line)
    border = np.abs(height_over_hairline(rest, line)) < 0.4
    assert sunk[border & (azimuth > 24) & (azimuth < 30)].mean() > 0.4
    assert sunk[border & (azimuth < 6)].mean() < -0.2
    assert abs(sunk[border & (azimuth > 52) & (azimuth < 80)].mean()) < 0.05


def test_a_sideburn_ends_at_the_root_of_the_ear():
    before_ear = np.array([[6.6, 73.0, 7.3], [6.6, 79.0, 7.3]], dtype=np.float32)
    assert sideburn_of(before_ear)[0] > 0.9
    assert sideburn_of(before_ear)[1] == 0.0


def test_hair_of_men_comes_forwards_before_their_ears(plot):
    rest, azimuth = plot.roots.rest, azimuth_degrees(plot.roots.rest)
    at_eyes = np.flatnonzero(np.abs(rest[:, 1] - 75.1) < 0.25)

    def first(femininity):
        inside = height_over_hairline(rest[at_eyes], hairline_of(cropped(person(), femininity)))
        return float(np.quantile(azimuth[at_eyes][inside > 0.0], 0.02))

    # An arc of 7.6 cm: 42 to 55 mm behind the corner of the eye, where by the neutral table it were 60.
    assert first(0.0) < first(1.0) - 2.0
    assert 44.0 < first(0.0) < 57.0


def test_hairlines_of_young_men_lie_in_the_middle_at_six_centimetres_over_the_nasion(plot):
    rest = plot.roots.rest[(np.abs(plot.roots.rest[:, 0]) < 1.0) & (plot.roots.rest[:, 2] > 5.0)]
    heights = []
    for seed in range(20):
        spec = cropped(person(), 0.0)
        line = hairline_of(replace(spec, age=25, hair=replace(spec.hair, seed=seed)))
        heights.append(np.median(rest[np.abs(height_over_hairline(rest, line)) < 0.15, 1]) - 75.2)
    # Upright; single hairs stand there, and half of them five to ten millimetres further on.
    assert 4.9 < np.mean(heights) < 5.8
    assert np.ptp(heights) > 0.4


def test_temples_of_clipped_men_are_thin_under_a_top_of_any_length(plot):
    spec = cropped(person(), 0.0)
    longer = replace(spec, hair=replace(spec.hair, length=4.2))
    assert share_begun(plot, longer, (44, 54)) < 0.85 * share_begun(plot, longer, (0, 20))


def test_long_enough_hair_of_the_border_gathers_at_its_tips():
    inside = np.zeros(2, dtype=np.float32)
    short, fringe = joining(inside, np.array([0.8, 4.5], dtype=np.float32), False, 0.0)
    assert short < 0.2
    assert 0.4 < fringe < 0.9


def test_locks_of_a_short_fringe_end_at_lengths_of_their_own():
    lock = np.repeat(np.arange(40), 50)
    index, fringe = np.arange(len(lock), dtype=np.uint32), np.ones(len(lock), dtype=np.float32)

    def between_locks(length):
        share = grown_out(fringe, index, lock, length, seed=7)
        assert 0.4 < share.min() < share.max() <= 1.0
        return share.reshape(40, 50).mean(axis=1).std()

    assert between_locks(2.5) > 1.5 * between_locks(6.0)
    assert np.all(grown_out(0.0 * fringe, index, lock, 2.5, seed=7) == 1.0)


def test_casters_end_at_their_share_of_the_way():
    hairs = np.zeros((2, 9, 3), dtype=np.float32)
    hairs[..., 1] = np.linspace(0.0, 4.0, 9)
    casters = ended(hairs, np.array([0, 4, 8]), np.array([1.0, 0.7], dtype=np.float32))
    assert np.allclose(casters[..., 1], [[0.0, 2.0, 4.0], [0.0, 1.4, 2.8]], atol=1e-5)
