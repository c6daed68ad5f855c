"""What is close behind the person indoors: a wall with what hangs on it, a window with blinds, a curtain.

Most portraits of friends have it one or two metres behind the head, where its edges can still be read and the person's
own shadow falls on it (seen in 26 photographs: 15 have a wall, a window or cloth within about two metres)."""

from __future__ import annotations

import numpy as np

from facestudio.scene.lighting.canvas import Array, between, composed, cover, look_up, ramp
from facestudio.scene.lighting.keyed import lit_close
from facestudio.scene.lighting.outdoors import foliage, leaf_hue
from facestudio.scene.lighting.stage import Stage, oklch, palette
from facestudio.scene.lighting.view import Wall


class _Close:
    """A wall behind the person, and the half width of what the picture shows of it, metres."""

    def __init__(self, stage: Stage, nearest: float, farthest: float, most_turn: float) -> None:
        self.distance = stage.view.subject_m + nearest * (farthest / nearest) ** stage.lot(300, 0.0, 1.0)
        self.turn = most_turn * stage.lot(301, -1.0, 1.0) * abs(stage.lot(302, -1.0, 1.0)) ** 0.5
        self.surface = stage.view.wall(self.distance, self.turn)
        self.reach = stage.view.half_field * self.distance
        self.middle = stage.view.eye_m + (0.5 - stage.view.horizon) * 2.0 * self.reach

    def box(self, left: float, right: float, low: float, high: float) -> Array:
        """1 in a rectangle, in half widths of the picture about its middle."""
        across = between(self.surface.along, left * self.reach, right * self.reach)
        inside: Array = across * between(
            self.surface.height, self.middle + low * self.reach, self.middle + high * self.reach
        )
        return inside

    def across(self) -> Array:
        """(SIDE, SIDE) place in half widths of the picture."""
        return np.asarray(self.surface.along / np.float32(self.reach), np.float32)


def _paint(stage: Stage) -> Array:
    """(3,) reflectance of an indoor wall: mostly broken white, some of a muted colour, few dark."""
    kind = stage.lot(303, 0.0, 1.0)
    if kind < 0.55:
        return oklch(stage.lot(304, 0.70, 0.89), stage.lot(305, 0.004, 0.030), stage.lot(306, 0.13, 0.28))
    if kind < 0.72:
        return oklch(stage.lot(304, 0.62, 0.82), stage.lot(305, 0.003, 0.012), stage.lot(306, 0.1, 0.75))
    if kind < 0.93:
        return _quiet(stage, stage.lot(304, 0.52, 0.78), stage.lot(305, 0.015, 0.045))
    return _quiet(stage, stage.lot(304, 0.32, 0.46), stage.lot(305, 0.01, 0.035))


def _quiet(stage: Stage, lightness: float, chroma: float) -> Array:
    """(3,) reflectance of what people hang or paint their rooms in: of any hue, but lilac and pink are weak."""
    hue = stage.given.backdrop_hue
    return stage.hue(lightness, chroma * (0.35 if hue > 0.76 or hue < 0.07 else 1.0))


def _finish(stage: Stage, surface: Wall, paint: Array) -> Array:
    """(SIDE, SIDE, 3) reflectance of the wall itself: paint, boards, bricks, tiles or panels of wood."""
    along, height, rough = surface.along, surface.height, stage.noise.table("finish")
    worn = 0.955 + 0.09 * look_up(rough, along * 9.0 + 7.0, height * 6.0)
    kind = stage.lot(307, 0.0, 1.0)
    if kind < 0.62:
        return np.asarray(paint * worn[..., None], np.float32)
    if kind < 0.72:  # tongue and groove, upright or lying
        step = stage.lot(308, 0.09, 0.19)
        at = (along if stage.chance(309, 0.5) else height) / np.float32(step)
        groove = ramp(0.10, 0.0, np.abs(at % 1.0 - 0.5) - 0.42)
        tone = 0.94 + 0.12 * look_up(rough, np.floor(at) * 37.0, 0.0 * at)
        return np.asarray(paint * (worn * tone * (0.55 + 0.45 * groove))[..., None], np.float32)
    if kind < 0.82:
        # Laid by hand: edges waver, and the light from above finds the upper ones and leaves a shade below the lower.
        waver = look_up(rough, along * 40.0 + 3.0, height * 60.0) - 0.5
        courses = height / np.float32(0.075) + 0.07 * waver
        course = np.floor(courses)
        brick = along / np.float32(0.225) + 0.5 * (course % 2) + 0.03 * waver
        tone = look_up(rough, np.floor(brick) * 37.0, course * 53.0)
        grit = look_up(rough, along * 210.0, height * 210.0) - 0.5
        edges = 0.10 * ramp(0.80, 1.0, courses % 1.0) - 0.12 * ramp(0.32, 0.15, courses % 1.0)
        painted = stage.chance(310, 0.45)
        clay = paint if painted else oklch(stage.lot(308, 0.40, 0.55), stage.lot(311, 0.03, 0.06), 0.11)
        tones = (0.88 + 0.18 * tone) if painted else (0.60 + 0.75 * tone)
        picture = clay * (tones * (1.0 + edges + 0.20 * grit))[..., None]
        joint = (courses % 1.0 < 0.15) | (brick % 1.0 < 0.05)
        cover(picture, joint * 0.8, clay * 0.72 if painted else oklch(0.64, 0.012, 0.2))
        return np.asarray(picture, np.float32)
    if kind < 0.89:
        side = stage.lot(308, 0.075, 0.15)
        joint = (along / side % 1.0 < 0.04) | (height / (0.5 * side) % 1.0 < 0.07)
        tone = 0.93 + 0.14 * look_up(rough, np.floor(along / side) * 31.0, np.floor(height / (0.5 * side)) * 17.0)
        return np.asarray(paint * (tone * (1.0 - 0.22 * joint))[..., None], np.float32)
    wood = oklch(stage.lot(308, 0.36, 0.60), stage.lot(311, 0.035, 0.07), stage.lot(312, 0.13, 0.19))
    board = np.floor(along / 0.16)
    figure = look_up(rough, along * 180.0 + board * 41.0, height * 5.0)
    gap = ramp(0.03, 0.0, np.abs(along / 0.16 % 1.0 - 0.5) - 0.46)
    tone = (0.72 + 0.42 * figure) * (0.85 + 0.3 * look_up(rough, board * 29.0, 0.0 * along)) * (0.4 + 0.6 * gap)
    return np.asarray(wood * tone[..., None], np.float32)


def _corner(stage: Stage, close: _Close) -> Array:
    """(SIDE, SIDE) by how much the light differs round a corner of the room, and how dark it is in it."""
    hand = 1.0 if stage.chance(313, 0.5) else -1.0
    off = hand * close.surface.along - np.float32(close.reach * stage.lot(314, 0.30, 1.0))
    # The wall beyond the right corner faces left: bright where the key comes from there.
    beyond = stage.lot(315, 1.02, 1.22) if hand * stage.side < 0.0 else stage.lot(315, 0.52, 0.80)
    level = np.where(off > 0.0, np.float32(beyond), np.float32(1.0))
    return np.asarray(level * (1.0 - 0.28 * np.exp(-np.abs(off) / 0.10)), np.float32)


def _frames(stage: Stage, close: _Close, albedo: Array) -> None:
    """Pictures that hang on the wall: of most an edge or a corner is in view."""
    tones = palette(stage, "prints", 6, (0.20, 0.85), 0.11)
    hand = 1.0 if stage.chance(316, 0.5) else -1.0
    for k in range(2 if stage.chance(317, 0.2) else 1):
        inner, wide = stage.lot(318 + k, 0.34, 0.80), stage.lot(320 + k, 0.4, 1.3)
        low, tall = stage.lot(322 + k, -0.15, 0.55), stage.lot(324 + k, 0.5, 1.4)
        left, right = sorted((hand * inner, hand * (inner + wide)))
        shade = 0.04 * stage.side
        cover(albedo, close.box(left - shade, right - shade, low - 0.05, low + tall - 0.03), albedo * 0.72)
        rim = stage.lot(326 + k, 0.03, 0.08)
        dark = oklch(0.25, 0.015, 0.16) if stage.chance(328 + k, 0.6) else oklch(0.62, 0.05, 0.19)
        cover(albedo, close.box(left, right, low, low + tall), dark)
        inside = close.box(left + rim, right - rim, low + rim, low + tall - rim)
        cover(albedo, inside, oklch(0.88, 0.008, 0.22))
        mat = rim + (stage.lot(330 + k, 0.05, 0.20) * min(wide, tall) if stage.chance(332 + k, 0.6) else 0.0)
        motif = stage.noise.clouds(f"print {k}", 7.0, 6.0, 4, 0.6)[..., None]
        inside = close.box(left + mat, right - mat, low + mat, low + tall - mat)
        cover(albedo, inside, tones[k] + (tones[k + 3] - tones[k]) * ramp(0.3, 0.7, motif))
        hand = -hand


def _door(stage: Stage, close: _Close, albedo: Array) -> None:
    """A door, or the way to a darker room, and the casing about it."""
    hand = 1.0 if stage.chance(334, 0.5) else -1.0
    off = hand * close.surface.along - np.float32(close.reach * stage.lot(335, 0.40, 0.92))
    trim = oklch(0.88, 0.008, 0.2) if stage.chance(336, 0.65) else oklch(stage.lot(337, 0.38, 0.58), 0.055, 0.17)
    cover(albedo, between(off, -0.012, 0.0), albedo * 0.70)
    cover(albedo, between(off, 0.0, 0.07), trim)
    if stage.chance(338, 0.45):
        cover(albedo, off > 0.07, oklch(stage.lot(339, 0.16, 0.45), 0.02, 0.17))
        cover(albedo, between(off, 0.45, 0.60), oklch(stage.lot(340, 0.3, 0.8), 0.02, 0.2))
        return
    cover(albedo, off > 0.07, trim * 0.93)
    panel = between(off, 0.20, 0.55) * (np.abs((close.surface.height - 0.3) % 0.8 - 0.4) < 0.31)
    cover(albedo, panel, trim * 0.80)
    cover(albedo, panel * (np.abs(off - 0.375) < 0.155), trim * 0.92)


def _glow(stage: Stage, close: _Close) -> Array:
    """(SIDE, SIDE, 3) light on the wall of a lamp that stands beside the picture: warm, a cone with a soft edge."""
    hand = 1.0 if stage.chance(341, 0.5) else -1.0
    u = close.across() - np.float32(hand * stage.lot(342, 0.7, 1.5))
    v = (close.surface.height - np.float32(close.middle)) / np.float32(close.reach) - np.float32(
        stage.lot(343, -0.9, 0.9)
    )
    warm = stage.tint(max(2700.0, 0.60 * stage.recipe.white))
    return np.asarray(warm * (stage.lot(344, 0.15, 0.50) / (1.0 + 2.2 * (u * u + 0.7 * v * v)))[..., None], np.float32)


def _patch(stage: Stage, close: _Close) -> Array:
    """(SIDE, SIDE) where the sun falls on the wall through a window with bars: slanting, with soft edges."""
    u, v = close.across(), (close.surface.height - np.float32(close.middle)) / np.float32(close.reach)
    slant = -stage.side * stage.lot(345, 0.2, 0.7)
    off = u - slant * v - np.float32(stage.side * stage.lot(346, -0.6, 0.9))
    wide, soft = stage.lot(347, 0.25, 0.7), 0.07
    bars = ramp(0.02, 0.02 + soft, np.abs(off)) * ramp(0.02, 0.02 + soft, np.abs((v + 2.0) % 0.85 - 0.4))
    top = stage.lot(348, 0.2, 1.2)
    inside = ramp(wide + soft, wide - soft, np.abs(off)) * ramp(top + soft, top - soft, v)
    return np.asarray(inside * bars, np.float32)


def _folds(stage: Stage, across: Array, height: Array) -> tuple[Array, Array]:
    """Slope to the right, -1..1, and depth, 0..1, of hanging folds; across: metres."""
    table = stage.noise.table("folds", 3)
    drift = look_up_smooth(table, across * 14.0 + 1.5 * height)
    phase = across * np.float32(2.0 * np.pi / stage.lot(349, 0.08, 0.19)) + 11.0 * drift
    rise = np.sin(phase) + 0.35 * np.sin(2.3 * phase + 1.0)
    return np.asarray(np.cos(phase + 0.3 * np.sin(phase)), np.float32), np.asarray(0.5 + 0.37 * rise, np.float32)


def look_up_smooth(table: Array, at: Array) -> Array:
    """A row of a table of noise between its texels, linear."""
    row, first = table[17], np.floor(at)
    number = first.astype(np.int32)
    return np.asarray(
        row[number % len(row)] * (1.0 - at + first) + row[(number + 1) % len(row)] * (at - first), np.float32
    )


def _hung(stage: Stage, close: _Close, cloth: Array, through: Array) -> Array:
    """(SIDE, SIDE, 3) radiance of a curtain; through: (3,) light that comes through the cloth."""
    slope, depth = _folds(stage, close.surface.along, close.surface.height)
    weave = 0.96 + 0.08 * look_up(stage.noise.table("weave"), close.surface.along * 50.0, close.surface.height * 12.0)
    shading = (0.52 + 0.48 * depth) * (1.0 + 0.34 * stage.side * slope) * weave
    lit = lit_close(stage, cloth * shading[..., None], close.surface, close.turn)
    return np.asarray(lit + cloth * through * (0.45 + 0.75 * depth**2)[..., None], np.float32)


def near_wall(stage: Stage) -> Array:
    """An indoor wall close behind the person: its paint or covering, perhaps a corner, a picture, a door, a curtain, light of
    a lamp or of the sun; the key falls off along it, and the person's shadow lies on it."""
    close = _Close(stage, 0.45, 1.9, 34.0)
    albedo = _finish(stage, close.surface, _paint(stage))
    what = stage.lot(350, 0.0, 1.0)
    if what < 0.30:
        _frames(stage, close, albedo)
    elif what < 0.56:
        _door(stage, close, albedo)
    elif what < 0.64:  # a shelf's board and what stands on it
        level = stage.lot(351, 0.25, 0.75)
        goods = palette(stage, "goods", 32, (0.25, 0.85), 0.10)
        number = np.floor(close.across() / 0.16 + 40.0).astype(np.int32)
        tall = stage.noise.lots("goods tall", 32)[number % 32]
        rise = (close.surface.height - np.float32(close.middle)) / np.float32(close.reach) - np.float32(level)
        cover(albedo, between(rise, 0.0, 0.12 + 0.5 * tall) * (tall > 0.3), goods[number % 32])
        cover(albedo, between(rise, -0.06, 0.0), oklch(stage.lot(352, 0.35, 0.85), 0.03, 0.18))
        cover(albedo, between(rise, -0.16, -0.06), albedo * 0.72)
    if stage.chance(353, 0.36):
        albedo *= _corner(stage, close)[..., None]
    uneven = 1.0 + 0.34 * (stage.noise.clouds("soft shade", 1.3, 1.2, 2) - 0.5)
    picture = lit_close(stage, albedo * uneven[..., None], close.surface, close.turn)
    if stage.chance(354, 0.55 if stage.given.setup == "lamplight" else 0.22):
        picture += albedo * _glow(stage, close)
    if stage.given.setup == "window" and stage.chance(355, 0.22):
        picture += albedo * _patch(stage, close)[..., None] * (0.40 * stage.sun)
    layers: list[tuple[Array, Array | None, float]] = [(picture, None, stage.view.blur(close.distance))]
    if stage.chance(356, 0.12):
        hand = 1.0 if stage.chance(357, 0.5) else -1.0
        edge = hand * close.across() - np.float32(stage.lot(358, 0.45, 0.95))
        cloth = _hung(stage, close, _quiet(stage, stage.lot(359, 0.45, 0.88), 0.025), np.zeros(3, np.float32))
        layers.append((cloth, (edge > 0.0).astype(np.float32), stage.view.blur(close.distance - 0.12)))
    return composed(layers)


def blinds(stage: Stage) -> Array:
    """A window close behind with slats before it, far brighter than the room; its frame, and the wall beside it."""
    close = _Close(stage, 0.55, 2.0, 26.0)
    along, height = close.surface.along, close.surface.height
    hand = 1.0 if stage.chance(360, 0.5) else -1.0
    inner = close.reach * stage.lot(361, -1.6, 0.55)  # the window's near jamb
    off = hand * along - np.float32(inner)
    albedo = np.asarray(_finish(stage, close.surface, _paint(stage)), np.float32)
    wood = oklch(0.87, 0.01, 0.2) if stage.chance(362, 0.55) else oklch(stage.lot(363, 0.40, 0.62), 0.065, 0.175)
    grain = 0.9 + 0.2 * look_up(stage.noise.table("jamb"), along * 130.0, height * 5.0)
    trim = stage.lot(364, 0.06, 0.13)
    cover(albedo, between(off, -trim, 0.0), wood * grain[..., None])
    picture = lit_close(stage, albedo, close.surface, close.turn)
    # Outside: sky above, dark things or leaves below; slats scatter it, and more of it the more they are open.
    bright = np.float32(stage.lot(365, 0.24, 0.50)) * np.maximum(stage.sky_low, np.float32(0.6) * stage.shade)
    leaves, dense = foliage(stage, "outside", leaf_hue(stage), 0.30)
    outside = np.broadcast_to(1.25 * bright, leaves.shape).copy()
    cover(outside, dense > stage.lot(366, 0.35, 0.75), 0.5 * leaves + 0.35 * bright)
    pitch = stage.lot(367, 0.024, 0.052)
    sag = 0.25 * (look_up(stage.noise.table("sag"), np.floor(height / pitch) * 29.0, 0.0 * height) - 0.5)
    rise = (height / np.float32(pitch) + sag * along) % 1.0
    open_ = stage.lot(368, 0.10, 0.42)
    slat = (0.30 + 0.70 * ramp(open_, 1.0, rise)) * (0.65 + 0.7 * stage.noise.clouds("through", 1.6, 1.6, 2))
    pane = slat[..., None] * bright * np.float32(stage.lot(369, 0.45, 0.75)) + 0.20 * stage.shade
    cover(pane, rise < open_, outside)
    cords = (along + stage.lot(370, 0.0, 0.4)) / stage.lot(371, 0.32, 0.5) % 1.0 < 0.02
    cover(pane, cords, 0.55 * pane)
    mullion = np.abs(off - stage.lot(372, 0.5, 0.9)) < 0.5 * trim
    cover(pane, mullion, lit_close(stage, wood * grain[..., None], close.surface, close.turn) * 0.7)
    top = close.middle + close.reach * stage.lot(373, 0.55, 2.2)
    cover(picture, (off > 0.0) & (height < top), pane)
    return composed([(picture, None, stage.view.blur(close.distance))])


def curtain(stage: Stage) -> Array:
    """Curtains close behind, in folds: heavy ones that the key lights, or light ones before a window, parted or shut."""
    close = _Close(stage, 0.5, 1.7, 18.0)
    sheer = stage.given.setup in ("window", "ceiling") and stage.chance(380, 0.6)
    none = np.zeros(3, np.float32)
    if sheer:
        cloth = oklch(stage.lot(381, 0.84, 0.94), stage.lot(382, 0.003, 0.02), stage.lot(383, 0.12, 0.3))
        through = np.float32(stage.lot(384, 0.12, 0.38)) * stage.sky_low
    else:
        cloth, through = _quiet(stage, stage.lot(381, 0.36, 0.82), stage.lot(382, 0.008, 0.038)), none
    picture = _hung(stage, close, cloth, through)
    if stage.chance(385, 0.6):  # it ends, and the wall or the window beside it is seen
        hand = 1.0 if stage.chance(386, 0.5) else -1.0
        wave = 0.02 * np.sin(close.surface.height * 7.0)
        edge = hand * close.across() + wave - np.float32(stage.lot(387, 0.15, 0.85))
        wall = lit_close(stage, _finish(stage, close.surface, _paint(stage)), close.surface, close.turn)
        if sheer:
            bars = (close.surface.height % 0.6 < 0.05) | (np.abs(edge - 0.45) < 0.05)
            wall = np.where(bars[..., None], 0.5 * stage.shade, 0.8 * stage.sky_low).astype(np.float32)
        wall *= (1.0 - 0.35 * np.exp(-np.maximum(edge, 0.0) / 0.12))[..., None]
        cover(picture, edge > 0.0, wall)
    return composed([(picture, None, stage.view.blur(close.distance))])
