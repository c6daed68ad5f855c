"""Hair leaves the edge by the face one by one."""

import numpy as np

from facestudio.scene.groom.fanning import fanned, leaving, wispier
from facestudio.scene.groom.regions import WIDEST


def combed_back(count: int) -> np.ndarray:
    """Hairs (S, 12, 3) that run back over a temple, 12 cm long."""
    hairs = np.zeros((count, 12, 3), dtype=np.float32)
    hairs[..., 0], hairs[..., 1] = 6.0, 5.0
    hairs[..., 2] = np.linspace(4.0, -8.0, 12, dtype=np.float32)
    return hairs


def test_hairs_leave_towards_the_face_and_their_roots_stay():
    hairs = combed_back(2)
    moved = fanned(hairs, np.array([0.0, 1.0], dtype=np.float32), 1.0)
    assert np.array_equal(moved[0], hairs[0])
    assert np.allclose(moved[1, 0], hairs[1, 0], atol=0.01)
    assert 0.1 < float((hairs[1, :, 1] - moved[1, :, 1]).max()) < 1.0


def test_few_leave_far_and_none_that_are_rooted_deep_within():
    rest = np.zeros((4000, 3), dtype=np.float32)
    rest[:, 1], rest[:, 2] = 80.0, 11.0
    index = np.arange(4000, dtype=np.uint32)
    share = leaving(rest, index, WIDEST)
    assert 0.0 < float((share > 0.5 * share.max()).mean()) < 0.3
    rest[:, 1], rest[:, 2] = 84.0, 0.0
    assert float(leaving(rest, index, WIDEST).max()) == 0.0


def test_first_hairs_over_a_forehead_are_finer_and_those_deep_within_are_not():
    rest = np.zeros((40, 3), dtype=np.float32)
    rest[:, 1], rest[:, 2] = np.linspace(76.0, 84.0, 40, dtype=np.float32), 11.0
    fine = wispier(rest, WIDEST)
    assert fine[0] < 0.7
    assert fine[-1] == 1.0
