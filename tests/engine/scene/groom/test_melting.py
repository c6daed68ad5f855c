"""Hairs that lie alone melt into the skin in small pictures."""

from types import SimpleNamespace

import numpy as np

from facestudio.scene.groom.melting import among_few, kept_colour, lying_alone, stubs, through_down


def test_hairs_keep_their_colour_where_all_are_drawn():
    assert kept_colour(1.0) == kept_colour(1.25) == 1.0
    assert 0.0 < kept_colour(0.3) <= kept_colour(0.58) < 1.0


def test_a_grown_brow_keeps_more_than_down():
    assert kept_colour(0.58, age=30.0) > kept_colour(0.58, age=3.0)


def test_stubs_lie_alone_and_long_hair_does_not():
    assert lying_alone(0.4, 30.0) == 1.0
    assert lying_alone(2.0, 30.0) == 0.0 < lying_alone(2.0, 1.0)
    assert lying_alone(9.0, 30.0) == lying_alone(9.0, 1.0) == 0.0


def test_only_an_infants_hair_is_down():
    assert through_down(0.0) < through_down(3.0) < through_down(4.0) == through_down(40.0) == 1.0


def test_a_stub_in_long_hair_lies_alone_and_a_coil_does_not():
    straight = np.linspace(0.0, 1.0, 5)[:, None] * np.array([[1.0, 0.0, 0.0]])
    coil = np.array([[0.0, 0.0, 0.0], [0.6, 0.0, 0.0], [0.6, 0.6, 0.0], [0.0, 0.6, 0.0], [0.0, 0.1, 0.0]])
    short, long, wound = stubs(SimpleNamespace(points=np.stack([0.4 * straight, 9.0 * straight, coil]))).ravel()
    assert short > 0.5
    assert long == wound == 0.0


def test_skin_is_seen_through_hairs_at_a_border_and_not_through_a_head_of_hair():
    faint, strong = among_few(SimpleNamespace(opacity=np.array([[0.3, 0.1], [1.0, 0.4]], dtype=np.float16))).ravel()
    assert faint == 1.0
    assert strong < 0.3
