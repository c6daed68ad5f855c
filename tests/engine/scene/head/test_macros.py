"""Weights of the macro morphs: complete, continuous, and the same at the anchors as MakeHuman's."""

import numpy as np
import pytest
from tests.support.people import family, plain

from facestudio.scene.head.correctives import CORRECTIVES, corrective_weights
from facestudio.scene.head.macros import MUSCLES, age_weights, between, macro_weights, makehuman_age


@pytest.mark.parametrize(("years", "age"), [(25, 0.5), (90, 1.0)])
def test_adults_anchors_are_those_of_makehuman(years, age):
    assert makehuman_age(years) == age


def test_children_are_a_little_younger_than_makehuman_has_them():
    """Its child, 0.1875, is meant for 10 years and looks like a teenager."""
    assert 0.0 < makehuman_age(0) < makehuman_age(1) < 0.1 * 0.1875
    assert makehuman_age(10) < 0.6 * 0.1875 < makehuman_age(14) < 0.1875 < makehuman_age(16)


def test_age_is_continuous_and_rises():
    years = np.linspace(0, 90, 3601)
    ages = np.array([makehuman_age(y) for y in years])
    assert (np.diff(ages) > 0).all()
    # A fortieth of a year never moves the face more than 0.4 % of the way from the baby to the elder.
    assert np.diff(ages).max() < 0.004


def test_age_weights_add_up_and_bend_nowhere_abruptly():
    before = None
    for years in np.linspace(0, 95, 1901):
        weights = age_weights(float(years))
        assert sum(weights.values()) == pytest.approx(1)
        assert min(weights.values()) >= -0.17
        if before is not None:
            names = set(weights) | set(before)
            assert max(abs(weights.get(n, 0) - before.get(n, 0)) for n in names) < 0.02
        before = weights


def test_between():
    assert between(0.0, MUSCLES) == {"minmuscle": 1, "averagemuscle": 0, "maxmuscle": 0}
    assert between(0.5, MUSCLES) == {"minmuscle": 0, "averagemuscle": 1, "maxmuscle": 0}
    assert between(0.9, MUSCLES) == pytest.approx({"minmuscle": 0, "averagemuscle": 0.2, "maxmuscle": 0.8})


@pytest.mark.parametrize("who", family())
def test_macro_weights_add_up_and_are_in_the_pack(pack, who):
    spec = plain(*who)
    weights = macro_weights(spec.form, float(spec.age))
    assert set(weights) <= set(pack.morphs.names)
    builds = sum(weight for name, weight in weights.items() if "universal" in name)
    people = sum(weight for name, weight in weights.items() if "universal" not in name)
    assert builds == pytest.approx(1)
    assert people == pytest.approx(1)


def test_every_corrective_is_in_the_pack_with_a_reason(pack):
    assert set(corrective_weights(plain())) <= set(pack.morphs.names)
    for corrective in CORRECTIVES:
        assert len(corrective.reason) > 10
        for who in family():
            assert 0 <= corrective.weight(plain(*who)) <= 1
