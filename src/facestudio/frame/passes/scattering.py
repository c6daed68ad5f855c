"""Light below the skin: two blurs of irradiance, across and upwards."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.special import iti0k0

from facestudio.frame.picture import Picture

_STEPS = (("irradiance", "scattered_across", (1.0, 0.0)), ("scattered_across", "scattered", (0.0, 1.0)))
TAPS = 12
"""On each side; at quadratic distances, so that most lie near the middle."""
FEW_TAPS = 7
"""In small pictures, whose pixels are as far apart as these."""
REACH_CM = 0.95
_FREE_PATH_CM = np.array([0.205, 0.122, 0.067])
"""Diffuse mean free path in red, green and blue. Jensen, Marschner, Levoy and Hanrahan 2001, "A Practical Model for Subsurface
Light Transport", table 1, have 0.367, 0.137 and 0.068 for "skin1"; with their red, shadows of hair on fair faces get a red
fringe that portraits do not show, so ours is shorter, by eye."""
_SHRINKING = np.array([3.51, 3.51, 3.66])
"""Mean free path over the profile's length d, for the same skin's albedo (0.44, 0.22, 0.13): Christensen and Burley 2015,
"Approximate Reflectance Profiles for Efficient Subsurface Scattering", equation 8."""


def kernel(taps: int = TAPS) -> NDArray[np.float64]:
    """(taps + 1, 3) shares of the light that leaves about REACH_CM * (i / taps)^2 to either side.

    Burley's profile (exp(-r / d) + exp(-r / 3d)) / (8 pi d r), summed over the lines across the direction of the blur, which
    makes Bessel's K0 of the distance. It is far sharper in its middle than Gaussians are, and keeps pores; its tail is longer.
    The product of the two directions is not quite round: nearer its middle it has the shape of a cushion.
    """
    place = REACH_CM * (np.arange(taps + 1) / taps) ** 2
    ends = np.append(0.5 * (place[:-1] + place[1:]), REACH_CM)[:, None]
    d = _FREE_PATH_CM / _SHRINKING
    # Integrals from 0 of K0(x / d) and K0(x / 3d); either lobe's over both sides is pi times its length.
    within = (iti0k0(ends / d)[1] + 3.0 * iti0k0(ends / (3.0 * d))[1]) / (4.0 * np.pi)
    weights: NDArray[np.float64] = np.diff(within, axis=0, prepend=-within[:1])
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
