"""Parts of the head brought to measure: each its own, within bounds, eyeballs as they were."""

from dataclasses import replace

import numpy as np
import pytest
from tests.support.people import family, plain

from facestudio.scene.head.eyes import fit_eyeball
from facestudio.scene.head.measures import AFRICAN_WOMEN, MATURE_WOMEN, MEASURES, YEARS, shown
from facestudio.scene.head.proportions import PAIRS, RIDGE, bounded_ridge, measures_mm, sized_and_sculpted
from facestudio.scene.head.shape import head_at_rest
from facestudio.scene.head.warps import CHANGES
from facestudio.spec.distributions.proportions import LIMIT, LOADINGS, SPREAD, SUM, proportions
from facestudio.spec.draws import Draw


def measured(pack, **departures):
    return measures_mm(pack, head_at_rest(plain(proportions=departures), pack)[0])


def test_every_measure_is_drawn_and_used():
    assert {*MEASURES, *CHANGES} == set(LOADINGS)
    assert all(sum(share**2 for share in shares.values()) < 1 for shares in LOADINGS.values())


@pytest.mark.parametrize("name", MEASURES)
def test_a_departure_moves_its_measure_as_far_as_it_says(pack, name):
    usual, larger, smaller = (measured(pack, **{name: by})[name] for by in (0.0, 2.0, -2.0))
    meant = 2.0 * MEASURES[name].deviation
    assert larger / usual - 1 == pytest.approx(meant, rel=0.55)
    assert 1 - smaller / usual == pytest.approx(meant, rel=0.55)


@pytest.mark.parametrize("name", ["mouth_width", "nose_width", "eye_width", "ear_length", "cranium_width"])
def test_other_parts_stay(pack, name):
    usual, larger = measured(pack), measured(pack, **{name: 2.0})
    for other in {"mouth_width", "nose_width", "eye_width", "lower_face", "ear_length"} - {name}:
        assert larger[other] == pytest.approx(usual[other], rel=0.015)


def test_eyeballs_stay_round_and_of_their_size(pack):
    usual, changed = (
        head_at_rest(plain(proportions=departures), pack)[0] for departures in ({}, dict.fromkeys(MEASURES, 1.5))
    )
    for eye in ("left", "right"):
        before, after = (fit_eyeball(head[pack.eyes[eye]])[1] for head in (usual, changed))
        assert after == pytest.approx(before, rel=0.06)


def test_weights_stay_within_bounds(pack):
    """However far a person departs, no sculpted morph becomes a caricature, and the solution doesn't run away."""
    for by in (-LIMIT, LIMIT):
        build = sized_and_sculpted(plain(proportions=dict.fromkeys(MEASURES, by)), pack)
        assert 0.95 < build.grown < 1.15
        assert 0.0 < max(build.weights.values()) <= max(largest for *_, largest in PAIRS.values())


def test_women_keep_their_bones_past_forty(pack):
    """The pack's old women get the jaws and the narrow openings of its men: 0.774 of the face and 9.3 mm at 62."""
    young, old = (measures_mm(pack, head_at_rest(plain(age, 1.0), pack)[0]) for age in (30, 62))
    assert old["jaw_width"] / old["face_width"] < 0.985 * young["jaw_width"] / young["face_width"]
    assert old["eye_opening"] > 0.97 * young["eye_opening"]
    assert old["nose_width"] < 1.005 * young["nose_width"]


def test_only_grown_women_are_given_them_and_by_and_by():
    assert set(MATURE_WOMEN) <= {*MEASURES, *CHANGES}
    for name, more in MATURE_WOMEN.items():
        assert shown(name, plain(age=70, femininity=0.13).form, 70.0) == 0.0
        course = [shown(name, plain(femininity=1.0).form, float(years)) for years in range(81)]
        assert course[36] == 0.0
        assert course[80] == pytest.approx(more)
        assert np.abs(np.diff(course)).max() < 0.1 * abs(more)


def test_a_bounded_ridge_finds_what_a_closed_form_finds():
    """Without bounds in the way: (A'A + R)^-1 A'b."""
    effects = np.array([[2.0, 0.5, 0.0], [0.3, 1.5, 0.4], [0.0, 0.2, 1.0], [0.6, 0.0, 0.7]])
    aims = np.array([1.0, 1.2, 0.8, 0.9])
    largest = np.array([5.0, 4.0, 6.0])
    free = np.linalg.solve(effects.T @ effects + np.diag(RIDGE / largest**2), effects.T @ aims)
    assert free.min() > 0
    np.testing.assert_allclose(bounded_ridge(effects, aims, largest), free, atol=1e-6)


@pytest.mark.parametrize("who", family())
def test_nothing_is_folded_over(pack, who):
    """Along the midline of the face, from the bridge of the nose down, landmarks keep their order at either extreme."""
    for by in (-LIMIT, LIMIT):
        spec = plain(*who, proportions=dict.fromkeys(MEASURES, by))
        of = measures_mm(pack, head_at_rest(spec, pack)[0])
        assert min(of.values()) > 2.5
        assert of["lower_face"] > of["philtrum"] + of["upper_lip"] + of["lower_lip"] + 5


def test_tables_cover_every_age():
    for measure in MEASURES.values():
        for sex in (measure.male, measure.female):
            assert sex is None or len(sex) == len(YEARS)


def test_measures_of_one_face_hang_together():
    drawn = [dict(proportions(Draw(seed, "form.proportions"))) for seed in range(1, 401)]
    assert all(abs(value) < SUM * SPREAD.get(name, 1.0) for person in drawn for name, value in person.items())

    def correlation(one, other):
        return np.corrcoef([person[one] for person in drawn], [person[other] for person in drawn])[0, 1]

    assert correlation("upper_lip", "lower_lip") > 0.4
    assert correlation("face_width", "jaw_width") > 0.3
    assert abs(correlation("ear_length", "lower_lip")) < 0.2


def test_grown_women_of_african_descent_depart_from_the_pack_and_nobody_else_does():
    assert set(AFRICAN_WOMEN) <= {*MEASURES, *CHANGES}

    def ridge(years, femininity, african):
        form = replace(plain(femininity=femininity).form, african=african, asian=0.0, caucasian=1.0 - african)
        return shown("brow_ridge", form, years)

    assert ridge(25.0, femininity=1.0, african=1.0) == AFRICAN_WOMEN["brow_ridge"]
    assert ridge(10.0, femininity=1.0, african=1.0) == 0.0
    assert ridge(25.0, femininity=0.0, african=1.0) == 0.0
    assert ridge(25.0, femininity=1.0, african=0.0) == 0.0
