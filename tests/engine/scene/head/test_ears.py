"""Outer ears: only they change, the young's most, and their hollows lie within them."""

import numpy as np

from facestudio.scene.head.ears import ear_hollows, ears_formed


def test_only_ears_change(pack):
    cage = pack.skin.cage
    ear = cage[pack.tissue["ears"][: len(cage)] > 0]
    elsewhere = np.setdiff1d(np.arange(len(pack.rest)), ear)
    grown = {years: ears_formed(pack, pack.rest, 1.0, years) - pack.rest for years in (1.0, 30.0)}
    for moved in grown.values():
        assert not moved[elsewhere].any()
        assert 0.1 < np.linalg.norm(moved, axis=1).max() < 1.0
    assert np.abs(grown[1.0]).sum() > 1.3 * np.abs(grown[30.0]).sum()


def test_hollows_lie_within_the_ears(pack):
    hollow, ear = ear_hollows(pack), pack.tissue["ears"]
    assert hollow.shape == ear.shape
    assert hollow.min() >= 0
    assert hollow.max() <= 1
    assert hollow.max() > 0.8
    assert not hollow[ear == 0].any()
    assert 0.05 < (hollow[ear > 0.95] > 0.5).mean() < 0.5
