"""People far out of focus: passers-by."""

from __future__ import annotations

import numpy as np

from facestudio.scene.lighting.canvas import SIDE, Array, blank, cover
from facestudio.scene.lighting.stage import Stage, oklch, palette

SOFTENED = 1.7
"""How much wider than the lens' their circle of confusion is drawn, by eye: shapes so plain, told apart, are wooden dolls."""
_HALF_WIDTH_M = 0.34
_TRUNK = ((0.0, 0.05, 0.12, 0.20, 0.42, 0.58, 0.80), (0.06, 0.12, 0.172, 0.180, 0.140, 0.165, 0.175))
"""Metres below the foot of the neck, and half width there, by eye."""


def figures(stage: Stage, stream: str, count: int, distances: tuple[float, float]) -> tuple[Array, Array]:
    """Radiance, and cover 0..1, of people between two distances, metres."""
    picture, mask = blank((0.0, 0.0, 0.0)), np.zeros((SIDE, SIDE), np.float32)
    clothes = palette(stage, stream + " clothes", 2 * count, (0.18, 0.74), 0.085)
    lots = stage.noise.lots(stream, 6 * count).reshape(count, 6)
    x, y = stage.view.slopes()
    order = np.argsort(-lots[:, 1])
    for k in order:
        across, near, tall, tone, stride, turned = (float(value) for value in lots[k])
        away = distances[0] + (distances[1] - distances[0]) * near
        u, v = x * away - (across - 0.5) * 0.36 * away, np.float32(stage.view.eye_m) + y * away
        columns = np.flatnonzero(np.abs(u[0]) < _HALF_WIDTH_M)
        if not len(columns):
            continue
        inside = slice(int(columns[0]), int(columns[-1]) + 1)
        top = 1.56 + 0.26 * tall
        coat, legs = clothes[2 * k], clothes[2 * k + 1]
        at = (picture[:, inside], mask[:, inside], u[:, inside], v)
        _one(*at, top, stage, (coat, legs), tone, stride, turned)
    return picture, mask


def _one(
    picture: Array, mask: Array, u: Array, v: Array, top: float, stage: Stage,
    clothes: tuple[Array, Array],
    tone: float, stride: float, turned: float,
) -> None:  # fmt: skip
    """One person about u = 0, metres. stride: 0..1, of the walk. turned: 0 seen from the side .. 1 square on."""
    down = top - 0.27 - v
    away = np.abs(u)
    # Half width of neck, shoulders, chest, waist, hips and hem: seen from the side people are narrower.
    trunk = np.interp(down, *_TRUNK).astype(np.float32) * np.float32(0.80 + 0.25 * turned)
    hem = top - 0.82 - 0.14 * tone
    coat = (away < trunk) & (down > 0.0) & (v > hem)
    # Arms hang beside it, further off the further down, one before the other in a stride.
    swing = np.where(u > 0.0, stride - 0.5, 0.5 - stride).astype(np.float32)
    arm_at = np.float32(0.175 * (0.80 + 0.25 * turned)) + (0.05 + 0.05 * swing) * np.clip(down, 0.0, 0.6)
    arms = (np.abs(away - arm_at) < 0.047) & (down > 0.05) & (down < 0.58)
    hands = (np.abs(away - arm_at) < 0.038) & (down >= 0.58) & (down < 0.70)
    thick = np.clip(0.062 + 0.028 * (v - 0.3), 0.05, 0.085)
    legs = (np.abs(away - 0.07 - 0.08 * stride * np.clip(hem - v, 0.0, 1.0)) < thick) & (v > 0.0) & (v <= hem)
    neck = (away < 0.055) & (v > top - 0.33) & (v < top - 0.18)
    head = (u / 0.078) ** 2 + ((v - top + 0.125) / 0.115) ** 2 < 1.0
    hair = ((u - 0.02 * (turned - 0.5)) / 0.09) ** 2 + ((v - top + 0.095) / 0.115) ** 2 < 1.0
    hair &= v > top - 0.11 - 0.12 * (stride > 0.6)
    skin = oklch(0.42 + 0.34 * tone, 0.06, 0.13)
    light = np.clip(0.45 + 0.35 * stage.side * u / 0.2, 0.0, 1.0)
    sleeves = clothes[1] * np.float32(0.72)
    parts = (
        (legs, clothes[0] * 0.6),
        (coat, clothes[1]),
        (arms, sleeves),
        (hands | neck | head, skin),
        (hair, skin * 0.25),
    )
    for part, albedo in parts:
        cover(picture, part, stage.lit(albedo, light * 0.8))
    coat |= arms | hands
    np.maximum(mask, (coat | legs | neck | head | hair).astype(np.float32), out=mask)
