"""Colour science against published values."""

import numpy as np
import pytest

from facestudio.colour.oklab import linear_from_oklch
from facestudio.colour.spaces import (
    LUMINANCE_WEIGHTS,
    REC709_FROM_XYZ,
    WHITE_D65,
    XYZ_FROM_REC709,
    individual_typology_angle,
    lab_from_linear,
    linear_from_lab,
    luminance,
)
from facestudio.colour.temperature import blackbody_xy, daylight_xy, light_of, rec709_from_xy
from facestudio.colour.transfer import linear_from_srgb, srgb_from_linear


@pytest.mark.parametrize(
    ("encoded", "linear"),
    [(0.0, 0.0), (0.04045, 0.0031308), (0.5, 0.2140411), (0.735357, 0.5), (186 / 255, 0.4910209), (1.0, 1.0)],
)
def test_srgb_transfer_has_the_values_of_the_standard(encoded, linear):
    assert linear_from_srgb(encoded) == pytest.approx(linear, abs=2e-6)
    assert srgb_from_linear(linear) == pytest.approx(encoded, abs=2e-6)


def test_srgb_transfer_is_undone_for_every_8_bit_value():
    levels = np.arange(256) / 255
    assert np.allclose(srgb_from_linear(linear_from_srgb(levels)), levels, atol=1e-9)


def test_white_is_d65():
    # CIE 15: D65 for the 2 degree observer is X .95047 Y 1 Z 1.08883.
    assert pytest.approx([0.95047, 1.0, 1.08883], abs=5e-4) == WHITE_D65


def test_luminance_weights_are_the_second_row_of_the_matrix_to_xyz():
    assert pytest.approx(LUMINANCE_WEIGHTS, abs=1e-4) == XYZ_FROM_REC709[1]
    assert luminance([1.0, 1.0, 1.0]) == pytest.approx(1.0)
    assert np.allclose(REC709_FROM_XYZ @ XYZ_FROM_REC709, np.eye(3), atol=1e-12)


@pytest.mark.parametrize(
    ("rgb", "lab"),
    [  # B. Lindbloom's calculator, sRGB primaries and D65 reference white
        ((1, 1, 1), (100.0, 0.0, 0.0)),
        ((1, 0, 0), (53.24, 80.09, 67.20)),
        ((0, 1, 0), (87.74, -86.18, 83.18)),
        ((0, 0, 1), (32.30, 79.20, -107.86)),
        ((0.18, 0.18, 0.18), (49.50, 0.0, 0.0)),
    ],
)
def test_lab_of_known_colours(rgb, lab):
    assert lab_from_linear(rgb) == pytest.approx(lab, abs=0.02)


def test_lab_is_undone():
    colours = np.array([[0.64, 0.38, 0.29], [0.02, 0.01, 0.004], [0.0, 0.0, 0.0], [0.9, 0.1, 0.3]])
    assert np.allclose(linear_from_lab(lab_from_linear(colours)), colours, atol=1e-9)


def test_typology_angle_sorts_skin_as_dermatology_does():
    # L* and b* in the middle of the published classes: very light > 55, tan 10..28, dark < -30 degrees.
    very_light, tan, dark = individual_typology_angle([[72, 7, 13], [57, 11, 19], [35, 10, 15]])
    assert very_light > 55
    assert 10 < tan < 28
    assert dark < -30


@pytest.mark.parametrize(
    ("kelvin", "xy"),
    [(2856, (0.4476, 0.4074)), (4000, (0.3805, 0.3768)), (6500, (0.3135, 0.3237)), (10000, (0.2807, 0.2884))],
)
def test_blackbody_lies_on_the_planckian_locus(kelvin, xy):
    assert blackbody_xy(kelvin) == pytest.approx(xy, abs=8e-4)


@pytest.mark.parametrize(
    ("kelvin", "xy"),
    [(5003, (0.3457, 0.3585)), (5503, (0.3325, 0.3476)), (6504, (0.3127, 0.3291)), (7504, (0.2990, 0.3150))],
)
def test_daylight_has_the_cie_chromaticities(kelvin, xy):
    assert daylight_xy(kelvin) == pytest.approx(xy, abs=4e-4)


def test_temperatures_outside_the_formulas_are_refused():
    with pytest.raises(ValueError, match="1000"):
        blackbody_xy(900)
    with pytest.raises(ValueError, match="4000"):
        daylight_xy(3999)


def test_light_is_grey_at_its_own_white_warm_below_and_cool_above():
    assert light_of(5200, 5200) == pytest.approx((1.0, 1.0, 1.0))
    red, _, blue = light_of(3200, 5200)
    assert red > 1.2 > 0.8 > blue
    red, _, blue = light_of(12000, 5200)
    assert red < 0.9 < 1.1 < blue


@pytest.mark.parametrize("kelvin", range(2000, 15000, 500))
def test_light_has_luminance_one(kelvin):
    assert luminance(light_of(kelvin, 5600)) == pytest.approx(1.0, abs=1e-6)


def test_d65_is_white_in_rec709():
    assert rec709_from_xy(0.3127, 0.3290) == pytest.approx((1.0, 1.0, 1.0), abs=1e-3)


def test_oklab_of_white_grey_and_red():
    assert linear_from_oklch(1.0, 0.0, 0.3) == pytest.approx((1.0, 1.0, 1.0), abs=1e-4)
    assert linear_from_oklch(0.5, 0.0, 0.0) == pytest.approx((0.125, 0.125, 0.125), abs=1e-4)
    # sRGB red is L .62796, C .25768, h 29.234 degrees.
    assert linear_from_oklch(0.62796, 0.25768, 29.234 / 360) == pytest.approx((1.0, 0.0, 0.0), abs=2e-3)
