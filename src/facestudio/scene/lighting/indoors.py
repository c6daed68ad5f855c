"""Rooms: a home, an office, shelves of books, a cafe."""

from __future__ import annotations

import numpy as np

from facestudio.scene.lighting.canvas import Array, between, blank, composed, cover, look_up, ramp
from facestudio.scene.lighting.figures import SOFTENED, figures
from facestudio.scene.lighting.outdoors import foliage, leaf_hue
from facestudio.scene.lighting.stage import Stage, oklch, palette
from facestudio.scene.lighting.view import Wall

_PEOPLE_FROM_M = 9.5
"""Nearer than this, figures are so large that their plain shapes can be seen."""


def _daylight(stage: Stage, surface: Wall, from_window: float) -> Array:
    """How daylight from the key's side fades along a wall, 1 by the window."""
    aside = stage.side * surface.along
    return np.asarray(0.35 + 0.85 / (1.0 + np.exp(-(aside + from_window))), np.float32)


def _box(surface: Wall, left: float, right: float, low: float, high: float) -> Array:
    """1 inside a rectangle on a wall, metres."""
    inside: Array = between(surface.along, left, right) * between(surface.height, low, high)
    return inside


def _uneven(stage: Stage, picture: Array) -> Array:
    """What rooms are full of and nobody looks at: shade in corners, gleams, stains, things on things. Large even patches of
    paint would look painted."""
    soft = stage.noise.clouds("soft shade", 1.7, 1.5, 2)
    rough = stage.noise.clouds("odds and ends", 8.0, 10.0, 3, 0.75)
    cast = stage.noise.clouds("casts", 2.3, 2.0, 2)
    level = np.exp(0.75 * (soft - 0.5) + 0.18 * (rough - 0.5))
    colour = 1.0 + (cast - 0.5)[..., None] * np.array([0.10, 0.0, -0.14], np.float32)
    return np.asarray(picture * level[..., None] * colour, np.float32)


def _clutter(stage: Stage, picture: Array, surface: Wall, low: float, high: float, light: Array) -> None:
    """Furniture along a wall between two heights, metres, and what stands on it: nothing hangs in the air."""
    pieces, things = 5, 5
    tones = palette(stage, "clutter", pieces * (things + 1), (0.22, 0.78), 0.05)
    away = float(np.median(surface.distance))
    reach = stage.view.half_field * away
    lots = stage.noise.lots("clutter", pieces * (2 + 3 * things)).reshape(pieces, 2 + 3 * things)
    for k, lot in enumerate(lots):
        # A table, a cabinet or a shelf; seen from the eye's height one rises over the other.
        left, top = reach * (2.6 * (k + lot[0]) / pieces - 1.5), low + (high - low) * float(lot[1])
        wide = reach * (0.35 + 0.5 * float(lot[0]))
        body = _box(surface, left, left + wide, 0.0, top)
        fronts = (
            1.0
            - 0.4 * (np.abs((surface.height - top) % 0.4) < 0.025)
            - 0.3 * (np.abs((surface.along - left) % 0.5) < 0.02)
        )
        cover(picture, body, tones[k] * stage.shade * (0.62 * light * fronts)[..., None])
        cover(picture, body * (surface.height > top - 0.035), tones[k] * stage.shade * (1.05 * light)[..., None])
        for j, (at, broad, tall) in enumerate(lot[2:].reshape(things, 3)):
            if tall < 0.25:
                continue
            half, rise = 0.025 + 0.16 * float(broad) ** 3, 0.08 + 0.36 * float(tall) ** 2
            u = surface.along - np.float32(left + wide * at)
            there = (np.abs(u) < half) * between(surface.height, top, top + rise)
            shading = 0.6 + 0.5 * ramp(-half, half, stage.side * u)
            cover(picture, there, tones[pieces + things * k + j] * stage.shade * (light * shading)[..., None])


def _window(stage: Stage, picture: Array, surface: Wall, left: float, low: float) -> None:
    """A window with its frame; outside trees or a pale sky, far brighter than the room."""
    width, high = stage.lot(120, 0.7, 1.5), low + stage.lot(121, 1.2, 1.9)
    frame = oklch(0.90, 0.005, 0.2) if stage.chance(122, 0.75) else oklch(0.35, 0.03, 0.15)
    cover(picture, _box(surface, left - 0.07, left + width + 0.07, low - 0.08, high), frame * stage.shade * 1.1)
    leaves, dense = foliage(stage, "outside", leaf_hue(stage), 0.20)
    outside = np.broadcast_to(stage.sky_low, leaves.shape).copy()
    if stage.chance(123, 0.6):
        cover(outside, dense > stage.lot(124, 0.35, 0.6), leaves * 1.2 + 0.25 * stage.sky_low)
    middle = left + width * (0.5 if stage.chance(125, 0.6) else 1.5)
    bars = np.abs(surface.along - middle) < 0.035
    cross = (np.abs(surface.height - low - 0.66 * (high - low)) < 0.03) & stage.chance(126, 0.4)
    pane = _box(surface, left, left + width, low, high)
    if stage.chance(127, 0.22):  # a blind, its slats half open
        outside *= (0.30 + 0.70 * (surface.height / 0.05 % 1.0 > 0.45))[..., None]
    cover(picture, pane * ~(bars | cross), outside)
    if stage.chance(128, 0.5):  # a curtain that light comes through
        folds = 0.75 + 0.25 * np.sin(surface.along * 48.0 + 2.0 * np.sin(surface.along * 13.0))
        cloth = stage.hue(stage.lot(129, 0.72, 0.95), 0.02)
        at = left + width if stage.side > 0 else left
        hung = between(surface.along, at - 0.32, at + 0.18) * (surface.height > low - 0.5)
        cover(picture, 0.93 * hung, cloth * (0.30 * stage.sky_low + 0.4 * stage.shade) * folds[..., None])


def _plant(stage: Stage, at: float, top: float, distance: float) -> tuple[Array, Array, float]:
    """A pot plant before the wall: long leaves that fan out."""
    x, y = stage.view.slopes()
    u, v = x * distance - at, np.float32(stage.view.eye_m) + y * distance - top + 0.5
    picture, mask = blank((0.0, 0.0, 0.0)), np.zeros((len(y), len(y)), np.float32)
    lots = stage.noise.lots("leaves", 66).reshape(22, 3)
    green = oklch(stage.lot(130, 0.36, 0.50), 0.07, stage.lot(131, 0.32, 0.38))
    for lean, long, tone in lots:
        angle = (lean - 0.5) * 2.3
        reach = 0.16 + 0.30 * long
        t = (u * np.sin(angle) + v * np.cos(angle)) / reach
        bend = 0.16 * np.sin(angle) * t * t
        off = np.abs(u * np.cos(angle) - v * np.sin(angle) - bend)
        leaf = (t > 0.0) & (t < 1.0) & (off < 0.020 * np.sin(np.pi * np.clip(t, 0.0, 1.0)))
        cover(picture, leaf, stage.lit(green * (0.45 + 0.7 * tone), 0.05 * tone))
        mask = np.maximum(mask, leaf.astype(np.float32))
    return picture, mask, 1.3 * stage.view.blur(distance)


def _shelf(stage: Stage, picture: Array, surface: Wall, left: float, light: Array) -> None:
    """Boards on the wall or a bookcase, with books, boxes, vases and gaps between them."""
    wide, step = stage.lot(182, 0.7, 1.3), stage.lot(183, 0.32, 0.42)
    low = 0.0 if stage.chance(184, 0.5) else stage.lot(185, 1.0, 1.35)
    there = _box(surface, left, left + wide, low, stage.lot(186, 1.75, 2.2)) > 0.5
    row, rise = np.floor(surface.height / step), surface.height / step % 1.0
    wood = stage.shade * oklch(stage.lot(187, 0.30, 0.88), stage.lot(188, 0.01, 0.06), 0.17)
    back = 0.35 if low == 0.0 else 0.9
    number = np.floor(surface.along / 0.052 + 400.0 + 37.0 * row).astype(np.int32)
    lots = stage.noise.lots("shelf", 256)
    goods = palette(stage, "goods", 64, (0.24, 0.88), 0.12)
    tall = 0.38 + 0.42 * lots[(number // 4) % 256] + 0.10 * lots[number % 256]
    stands = (rise < tall) & (lots[(number // 7 + 91) % 256] > 0.30)
    cover(picture, there, picture * back)
    cover(picture, there & stands, goods[(number // 2) % 64] * stage.shade * (0.95 * light)[..., None])
    edge = (np.abs(surface.along - left) < 0.02) | (np.abs(surface.along - left - wide) < 0.02)
    cover(picture, there & ((rise < 0.07) | (edge & (low == 0.0))), wood * light[..., None])


def _lamp(stage: Stage, picture: Array, surface: Wall, at: float, height: float) -> None:
    """A shaded lamp and its light on the wall."""
    u, v = surface.along - at, surface.height - height
    warm = stage.tint(max(2700.0, 0.62 * stage.recipe.white))
    reach = u * u + 0.6 * v * v
    picture += warm * (0.20 * np.exp(-reach / 0.10) + 0.05 * np.exp(-reach / 0.6))[..., None]
    shade = between(v, -0.12, 0.12) * (np.abs(u) < 0.15 - 0.25 * v)
    cover(picture, shade, warm * (1.6 + 0.6 * np.exp(-(v**2) / 0.004))[..., None])


def room(stage: Stage) -> Array:
    """A living room: walls in daylight that fades, a window or a door, pictures, a shelf, a lamp, a plant."""
    distance = stage.lot(140, 3.4, 6.5)
    surface = stage.view.wall(distance, stage.lot(141, -38.0, 38.0))
    colour = (
        oklch(stage.lot(142, 0.78, 0.92), stage.lot(143, 0.004, 0.036), stage.lot(144, 0.12, 0.3))
        if stage.chance(145, 0.65)
        else stage.hue(stage.lot(142, 0.45, 0.75), stage.lot(143, 0.015, 0.04))
    )
    light = _daylight(stage, surface, stage.lot(146, -0.8, 0.9))
    rough = stage.noise.table("wall")
    picture = (
        colour
        * stage.shade
        * (light * (0.95 + 0.1 * look_up(rough, surface.along * 20, surface.height * 20)))[..., None]
    )
    edge = stage.lot(147, 0.15, 0.9) * -stage.side
    beyond = surface.along * -stage.side > abs(edge)
    cover(picture, beyond, picture * stage.lot(148, 0.45, 0.85))  # round the corner it is darker
    wood = oklch(stage.lot(149, 0.30, 0.52), 0.05, stage.lot(150, 0.13, 0.20))
    if stage.chance(151, 0.45):
        left = -stage.side * stage.lot(152, 0.12, 0.5) - 0.42
        cover(picture, _box(surface, left, left + 0.9, 0.0, 2.08), 0.9 * stage.shade * light[..., None])
        cover(picture, _box(surface, left + 0.07, left + 0.83, 0.0, 2.0), stage.shade * stage.lot(153, 0.10, 0.55))
    tones = palette(stage, "things", 12, (0.25, 0.85), 0.12)
    for k in range(3):
        if not stage.chance(154 + k, 0.6):
            continue
        left, low = stage.lot(157 + k, -0.9, 0.6), stage.lot(160 + k, 1.25, 1.7)
        wide, tall = stage.lot(163 + k, 0.22, 0.55), stage.lot(166 + k, 0.22, 0.5)
        cover(picture, _box(surface, left + 0.02, left + wide + 0.03, low - 0.03, low + tall), picture * 0.7)
        cover(picture, _box(surface, left, left + wide, low, low + tall), wood * 0.6 * stage.shade)
        motif = (
            tones[k] + (tones[k + 3] - tones[k]) * look_up(rough, surface.along * 60, surface.height * 60)[..., None]
        )
        cover(
            picture, _box(surface, left + 0.03, left + wide - 0.03, low + 0.03, low + tall - 0.03), motif * stage.shade
        )
    shelved = stage.chance(189, 0.5)
    if shelved:
        _shelf(stage, picture, surface, stage.lot(190, -0.9, 0.1), light)
    if stage.chance(170, 0.5):  # a sideboard or the back of a sofa
        front = (wood if stage.chance(172, 0.5) else tones[8]) * stage.shade * (0.8 * light)[..., None]
        cover(picture, surface.height < stage.lot(171, 0.78, 1.06), front)
    if stage.chance(173, 0.55 if shelved else 0.9):
        left = stage.side * stage.lot(174, 0.05, 0.5) - (0.2 if stage.side > 0 else 1.0)
        _window(stage, picture, surface, left, stage.lot(175, 0.8, 1.1))
    if stage.chance(176, 0.45):
        _lamp(stage, picture, surface, -stage.side * stage.lot(177, 0.25, 0.6), stage.lot(178, 1.3, 1.65))
    layers: list[tuple[Array, Array | None, float]] = [(_uneven(stage, picture), None, stage.view.blur(distance))]
    if stage.chance(179, 0.5):
        layers.append(_plant(stage, -stage.side * stage.lot(180, 0.2, 0.4), stage.lot(181, 1.5, 1.8), 0.85 * distance))
    return composed(layers)


def library(stage: Stage) -> Array:
    """Shelves full of books, slanting away."""
    distance = stage.lot(140, 3.0, 5.5)
    surface = stage.view.wall(distance, stage.lot(141, -58.0, 58.0))
    step = stage.lot(142, 0.30, 0.38)
    row = np.floor((surface.height + stage.lot(143, 0.0, 0.3)) / step)
    rise = (surface.height + stage.lot(143, 0.0, 0.3)) / step - row
    place = surface.along / 0.034 + 400.0 + 37.0 * row
    slow = look_up(stage.noise.table("thick"), place * 0.45, row * 31.0)
    number = np.floor(place + 2.4 * slow).astype(np.int32)
    lots = stage.noise.lots("spines", 512)
    spines = palette(stage, "books", 128, (0.22, 0.76), 0.09)
    tall = 0.62 + 0.28 * lots[(number // 5) % 512] + 0.06 * lots[(number * 3) % 512]
    gap = lots[(number // 9 + 13) % 512] < 0.08
    light = _daylight(stage, surface, stage.lot(144, -0.5, 1.0))
    wood = oklch(stage.lot(145, 0.28, 0.70), stage.lot(146, 0.02, 0.06), stage.lot(147, 0.13, 0.20))
    picture = wood * stage.shade * (0.34 * light)[..., None]
    books = spines[number % 128] * stage.shade * (light * (0.45 + 0.55 * ramp(0.0, 0.5, rise)))[..., None]
    titles = between(rise, 0.25, 0.36) * (lots[(number * 7) % 512] > 0.72)
    books = books + titles[..., None] * 0.14 * stage.shade
    cover(picture, (rise < tall) & (rise > 0.075) & ~gap, books)
    cover(picture, rise <= 0.075, wood * stage.shade * light[..., None])
    posts = (surface.along + stage.lot(148, 0.0, 0.9)) / 0.9 % 1.0 < 0.035
    cover(picture, posts, wood * stage.shade * light[..., None])
    if stage.chance(149, 0.15):
        _lamp(stage, picture, surface, -stage.side * stage.lot(150, 0.2, 0.5), 1.65)
    return composed([(picture, None, stage.view.blur(distance))])


def office(stage: Stage) -> Array:
    """A deep, light room: ceiling lights, a band of windows, glass, furniture."""
    distance = stage.lot(140, 7.0, 13.0)
    surface = stage.view.wall(distance, stage.lot(141, -45.0, 45.0))
    along, height = surface.along, surface.height
    paint = oklch(stage.lot(142, 0.56, 0.86), 0.016, stage.lot(143, 0.1, 0.7))
    light = _daylight(stage, surface, 1.0)
    picture = paint * stage.shade * light[..., None]
    outside = np.broadcast_to(stage.sky_low * np.float32(stage.lot(148, 0.35, 1.0)), picture.shape).copy()
    blocks = look_up(stage.noise.table("town"), np.floor(along / 0.9) * 31.0, 0.0 * along)
    cover(outside, height < 1.3 + 1.6 * blocks, stage.sky_low * (0.05 + 0.22 * blocks)[..., None])
    mullion = (along / stage.lot(144, 0.9, 1.6) % 1.0 < 0.07) | (np.abs(height - 2.1) < 0.04)
    glazed = between(height, stage.lot(145, 0.0, 0.9), 2.55) * (along * stage.side > -stage.lot(146, 0.2, 2.5))
    cover(picture, glazed * ~mullion, outside)
    cover(picture, glazed * mullion, 0.25 * stage.shade)
    x, y = stage.view.slopes()
    ceiling_at = (2.75 - stage.view.eye_m) / np.maximum(y, 1e-3)
    aside = x * ceiling_at
    overhead = (height > 2.75) & (y > 0.0)
    panel = (aside / 2.4 % 1.0 < 0.5) & (ceiling_at / 2.4 % 1.0 < 0.28)
    cover(picture, overhead, stage.shade * 0.75)
    cover(picture, overhead & panel, stage.tint(4300.0) * 3.2)
    _clutter(stage, picture, surface, 0.7, 1.5, light)
    desk = (stage.view.ground(-0.75)[1] < distance) & (y < 0.0) & stage.chance(147, 0.5)
    cover(picture, desk & (height < 0.76), oklch(0.6, 0.03, 0.2) * stage.shade * 0.6)
    layers: list[tuple[Array, Array | None, float]] = [(_uneven(stage, picture), None, stage.view.blur(distance))]
    if distance > _PEOPLE_FROM_M and stage.chance(150, 0.5):
        people, there = figures(stage, "colleagues", 2, (_PEOPLE_FROM_M, distance))
        layers.append((people, there, SOFTENED * stage.view.blur(_PEOPLE_FROM_M)))
    if stage.chance(149, 0.35):
        layers.append(_plant(stage, -stage.side * stage.lot(180, 0.3, 0.7), stage.lot(181, 1.4, 1.8), 0.7 * distance))
    return composed(layers)


def cafe(stage: Stage) -> Array:
    """A cafe or bar in the evening: hanging lamps, bottles and glasses on shelves, warm walls."""
    distance = stage.lot(140, 4.5, 8.0)
    surface = stage.view.wall(distance, stage.lot(141, -40.0, 40.0))
    along, height = surface.along, surface.height
    rough = stage.noise.table("wall")
    paint = oklch(stage.lot(142, 0.44, 0.72), stage.lot(143, 0.016, 0.065), stage.lot(144, 0.10, 0.26))
    pool = 0.55 + 0.8 * look_up(rough, along * 5.0, height * 3.0)
    picture = paint * stage.shade * pool[..., None]
    cover(picture, height < stage.lot(145, 0.95, 1.25), oklch(0.30, 0.04, 0.15) * stage.shade * 0.8)
    lots = stage.noise.lots("bottles", 512)
    left, right = stage.lot(146, -1.3, -0.1), stage.lot(147, 0.2, 1.4)
    for shelf in (1.35, 1.72, 2.09):
        if not stage.chance(148 + int(shelf * 10), 0.75):
            continue
        number = np.floor(along / 0.085 + 300.0).astype(np.int32)
        inside = along / 0.085 % 1.0
        rise = (height - shelf) / 0.30
        there = between(along, left, right) * (rise > 0.0) * (rise < 0.55 + 0.4 * lots[number % 512])
        colours = palette(stage, f"bottle {shelf}", 64, (0.25, 0.75), 0.14)
        cover(picture, between(along, left, right) * between(rise, -0.08, 1.1), picture * 1.35)
        cover(picture, there * between(inside, 0.15, 0.85), colours[number % 64] * stage.shade)
        glint = there * (np.abs(inside - 0.35) < 0.1) * (lots[(number * 7) % 512] > 0.86) * between(rise, 0.2, 0.4)
        cover(picture, glint, stage.tint(2900.0) * 3.0)
    if stage.chance(160, 0.45):
        pane = _box(surface, stage.side * 0.3, stage.side * 0.3 + stage.lot(161, 0.8, 1.8), 0.8, 2.6)
        outside = stage.sky_low * (0.5 + look_up(rough, along * 14, height * 9))[..., None]
        cover(picture, pane * ~(np.abs(along % 0.8) < 0.05), outside)
    _clutter(stage, picture, surface, 0.7, 1.35, 1.15 * pool)
    picture = _uneven(stage, picture)
    x, y = stage.view.slopes()
    warm = stage.tint(2700.0)
    for at, near, drop, on in stage.noise.lots("pendants", 24).reshape(6, 4):
        away = distance * (0.5 + 0.5 * near)
        u, v = x * away - (at - 0.5) * 0.30 * away, np.float32(stage.view.eye_m) + y * away - 1.85 - 0.25 * drop
        if on < 0.45:
            continue
        bulb = u * u + v * v < 0.0028
        picture += warm * (0.10 * np.exp(-(u * u + v * v) / 0.05))[..., None]
        cover(picture, bulb, warm * (1.2 + 9.0 * (on - 0.45) ** 1.5))
    return composed([(picture, None, stage.view.blur(distance))])
