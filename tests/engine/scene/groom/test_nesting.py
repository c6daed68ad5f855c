"""How locks of hair that hangs shade themselves and each other."""

from __future__ import annotations

import numpy as np

from facestudio.scene.groom.nesting import openness

HANGING_AT = np.array([12.0, 0.0, -5.5], dtype=np.float32)
"""Beside the head, so that outside is +x."""


def locks() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Hairs (S, 12, 3) 22 cm long of nine small locks that make one big one, with the number of each (S,)."""
    generator = np.random.default_rng(4)
    small = np.repeat(np.arange(9), 60)
    middle = np.stack([0.5 * (small // 3 - 1), np.zeros(len(small)), 0.8 * (small % 3 - 1)], axis=1)
    offset = generator.normal(size=(len(small), 3)) * (0.10, 0.0, 0.15)
    hairs = np.repeat((HANGING_AT + middle + offset)[:, None], 12, axis=1)
    hairs[:, :, 1] = np.linspace(0.0, -22.0, 12)
    return hairs.astype(np.float32), small, np.zeros_like(small)


def test_roots_are_lit_as_casters_tell() -> None:
    hairs, small, big = locks()
    assert np.all(openness(hairs, small, big)[:, 0] == 1.0)


def test_light_is_shared_out_and_not_added() -> None:
    shade = openness(*locks())
    assert shade.shape == (540, 12)
    assert abs(float(shade.mean()) - 1.0) < 0.04
    assert 0.5 < float(shade.min()) < 0.9 < 1.05 < float(shade.max()) < 1.5


def test_backs_are_lighter_than_flanks_and_those_than_undersides() -> None:
    hairs, small, big = locks()
    ends = openness(hairs, small, big)[:, -1]
    outer, aside = small // 3 == 2, small % 3 != 1
    middle, under = ends[outer & ~aside].mean(), ends[small // 3 == 0].mean()
    assert middle > ends[outer & aside].mean() + 0.02
    assert ends[outer & aside].mean() > under + 0.05


def test_hairs_of_a_small_lock_differ_by_where_they_lie_in_it() -> None:
    hairs, small, big = locks()
    ends = openness(hairs, small, big)[:, -1]
    inside = hairs[:, -1, 0] - np.array([hairs[small == lock, -1, 0].mean() for lock in range(9)])[small]
    assert all(np.corrcoef(inside[small == lock], ends[small == lock])[0, 1] > 0.5 for lock in range(9))


def test_a_hair_that_is_alone_shades_nothing() -> None:
    hairs = locks()[0][:1]
    assert np.all(openness(hairs, np.zeros(1, int), np.zeros(1, int)) == 1.0)


def test_hair_that_stands_is_in_locks_nearer_to_its_root() -> None:
    hairs, small, big = locks()
    hairs[:, :, 1] = np.linspace(0.0, -2.0, 12)
    assert openness(hairs, small, big, hangs=False)[:, -1].std() > 3.0 * openness(hairs, small, big)[:, -1].std()


def test_locks_that_stand_apart_shade_each_other_more_than_hair_that_hangs() -> None:
    standing, hanging = openness(*locks(), hangs=False)[:, -1], openness(*locks())[:, -1]
    assert 1.2 < float(standing.std() / hanging.std()) < 2.0
    assert float(standing.min()) > 0.1
