"""The crease of the upper lid: above both lids alike, softer by ancestry, nowhere else."""

import numpy as np
import pytest
from tests.support.people import plain

from facestudio.scene.head.crease import FOLD_CM, crease_lids, crease_strength


@pytest.fixture(scope="module")
def creased(pack, head_of):
    """A head, and how far a full crease moves each of its vertices."""
    shape = head_of(30, 0.5, "caucasian")
    eyes = tuple(
        (eye, shape.cage[pack.lashes[f"{side}_upper"][0]])
        for eye, side in ((shape.left_eye, "left"), (shape.right_eye, "right"))
    )
    again = crease_lids(shape.positions, shape.triangles, eyes, 1.0, 1.0)
    np.testing.assert_array_equal(crease_lids(shape.positions, shape.triangles, eyes, 0.0, 1.0), shape.positions)
    return shape, np.linalg.norm(again - shape.positions, axis=1)


def test_only_skin_above_the_eyes_moves(creased):
    shape, moved = creased
    place = shape.positions[moved > 0.01]
    assert 0.3 * FOLD_CM < moved.max() < 1.1 * FOLD_CM
    for eye in (shape.left_eye, shape.right_eye):
        mine = place[np.sign(place[:, 0]) == np.sign(eye.centre[0])]
        assert len(mine) > 100
        assert (mine[:, 1] > eye.centre[1] + eye.fissure[0]).all()
        assert (np.linalg.norm(mine - eye.centre, axis=1) < 1.6 * eye.radius).all()


def test_both_sides_alike(creased):
    shape, moved = creased
    left, right = (moved[np.sign(shape.rest[:, 0]) == side] for side in (1, -1))
    assert left.max() == pytest.approx(right.max(), rel=0.15)
    assert left.sum() == pytest.approx(right.sum(), rel=0.1)


def test_strength_goes_by_ancestry():
    strengths = [crease_strength(plain(30, 0.5, people).form) for people in ("caucasian", "african", "asian")]
    assert strengths == sorted(strengths, reverse=True)
    assert strengths[-1] > 0
