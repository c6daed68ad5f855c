"""The shape of a head of hair: it follows the skull, ends at its hem, and leaves the face free."""

from dataclasses import replace

import numpy as np
import pytest
from tests.support.one_person import person

from facestudio.scene.groom import grow
from facestudio.scene.head import shape_head
from facestudio.scene.types import Part


@pytest.fixture(scope="module")
def worn(pack):
    """(style, level of length, femininity) -> (bare skin without ears (V, 3), points of the scalp's hairs (S, P, 3))."""
    heads = {}

    def of(style, level, femininity=1.0):
        spec = person(hair={"style": style, "length": float(level), "texture": 0.1, "thinning": 0.0})
        spec = replace(spec, form=replace(spec.form, femininity=femininity))
        if femininity not in heads:
            heads[femininity] = shape_head(spec, pack)
        shape = heads[femininity]
        hair = next(hairs for hairs in grow(spec, shape, pack, 256) if hairs.part is Part.HAIR)
        return shape.positions[shape.tissue["ears"] < 0.05], hair.points

    return of


def half_width(points, height, share=1.0):
    """cm from the middle within which `share` of the points (N, 3) at this height lie."""
    return float(np.quantile(np.abs(points[np.abs(points[:, 1] - height) < 0.4, 0]), share))


@pytest.mark.parametrize(("style", "level"), [("bob", 5), ("lob", 7), ("long", 9), ("layered", 8), ("ponytail", 8)])
def test_hair_lies_on_the_skull_and_not_far_from_it(worn, style, level):
    skull, hairs = worn(style, level)
    points = hairs.reshape(-1, 3)
    for height in (1.0, 3.0, 5.0, 7.0):
        bare = half_width(skull, height)
        # Which hairs of a ponytail lie widest is chance: with one head in six 97 % of them are within the widest skin.
        assert bare < half_width(points, height, 0.99)
        assert half_width(points, height, 0.97) < bare + 1.7
    assert 0.4 < np.quantile(points[:, 1], 0.999) - skull[:, 1].max() < 2.2


def test_a_bob_ends_at_its_hem(worn):
    for level, hem in ((5, -7.4), (6, -10.8)):
        _, hairs = worn("bob", level)
        low, high = np.quantile(hairs[:, -1, 1], (0.05, 0.8))
        # Locks end by themselves, within four centimetres.
        assert hem - 1.05 < low < high < hem + 3.65


@pytest.mark.parametrize(
    ("style", "level"), [("bob", 6), ("long", 8), ("ponytail", 8), ("bun", 8), ("side_part", 4), ("swept_back", 4)]
)
def test_no_lone_hairs_hang_over_the_face(worn, style, level):
    _, hairs = worn(style, level)
    over = (np.abs(hairs[..., 0]) < 3.2) & (np.abs(hairs[..., 1] + 3.0) < 6.0) & (hairs[..., 2] > -4.0)
    assert over.any(axis=1).mean() < 0.004


def test_short_sides_lie_flat(worn):
    skull, hairs = worn("side_part", 3, femininity=0.0)
    assert half_width(hairs.reshape(-1, 3), 3.0, 0.99) < half_width(skull, 3.0) + 1.3
