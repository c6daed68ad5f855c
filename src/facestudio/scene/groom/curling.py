"""The turns of curls and waves: helices round hairs, or waves in a plane, in step within a lock."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from facestudio.maths.counter_hash import words
from facestudio.scene.groom.guides import steps
from facestudio.scene.groom.texture import Texture
from facestudio.scene.groom.vectors import Array, smooth, unit

_SET_FROM = 2.0
"""Pitches from the root by which waves that are set are as wide as they get: nobody sets the roots. By eye."""


def curled(
    hairs: Array,
    index: NDArray[np.integer],
    lock: NDArray[np.integer],
    outward: Array,
    length: Array,
    ahead: NDArray[np.floating],
    texture: Texture,
    seed: int,
) -> Array:
    """Displacement of a helix round each hair, or of a wave in a plane. ahead: (S,) cm along the lock before its middle."""
    points = hairs.shape[1]
    tangent = unit(np.gradient(hairs, axis=1))
    side = unit(np.cross(tangent, outward[:, None, :] + 0.3))
    up = np.cross(side, tangent)
    a, b, c = (w.astype(np.float32) / np.float32(4294967296.0) for w in words(seed, "curl-lock", lock))
    d, e, g = (w.astype(np.float32) / np.float32(4294967296.0) for w in words(seed, "curl-hair", index))
    alone = np.float32(1.0 - texture.coherence)
    pitch = texture.curl_pitch * (0.7 + 0.9 * b * b) * (1.0 + (0.03 + 0.3 * alone) * (e - 0.5))
    radius = texture.curl_radius * (0.45 + 0.8 * c) * (0.85 + 0.3 * g)
    turn = np.where(a + b > 1.0, np.float32(1.0), np.float32(-1.0))  # locks wind either way
    phase = 2.0 * np.pi * (a + alone * d + 0.06 * (d - 0.5) + turn * ahead / pitch).astype(np.float32)
    arc = length[:, None] * steps(points)[None]
    angle = turn[:, None] * (2.0 * np.pi) * arc / pitch[:, None] + phase[:, None]
    # Locks do not wave like a corrugated sheet: the pitch drifts along the hair.
    angle = angle + 1.3 * np.sin(arc * (1.1 / texture.curl_pitch) + 6.0 * b[:, None])
    grow_in = radius[:, None] * smooth(0.0, _rising(texture), arc)
    across = np.cos(angle) - np.cos(phase)[:, None] * (1.0 - smooth(0.0, texture.curl_pitch, arc))
    lift = (np.sin(angle) - np.sin(phase)[:, None] * (1.0 - smooth(0.0, texture.curl_pitch, arc))) * (
        1.0 - texture.flat
    )
    return np.asarray((side * across[..., None] + up * lift[..., None]) * grow_in[..., None], dtype=np.float32)


def _rising(texture: Texture) -> float:
    """cm from the root by which curl is as wide as it gets: the weight of hair that hangs draws loose waves out there, or the
    border over a forehead is a scalloped edge. By eye."""
    if texture.sectioned:
        return _SET_FROM * texture.curl_pitch
    return texture.curl_pitch * (1.3 if texture.sway > 0.0 else 0.6)
