"""Hairs that lie alone on skin and are finer than what a small picture can draw: they melt into it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from facestudio.scene.groom.guides import arc_length
from facestudio.scene.groom.vectors import Array, smooth
from facestudio.scene.materials.pigment import melanin_of_tone, skin_reflectance
from facestudio.scene.types import Strands
from facestudio.spec.types import FaceSpec

_BLOOD = 0.30
"""Typical density of blood in the skin."""

_SHADED = 0.30
"""Share of skin's reflectance that counts: a fibre so fair would let light through and throw it back, and hairs shade skin. By
eye."""

_DETAIL = (0.55, 1.0)
_KEPT = (0.66, 1.0)
"""Share of its own colour that a lone hair keeps, by the share of all hairs that is drawn, by eye."""


_CONTRAST = (0.07, 0.22)
"""Mean reflectance of skin up to which a dark hair does not stand out from it, and from which on it does wholly. On brown and
black skin what melts is a brown film over hair that is black. By eye."""

_COARSER = ((3.0, 16.0), (0.18, 0.72))
"""Age, years -> share of what a brow's hairs would lose that they keep nevertheless, being thicker than down. By eye."""

_DOWN = ((1.0, 4.0), (1.0, 0.0))
_SHEER = 0.64
"""Age, years -> how far hair is an infant's down; share of its colour that this keeps in pictures of any size. By eye."""

_STUBS = ((0.5, 1.5), (0.9, 0.0))
"""cm of length -> how far a hair lies alone in a head of any length: it stands at the border. By eye."""

_ALONE, _CROPPED = (0.6, 1.2), (2.2, 4.0)
"""cm of mean length: up to which all hairs of a head lie alone, and from which none do; the same of an infant's."""


_CLOSED, _CLOSING = 0.85, (0.45, 0.95)
"""How far hair closes over the skin, and opacities of its roots from which and up to which it comes to that, by eye."""


_BORDER = (0.3, 0.75)
"""Opacity of its root up to which a hair lies alone, and from which it does not, by eye."""


def kept_colour(detail: float, age: float = 0.0) -> float:
    """Share of its own colour that a hair keeps where `detail` of all are drawn, 0..1. age: years, as it grows coarser."""
    kept = float(np.interp(detail, _DETAIL, _KEPT))
    return kept + float(np.interp(age, *_COARSER)) * (1.0 - kept)


def lying_alone(length: float, age: float) -> float:
    """How far all hairs of a head lie alone on the skin, 0..1. length: their mean, cm. age: years."""
    short = float(np.interp(length, _CROPPED, (1.0, 0.0)))
    return max(float(np.interp(length, _ALONE, (1.0, 0.0))), short * float(np.interp(age, *_DOWN)))


def stubs(strands: Strands) -> Array:
    """How far each hair of a head is a stub that lies alone, (S, 1) 0..1."""
    return np.asarray(np.interp(arc_length(strands.points), *_STUBS)[:, None], dtype=np.float32)


def among_few(strands: Strands) -> Array:
    """How far the skin shows about each hair of a head, (S, 1) 0..1: at its border, where hairs are faint as well.

    Where several lie over each other skin is not what is behind one, and its colour in all of them would be a brown film."""
    root = strands.opacity[:, :1].astype(np.float32)
    return np.asarray(1.0 - np.float32(_CLOSED) * smooth(*_CLOSING, root), dtype=np.float32)


def bordering(strands: Strands) -> Array:
    """How far each hair of a head lies alone because its root is in the border, (S, 1) 0..1."""
    return 1.0 - smooth(*_BORDER, strands.opacity[:, :1].astype(np.float32))


def through_down(age: float) -> float:
    """Share of its colour that a hair of the scalp keeps at an age, years, before one sees the skin through it, 0..1."""
    return 1.0 - (1.0 - _SHEER) * float(np.interp(age, *_DOWN))


def melted(strands: Strands, spec: FaceSpec, kept: float, every: float | Array = 1.0) -> Strands:
    """`strands` with a share `kept`, 0..1, of their own colour, the rest of it the skin's, that cover as much more.

    every: 0..1, how far all of them, or the points of each, (S, 1 or P), lie alone and so do it.

    A hair a tenth of a pixel wide darkens its pixel by a tenth. Drawn by leaving out samples it is a row of black dots, the
    harder the fewer they are; this way it is more and fainter ones, and brows and stubs are a texture.
    """
    if kept >= 1.0:
        return strands
    skin = np.float32(_SHADED) * np.asarray(skin_reflectance(melanin_of_tone(spec.skin.tone), _BLOOD), dtype=np.float32)
    stands_out = float(np.interp(skin.mean() / _SHADED, _CONTRAST, (0.4, 1.0)))
    own = 1.0 - np.asarray(every, dtype=np.float32) * np.float32((1.0 - kept) * stands_out)
    colours = skin + own[..., None] * (strands.colours.astype(np.float32) - skin)
    opacity = np.minimum(strands.opacity.astype(np.float32) / own, 1.0)
    return replace(
        strands, colours=colours.astype(strands.colours.dtype), opacity=opacity.astype(strands.opacity.dtype)
    )
