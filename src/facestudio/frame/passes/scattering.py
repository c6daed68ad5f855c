"""Light below the skin: two blurs of irradiance, across and upwards."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from facestudio.frame.picture import Picture

_STEPS = (("irradiance", "scattered_across", (1.0, 0.0)), ("scattered_across", "scattered", (0.0, 1.0)))
TAPS = 12
"""On each side; at quadratic distances, so that most lie near the middle."""
FEW_TAPS = 7
"""In small pictures, whose pixels are as far apart as these."""
REACH_CM = 0.95
_WIDE_CM = np.array([0.31, 0.145, 0.085])
"""Deviation of the wide Gaussian in red, green and blue, fitted by eye to portraits; red wanders furthest in skin."""
_NARROW = 0.4
"""Deviation of the narrow Gaussian, of the wide one's."""


def kernel(taps: int = TAPS) -> NDArray[np.float64]:
    """(taps + 1, 3) weights for taps at REACH_CM * (i / taps)^2, for the width that each stands for included."""
    t = np.arange(taps + 1)[:, None] / taps
    distance = REACH_CM * t * t
    profile = 0.55 * np.exp(-0.5 * (distance / (_NARROW * _WIDE_CM)) ** 2) / _NARROW
    profile += 0.45 * np.exp(-0.5 * (distance / _WIDE_CM) ** 2)
    # The stretch between the middles to its two neighbours; the innermost tap has a small one on either side.
    width = 2.0 * t / taps + 0.5 / taps**2
    weights: NDArray[np.float64] = profile * width
    return weights


def run(picture: Picture) -> None:
    """Blur in head distances, skin and cloth far, eyes and mouth less, all else not at all."""
    taps = TAPS if picture.detail.size > 256 else FEW_TAPS
    program = picture.program("scattering", TAPS=taps)
    for source, result, direction in _STEPS:
        program.fill(
            picture.into(result, depth="surface_depth"),
            over_surfaces=True,
            irradiance_map=picture.target(source),
            position_map=picture.target("position"),
            albedo_map=picture.target("albedo"),
            direction=direction,
            pixels_per_cm=picture.pixels_per_cm,
            kernel=kernel(taps),
            reach_cm=REACH_CM,
        )
