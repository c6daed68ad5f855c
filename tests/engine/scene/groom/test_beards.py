"""Beards: more when more is asked for, off the lips, thinner where ancestry has them thinner."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from scipy.spatial import cKDTree
from tests.support.groomed import bearded, lengths
from tests.support.one_person import person

from facestudio.request.parse import parse
from facestudio.scene.groom import beard_mask, grow
from facestudio.scene.head import shape_head
from facestudio.scene.types import Part
from facestudio.spec.resolve import resolve


def test_each_step_of_beard_is_more(grown):
    mass = []
    for amount in range(1, 11):
        hairs = grown(bearded(amount))[Part.BEARD]
        mass.append(float(lengths(hairs).sum() * np.median(hairs.widths)))
    assert all(more > 1.1 * less for less, more in pairwise(mass)), mass


def shade(strands):
    """cm2 of the face that hairs darken, seen from the front: cells of 2 mm, none darkened more than wholly."""
    middles = 0.5 * (strands.points[:, 1:, :2] + strands.points[:, :-1, :2])
    pieces = np.linalg.norm(np.diff(strands.points[..., :2], axis=1), axis=2) * strands.widths[:, 1:]
    cells = np.floor(middles / 0.2).astype(int).reshape(-1, 2)
    _, cell = np.unique(cells, axis=0, return_inverse=True)
    return float(np.minimum(np.bincount(cell, pieces.ravel()) / 0.04, 1.0).sum() * 0.04)


@pytest.mark.parametrize("seed", [3, 7, 11, 19])
def test_each_amount_that_is_asked_for_darkens_more_of_the_face(pack, heads, seed):
    wanted = {"gender": "male", "age": "40", "ethnicity": "west_asian", "hair_length": "0", "seed": str(seed)}
    seen = []
    for level in range(1, 9):
        spec = resolve(parse({**wanted, "facial_hair": str(level)}.items()), 1)
        hairs = [hairs for hairs in grow(spec, shape_head(spec, pack), pack, 1024) if hairs.part is Part.BEARD]
        seen.append(shade(hairs[0]))
    assert all(more > 1.05 * less for less, more in pairwise(seen)), seen


@pytest.mark.parametrize("style", ["stubble", "moustache", "goatee", "chin_strap", "full"])
def test_no_beard_on_the_lips(pack, grown, heads, style):
    spec = bearded(4, style)
    shape = heads(spec)
    hairs = grown(spec, 1024)[Part.BEARD]
    assert len(hairs.points) > 200
    _, nearest = cKDTree(shape.positions).query(hairs.points[:, 0])
    assert shape.tissue["lips"][nearest].max() < 0.5
    mask = beard_mask(spec, shape)
    assert mask[shape.tissue["lips"] > 0.5].max() < 0.01  # it comes up to the border of the red
    assert 0.5 < mask.max() <= 1.0


@pytest.mark.parametrize("amount", [4, 7, 10])
def test_no_beard_hangs_over_the_red_of_the_lips(grown, heads, amount):
    spec = bearded(amount)
    shape, hairs = heads(spec), grown(spec, 1024)[Part.BEARD]
    front = np.flatnonzero((shape.rest[:, 2] > 12.0) & (shape.tissue["inner_mouth"] < 0.3))
    points = hairs.points.reshape(-1, 3)
    _, nearest = cKDTree(shape.positions[front][:, :2]).query(points[:, :2])
    skin = front[nearest]
    # The corners of the mouth lie behind the lips; hairs that stand there are hidden.
    over = (shape.tissue["lips"][skin] > 0.5) & (points[:, 2] > shape.positions[skin, 2] - 0.1)
    assert over.mean() < 0.0005


@pytest.mark.parametrize("style", ["moustache", "goatee", "chin_strap"])
def test_a_cut_leaves_stubble_where_it_is_not(grown, style):
    cut, full = (grown(bearded(5, name))[Part.BEARD] for name in (style, "full"))
    assert np.quantile(lengths(cut), 0.33) < 0.5 * np.median(lengths(full))  # throats are shaven: a third is stubble
    assert lengths(cut).max() > 0.6


def test_cheeks_of_east_asian_ancestry_bear_less_beard(heads):
    man = bearded(4)
    rest = heads(man).rest
    cheek = (np.abs(rest[:, 0]) > 4.5) & (rest[:, 1] > 66.0) & (rest[:, 1] < 69.0) & (rest[:, 2] > 5.0)
    dense, sparse = (
        beard_mask(replace(man, form=replace(man.form, asian=share)), heads(man))[cheek].mean() for share in (0.0, 1.0)
    )
    assert sparse < 0.5 * dense


def test_clean_shaven_skin_has_no_beard(grown):
    assert Part.BEARD not in grown(person(beard={"amount": 0.0, "style": "none"}))
