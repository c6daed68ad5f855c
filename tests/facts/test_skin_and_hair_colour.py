"""Colours of skin, eyes and hair against what is measured on people."""

import itertools
import math

import numpy as np
import pytest
from tests.support.one_person import person

from facestudio.colour.spaces import individual_typology_angle, lab_from_linear, luminance
from facestudio.scene.materials.eyes import IRIS_COLOURS, iris_diameter_cm
from facestudio.scene.materials.gloss import teeth_material
from facestudio.scene.materials.hair import beard_colour, brow_colour, hair_colour, lash_colour, strand_colour
from facestudio.scene.materials.pigment import TYPICAL_BLOOD, melanin_of_tone, skin_reflectance
from facestudio.spec.types import Hair

TONES = np.arange(0, 11)


@pytest.fixture(scope="module")
def tone_lab():
    return np.array([lab_from_linear(skin_reflectance(melanin_of_tone(t), TYPICAL_BLOOD)) for t in TONES])


def test_skin_reflectance_is_physical():
    melanin, blood = np.meshgrid(np.linspace(0, 4, 30), np.linspace(0, 3, 30))
    reflectance = skin_reflectance(melanin, blood)
    assert reflectance.min() > 0.0
    assert reflectance.max() < 0.8


def test_more_of_either_pigment_reflects_less():
    densities = np.linspace(0, 3, 50)
    assert (np.diff(skin_reflectance(densities, 0.3), axis=0) < 0).all()
    assert (np.diff(skin_reflectance(0.3, densities), axis=0) < 0).all()


def test_blood_reddens_and_melanin_browns():
    fair = lab_from_linear(skin_reflectance(0.3, 0.2))
    assert lab_from_linear(skin_reflectance(0.3, 0.4))[1] > fair[1] + 2
    assert lab_from_linear(skin_reflectance(0.6, 0.2))[2] > fair[2] + 1


def test_blood_hardly_shows_in_the_darkest_skin():
    def change(melanin):
        pale, flushed = (lab_from_linear(skin_reflectance(melanin, h)) for h in (0.25, 0.45))
        return float(np.linalg.norm(flushed - pale))

    assert change(2.3) < 0.4 * change(0.2)


def test_tones_are_even_steps_of_lightness(tone_lab):
    steps = np.diff(tone_lab[:, 0])
    assert (steps < 0).all()
    assert steps == pytest.approx(np.full(10, -4.5), abs=0.02)


def test_steps_of_tone_are_even_to_the_eye(tone_lab):
    # CIE76 difference of neighbours: no step more than 1.5 times another.
    differences = np.linalg.norm(np.diff(tone_lab, axis=0), axis=1)
    assert differences.max() < 1.5 * differences.min()


def test_tones_span_the_classes_of_typology_angle(tone_lab):
    # Very light above 55 degrees, light 41, intermediate 28, tan 10, brown -30, dark below (Chardon 1991, Del Bino 2013).
    angle = individual_typology_angle(tone_lab)
    assert (np.diff(angle) < 0).all()
    classes = np.digitize(angle, [55, 41, 28, 10, -30])
    assert set(classes) == {0, 1, 2, 3, 4, 5}


def test_tones_have_the_chroma_of_faces(tone_lab):
    # Group means of facial skin lie in a* 8..13 and b* 9..19; dark skin is less chromatic than brown, not orange.
    assert ((tone_lab[:, 1] > 8) & (tone_lab[:, 1] < 13)).all()
    assert ((tone_lab[:, 2] > 9) & (tone_lab[:, 2] < 19)).all()
    assert tone_lab[10, 2] < tone_lab[5, 2] - 5


def test_hair_grows_darker_with_eumelanin():
    light = [luminance(np.array(strand_colour(e, 0.0))) for e in np.linspace(0, 1, 11)]
    assert all(a > b for a, b in itertools.pairwise(light))
    assert 0.15 < light[0] < 0.25
    assert 0.006 < light[-1] < 0.015


def test_hair_colour_is_physical_and_never_bluish():
    for e, p in itertools.product(np.linspace(0, 1, 9), np.linspace(0, 1, 9)):
        r, g, b = strand_colour(float(e), float(p))
        assert 0.0 < b <= g <= r < 0.5


def test_pheomelanin_makes_hair_red():
    blond, red = strand_colour(0.1, 0.0), strand_colour(0.1, 1.0)
    assert red[0] / red[1] > 1.3 * blond[0] / blond[1]


def test_brows_and_lashes_are_hardly_lighter_than_the_hair():
    for eumelanin in (0.0, 0.3, 0.7, 1.0):
        hair = Hair(4, "short", 0.1, eumelanin, 0.2, 0.0, 0, 0, 0, 1, 1)
        scalp = sum(hair_colour(hair))
        assert sum(brow_colour(hair)) <= 1.3 * scalp
        assert sum(lash_colour(hair, 1.0)) <= sum(lash_colour(hair, 0.0)) <= 1.02 * scalp
        assert sum(beard_colour(hair)) < 1.3 * scalp


def test_iris_is_as_wide_as_measured():
    # Ruefer et al. 2005: 11.71 +- 0.42 mm in adults, range 10.7 to 12.6; about 10 mm at birth.
    assert iris_diameter_cm(30) == pytest.approx(1.171, abs=0.042)
    assert iris_diameter_cm(0) == pytest.approx(1.0, abs=0.05)
    assert iris_diameter_cm(1) < iris_diameter_cm(3) == iris_diameter_cm(80)


def test_irises_reflect_little_and_have_the_hue_of_their_name():
    for name, colours in IRIS_COLOURS.items():
        assert all(0.0 < c < 0.25 for colour in colours for c in colour), name
        (r, g, b) = colours[1]
        if name in ("dark_brown", "brown", "amber", "hazel"):
            assert r > g > b
        elif name == "green":
            assert g >= r > b
        elif name == "blue":
            assert b > g > r
        else:
            assert max(r, g, b) < 1.25 * min(r, g, b)


def test_brown_eyes_are_ordered():
    light = [sum(IRIS_COLOURS[name][1]) for name in ("dark_brown", "brown", "hazel")]
    assert light == sorted(light)


def test_teeth_yellow_with_age_and_are_never_paper_white():
    young, old = (teeth_material(person(age=age)).colour_a for age in (20, 80))
    assert max(young) < 0.75
    assert lab_from_linear(np.array(old))[2] > lab_from_linear(np.array(young))[2] + 3
    assert lab_from_linear(np.array(old))[0] < lab_from_linear(np.array(young))[0]


def test_milk_teeth_are_whiter():
    milk, permanent = (lab_from_linear(np.array(teeth_material(person(age=age)).colour_a)) for age in (4, 20))
    assert milk[0] > permanent[0]
    assert milk[2] < permanent[2]


def test_shader_has_the_pigments_of_the_model():
    """surface_skin.frag computes the same reflectance; its constants are a copy, held together here."""
    import re
    from pathlib import Path

    import facestudio.frame
    from facestudio.scene.materials import pigment

    text = (Path(facestudio.frame.__file__).parent / "glsl" / "skin_pigment.glsl").read_text()
    for name in ("BLOODLESS", "MELANIN_BANDS", "BLOOD_BANDS", "MELANIN_SCATTER"):
        found = re.search(rf"SKIN_{name} = vec3\(([^)]*)\)", text)
        assert found is not None, name
        assert tuple(map(float, found[1].split(","))) == pytest.approx(getattr(pigment, name))
    hiding = re.search(r"SKIN_BLOOD_HIDING = ([0-9.]+)", text)
    assert hiding is not None
    assert math.isclose(float(hiding[1]), pigment.BLOOD_HIDING)
