"""Ear-rings hang from the lobes; a necklace lies on the skin."""

import dataclasses
from itertools import product

import numpy as np
import pytest
from scipy.spatial import cKDTree
from tests.support.people import plain

from facestudio.scene.wardrobe import jewellery
from facestudio.spec.vocabulary import EARRINGS, NECKLACES

WEARERS = [(20, 1.0, "caucasian"), (40, 1.0, "african"), (80, 1.0, "asian")]


def wearing(who, earrings="none", necklace="none"):
    spec = plain(*who)
    return dataclasses.replace(
        spec, jewellery=dataclasses.replace(spec.jewellery, earrings=earrings, necklace=necklace)
    )


def points(meshes):
    return np.concatenate([mesh.positions for mesh in meshes])


def test_none_is_nothing(head_of):
    assert jewellery(wearing(WEARERS[0]), head_of(*WEARERS[0])) == ()


@pytest.mark.parametrize(("kind", "who"), list(product(EARRINGS[1:], WEARERS)))
def test_earrings_touch_the_lobes_and_hang_no_further_than_their_size(head_of, kind, who):
    head = head_of(*who)
    worn = points(jewellery(wearing(who, earrings=kind), head))
    for side in (1, -1):
        ear = head.positions[(head.tissue["ears"] > 0.5) & (side * head.positions[:, 0] > 0)]
        ring = worn[side * worn[:, 0] > 0]
        assert cKDTree(ear).query(ring)[0].min() < 0.2
        assert ear[:, 1].min() - 3.0 < ring[:, 1].min()
        assert ring[:, 1].max() < ear[:, 1].min() + 1.2


@pytest.mark.parametrize(("kind", "who"), list(product(NECKLACES[1:], WEARERS)))
def test_a_chain_lies_on_the_skin(head_of, kind, who):
    head = head_of(*who)
    chain = jewellery(wearing(who, necklace=kind), head)[0].positions
    neck = (head.rest[:, 1] > 50) & (head.rest[:, 1] < 64)
    distance = cKDTree(head.positions[neck]).query(chain)[0]
    assert np.quantile(distance, 0.95) < 0.8
    assert np.ptp(np.arctan2(chain[:, 0], chain[:, 2] - chain[:, 2].mean())) > 6.0
