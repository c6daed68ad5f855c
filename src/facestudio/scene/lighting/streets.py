"""Places among houses: streets by day and by night."""

from __future__ import annotations

import numpy as np

from facestudio.scene.lighting.canvas import (
    Array,
    between,
    blank,
    composed,
    cover,
    look_up,
    places,
    ramp,
    sparks,
)
from facestudio.scene.lighting.figures import SOFTENED, figures
from facestudio.scene.lighting.outdoors import foliage, leaf_hue, sky
from facestudio.scene.lighting.stage import Stage, oklch, palette
from facestudio.scene.lighting.uprights import rounded, upright
from facestudio.scene.lighting.view import Wall

STOREY_M = 3.3
SHOP_M = 3.4


def _picked(stage: Stage, stream: str, at: Array, count: int = 64) -> Array:
    """A number 0..1 for each whole-numbered place."""
    return stage.noise.lots(stream, count)[np.floor(at).astype(np.int32) % count]


def front(stage: Stage, stream: str, surface: Wall, direct: float, glow: float) -> Array:
    """Fronts of houses along a wall: windows in storeys, shops below. direct: sun on them. glow: radiance of lamps
    inside."""
    along, height = surface.along, surface.height
    width = stage.lot(101, 7.0, 13.0)
    house = np.floor(along / width + 100.0)
    paints = palette(stage, stream + " paints", 64, (0.42, 0.86), 0.045)
    warm = oklch(0.62, 0.03, 0.18)
    albedo = 0.6 * paints[house.astype(np.int32) % 64] + 0.4 * warm
    rough = stage.noise.table("plaster")
    picture = albedo * (0.75 + 0.4 * look_up(rough, along * 6.0, height * 4.0))[..., None]
    ledge = (height % STOREY_M < 0.22) | (along % width < 0.18)
    picture = stage.lit(picture * (1.0 - 0.25 * ledge)[..., None], direct)

    bay = 1.3 + 1.1 * _picked(stage, stream + " bays", house)
    cell = np.floor(along / bay + 200.0)
    storey = np.floor(height / STOREY_M)
    inner, rise = along / bay % 1.0, height / STOREY_M % 1.0
    pane = between(inner, 0.24, 0.76) * between(rise, 0.28, 0.86) * (height > SHOP_M)
    pick = _picked(stage, stream + " panes", cell * 7.0 + storey * 13.0)
    glass = stage.sky_low * 0.38 * (0.15 + pick[..., None]) + stage.lit(oklch(0.25, 0.01, 0.6), 0.0)
    cover(picture, between(inner, 0.20, 0.80) * between(rise, 0.24, 0.90) * (height > SHOP_M), picture * 1.18)
    cover(picture, pane, glass)
    lamp = stage.tint(3600.0)
    cover(picture, pane * (pick > 0.86), lamp * (glow * (0.5 + rise))[..., None])

    shop = _picked(stage, stream + " shops", house)
    below = (height < SHOP_M - 0.75) & (along % width > 0.6)
    part = 0.95 + 0.55 * _picked(stage, stream + " parts", house)
    number, across = np.floor(along / part + 300.0), along / part % 1.0
    use = _picked(stage, stream + " uses", number, 128)
    # Houses without a shop: doors and windows at the height of passers-by.
    sill = between(across, 0.14, 0.86) * (use > 0.34) * (use < 0.85) * below * (shop <= 0.25)
    cover(picture, sill * between(height, 0.85, 2.45), picture * 1.22)
    cover(picture, sill * between(height, 0.95, 2.35) * between(across, 0.20, 0.80), glass * (0.5 + use[..., None]))
    cover(picture, sill * ((np.abs(across - 0.5) < 0.03) | (np.abs(height - 1.75) < 0.04)), picture * 1.15)
    paint = stage.lit(paints[(house.astype(np.int32) * 5 + 11) % 64] * 0.45, 0.3 * direct)
    cover(picture, between(across, 0.12, 0.88) * (use <= 0.34) * (height < 2.35) * below * (shop <= 0.25), paint)
    # Shops: panes between posts over a low front, some dark, some with goods in lamplight, and doors.
    low = (height > 0.55 - 0.5 * (use < 0.2)) & below
    goods = look_up(rough, along * 31.0, height * 31.0) * look_up(rough, along * 9.0 + 50.0, height * 11.0)
    inside = lamp * (glow * (0.12 + 0.5 * use + 3.0 * goods * goods * (use > 0.35)))[..., None] + stage.shade * 0.10
    mirrored = stage.sky_low * (0.20 * ramp(0.45, 0.6, look_up(rough, along * 5.0 + 70.0, height * 7.0)))[..., None]
    posts = (across < 0.07) | (np.abs(height - 2.12) < 0.05)
    cover(picture, (height < 0.55) & below & (shop > 0.25), paint)
    cover(picture, low & (shop > 0.25), paint * 1.2)
    cover(picture, low & (shop > 0.25) & ~posts, inside + mirrored)
    signs = palette(stage, stream + " signs", 64, (0.26, 0.62), 0.075)
    board = between(height, SHOP_M - 0.75, SHOP_M - 0.2)
    cover(picture, board * (shop > 0.25), stage.lit(signs[house.astype(np.int32) % 64], 0.4 * direct))
    awning = between(height, SHOP_M - 1.35, SHOP_M - 0.75) * (shop > 0.66)
    cloth = stage.lit(signs[(house.astype(np.int32) + 17) % 64] * 1.15, 0.9 * direct)
    cover(picture, awning, cloth * (0.8 + 0.4 * (along * 2.2 % 1.0 < 0.5))[..., None])
    picture *= (0.62 + 0.38 * ramp(0.0, 1.2, height))[..., None]  # less sky reaches the foot of a wall
    haze = (1.0 - np.exp(-surface.distance / 380.0))[..., None]
    return np.asarray(picture * (1.0 - haze) + stage.sky_low * 0.6 * haze, np.float32)


def _face(stage: Stage, picture: Array, surface: Wall, seen: Array, stream: str, direct: float, glow: float) -> None:
    """Paint the fronts along a wall where it is seen, and only there."""
    there = seen > 0.5
    part = Wall(surface.along[there], surface.height[there], surface.distance[there], seen[there])
    picture[there] = front(stage, stream, part, direct, glow)


def _pavement(stage: Stage) -> Array:
    """Paving stones, kerb and road."""
    aside, away = stage.view.ground()
    rough = stage.noise.table("paving")
    tone = 0.7 + 0.5 * look_up(rough, aside * 6.0, away * 3.0)
    stone = oklch(stage.lot(110, 0.42, 0.60), 0.008, stage.lot(111, 0.1, 0.7))
    sunny = ramp(0.35, 0.5, look_up(rough, aside * 2.0, away * 0.5)) * stage.lot(112, 0.5, 1.0)
    picture = stage.lit(stone * tone[..., None], sunny)
    joints = (away % 1.6 < 0.07) & (away < 40.0)
    picture *= (1.0 - 0.25 * joints)[..., None]
    return picture


def _cars(stage: Stage, distance: float) -> tuple[Array, Array]:
    """Parked cars, side on: body, windows, wheels, and the glint on the roof."""
    x, y = stage.view.slopes()
    picture = blank((0.0, 0.0, 0.0))
    mask = np.zeros(picture.shape[:2], np.float32)
    paints = palette(stage, "cars", 8, (0.16, 0.80), 0.05)
    lots = stage.noise.lots("parked", 16)
    height = np.float32(stage.view.eye_m) + y * distance
    along = x * distance
    for k in range(4):
        start = 5.4 * (k - 2) + 3.0 * lots[k] + stage.lot(113, 0.0, 5.0)
        if lots[k + 8] < 0.3:
            continue
        u = along - start
        body = between(u, 0.0, 4.4) * between(height, 0.28, 0.92)
        lean = 0.65 * np.clip((height - 0.9) / 0.55, 0.0, 1.0)
        cabin = (u > 0.75 + lean) & (u < 3.9 - 0.7 * lean) & (height >= 0.9) & (height < 1.46)
        glass = cabin & (height > 0.95) & (height < 1.36) & (np.abs(u - 2.2) > 0.06)
        paint = stage.lit(paints[k], 0.5) + 0.05 * stage.sky_low
        cover(picture, body, paint * (0.5 + 0.7 * ramp(0.3, 0.95, height))[..., None])
        cover(picture, cabin, paint + 0.25 * stage.sky_low)
        cover(picture, glass, 0.30 * stage.sky_low * (0.4 + 0.6 * ramp(0.95, 1.4, height))[..., None])
        glint = (np.abs(height - 0.90) < 0.035) & (np.abs(u - 0.6 - 2.4 * lots[k + 4]) < 0.12)
        cover(picture, glint, 2.2 * stage.sky_low + 3.0 * stage.sun)
        # Headlamp, tail lamp and chrome mirror the sun or are lit: discs, once out of focus.
        lamps = ((np.abs(u - 0.06) < 0.05) | (np.abs(u - 4.32) < 0.05)) & (np.abs(height - 0.66) < 0.05)
        red = np.where((u > 2.0)[..., None], np.array([3.0, 0.25, 0.15], np.float32), np.float32(3.0))
        cover(picture, lamps, red * (0.1 + lots[k + 12] ** 4) * (0.6 * stage.sky_low + stage.sun))
        wheels = np.minimum(np.abs(u - 0.85), np.abs(u - 3.55)) ** 2 + (height - 0.3) ** 2 < 0.09
        cover(picture, wheels, 0.05 * stage.shade)
        mask = np.maximum(mask, np.maximum(body, np.maximum(cabin, wheels)))
    return picture, mask


def _post(stage: Stage) -> tuple[Array, Array, float]:
    """What stands at the edge of a pavement: a post, a lamp's mast or a young tree's stem, some with a sign."""
    at = upright(stage, stage.lot(127, 0.03, 0.08), 0.5, 0.02)
    metal = oklch(stage.lot(128, 0.30, 0.60), 0.015, stage.lot(129, 0.1, 0.6))
    picture, mask = rounded(stage, at, metal, 0.25), at.mask
    if stage.chance(130, 0.25):
        low = stage.view.eye_m + at.reach * stage.lot(131, 0.1, 0.7)
        wide, tall = stage.lot(132, 0.16, 0.30), stage.lot(133, 0.25, 0.6)
        plate = (np.abs(at.across) < wide) * between(at.height, low, low + tall)
        paints = palette(stage, "plates", 4, (0.35, 0.80), 0.10)
        cover(picture, plate, stage.lit(paints[0], 0.5))
        cover(picture, plate * (np.abs((at.height - low) % 0.22 - 0.11) < 0.035), stage.lit(paints[1], 0.5))
        mask = np.maximum(mask, plate.astype(np.float32))
    return picture, mask, stage.view.blur(at.away)


def street(stage: Stage) -> Array:
    """The other side of a street, or a street seen along, with sky over it."""
    _, y = places()
    view = stage.view
    picture = sky(stage)
    glow = stage.lot(100, 0.15, 0.6) * max(stage.recipe.ambient, 0.35)
    cover(picture, y < view.horizon, _pavement(stage))
    direct = stage.lot(102, 0.75, 1.0) if stage.chance(120, 0.6) else 0.06
    layers: list[tuple[Array, Array | None, float]] = []
    if stage.chance(103, 0.5):
        distance = stage.lot(104, 13.0, 32.0)
        surface = view.wall(distance, stage.lot(105, -50.0, 50.0))
        seen = surface.seen * (surface.height > 0.0) * (surface.distance < 120.0)
        _face(stage, picture, surface, seen, "front", direct, glow)
        layers.append((picture, None, view.blur(distance)))
        cars_at = 0.72 * distance
    else:
        vanish = stage.lot(106, -9.0, 9.0)
        distance = 34.0
        for name, offset, side in (("left", -stage.lot(107, 3.5, 8.0), 1.0), ("right", stage.lot(108, 3.5, 8.0), -1.0)):
            turn = side * 84.0 + vanish
            away = abs(offset) / np.tan(np.radians(abs(90.0 - abs(turn)))) if abs(turn) < 89.5 else 400.0
            surface = view.wall(float(np.clip(away, 14.0, 220.0)), float(np.clip(turn, -86.0, 86.0)))
            top = stage.lot(109, 10.0, 22.0) * (0.8 + 0.4 * _picked(stage, name + " tops", surface.along / 11.0 + 90.0))
            seen = surface.seen * between(surface.height, 0.0, top) * (surface.distance > 6.0)
            light = direct if side * stage.side > 0.0 else 0.1
            _face(stage, picture, surface, seen, name, light, glow)
        if stage.chance(115, 0.6):
            trees, dense = foliage(stage, "avenue", leaf_hue(stage), 0.14, 0.6)
            x, _ = places()
            crowns = dense + 0.9 * np.abs(x - 0.5) - 0.5 * np.abs(y - view.horizon - 0.22) > stage.lot(116, 0.75, 0.95)
            cover(picture, crowns & (y > view.horizon), trees)
        if stage.chance(122, 0.4):
            people, there = figures(stage, "far walkers", 3, (22.0, 60.0))
            cover(picture, there, people)
        layers.append((picture, None, view.blur(distance)))
        cars_at = stage.lot(117, 14.0, 26.0)
    # Lamps, signs and panes that mirror the sky, from the pavement to the first floors.
    band = ramp(view.horizon - 0.06, view.horizon, y) * ramp(view.horizon + 0.30, view.horizon + 0.12, y)
    lamp = stage.tint(4200.0) * np.float32(0.5 * stage.recipe.ambient) + 0.5 * stage.sun
    sparks(picture, stage.noise.grain("glints"), 0.0012, stage.lot(121, 6.0, 40.0) * band, lamp)
    if stage.chance(118, 0.40):
        cars, cover_cars = _cars(stage, cars_at)
        layers.append((cars, cover_cars, view.blur(cars_at)))
    if stage.chance(119, 0.15):
        people, there = figures(stage, "walkers", 2, (14.0, 24.0))
        layers.append((people, there, SOFTENED * view.blur(18.0)))
    if stage.chance(123, 0.35):
        layers.append(_post(stage))
    return composed(layers)


def city_night(stage: Stage) -> Array:
    """A street at night: lamps in rows, windows, cars, and wet ground that gives them back."""
    x, y = stage.view.slopes()
    view, noise = stage.view, stage.noise
    dark = stage.hue(stage.lot(1, 0.13, 0.24), 0.035)
    picture = blank(dark) * (0.5 + noise.clouds("murk", 2.0, 2.0))[..., None]
    paints = np.stack([stage.tint(2300.0), stage.tint(3100.0), stage.tint(4300.0), stage.hue(0.72, 0.16) * 1.6])
    vanish = stage.lot(3, -0.09, 0.09)
    surface = view.wall(stage.lot(4, 16.0, 40.0), stage.lot(5, -60.0, 60.0))
    rough = noise.table("goods")
    shops = between(surface.height, 0.3, 2.9) * surface.seen * (look_up(rough, surface.along * 3.0, 0.0 * x) > 0.5)
    goods = look_up(rough, surface.along * 40.0, surface.height * 40.0) ** 2
    cover(picture, shops, paints[1] * (0.1 + 1.1 * goods * stage.lot(6, 0.4, 1.2))[..., None])
    storey, bay = np.floor(surface.height / STOREY_M), np.floor(surface.along / 1.9 + 50.0)
    lit = _picked(stage, "rooms", bay * 5.0 + storey * 11.0) > 0.72
    pane = between(surface.height / STOREY_M % 1.0, 0.3, 0.8) * between(surface.along / 1.9 % 1.0, 0.25, 0.75)
    cover(picture, pane * lit * (surface.height > STOREY_M) * surface.seen, paints[1] * stage.lot(7, 0.25, 0.7))
    lights = np.zeros_like(picture)
    count = 110
    lots = noise.lots("lamps", 6 * count).reshape(count, 6)
    columns = x[0]
    rows = y[:, 0]
    for side, near, high, hue, strong, kind in lots:
        away = 9.0 + 120.0 * near**1.7
        if kind < 0.40:  # street lamps in two rows
            aside, up, colour = (-4.5 if side < 0.5 else 4.5) + 0.6 * high, 2.2 + 3.0 * high, paints[int(hue * 1.99)]
        elif kind < 0.60:  # cars: white ahead, red behind
            aside, up = (2.0 + 3.0 * high) * (1.0 if side < 0.5 else -1.0), 0.65
            colour = stage.tint(4800.0) if side < 0.5 else oklch(0.55, 0.20, 0.075) * 1.2
        else:
            aside, up, colour = (side - 0.5) * 0.30 * away, 0.8 + 4.5 * high * high, paints[int(hue * 3.99)]
        at_x, at_y = aside / away + vanish, (up - view.eye_m) / away
        column, row = int(np.argmin(np.abs(columns - at_x))), int(np.argmin(np.abs(rows - at_y)))
        if abs(columns[column] - at_x) > 0.002 or abs(rows[row] - at_y) > 0.002:
            continue
        power = stage.lot(8, 25.0, 60.0) * (0.15 + strong**4) * (1.0 if kind < 0.6 else 0.55)
        lights[row : row + 2, column : column + 2] += colour * power
        mirror = int(np.argmin(np.abs(rows + (up + view.eye_m) / away)))
        lights[mirror : mirror + 14, column : column + 1] += colour * (0.05 * power)
    glow = np.exp(-np.abs(y) * 26.0) * np.exp(-np.abs(x - vanish) * 14.0)
    picture += (paints[0] + paints[1]) * (0.05 * glow)[..., None]
    return composed([(picture + lights, None, view.blur(45.0))])
