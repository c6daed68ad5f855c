"""Parts of the head stretched to measure: each its own, both sides alike, eyeballs untouched."""

import numpy as np
import pytest
from tests.support.people import family, plain

from facestudio.scene.head.measures import MEASURES, YEARS
from facestudio.scene.head.proportions import measures_mm
from facestudio.scene.head.shape import head_at_rest
from facestudio.spec.distributions.proportions import LIMIT, LOADINGS, proportions
from facestudio.spec.draws import Draw


def measured(pack, **departures):
    return measures_mm(pack, head_at_rest(plain(proportions=departures), pack)[0])


def test_every_measure_is_drawn_and_used():
    assert set(MEASURES) == set(LOADINGS)
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


def test_eyeballs_stay_as_they_are(pack):
    usual, changed = (
        head_at_rest(plain(proportions=departures), pack)[0] for departures in ({}, dict.fromkeys(MEASURES, 1.5))
    )
    for eye in ("left", "right"):
        np.testing.assert_array_equal(usual[pack.eyes[eye]], changed[pack.eyes[eye]])


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
    assert max(abs(value) for person in drawn for value in person.values()) <= LIMIT

    def correlation(one, other):
        return np.corrcoef([person[one] for person in drawn], [person[other] for person in drawn])[0, 1]

    assert correlation("upper_lip", "lower_lip") > 0.4
    assert correlation("face_width", "jaw_width") > 0.3
    assert abs(correlation("ear_length", "lower_lip")) < 0.2
