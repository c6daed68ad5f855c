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


def _share_within(rows: bool, aside: float, height: float) -> float:
    place = np.full((200, 3), (aside, height, 0.0), dtype=np.float32)
    return float(Fields(SPINES, rows).within(place, np.arange(200, dtype=np.uint32), seed=5).mean())


def test_the_scalp_is_bare_between_fields():
    for rows, height, most in ((False, 4.0, 0.85), (True, -1.0, 0.9)):  # fewer would leave flecks of skin
        assert 0.0 < _share_within(rows, 0.0, height) < most
        assert 0.0 < _share_within(rows, 2.0, height) < most
        assert _share_within(rows, 1.0, height) == 0.0


def test_all_hairs_are_drawn_at_the_rim_of_a_field():
    assert _share_within(rows=False, aside=0.8, height=4.0) == 1.0


def test_hairs_keep_to_their_rope_and_grooves_are_dark():
    for parts in (0, 2, 3):
        hairs, light, index, rope, free = grow_ropes(_ropes(parts), SPINES, 1.0, seed=5)
        assert len(hairs) == len(light) == len(index) == len(rope) == len(free) == 80
        assert 0.0 < free.mean() < 0.3
        aside = np.linalg.norm((hairs - SPINES[rope][:, :1])[..., [0, 2]], axis=2)
        assert np.quantile(aside, 0.99) < 0.7
        assert 0.0 < light.min() < 0.5
        assert 0.9 < light.max() <= 1.0


def test_ropes_taper_at_their_roots():
    hairs = grow_ropes(_ropes(3), SPINES, 1.0, seed=5)[0][:40]
    across = np.abs(hairs[..., 0]).mean(axis=0)
    assert across[0] < 0.6 * across[10:25].mean()


def test_partings_of_rows_are_three_millimetres_of_bare_skin():
    assert _share_within(rows=True, aside=1.0 - 0.14, height=-1.0) == 0.0
    assert _share_within(rows=True, aside=1.0 - 0.25, height=-1.0) > 0.9
