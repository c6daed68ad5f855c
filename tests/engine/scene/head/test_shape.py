"""The morphed head: whole for everyone, mirrored by mirrored traits, moved by what should move it."""

from itertools import pairwise

import numpy as np
import pytest
from scipy.spatial import cKDTree
from tests.support.people import family, plain

from facestudio.scene.head import shape_head


def chin_to_crown(shape):
    near_chin = (np.abs(shape.rest[:, 0]) < 0.6) & (np.abs(shape.rest[:, 1] - 64.5) < 0.5) & (shape.rest[:, 2] > 7)
    return float(shape.positions[:, 1].max() - shape.positions[near_chin, 1].min())


def mirror_of(rest):
    """Vertex on the other side of each vertex, and whether there is one within 0.05 cm."""
    distance, index = cKDTree(rest).query(rest * [-1, 1, 1])
    return index, distance < 0.05


@pytest.mark.parametrize("who", family())
def test_everyone_has_a_whole_head(head_of, who):
    shape = head_of(*who)
    assert np.isfinite(shape.positions).all()
    np.testing.assert_allclose(np.linalg.norm(shape.normals, axis=1), 1, atol=1e-5)
    assert 11 < chin_to_crown(shape) < 25.5
    # The origin lies between the eyes, at the front of the corneas.
    middle = (shape.left_eye.centre + shape.right_eye.centre) / 2
    assert abs(middle[0]) < 0.05
    assert abs(middle[1]) < 0.31
    assert middle[2] == pytest.approx(-(shape.left_eye.radius + shape.right_eye.radius) / 2, abs=0.05)
    assert shape.left_eye.centre[0] > 1.4
    assert shape.right_eye.centre[0] < -1.4
    for eye in (shape.left_eye, shape.right_eye):
        assert 1.1 < eye.radius < 1.7
        np.testing.assert_allclose(eye.head_from_eye.T @ eye.head_from_eye, np.eye(3), atol=1e-12)
        assert np.linalg.det(eye.head_from_eye) == pytest.approx(1)
        low, high = eye.fissure
        assert -0.8 < low < 0 < high < 0.8
    for mask in shape.tissue.values():
        assert mask.shape == (len(shape.positions),)


def test_level_zero_indexes_the_same_vertices(pack):
    shape = shape_head(plain(), pack)
    assert shape.coarse_triangles.max() == len(pack.skin.cage) - 1
    assert shape.triangles.max() == len(shape.positions) - 1
    # Vertices of the cage lie near the surface they control.
    gap = np.linalg.norm(shape.positions[: len(pack.skin.cage)] - shape.cage[pack.skin.cage], axis=1)
    assert np.median(gap) < 0.1


def test_heads_grow_until_eighteen(pack):
    sizes = [chin_to_crown(shape_head(plain(age), pack)) for age in (0, 1, 3, 6, 10, 13, 16, 18)]
    assert (np.diff(sizes) > 0).all()
    assert sizes[0] < 0.75 * sizes[-1]


def test_one_year_changes_a_face_only_a_little(pack):
    cages = [shape_head(plain(age), pack).cage[pack.skin.cage] for age in range(20, 81, 10)]
    face = pack.rest[pack.skin.cage][:, 1] > 63
    moved = [np.abs(b - a)[face].max() / 10 for a, b in pairwise(cages)]
    assert max(moved) < 0.06


def test_a_zero_weight_changes_nothing(pack):
    zero = plain(details={"nose/nose-hump-incr": 0.0}, asymmetry={"asym/asym-jaw-1-l": 0.0}, actions={"jawOpen": 0.0})
    np.testing.assert_array_equal(shape_head(zero, pack).positions, shape_head(plain(), pack).positions)


@pytest.mark.parametrize("name", ["asym/asym-nose-1", "asym/asym-mouth-2", "asym/asym-jaw-1", "asym/asym-eye-3"])
def test_mirrored_asymmetry_mirrors_the_head(pack, name):
    left = shape_head(plain(asymmetry={f"{name}-l": 0.8}), pack)
    right = shape_head(plain(asymmetry={f"{name}-r": 0.8}), pack)
    other, paired = mirror_of(left.rest)
    assert paired.mean() > 0.98
    face = paired & (left.tissue["face"] > 0.5)
    difference = np.abs(right.positions - left.positions[other] * [-1, 1, 1])[face]
    moved = np.abs(left.positions - shape_head(plain(), pack).positions)[face]
    assert moved.max() > 0.05
    # The source's two sides differ by a tenth of what they move.
    assert np.quantile(difference, 0.98) < 0.12 * moved.max()


def test_actions_move_their_own_side(pack):
    still, smiling = (shape_head(plain(actions=a), pack) for a in (None, {"mouthSmileLeft": 0.6}))
    moved = np.linalg.norm(smiling.positions - still.positions, axis=1)
    assert moved[still.rest[:, 0] > 1.5].max() > 0.3
    assert moved[still.rest[:, 0] < -1.5].max() < 0.3 * moved.max()


def test_features_reach_the_head(pack):
    """Every detail that the pack has moves some vertex of skin that is drawn."""
    still = shape_head(plain(), pack)
    for name in ("nose/nose-hump-incr", "chin/chin-width-incr", "ears/l-ear-scale-incr", "neck/neck-scale-horiz-incr"):
        moved = shape_head(plain(details={name: 1.0}), pack)
        assert np.abs(moved.positions - still.positions).max() > 0.1


def test_an_unknown_morph_is_named(pack):
    with pytest.raises(KeyError, match="nose/longer"):
        shape_head(plain(details={"nose/longer": 1.0}), pack)
