"""Jaws, foreheads and cheeks: what changes them adds up to broad and narrow ones, not to boxes and wedges."""

import numpy as np
import pytest
from tests.support.people import plain

from facestudio.scene.head.changes import PLACES
from facestudio.scene.head.jaw import (
    ANGLED,
    BOXED,
    BROAD,
    EVENED,
    NARROW,
    POINTED,
    UNBOXED,
    angled,
    blunted,
    filling,
    narrowing,
    tapering,
)
from facestudio.scene.head.landmarks import LANDMARKS, vertex_at
from facestudio.scene.head.measures import MATURE_WOMEN
from facestudio.scene.head.shape import head_at_rest
from facestudio.scene.head.warps import warped

WIDE = {"chin_breadth": 2.0, "cheek_fullness": 2.0, "jaw_width": 2.0, "taper": -2.0}


def ratio(pack, head):
    rest = pack.rest[pack.skin.cage]
    jaw, cheekbone = (
        head[pack.skin.cage[((rest - np.array(PLACES[name])) ** 2).sum(axis=1).argmin()], 0]
        for name in ("jaw", "zygion")
    )
    return float(jaw / cheekbone)


@pytest.mark.parametrize("femininity", [0.0, 1.0])
def test_a_broad_jaw_stays_broad_within_bounds(pack, femininity):
    usual, broad = (
        ratio(pack, head_at_rest(plain(femininity=femininity, proportions=departures), pack)[0])
        for departures in ({}, WIDE)
    )
    assert usual + 0.02 < broad < BROAD[int(femininity)] + 0.07


def test_a_jaw_that_is_not_broad_is_left_alone(pack):
    person = plain(proportions={"taper": 2.0})
    head, _ = head_at_rest(person, pack)
    assert ratio(pack, head) < BROAD[1]
    assert not tapering(head, person.form, 30.0, pack).any()


@pytest.mark.parametrize("age", [3, 6, 10, 14])
def test_children_have_no_boxes_either(pack, age):
    person = plain(age=age, proportions=WIDE)
    broad, _ = head_at_rest(person, pack)
    usual, _ = head_at_rest(plain(age=age), pack)
    assert 0.005 < ratio(pack, broad) - ratio(pack, usual) < 0.03
    assert np.abs(tapering(usual, person.form, float(age), pack)).max() < 0.03


def test_the_old_taper_less(pack):
    """Jowls fill the edge of their jaws: tapered as others' are, their chins would be wedges."""
    rest = pack.rest[pack.skin.cage]
    at = pack.skin.cage[((rest - np.array(PLACES["chin_side"])) ** 2).sum(axis=1).argmin()]
    # But for the narrower jaws and chins that grown women are given.
    without = {name: -more for name, more in MATURE_WOMEN.items()}
    young, old, given = (
        warped(plain(femininity=1.0, proportions=own).form, years, pack)[at, 0]
        for years, own in ((30.0, {}), (75.0, without), (75.0, {}))
    )
    assert old > young + 0.01
    assert given > old - 0.25


def test_a_jaw_that_draws_in_too_far_is_let_out(pack):
    far = {"chin_breadth": -1.85, "jaw_width": -1.85, "taper": 1.85, "cheek_fullness": -1.85}
    assert ratio(pack, head_at_rest(plain(femininity=1.0, proportions=far), pack)[0]) > NARROW[1] - 0.03


@pytest.mark.parametrize("departs", [3.0, -3.0])
def test_angles_of_a_jaw_come_nearer_to_what_is_typical(pack, departs):
    person = plain(femininity=0.0)
    typical, _ = head_at_rest(person, pack)
    drawn = typical + warped(plain(femininity=0.0, proportions={"jaw_round": departs}).form, 30.0, pack)
    drawn -= warped(person.form, 30.0, pack)
    gonia, zygia = ([vertex_at(pack, LANDMARKS[name], side) for side in (1.0, -1.0)] for name in ("gonion", "zygion"))
    before, after = (
        float(np.ptp(head[gonia, 0]) / np.ptp(head[zygia, 0])) - ANGLED[0]
        for head in (drawn, drawn + angled(drawn, person.form, 30.0, pack))
    )
    assert 0.01 < abs(after) < abs(before) - 0.01
    assert np.sign(after) == np.sign(before) == np.sign(departs)


def test_more_is_taken_of_a_box_than_of_a_broad_jaw(pack):
    person = plain(femininity=0.0)
    head, _ = head_at_rest(person, pack)
    gonia, zygia = ([vertex_at(pack, LANDMARKS[name], side) for side in (1.0, -1.0)] for name in ("gonion", "zygion"))
    inwards = []
    for beyond in (BOXED, 2.0 * BOXED):
        jaw = head.copy()
        jaw[gonia, 0] *= (ANGLED[0] + beyond) * np.ptp(head[zygia, 0]) / np.ptp(head[gonia, 0])
        inwards.append(-float(angled(jaw, person.form, 30.0, pack)[gonia[0], 0]))
    assert inwards[1] > (2.0 + UNBOXED / EVENED) * inwards[0] * 0.95 > 0.0


def test_angles_of_a_boys_jaw_stay_a_boys(pack):
    box, _ = head_at_rest(plain(age=10, femininity=0.0), pack)
    gonion = [vertex_at(pack, LANDMARKS["gonion"], side) for side in (1.0, -1.0)]
    box[gonion, 0] *= 1.1
    inwards = angled(box, plain(age=10, femininity=0.0).form, 10.0, pack)[gonion, 0]
    assert inwards[0] < -0.05
    assert inwards[1] > 0.05


def test_foreheads_and_cheeks_depart_less_beyond_their_bounds(pack):
    typical, _ = head_at_rest(plain(), pack)
    assert not narrowing(typical, 30.0, pack).any()
    box = typical + warped(plain(proportions={"temple_width": 2.0}).form, 30.0, pack)
    box -= warped(plain().form, 30.0, pack)
    side = ((pack.rest - np.array(PLACES["forehead_side"])) ** 2).sum(axis=1).argmin()
    narrowed = box[side, 0] + narrowing(box, 30.0, pack)[side, 0]
    assert typical[side, 0] < narrowed < box[side, 0] - 0.05
    gaunt = typical.copy()
    front = pack.rest[:, 2] > 11.0
    gaunt[front, 2] -= np.exp(-((pack.rest[front, 1] - PLACES["cheek"][1]) ** 2))
    filled = filling(gaunt, 1.0, 30.0, pack)
    assert filled.any()
    assert not filling(gaunt, 1.0, 6.0, pack).any()


def test_cheeks_that_bulge_are_drawn_in(pack):
    cheek = ((pack.rest - np.array(PLACES["cheek"])) ** 2).sum(axis=1).argmin()
    full = head_at_rest(plain(femininity=1.0), pack)[0].copy()
    front = pack.rest[:, 2] > 11.0
    full[front, 2] += 1.2 * np.exp(-((pack.rest[front, 1] - PLACES["cheek"][1]) ** 2))
    assert filling(full, 1.0, 30.0, pack)[cheek, 2] < -0.03


@pytest.mark.parametrize("femininity", [0.0, 1.0])
def test_a_pointed_chin_is_blunted(pack, femininity):
    person = plain(femininity=femininity)
    typical, _ = head_at_rest(person, pack)
    assert not blunted(typical, person.form, 30.0, pack).any()
    pointed = typical + warped(plain(femininity=femininity, proportions={"chin_breadth": -5.5}).form, 30.0, pack)
    pointed -= warped(person.form, 30.0, pack)
    sides, zygia = ([vertex_at(pack, PLACES[name], side) for side in (1.0, -1.0)] for name in ("chin_side", "zygion"))
    before, after = (
        float(np.ptp(head[sides, 0]) / np.ptp(head[zygia, 0]))
        for head in (pointed, pointed + blunted(pointed, person.form, 30.0, pack))
    )
    assert before + 0.005 < after < POINTED[int(femininity)]
    assert not blunted(pointed, person.form, 6.0, pack).any()
