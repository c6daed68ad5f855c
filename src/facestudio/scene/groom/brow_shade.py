"""The shade that brows cast on the skin between their hairs, and what is pencilled into them."""

from __future__ import annotations

import numpy as np

from facestudio.scene.groom.vectors import Array, smooth
from facestudio.scene.materials.makeup import makeup_of
from facestudio.scene.materials.pigment import melanin_of_tone, skin_reflectance
from facestudio.spec.types import FaceSpec

_WIDTH = 0.078
"""cm over which the shade of one hair is spread: light runs about half a millimetre through skin before it comes out again
(Jensen et al. 2001, "A Practical Model for Subsurface Light Transport", skin's mean free paths), and
hairs stand as far off it."""
_EVERY = 2
"""Hairs for each that casts."""
_SHADE, _PENCIL = 0.053, 0.029
"""Share of its light that skin lacks under one of them where it is stoutest, by its shade and by a pencil. Hairs cover a third
to half of the skin, and keep as much of its light; found so that brows are as dark beside skin as in photographs."""
_CLOSE = 0.6
"""Opacity of hairs that shade in full: those of a brow's middle, by eye."""
_GROWN = ((2.0, 8.0, 17.0), (0.35, 0.48, 1.0))
"""Age, years -> shade relative to an adult's: most of a child's brow is down. By eye."""
_ENDS = np.array([0.55, 0.85, 1.0, 1.0, 0.85, 0.50, 0.15], dtype=np.float32)
"""Shares of that from root to tip: tips stand off and shade nothing."""
_BLOOD = 0.30


def shade_of(points: Array, colours: Array, opacity: Array, spec: FaceSpec, drawn: float) -> tuple[Array, ...]:
    """Points (N, P, 3), diameters (N, P), colours (N, 3) and opacities (N, P) of the shade of a brow's hairs on the skin.

    points: (S, P, 3) of the hairs. colours: (S, 3). opacity: (S, P). drawn: share of all hairs that these are, 0..1. No caster
    is as fine as a brow's hair, and without its shade a brow is scratches on bright skin.
    """
    hairs, tints, cover = points[::_EVERY], colours[::_EVERY], opacity[::_EVERY].max(axis=1)
    # Fair hairs let light through.
    dark = 1.0 - 0.75 * smooth(0.03, 0.20, tints.mean(axis=1))
    skin = np.asarray(skin_reflectance(melanin_of_tone(spec.skin.tone), _BLOOD), dtype=np.float32)
    pencil = makeup_of(spec).brows * np.minimum(1.6 * cover, 1.0)
    grown = float(np.interp(spec.age, *_GROWN))
    # Where hairs stand thin each has bright skin around, which lights the skin below.
    shade = _SHADE * grown * dark * cover * smooth(0.0, _CLOSE, cover)
    strength = (shade + _PENCIL * pencil) / drawn
    widths = np.full(hairs.shape[:2], _WIDTH, dtype=np.float32)
    # What still comes went through skin, and is of its colour.
    tinted = np.minimum(tints, tints.mean(axis=1, keepdims=True)) * 0.6 + 0.06 * skin
    return hairs, widths, tinted.astype(np.float32), np.asarray(strength[:, None] * _ENDS, dtype=np.float32)
