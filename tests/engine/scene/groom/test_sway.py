"""Locks that bow off their way."""

from __future__ import annotations

import numpy as np

from facestudio.scene.groom.sway import sections, swayed


def hanging(count: int) -> np.ndarray:
    """Guides (count, 18, 3) that hang side by side, 30 cm long."""
    down = np.linspace(0.0, -30.0, 18, dtype=np.float32)
    guides = np.zeros((count, 18, 3), dtype=np.float32)
    guides[..., 0] = 8.0 + np.arange(count, dtype=np.float32)[:, None]
    guides[..., 1] = down
    return guides


def test_roots_stay_and_lengths_bow() -> None:
    guides = hanging(40)
    moved = swayed(guides, np.arange(40, dtype=np.int32) // 8 * 8, np.full(40, 30.0, np.float32), 0.4, 10.0, 7)
    far = np.linalg.norm(moved - guides, axis=2)
    assert np.all(far[:, 0] < 1e-6)
    assert 0.1 < float(far[:, 8:14].mean()) < 1.0
    assert float(far[:, -1].mean()) < float(far[:, 8:14].mean())


def test_parts_of_a_lock_keep_to_it() -> None:
    guides = hanging(40)
    leader = np.arange(40, dtype=np.int32) // 8 * 8
    move = swayed(guides, leader, np.full(40, 30.0, np.float32), 0.4, 10.0, 7) - guides
    lock = move.reshape(5, 8, 18, 3)
    within = lock.std(axis=1).mean()
    assert within < 0.85 * move.std(axis=0).mean()


def test_sections_are_of_whole_locks() -> None:
    roots = hanging(400)[:, 0]
    leader = np.arange(400, dtype=np.int32) // 8 * 8
    section = sections(roots, leader, 7)
    assert np.all(section == section[leader])
    assert 1 < len(np.unique(section)) < 25
    assert np.array_equal(sections(roots, leader, 7), section)
