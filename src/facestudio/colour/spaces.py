"""Rec. 709 to CIE XYZ and L*a*b*, luminance, and the angle by which dermatology sorts skin."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

LUMINANCE_WEIGHTS = (0.2126, 0.7152, 0.0722)
"""Y of linear Rec. 709 red, green and blue; ITU-R BT.709-6."""

XYZ_FROM_REC709 = np.array(
    [[0.4123908, 0.3575843, 0.1804808], [0.2126390, 0.7151687, 0.0721923], [0.0193308, 0.1191948, 0.9505322]]
)
"""Linear Rec. 709 (D65, x .3127 y .3290) to CIE 1931 XYZ with Y = 1 for white; derived from the primaries of BT.709-6
by the usual method (SMPTE RP 177)."""

REC709_FROM_XYZ = np.linalg.inv(XYZ_FROM_REC709)

WHITE_D65 = XYZ_FROM_REC709.sum(axis=1)


def luminance(linear: ArrayLike) -> NDArray[np.float64]:
    """Relative luminance of (..., 3) linear Rec. 709."""
    return np.asarray(linear, dtype=np.float64) @ np.array(LUMINANCE_WEIGHTS)


def lab_from_linear(linear: ArrayLike) -> NDArray[np.float64]:
    """CIE 1976 L*a*b* (CIE 15:2018), D65 white, of (..., 3) linear Rec. 709."""
    ratio = np.asarray(linear, dtype=np.float64) @ XYZ_FROM_REC709.T / WHITE_D65
    small = (6 / 29) ** 3
    root = np.where(ratio > small, np.cbrt(ratio), ratio * (29 / 6) ** 2 / 3 + 4 / 29)
    x, y, z = root[..., 0], root[..., 1], root[..., 2]
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], axis=-1)


def linear_from_lab(lab: ArrayLike) -> NDArray[np.float64]:
    """(..., 3) linear Rec. 709 of CIE L*a*b* with D65 white; may lie outside 0..1 where the colour does."""
    value = np.asarray(lab, dtype=np.float64)
    y = (value[..., 0] + 16) / 116
    root = np.stack([y + value[..., 1] / 500, y, y - value[..., 2] / 200], axis=-1)
    ratio = np.where(root > 6 / 29, root**3, 3 * (6 / 29) ** 2 * (root - 4 / 29))
    return ratio * WHITE_D65 @ REC709_FROM_XYZ.T


def individual_typology_angle(lab: ArrayLike) -> NDArray[np.float64]:
    """ITA in degrees, arctan((L* - 50) / b*): above 55 very light .. below -30 dark skin.

    Chardon, Cretois and Hourseau, "Skin colour typology and suntanning pathways", Int. J. Cosmetic Science 13 (1991).
    """
    value = np.asarray(lab, dtype=np.float64)
    return np.degrees(np.arctan2(value[..., 0] - 50, value[..., 2]))
