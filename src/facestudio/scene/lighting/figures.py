"""People far out of focus: passers-by."""

from __future__ import annotations

import numpy as np

from facestudio.scene.lighting.canvas import SIDE, Array, blank, cover
from facestudio.scene.lighting.stage import Stage, oklch, palette

_HALF_WIDTH_M = 0.34


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
    """One person about u = 0, metres."""
    wide = 0.17 + 0.06 * turned
    down = top - 0.30 - v
    shoulders = np.clip(down / 0.10, 0.0, 1.0) ** 0.5
    coat = (np.abs(u) < wide * shoulders * (1.0 + 0.15 * np.cos(np.minimum(down, 0.7) * 6.0))) & (down > 0.0)
    coat &= v > top - 1.05
    legs = (np.abs(np.abs(u) - 0.05 - 0.09 * stride * np.clip(top - 0.9 - v, 0.0, 1.0)) < 0.065) & (v > 0.0)
    legs &= v <= top - 1.0
    neck = (np.abs(u) < 0.055) & (v > top - 0.33) & (v < top - 0.18)
    head = (u / 0.078) ** 2 + ((v - top + 0.125) / 0.115) ** 2 < 1.0
    hair = ((u - 0.02 * (turned - 0.5)) / 0.09) ** 2 + ((v - top + 0.095) / 0.115) ** 2 < 1.0
    hair &= v > top - 0.11 - 0.12 * (stride > 0.6)
    skin = oklch(0.42 + 0.34 * tone, 0.06, 0.13)
    light = np.clip(0.45 + 0.35 * stage.side * u / wide, 0.0, 1.0)
    for part, albedo in ((legs, clothes[0] * 0.6), (coat, clothes[1]), (neck | head, skin), (hair, skin * 0.25)):
        cover(picture, part, stage.lit(albedo, light * 0.8))
    np.maximum(mask, (coat | legs | neck | head | hair).astype(np.float32), out=mask)
