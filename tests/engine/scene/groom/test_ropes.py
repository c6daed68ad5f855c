"""Ropes: fields of the scalp, and the bundles that hang from them."""

import numpy as np

from facestudio.scene.groom.guides import Growth
from facestudio.scene.groom.ropes import Fields, Ropes, grow_ropes, spread

STRAIGHT = np.linspace(0.0, 1.0, 26, dtype=np.float32)[:, None] * np.array([[0.0, -20.0, 0.0]], dtype=np.float32)
SPINES = np.stack([STRAIGHT + np.array(at, dtype=np.float32) for at in ((0.0, 4.0, 0.0), (2.0, 4.0, 0.0))])


def _ropes(parts: int) -> Ropes:
    one = np.ones(2, dtype=np.float32)
    growth = Growth(one, np.zeros((2, 3), np.float32), lambda at, _share: at, 0.0, 1.0, one)
    return Ropes(growth, np.arange(2), 0.4 * one, parts, threads=40, points=50)


def test_leaders_stand_apart_and_close_to_everybody():
    rest = np.random.default_rng(3).uniform(0.0, 10.0, (400, 3)).astype(np.float32)
    leaders = rest[spread(rest, np.arange(400), 2.0)]
    between = np.linalg.norm(leaders[:, None] - leaders[None], axis=2)
    assert between[between > 0.0].min() > 2.0
    assert np.linalg.norm(rest[:, None] - leaders[None], axis=2).min(axis=1).max() <= 2.0


def test_the_scalp_is_bare_between_fields():
    across = np.stack([np.linspace(0.0, 2.0, 21), np.full(21, 4.0), np.zeros(21)], axis=1).astype(np.float32)
    within = Fields(SPINES, rows=False).within(across)
    assert within[0]
    assert within[-1]
    assert not within[10]
    down = across - np.array([0.0, 5.0, 0.0], dtype=np.float32)
    assert Fields(SPINES, rows=True).within(down)[0]
    assert not Fields(SPINES, rows=True).within(down)[10]


def test_hairs_keep_to_their_rope_and_grooves_are_dark():
    for parts in (0, 2, 3):
        hairs, light, index, rope = grow_ropes(_ropes(parts), SPINES, 1.0, seed=5)
        assert len(hairs) == len(light) == len(index) == len(rope) == 80
        aside = np.linalg.norm((hairs - SPINES[rope][:, :1])[..., [0, 2]], axis=2)
        assert np.quantile(aside, 0.99) < 0.7
        assert 0.0 < light.min() < 0.5
        assert 0.9 < light.max() <= 1.0
