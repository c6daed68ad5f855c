"""The fold of the upper lid: above both lids alike, different by person and ancestry, nowhere else."""

from dataclasses import replace

import numpy as np
import pytest
from tests.support.people import plain

from facestudio.scene.head.crease import GROOVE_CM, HOOD_FALL_CM, fold_lids
from facestudio.scene.materials.lid_fold import SINGLE_LIDS, LidFold, lid_fold

NONE, CREASE, HOOD = LidFold(0.0, 1.0, 0.0, 0.0), LidFold(1.0, 1.0, 0.0, 0.0), LidFold(0.0, 1.0, 1.0, 0.0)


@pytest.fixture(scope="module", params=[(CREASE, GROOVE_CM, 1.8), (HOOD, HOOD_FALL_CM, 2.0)], ids=["crease", "hood"])
def folded(request, pack, head_of):
    """A head, how far a full fold moves each of its vertices, the most that it should, and its reach in eyeball radii."""
    shape = head_of(30, 0.5, "caucasian")
    eyes = tuple(
        (eye, shape.cage[pack.lashes[f"{side}_upper"][0]])
        for eye, side in ((shape.left_eye, "left"), (shape.right_eye, "right"))
    )
    fold, most, reach = request.param
    again = fold_lids(shape.positions, shape.triangles, eyes, fold, 1.0)
    np.testing.assert_array_equal(fold_lids(shape.positions, shape.triangles, eyes, NONE, 1.0), shape.positions)
    return shape, np.linalg.norm(again - shape.positions, axis=1), most, reach


def test_only_skin_above_the_eyes_moves(folded):
    shape, moved, most, reach = folded
    place = shape.positions[moved > 0.01]
    assert 0.3 * most < moved.max() < 1.4 * most
    for eye in (shape.left_eye, shape.right_eye):
        mine = place[np.sign(place[:, 0]) == np.sign(eye.centre[0])]
        assert len(mine) > 100
        assert (mine[:, 1] > eye.centre[1] + eye.fissure[0]).all()
        assert (np.linalg.norm(mine - eye.centre, axis=1) < reach * eye.radius).all()


def test_both_sides_alike(folded):
    shape, moved, *_ = folded
    left, right = (moved[np.sign(shape.rest[:, 0]) == side] for side in (1, -1))
    assert left.max() == pytest.approx(right.max(), rel=0.15)
    assert left.sum() == pytest.approx(right.sum(), rel=0.1)


def folds(people, age=30):
    """The lids of two hundred people of one base population."""
    spec = plain(age, 0.5, people)
    return [lid_fold(replace(spec, eyes=replace(spec.eyes, seed=seed))) for seed in range(200)]


def test_half_of_the_asian_population_has_no_crease_and_nobody_else():
    single = sum(fold.crease == 0.0 for fold in folds("asian")) / 200
    assert single == pytest.approx(SINGLE_LIDS, abs=0.1)
    for people in ("caucasian", "african"):
        assert min(fold.crease for fold in folds(people)) > 0.5


def test_lids_come_down_with_the_years():
    young, old = (np.mean([fold.hood for fold in folds("caucasian", age)]) for age in (30, 75))
    assert old > young + 0.15


def test_creases_run_at_their_own_height_and_course():
    people = folds("caucasian")
    heights, tapers = np.array([(fold.height, fold.taper) for fold in people]).T
    assert heights.mean() == pytest.approx(1.03, abs=0.05)
    assert np.ptp(heights) > 0.55
    assert np.median(tapers) < 0.2 < 0.4 < tapers.max()
