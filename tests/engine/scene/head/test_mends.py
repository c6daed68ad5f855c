"""Mends of the base mesh: on both sides alike, on what they name and nothing else."""

import numpy as np
from tests.support.people import plain

from facestudio.scene.head.landmarks import vertex_at
from facestudio.scene.head.mends import (
    LOBULE,
    RIM,
    arch_rims,
    deepen_nostrils,
    edge_let_down,
    mends,
    raise_foot,
    tuck_lobes,
    wing_to_wing,
)
from facestudio.scene.head.shape import head_at_rest


def test_lobes_narrow_downwards():
    rest = np.array([[7.35, 72.8, 5.0], [7.35, 71.5, 5.0], [7.35, 70.4, 5.0], [-7.35, 70.4, 5.0], [6.0, 70.4, 5.0]])
    moved = tuck_lobes(rest, np.ones(5))[:, 0]
    assert moved[0] == 0 == moved[4]
    assert moved[2] < moved[1] < 0
    assert moved[3] == -moved[2]
    assert 7.35 + moved[2] > 6.6
    np.testing.assert_array_equal(tuck_lobes(rest, np.zeros(5)), 0)


def test_nostrils_go_up_and_back():
    rest = np.array([[0.85, 71.15, 15.25], [-0.85, 71.15, 15.25], [1.2, 71.15, 15.25], [0.0, 71.15, 15.25]])
    moved = deepen_nostrils(rest)
    assert moved[0, 1] > 0.5
    assert moved[0, 2] < 0
    np.testing.assert_array_equal(moved[0], moved[1])
    np.testing.assert_array_equal(moved[2:], 0)


def test_rims_rise_between_tip_and_wing():
    rest = np.array([[1.06, 71.22, 15.58], [-1.06, 71.22, 15.58], [0.0, 71.04, 16.41], [1.59, 71.15, 14.34]])
    up = arch_rims(rest)[:, 1]
    assert up[0] == up[1] > 0.2
    assert up[2] < 0.01
    assert up[3] < 0.01


def test_the_partition_s_foot_rises_and_tip_and_wings_stay():
    rest = np.array(
        [[0.0, 70.43, 15.45], [0.0, 71.58, 16.75], [1.59, 71.15, 14.34], [-0.2, 70.5, 15.4], [0.2, 70.5, 15.4]]
    )
    up = raise_foot(rest)[:, 1]
    assert up[0] > 0.15
    assert up[1] < 0.001
    assert up[2] < 0.001
    assert up[3] == up[4]


def test_only_ears_and_the_underside_of_the_nose_move(pack):
    moved = np.abs(mends(pack)).max(axis=1) > 0.01
    rest = pack.rest[moved]
    lobes = np.abs(rest[:, 0]) > 6.3
    assert lobes.sum() > 20
    assert (~lobes).sum() > 10
    assert np.abs(rest[~lobes, 0]).max() < 1.5  # rims and partition of the nose, not the cheeks beside it
    assert rest[~lobes, 2].min() > 14.2
    assert rest[lobes, 1].max() < 72.7


def test_the_lobule_hangs_between_rims_that_rise():
    rest = np.array([LOBULE, [0.86, 71.25, 15.9], [-0.86, 71.25, 15.9], [0.0, 72.7, 16.2], [2.3, 71.0, 14.2]])
    moved = wing_to_wing(rest)
    assert moved[0, 1] < -0.10
    assert moved[1, 1] == moved[2, 1] > 0.08
    assert np.abs(moved[3:]).max() < 0.01


def test_the_more_level_the_lower_edge_of_a_nose_the_further_it_is_let_down(pack):
    person = plain(people="asian")
    head, size = head_at_rest(person, pack)
    rim, lobule = (vertex_at(pack, place) for place in (RIM, LOBULE))
    level, hanging = head.copy(), head.copy()
    level[lobule, 1] = level[rim, 1] - 0.1 * size
    hanging[lobule, 1] = hanging[rim, 1] - 0.5 * size
    amounts = [edge_let_down(person, each, pack, size) for each in (hanging, head, level)]
    assert 0.0 == amounts[0] < amounts[1] < amounts[2]
    assert edge_let_down(plain(age=3, people="asian"), level, pack, size) < 0.3 * amounts[2]
    after = level + np.float32(size) * mends(pack, 0.0, amounts[2])
    assert after[rim, 1] - after[lobule, 1] > 0.22 * size
