"""Materials follow the traits of the person, and nothing else."""

import dataclasses
from types import SimpleNamespace

import numpy as np
import pytest
from tests.support.one_person import person

from facestudio.scene.materials import (
    cloth_material,
    eye_material,
    rim_material,
    skin_material,
    teeth_material,
    tongue_material,
)
from facestudio.scene.materials.makeup import makeup_of
from facestudio.scene.materials.skin import haemoglobin
from facestudio.scene.materials.types import Texture

PAINTED = SimpleNamespace(
    textures={
        name: np.zeros((4, 4, 4), np.uint8) for name in ("pores", "furrows", "mottle", "lines", "flesh", "regions")
    },
    fingerprint="f" * 64,
)


def eye(x=3.0, radius=1.45):
    centre, corner = np.array([x, 0.0, -1.4]), np.array([x - np.sign(x) * 1.2, -0.2, -0.2])
    return SimpleNamespace(centre=centre, radius=radius, head_from_eye=np.eye(3), inner_corner=corner)


def numbers(material):
    """Every number of a material by field."""
    values = {f.name: getattr(material, f.name) for f in dataclasses.fields(material)}
    return {name: np.asarray(v, dtype=float) for name, v in values.items() if not isinstance(v, Texture)}


def materials(spec):
    yield skin_material(spec, PAINTED)
    yield eye_material(spec, eye())
    yield cloth_material(spec)
    yield teeth_material(spec)
    yield tongue_material(spec)
    yield rim_material(spec)


EXTREMES = [
    person(),
    person(age=0, skin={"tone": 0.0, "ageing": 0.0, "redness": 0.5}),
    person(age=100, skin={"tone": 10.0, "ageing": 1.0, "redness": 2.0, "oiliness": 1.0, "makeup": 1.0}),
    person(age=40, beard={"amount": 10.0, "style": "full", "grey": 1.0}, hair={"length": 0.0, "style": "bald"}),
    person(hair={"eumelanin": 0.0, "pheomelanin": 1.0, "grey": 1.0}, eyes={"colour": "amber", "shade": 1.0}),
    person(eyes={"colour": "dark_brown", "shade": -1.0}, brows={"density": 3.0}),
]


MORE_THAN_SHARES = ("melanin", "haemoglobin", "flush", "uneven", "coarseness", "shadowed", "radius", "gloss", "upright")
MEASURES = ("repeat", "pattern", "structure")
"""Centimetres, and names that the shader knows as numbers."""


def test_teeth_darken_and_yellow_with_years_and_beside_dark_lips():
    young, old = (np.array(teeth_material(person(age=age)).colour_a) for age in (20, 75))
    assert (old < 0.97 * young).all()
    assert old[2] / old[0] < young[2] / young[0]
    fair, dark = (np.array(teeth_material(person(age=30, skin={"tone": tone})).colour_a) for tone in (1.0, 9.0))
    assert (dark < 0.95 * fair).all()


@pytest.mark.parametrize("spec", EXTREMES)
def test_every_number_is_finite_and_every_share_lies_between_none_and_all(spec):
    for material in materials(spec):
        for name, value in numbers(material).items():
            assert np.isfinite(value).all(), name
            if name in ("centre", "head_from_eye", "mirror"):
                continue
            assert (value >= 0.0).all(), name
            assert value.max() <= (4.0 if name in MORE_THAN_SHARES else 10.0 if name in MEASURES else 1.0), name


@pytest.mark.parametrize(
    ("change", "moved"),
    [
        ({"skin": {"freckles": 0.77}}, {"freckles"}),
        ({"skin": {"sun_damage": 0.77}}, {"sun_damage", "vessels"}),
        ({"skin": {"ageing": 0.77}}, {"ageing", "shadowed"}),
        (
            {"skin": {"seed": 12341}},
            {
                "seed",
                "mirror",
                "complexion",
                "coarseness",
                "courses",
                "habits",
                "vessels",
                "acne",
                "uneven",
                "shadowed",
                "lip_edge",
                "undertone",
            }
            | {"eyeshadow_tint"},
        ),
        ({"skin": {"redness": 1.7}}, {"haemoglobin", "flush", "vessels"}),
        ({"clothing": {"seed": 5}}, set()),
        ({"eyes": {"seed": 5}}, {"lid_crease", "lid_crease_height"}),
    ],
)
def test_a_trait_moves_only_what_it_is_about(change, moved):
    before, after = (numbers(skin_material(p, PAINTED)) for p in (person(), person(**change)))
    assert {name for name in before if not np.array_equal(before[name], after[name])} == moved


def test_the_young_are_smooth_and_the_grown_are_not():
    relief = [skin_material(person(age=age), PAINTED).relief for age in (0, 3, 8, 25)]
    assert relief == sorted(relief)
    assert relief[0] < 0.4 * relief[-1]


def test_spots_come_in_the_teens_and_mostly_go():
    spots = [
        np.mean([skin_material(person(age=age, skin={"seed": k}), PAINTED).acne for k in range(40)])
        for age in (8, 16, 30, 60)
    ]
    assert spots[0] == spots[3] == 0.0
    assert spots[1] > 3.0 * spots[2] > 0.0


def test_infants_flush_and_old_men_redden():
    assert haemoglobin(0.5, 0.5, 1.0) > haemoglobin(20, 0.5, 1.0)
    assert haemoglobin(80, 0.0, 1.0) > haemoglobin(80, 1.0, 1.0) > haemoglobin(30, 1.0, 1.0)
    assert 0.2 < haemoglobin(30, 0.5, 1.0) < 0.4


def test_a_shaven_man_has_a_shadow_and_a_woman_and_a_boy_have_none():
    def shade(age, femininity):
        return skin_material(
            person(age=age, form={"femininity": femininity}, beard={"amount": 0.0, "style": "none"}), PAINTED
        ).stubble

    assert shade(30, 0.0) > 0.1
    assert shade(30, 1.0) == 0.0
    assert shade(10, 0.0) == 0.0


def test_textures_are_those_of_the_pack_and_named_after_it():
    material = skin_material(person(), PAINTED)
    assert material.pores.texels is PAINTED.textures["pores"]
    assert material.pores.tile
    assert not material.lines.tile
    assert len({material.pores.name, material.lines.name, material.regions.name}) == 3
    other = SimpleNamespace(textures=PAINTED.textures, fingerprint="0" * 64)
    assert skin_material(person(), other).lines.name != material.lines.name


def test_the_iris_keeps_its_size_whatever_the_eyeball():
    small, large = (eye_material(person(), eye(radius=r)) for r in (1.2, 1.5))
    assert small.iris_radius * 1.2 == pytest.approx(large.iris_radius * 1.5)


def test_both_eyes_share_a_colour_but_not_a_pattern():
    left, right = eye_material(person(), eye(3.0)), eye_material(person(), eye(-3.0))
    assert left.iris_inner == right.iris_inner
    assert left.seed != right.seed


def test_the_white_of_the_eye_is_never_white():
    for tone in (0.0, 5.0, 10.0):
        for age in (0, 30, 90):
            sclera = eye_material(person(age=age, skin={"tone": tone}), eye()).sclera
            assert min(sclera) > 0.10  # the blue of old brown conjunctiva
            assert max(sclera) < 0.56
    fair, dark = (eye_material(person(skin={"tone": t}), eye()).sclera for t in (0.0, 10.0))
    assert sum(dark) < sum(fair)


def test_without_make_up_there_is_none_anywhere_and_with_much_it_shows():
    bare = makeup_of(person(skin={"makeup": 0.0}))
    assert bare.base == bare.brows == bare.mascara == bare.liner == bare.shadow == bare.lipstick == 0.0
    worn = [makeup_of(person(skin={"makeup": 0.8, "seed": seed})) for seed in range(30)]
    assert min(look.mascara for look in worn) > 0.8
    assert max(look.brows for look in worn) > 0.8 > 0.3 > min(look.brows for look in worn)  # some leave them
    assert len({look.lip_colour for look in worn}) > 2


@pytest.mark.parametrize("tone", [1.0, 8.0])
def test_a_childs_eye_is_whiter_and_bluer_and_shows_a_dark_iris(tone):
    child, grown = (
        eye_material(person(age=age, skin={"tone": tone}, eyes={"colour": "dark_brown"}), eye()) for age in (6, 30)
    )
    assert (child.clear, grown.clear) == (0.5, 0.0)
    assert np.subtract(child.sclera, grown.sclera).min() > 0.0
    assert child.sclera[2] / child.sclera[0] > grown.sclera[2] / grown.sclera[0]
    assert child.iris_inner[0] > grown.iris_inner[0]
