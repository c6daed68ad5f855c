"""Reflectance of skin from its two pigments, in three bands.

The light that leaves skin has crossed the epidermis, with its melanin, twice, and has wandered through the blood of the
dermis. C. Donner and H. W. Jensen, "A Spectral BSSRDF for Shading Human Skin" (EGSR 2006) and J. Jimenez et al., "A
Practical Appearance Model for Dynamic Facial Color" (SIGGRAPH Asia 2010) drive their models with the same two amounts.
Here both act as optical densities on the reflectance of a bloodless, unpigmented skin; melanin itself scatters a little,
which keeps very dark skin from turning orange. The blood bands follow the oxyhaemoglobin absorption maxima (weak above 600
nm, strong at 540-580 nm; from memory of S. Prahl's tabulated spectra); the melanin bands rise towards the blue more
slowly than the pure pigment (lambda^-3.33, S. Jacques, "Skin Optics", 1998), because reflectance saturates.

The free constants were fitted to a course of mean facial L*a*b* from light to dark groups (L* 71 to 26, a* 9 to 12.5, b*
about 18 at L* 50 and falling towards both ends; from memory of colour surveys, unchecked), within 2 units. Melanin's green
and blue bands were then taken down a little from 1.46 and 1.85, because film curves add chroma to brown, and what it
scatters was made greyer, so that the darkest skin is brown and not mauve, and then a little less blue, towards the
chroma of dark skin in portraits (by eye; by more than this brown skin is orange).
`skin_pigment.glsl` has the same numbers.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from facestudio.colour.spaces import lab_from_linear

BLOODLESS = (0.770, 0.668, 0.516)
"""Reflectance without melanin or blood."""
MELANIN_BANDS = (1.0, 1.436, 1.773)
"""Density of melanin relative to red."""
BLOOD_BANDS = (0.12, 0.98, 0.80)
"""Density of haemoglobin."""
MELANIN_SCATTER = (0.0190, 0.0242, 0.0214)
"""What the thickest melanin still reflects."""
BLOOD_HIDING = 0.70
"""Melanin lies above the blood and hides it by exp(-BLOOD_HIDING * melanin)."""

TYPICAL_BLOOD = 0.30
"""Haemoglobin at which skin tones are even steps."""
LIGHTEST_L, DARKEST_L = 72.5, 27.5
"""CIE L* of skin tones 0 and 10 at typical blood; about the range of faces (from memory, unchecked)."""

_MOST_MELANIN = 4.0


def skin_reflectance(melanin: ArrayLike, haemoglobin: ArrayLike) -> NDArray[np.float64]:
    """Linear Rec. 709 reflectance for pigment densities.

    melanin, haemoglobin: arrays of one shape (...), 0 or more. Returns (..., 3), each strictly within 0..1.
    """
    m = np.asarray(melanin, dtype=np.float64)[..., None]
    h = np.asarray(haemoglobin, dtype=np.float64)[..., None] * np.exp(-BLOOD_HIDING * m)
    scatter = np.array(MELANIN_SCATTER)
    through = np.array(BLOODLESS) * np.exp(-m * np.array(MELANIN_BANDS) - h * np.array(BLOOD_BANDS))
    return np.asarray(scatter + (1.0 - scatter) * through)


def melanin_of_tone(tone: float) -> float:
    """The melanin density of a skin tone.

    tone: 0 lightest .. 10 darkest. Equal steps of tone are equal steps of L* (at TYPICAL_BLOOD), so that they look even.
    """
    wanted = LIGHTEST_L + (DARKEST_L - LIGHTEST_L) * tone / 10.0
    low, high = 0.0, _MOST_MELANIN
    for _ in range(40):  # L* falls steadily with melanin; forty halvings exhaust float precision worth having
        middle = 0.5 * (low + high)
        lightness = float(lab_from_linear(skin_reflectance(middle, TYPICAL_BLOOD))[0])
        low, high = (middle, high) if lightness > wanted else (low, middle)
    return 0.5 * (low + high)
