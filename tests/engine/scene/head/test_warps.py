"""Smooth changes of the whole head: where they are meant, even on both sides, eyeballs as they were."""

import numpy as np
import pytest
from tests.support.people import plain

from facestudio.maths.thin_plate import spline
from facestudio.scene.head.changes import PLACES, WARPS
from facestudio.scene.head.warps import APART, CHANGES, SEXES, warped
from facestudio.spec.vocabulary import UNEVEN_SHAPES

TYPICAL = plain()


def change(pack, departures, years=30.0):
    return warped(plain(proportions=departures).form, years, pack) - warped(TYPICAL.form, years, pack)


def test_every_table_names_what_there_is():
    assert {place for moves in WARPS.values() for place in moves} <= set(PLACES)
    assert set(SEXES) <= set(CHANGES)


def test_a_spline_takes_its_landmarks_where_they_go_and_bends_nothing_that_is_affine():
    places = np.random.default_rng(3).uniform(-5.0, 5.0, (9, 3))
    moves = np.random.default_rng(4).normal(size=(2, 9, 3))
    moves[1] = places @ np.array([[0.1, 0.0, 0.02], [0.0, 0.2, 0.0], [0.03, 0.0, -0.1]]) + 0.5
    points = np.concatenate([places, [[1.0, 2.0, -7.0]]])
    found = spline(places, moves, points)
    np.testing.assert_allclose(found[:, :9], moves, atol=1e-9)
    np.testing.assert_allclose(found[1, 9], [0.1 - 0.21 + 0.5, 0.4 + 0.5, 0.02 + 0.7 + 0.5], atol=1e-9)


@pytest.mark.parametrize("name", CHANGES)
def test_changes_are_millimetres_and_of_the_head_alone_and_even_or_odd(pack, name):
    moved = change(pack, {name: 1.0})
    rest = pack.rest
    assert 0.02 < np.linalg.norm(moved, axis=1).max() < 0.75
    assert not moved[rest[:, 1] < 57.0].any()
    left = np.flatnonzero(rest[:, 0] > 1.0)
    mirrored = rest * (-1, 1, 1)
    for vertex in left[::97]:
        other = ((mirrored - rest[vertex]) ** 2).sum(axis=1).argmin()
        if np.linalg.norm(mirrored[other] - rest[vertex]) < 0.01:
            mirror = (1, -1, -1) if name in UNEVEN_SHAPES else (-1, 1, 1)
            np.testing.assert_allclose(moved[other] * mirror, moved[vertex], atol=2e-3)


@pytest.mark.parametrize("eye", ["left", "right"])
def test_eyeballs_move_as_one(pack, eye):
    moved = change(pack, dict.fromkeys(CHANGES, 1.5))[pack.eyes[eye]]
    np.testing.assert_allclose(moved, np.broadcast_to(moved[0], moved.shape), atol=1e-5)


def test_children_have_not_yet_grown_apart(pack):
    child, adult = (np.abs(change(pack, {"chin_projection": 1.0}, years)).max() for years in (6.0, 30.0))
    assert child / adult == pytest.approx(dict(APART)[6.0], abs=0.01)
