"""Where a beard grows, how densely, and what of it a cut leaves long: functions of rest space.

Rest space (docs/conventions.md): the lips' red from y = 67.3 to 69.5, the nose's base at 70.3, the chin's underside at 64,
where the neck begins at 63.5.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from facestudio.maths.counter_hash import uniform
from facestudio.scene.groom.vectors import Array, bell, smooth
from facestudio.scene.head.types import HeadShape
from facestudio.spec.types import FaceSpec

_AZIMUTH = (0, 6, 10, 14, 18, 24, 40, 55, 64, 70, 76)
_CHEEK_LINE = (71.4, 71.2, 70.6, 70.0, 69.8, 69.7, 70.0, 71.2, 73.0, 74.0, 74.0)
_NECK_LINE = 1.9
"""cm under the jaw's edge at which a shaven throat begins, by eye."""
_CHIN_AZIMUTH = (0, 8, 16, 24, 32, 40, 48, 56, 64)
_CHIN_RADIUS = (9.4, 9.3, 8.8, 8.0, 7.4, 7.0, 6.5, 5.8, 5.2)
"""cm from the axis of `azimuth_of` at which the chin's and the jaw's underside begins, measured on the neutral head."""
_UNDER_CHIN = 2.7
"""cm behind that edge at which a shaven throat begins: the underside lies too level for heights to tell, by eye."""
_SIDEBURN = 0.70
"""How densely it stands before the ear, of the chin's: with skin between it and the hair, a beard is hung on. By eye."""
_SHORT_OF_EARS = ("moustache", "goatee")
"""Beards of men who shave before the ear."""
_SHADED_LIPS = 0.6
"""What lip tissue counts in the shade of a beard on the skin: it comes closer to the red than hairs do, or a pale ring would
stand round the mouth (by eye)."""


def beard_density(
    rest: NDArray[np.floating],
    lips: NDArray[np.floating],
    inner_mouth: NDArray[np.floating],
    seed: int,
    asian: float = 0.0,
    style: str = "full",
) -> Array:
    """How densely a beard that nobody shaves stands at rest positions, 0..1 of the chin's.

    rest: (N, 3). lips, inner_mouth: (N,) tissue weights. seed: of its borders and bare spots. asian: 0..1, share of an ancestry
    whose cheeks stay bare and whose beard stands on lip and chin. style: of the spec's Beard.
    """
    x, y, z = np.abs(rest[:, 0]), rest[:, 1], rest[:, 2]
    azimuth = azimuth_of(rest)
    wave = _wave(rest, seed)
    cheek = np.interp(azimuth, _AZIMUTH, _CHEEK_LINE).astype(np.float32)
    side = smooth(12.0, 24.0, azimuth)  # 0 over the mouth, where the nose is the border
    below = cheek - y + (0.35 + 0.5 * side) * wave
    # Single hairs first, high on the cheek, then more and more over two centimetres.
    full = smooth(-0.35, 0.5, below) * (1.0 - side) + side * (
        0.22 * smooth(-1.4, 0.2, below) + 0.78 * smooth(-0.3, 2.2, below)
    )
    full *= smooth(83, 69, azimuth + 3.0 * wave) * smooth(62.0, 63.9, y + 0.7 * wave)
    full *= 1.0 - 0.55 * smooth(64.2, 62.6, y)
    front = smooth(9.0, 11.0, z)
    # Few beards are as full on the cheeks as on the chin, and many do not close beside the mouth.
    cheeks, joint, lip = uniform(seed, "beard-fullness", np.arange(3))
    full *= 1.0 - (0.48 - 0.43 * cheeks) * smooth(26.0, 38.0, azimuth) * smooth(76.0, 62.0, azimuth)
    full *= 1.0 - (0.34 - 0.24 * lip) * lip_zone(rest)
    # The bald spots beside the tuft under the lip, a thin place before the corners of the mouth, the strip under the septum.
    full *= 1.0 - 0.45 * bell(x, 1.75, 0.7) * bell(y, 66.6, 0.55) * front
    full *= 1.0 - (0.46 - 0.32 * joint) * bell(x, 3.2, 0.55) * bell(y, 67.9, 1.0) * front
    full *= 1.0 - 0.10 * bell(x, 0.0, 0.22) * smooth(68.9, 69.4, y) * smooth(10, 12, z)
    full *= 1.0 - smooth(69.95, 70.75, y + 0.15 * wave) * smooth(2.7, 2.1, x) * smooth(10, 12, z)  # the nose
    full *= 1.0 - 0.32 * side * smooth(0.05, 0.7, wave)
    # Before the ear it runs up into the sideburn, which is no thinner than the chin.
    sideburn = smooth(58.0, 64.0, azimuth + 3.0 * wave) * smooth(78.0, 74.0, azimuth) * smooth(70.0, 71.0, y)
    sideburn = sideburn * np.float32(style not in _SHORT_OF_EARS)
    full = np.maximum(full, _SIDEBURN * sideburn * smooth(74.8, 72.6, y + 0.4 * wave))
    thin = asian * (0.25 + 0.5 * np.maximum(side - 0.8 * sideburn, 1.3 * smooth(64.4, 63.0, y)))
    full *= (1.0 - thin) * (1.0 - smooth(0.06, 0.25, lips)) * (1.0 - smooth(0.02, 0.2, inner_mouth))
    return np.asarray(full, dtype=np.float32)


def left_long(rest: NDArray[np.floating], style: str, seed: int) -> Array:
    """What a cut leaves of the beard's length at rest positions (N, 3): 1 all .. 0 stubble. style: of the spec's Beard."""
    if style not in ("moustache", "goatee", "chin_strap"):
        return np.ones(len(rest), dtype=np.float32)
    x, y, z = np.abs(rest[:, 0]), rest[:, 1], rest[:, 2]
    azimuth, wave = azimuth_of(rest), 0.4 * _wave(rest, seed)
    lip = lip_zone(rest)
    corner = smooth(3.65, 2.75, x + wave) * smooth(2.2, 2.6, x) * smooth(65.2, 66.4, y) * smooth(9, 11, z)
    # Razors follow no ruler: a tuft cut out to a millimetre is stuck on.
    chin = smooth(3.5, 1.4, x + 1.3 * wave) * smooth(68.4, 67.4, y + 0.5 * wave) * smooth(62.6, 63.6, y)
    chin = chin * smooth(2.6, 1.0, under_chin(rest))
    if style == "moustache":
        return lip
    if style == "goatee":
        return np.asarray(np.maximum(np.maximum(lip, 0.9 * corner), chin), dtype=np.float32)
    jaw = jaw_line(azimuth)
    strap = np.maximum(smooth(2.4, 0.5, np.abs(y + wave - jaw)), smooth(70.5, 72.0, y)) * smooth(11, 22, azimuth)
    return np.asarray(np.maximum(strap * (1.0 - lip), chin * smooth(67.3, 65.7, y + wave)), dtype=np.float32)


def lip_zone(rest: NDArray[np.floating]) -> Array:
    """1 where a moustache grows, (N,), for rest positions (N, 3)."""
    x, y, z = np.abs(rest[:, 0]), rest[:, 1], rest[:, 2]
    inside = smooth(68.15, 68.6, y) * smooth(3.45, 2.7, x - 0.25 * (69.5 - y)) * smooth(10, 12, z)
    return np.asarray(inside * smooth(71.0, 70.4, y), dtype=np.float32)


def throat(rest: NDArray[np.floating], seed: int) -> Array:
    """1 on the throat, (N,), which most men with beards shave, for rest positions (N, 3). seed: of its border."""
    below = jaw_line(azimuth_of(rest)) - _NECK_LINE - rest[:, 1]
    below = np.maximum(below, under_chin(rest) - _UNDER_CHIN)
    return np.asarray(smooth(-0.4, 0.5, below + 0.4 * _wave(rest, seed)), dtype=np.float32)


def under_chin(rest: NDArray[np.floating]) -> Array:
    """How far behind the edge of chin and jaw rest positions (N, 3) lie on their underside, (N,) cm; 0 before it."""
    radius = np.hypot(rest[:, 0], rest[:, 2] - 4.5)
    back = np.interp(azimuth_of(rest), _CHIN_AZIMUTH, _CHIN_RADIUS) - radius
    return np.asarray(np.maximum(back, 0.0) * smooth(66.2, 65.2, rest[:, 1]), dtype=np.float32)


def jaw_line(azimuth: Array) -> Array:
    """Height of the jaw's edge at unsigned azimuths (N,), degrees; cm in rest space."""
    return np.asarray(65.3 + 5.2 * smooth(20, 66, azimuth), dtype=np.float32)


def azimuth_of(rest: NDArray[np.floating]) -> Array:
    """Unsigned azimuth of rest positions (N, 3), degrees, 0 at the front."""
    return np.degrees(np.arctan2(np.abs(rest[:, 0]), rest[:, 2] - 4.5)).astype(np.float32)


def beard_mask(spec: FaceSpec, shape: HeadShape) -> NDArray[np.float32]:
    """Where the skin shows beard, shaven or not: (V,) 0..1, a column of the skin's masks."""
    tissue, seed = shape.tissue, spec.beard.seed
    lips = _SHADED_LIPS * tissue["lips"]
    density = beard_density(shape.rest, lips, tissue["inner_mouth"], seed, spec.form.asian, spec.beard.style)
    return np.asarray(density * (0.6 + 0.4 * left_long(shape.rest, spec.beard.style, seed)), dtype=np.float32)


def _wave(rest: NDArray[np.floating], seed: int) -> Array:
    """Smooth noise of the person's own, about -1..1, at scales of three centimetres to four millimetres."""
    p = uniform(seed, "beard-border", np.arange(6)) * (2.0 * np.pi)
    x, y, z = rest[:, 0], rest[:, 1], rest[:, 2]
    wave = 0.55 * np.sin(x * 1.3 + p[0]) * np.sin(z * 1.1 + 0.8 * y + p[1])
    wave += 0.35 * np.sin(x * 3.7 + y * 2.3 + p[2]) * np.sin(z * 3.1 - y * 3.3 + p[3])
    wave += 0.25 * np.sin(x * 8.3 - y * 6.1 + p[4]) * np.sin(z * 7.7 + y * 8.9 + p[5])
    return np.asarray(wave, dtype=np.float32)
