"""Outer ears: only they change, the young's relief most, the grown's stand, and their hollows lie within them."""

import numpy as np
from tests.support.people import plain

from facestudio.scene.head import ears
from facestudio.scene.head.ears import ear_hollows, ears_formed


def test_only_ears_change(pack):
    cage = pack.skin.cage
    ear = cage[pack.tissue["ears"][: len(cage)] > 0]
    elsewhere = np.setdiff1d(np.arange(len(pack.rest)), ear)
    grown = {
        years: ears_formed(pack, pack.rest, 1.0, plain(femininity=0.0).form, years, 1) - pack.rest
        for years in (1.0, 8.0, 30.0)
    }
    for moved in grown.values():
        assert not moved[elsewhere].any()
        assert 0.1 < np.linalg.norm(moved, axis=1).max() < 1.0
    assert np.abs(grown[1.0]).sum() > 1.15 * np.abs(grown[8.0]).sum()


def test_ears_of_the_grown_lean_back_and_turn_outwards(pack, monkeypatch):
    """The pack's men have something of a stand of their own; that of its women is flat."""
    cage = pack.skin.cage
    ear = cage[pack.tissue["ears"][: len(cage)] > 0.5]
    hind = ear[pack.rest[ear, 2] < 3.8]
    upper, lower = ear[pack.rest[ear, 1] > 75.0], ear[pack.rest[ear, 1] < 71.5]

    def lean(head):
        return float(head[upper, 2].mean() - head[lower, 2].mean())

    man, woman = (ears_formed(pack, pack.rest, 1.0, plain(femininity=sex).form, 30.0, 1) for sex in (0.0, 1.0))
    assert np.abs(man[hind, 0]).mean() < np.abs(woman[hind, 0]).mean() - 0.05
    assert np.abs(pack.rest[hind, 0]).mean() < np.abs(man[hind, 0]).mean() - 0.2
    monkeypatch.setattr(ears, "LEANS_BACK", 0.0)
    assert lean(man) < lean(ears_formed(pack, pack.rest, 1.0, plain(femininity=0.0).form, 30.0, 1)) - 0.25


def test_no_two_people_have_ears_that_stand_alike(pack):
    ear = pack.skin.cage[pack.tissue["ears"][: len(pack.skin.cage)] > 0.5]
    form = plain(femininity=0.0).form
    breadths = [float(np.ptp(ears_formed(pack, pack.rest, 1.0, form, 30.0, seed)[ear, 0])) for seed in range(12)]
    assert 0.05 < np.std(breadths) < 0.5
    small = [ears_formed(pack, pack.rest, 1.0, form, 8.0, seed) for seed in (1, 2)]
    assert np.array_equal(*small)


def test_hollows_lie_within_the_ears(pack):
    hollow, ear = ear_hollows(pack), pack.tissue["ears"]
    assert hollow.shape == ear.shape
    assert hollow.min() >= 0
    assert hollow.max() <= 1
    assert hollow.max() > 0.8
    assert not hollow[ear == 0].any()
    assert 0.05 < (hollow[ear > 0.95] > 0.5).mean() < 0.5
