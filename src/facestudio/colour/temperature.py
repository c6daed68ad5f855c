"""Colour of light from its temperature. Plain Python: three numbers at a time."""

from __future__ import annotations

Rgb = tuple[float, float, float]
Chromaticity = tuple[float, float]


def blackbody_xy(kelvin: float) -> Chromaticity:
    """CIE 1931 x, y of a Planckian radiator, 1000..15000 K, within 0.0001 in CIE 1960 u, v.

    Krystek, "An algorithm to calculate correlated colour temperature", Color Research & Application 10 (1985), 38-40.
    """
    if not 1000.0 <= kelvin <= 15000.0:
        raise ValueError(f"blackbody temperature {kelvin} K lies outside 1000..15000 K")
    t = kelvin
    u = (0.860117757 + 1.54118254e-4 * t + 1.28641212e-7 * t * t) / (1 + 8.42420235e-4 * t + 7.08145163e-7 * t * t)
    v = (0.317398726 + 4.22806245e-5 * t + 4.20481691e-8 * t * t) / (1 - 2.89741816e-5 * t + 1.61456053e-7 * t * t)
    scale = 2 * u - 8 * v + 4
    return 3 * u / scale, 2 * v / scale


def daylight_xy(kelvin: float) -> Chromaticity:
    """CIE 1931 x, y of the CIE D series, 4000..25000 K (CIE 15:2018)."""
    if not 4000.0 <= kelvin <= 25000.0:
        raise ValueError(f"daylight temperature {kelvin} K lies outside 4000..25000 K")
    r = 1000.0 / kelvin
    if kelvin <= 7000.0:
        x = ((-4.6070 * r + 2.9678) * r + 0.09911) * r + 0.244063
    else:
        x = ((-2.0064 * r + 1.9018) * r + 0.24748) * r + 0.237040
    return x, -3.000 * x * x + 2.870 * x - 0.275


def rec709_from_xy(x: float, y: float) -> Rgb:
    """Linear Rec. 709 of a chromaticity at luminance 1; channels below 0 (outside the gamut) become 0."""
    big_x, big_z = x / y, (1 - x - y) / y
    red = 3.2409699 * big_x - 1.5373832 - 0.4986108 * big_z
    green = -0.9692436 * big_x + 1.8759675 + 0.0415551 * big_z
    blue = 0.0556301 * big_x - 0.2039770 + 1.0569715 * big_z
    return max(red, 0.0), max(green, 0.0), max(blue, 0.0)


def light_of(kelvin: float, white_balance: float = 6504.0) -> Rgb:
    """Linear Rec. 709 of light at luminance 1, as a camera shows it that renders `white_balance` as grey.

    Daylight above 5000 K, a Planckian radiator below 4000 K, mixed between. The balance is by channel gains, as in
    cameras (von Kries in Rec. 709), hence exact for the white itself and an approximation elsewhere.
    """
    raw, white = _mixed(kelvin), _mixed(white_balance)
    balanced = [channel / reference for channel, reference in zip(raw, white, strict=True)]
    brightness = 0.2126 * balanced[0] + 0.7152 * balanced[1] + 0.0722 * balanced[2]
    return balanced[0] / brightness, balanced[1] / brightness, balanced[2] / brightness


def _mixed(kelvin: float) -> Rgb:
    if kelvin >= 5000.0:
        return rec709_from_xy(*daylight_xy(kelvin))
    if kelvin <= 4000.0:
        return rec709_from_xy(*blackbody_xy(kelvin))
    share = (kelvin - 4000.0) / 1000.0
    day, glow = rec709_from_xy(*daylight_xy(kelvin)), rec709_from_xy(*blackbody_xy(kelvin))
    return (
        share * day[0] + (1 - share) * glow[0],
        share * day[1] + (1 - share) * glow[1],
        share * day[2] + (1 - share) * glow[2],
    )
