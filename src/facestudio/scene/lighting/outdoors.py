"""Places under the sky: park, garden, meadow, beach, and a wall in the open."""

from __future__ import annotations

import numpy as np

from facestudio.scene.lighting.canvas import Array, between, composed, cover, look_up, places, ramp, sparks
from facestudio.scene.lighting.figures import SOFTENED, figures
from facestudio.scene.lighting.stage import Stage, oklch
from facestudio.scene.lighting.uprights import rounded, upright

FAR_M = 60.0
_BLOOMS = (0.0, 0.06, 0.14, 0.25, 0.83, 0.95)
"""Oklab hues of flowers, in turns: rose, red, orange, yellow, lilac, pink."""


def sky(stage: Stage) -> Array:
    """(SIDE, SIDE, 3) sky alone, with clouds if the weather has any; narrow as the field is, it changes slowly."""
    _, y = places()
    up = np.clip((y - np.float32(stage.view.horizon)) * 0.9, 0.0, 1.0)[..., None]
    picture = stage.sky_low + (stage.sky_high - stage.sky_low) * (up**0.6)
    picture = np.broadcast_to(picture, (len(y), len(y), 3)).copy()
    heap = stage.noise.clouds("sky", 1.6, 2.8, 4)
    if stage.clear:
        amount = stage.lot(20, 0.45, 1.05)
        white = 0.55 * stage.sun + 1.2 * stage.shade
        cover(picture, 0.75 * ramp(amount, amount + 0.35, heap), np.maximum(white, stage.sky_low))
        return picture
    picture *= (0.86 + 0.28 * heap)[..., None]
    return picture


def foliage(stage: Stage, stream: str, hue: float, size: float, direct: float = 1.0) -> tuple[Array, Array]:
    """Leaves all over, and how dense they are, 0..1. size: of the boughs, in pictures. direct: sun that gets in."""
    boughs = stage.noise.clouds(stream, 1.0 / size, 0.9 / size, 3, 0.6)
    twigs = stage.noise.clouds(stream + " twigs", 4.5 / size, 4.5 / size, 2, 0.7)
    leaf = stage.noise.grain(stream + " leaf")
    shade = oklch(0.30, 0.045, hue + 0.02)
    lit = oklch(stage.lot(31, 0.56, 0.70), stage.lot(32, 0.055, 0.095), hue)
    facing = ramp(0.42, 0.85, 0.55 * boughs + 0.45 * twigs) * direct
    albedo = shade + (lit - shade) * (0.25 + 0.75 * facing)[..., None]
    # What lies deep in the boughs sees little of the sky.
    deep = 0.38 + 0.95 * ramp(0.15, 0.75, 0.6 * boughs + 0.4 * twigs)
    picture = stage.lit(albedo, facing) * (deep * (0.60 + 1.3 * leaf * leaf))[..., None]
    # A leaf in some hundreds mirrors the sun or the sky; leaves against the light glow yellow.
    glossy = (0.4 + 0.6 * lit / float(lit.mean())) * (stage.sun + 0.20 * stage.sky_low)
    # In most woods few of them do: discs all over are the mark of a painted place.
    sparks(picture, leaf, 0.0025, 28.0 * stage.lot(180, 0.1, 1.0) ** 2 * facing * facing, glossy)
    if stage.recipe.backlit:
        through = oklch(0.74, 0.12, hue - 0.02) * (facing * twigs)[..., None]
        picture += 1.1 * through * stage.sun
    return picture, 0.50 * boughs + 0.32 * twigs + 0.18 * leaf


def leaf_hue(stage: Stage) -> float:
    """Oklab hue of this place's leaves: from yellowish to bluish green; autumn in one place of eight."""
    return stage.lot(33, 0.19, 0.25) if stage.chance(34, 0.10) else stage.lot(33, 0.285, 0.343)


def ground(stage: Stage, albedo: Array, dapple: float) -> Array:
    """A floor of earth, grass or sand; dapple: how far it lies in the shade of trees, 0..1."""
    aside, away = stage.view.ground()
    rough = stage.noise.table("ground")
    texture = look_up(rough, aside * 9.0, away * 5.0) * 0.5 + 0.5 * look_up(rough, aside * 2.1 + 40.0, away * 0.8)
    sunny = ramp(dapple - 0.25, dapple + 0.1, look_up(rough, aside * 3.0 + 17.0, away * 1.1))
    # Worn, wet and mown strips, which slant sight draws out into bands.
    strips = look_up(rough, aside * 0.9 + 61.0, 22.0 * np.log(np.maximum(away, 1.0)))
    albedo = albedo * (0.72 + 0.56 * strips)[..., None]
    picture = stage.lit(albedo * (0.55 + 0.9 * texture)[..., None], sunny)
    haze = (0.5 - 0.5 * np.exp(-away / 200.0))[..., None]
    return np.asarray(picture * (1.0 - haze) + stage.sky_low * 0.45 * haze, np.float32)


def _trunks(stage: Stage, picture: Array, count: int, dense: float) -> None:
    """Upright stems, darker than their leaves, one side in the light."""
    x, y = places()
    lots = stage.noise.lots("trunks", 4 * count).reshape(count, 4)
    bark = oklch(0.36, 0.02, 0.15)
    for at, lean, wide, there in lots:
        if there > dense:
            continue
        off = x - (1.3 * at - 0.15) - (lean - 0.5) * 0.25 * (y - 0.5)
        half = 0.008 + 0.034 * wide * wide
        mask = np.abs(off) < half
        light = np.clip(0.5 + 0.5 * stage.side * off / half, 0.0, 1.0) * 0.6
        cover(picture, mask, stage.lit(bark, light) * 0.8)


def _path(stage: Stage, picture: Array, edge: Array) -> None:
    """A path of gravel or asphalt that crosses the lawn and runs away from the camera."""
    _, y = places()
    aside, away = stage.view.ground()
    bend = stage.lot(207, -1.6, 1.6) + stage.lot(208, -0.10, 0.10) * away
    there = (np.abs(aside - bend) < stage.lot(209, 0.6, 1.4)) & (y < edge)
    gravel = oklch(stage.lot(210, 0.50, 0.72), 0.018, stage.lot(211, 0.16, 0.24))
    cover(picture, there, ground(stage, gravel, stage.lot(212, 0.2, 0.9)))


def _fence(stage: Stage, distance: float) -> tuple[Array, Array, float]:
    """Posts and rails or pales, of wood or iron, across the picture or along one side."""
    surface = stage.view.wall(distance, stage.lot(213, -55.0, 55.0))
    along, height = surface.along, surface.height
    top, step = stage.lot(214, 0.95, 1.5), 0.11 if stage.chance(215, 0.4) else stage.lot(216, 1.4, 2.2)
    posts = (along / step % 1.0 < (0.45 if step < 0.2 else 0.06)) & (height < top)
    rails = (np.abs(height - top + 0.10) < 0.045) | (np.abs(height - 0.55 * top) < 0.045)
    mask = ((posts | rails) & (height > 0.0) & (surface.seen > 0.5)).astype(np.float32)
    wood = oklch(stage.lot(217, 0.28, 0.72), stage.lot(218, 0.005, 0.035), 0.19)
    rough = look_up(stage.noise.table("fence"), along * 30.0, height * 6.0)
    picture = stage.lit(wood * (0.75 + 0.4 * rough)[..., None], 0.3 + 0.4 * rough)
    return np.asarray(picture, np.float32), mask, stage.view.blur(distance)


def _near_stem(stage: Stage) -> tuple[Array, Array, float]:
    """A tree's stem: bark, lit from the key's side."""
    at = upright(stage, stage.lot(223, 0.06, 0.14), 0.68, 0.12)
    bark = oklch(stage.lot(224, 0.38, 0.56), 0.022, stage.lot(225, 0.14, 0.22))
    return rounded(stage, at, bark, 1.0), at.mask, stage.view.blur(at.away)


def park(stage: Stage) -> Array:
    """Grass, a belt of trees, sky in its gaps; often boughs nearer by."""
    _, y = places()
    view, hue = stage.view, leaf_hue(stage)
    distance = stage.lot(45, 12.0, 42.0)
    foot_at = view.horizon - 0.5 * view.eye_m / (distance * view.half_field)
    far = sky(stage)
    trees, dense = foliage(stage, "trees", hue, stage.lot(35, 0.16, 0.34), stage.lot(36, 0.5, 1.0))
    open_sky = stage.lot(37, 0.20, 0.50) + 0.42 * (y - stage.lot(38, 0.75, 1.2))
    _trunks(stage, trees, 7, stage.lot(39, 0.1, 0.8))
    cover(far, y < view.horizon + 0.02, stage.shade * oklch(0.45, 0.04, hue))
    cover(far, dense > open_sky, trees)
    grass = oklch(stage.lot(40, 0.44, 0.58), stage.lot(41, 0.05, 0.09), stage.lot(42, 0.28, 0.34))
    if stage.chance(43, 0.3):
        grass = oklch(stage.lot(40, 0.5, 0.66), 0.03, stage.lot(42, 0.18, 0.26))  # gravel, earth, dry grass
    edge = foot_at + 0.05 * (stage.noise.clouds("edge", 5.0, 0.5, 2) - 0.5)
    cover(far, y < edge, ground(stage, grass, stage.lot(44, 0.3, 0.95)))
    if stage.chance(203, 0.35):
        _path(stage, far, edge)
    # The foot of the trees is dark where bushes meet the lawn.
    foot = np.exp(-(((y - edge) / 0.05) ** 2)) * ramp(-0.03, 0.02, y - edge)
    far *= (1.0 - 0.55 * foot)[..., None]
    layers: list[tuple[Array, Array | None, float]] = [(far, None, view.blur(distance))]
    if stage.chance(204, 0.25):
        layers.append(_fence(stage, stage.lot(205, 7.0, 0.8 * distance)))
    if stage.chance(206, 0.28):
        layers.append(_near_stem(stage))
    if stage.chance(181, 0.2):
        people, there = figures(stage, "strollers", 2, (0.5 * distance, 1.1 * distance))
        layers.append((people, there, SOFTENED * view.blur(0.7 * distance)))
    if stage.chance(46, 0.5):
        bush, thick = foliage(stage, "bush", hue + 0.02, 0.30, 0.8)
        x, _ = places()
        reach = stage.lot(47, 0.12, 0.42)
        away = x if stage.chance(48, 0.5) else 1.0 - x
        # It grows from the ground at one side, or hangs in from above as a bough: never in the air between.
        height = stage.lot(49, 0.6, 1.3) - 2.0 * np.maximum(away - 0.1, 0.0)
        mask = (thick > 0.32 + 1.4 * np.maximum(away - reach, 0.0)) & (y < height)
        layers.append((bush, mask.astype(np.float32), view.blur(stage.lot(226, 2.6, 6.0))))
    return composed(layers)


def garden(stage: Stage) -> Array:
    """Leaves at two depths: trees in the light further off, with the sky between them, and before them a hedge, shrubs or
    climbing plants with light holes and perhaps flowers."""
    x, y = places()
    hue = leaf_hue(stage)
    back, dense = foliage(stage, "back", hue - 0.015, stage.lot(182, 0.14, 0.26), 1.0)
    picture = sky(stage)
    lawn = stage.view.horizon - stage.lot(183, 0.05, 0.20)
    cover(picture, dense > stage.lot(184, 0.28, 0.50) + 0.25 * (y - 0.8), back * 1.35 + 0.05 * stage.sky_low)
    cover(picture, y < lawn, ground(stage, oklch(stage.lot(185, 0.46, 0.60), 0.075, hue), stage.lot(186, 0.0, 0.7)))
    layers: list[tuple[Array, Array | None, float]] = [(picture, None, stage.view.blur(stage.lot(187, 14.0, 30.0)))]
    leaves, thick = foliage(stage, "hedge", hue, stage.lot(35, 0.22, 0.45), stage.lot(36, 0.45, 1.0))
    if stage.chance(38, 0.45):
        bloom = _BLOOMS[int(stage.given.backdrop_hue * len(_BLOOMS)) % len(_BLOOMS)]
        flower = stage.lit(oklch(stage.lot(39, 0.70, 0.90), stage.lot(188, 0.03, 0.13), bloom), 0.6)
        heads = (stage.noise.grain("flowers") > 0.975) & (stage.noise.clouds("beds", 3.0, 3.0, 2) > 0.62)
        cover(leaves, heads, flower * 2.0)
    # The hedge reaches from one side or from below; where it ends the garden behind it opens.
    side = x if stage.chance(189, 0.5) else 1.0 - x
    open_ = stage.lot(37, 0.02, 0.24) + stage.lot(190, 0.0, 0.75) * ramp(0.25, 1.0, side) * ramp(0.1, 0.6, y)
    layers.append((leaves, (thick > open_).astype(np.float32), stage.view.blur(stage.lot(40, 2.6, 7.0))))
    return composed(layers)


def meadow(stage: Stage) -> Array:
    """Open country: a field, hills or a far row of trees, much sky."""
    _, y = places()
    horizon = stage.view.horizon - 0.02
    picture = sky(stage)
    for k, far in enumerate((0.60, 0.30)):
        rise = stage.lot(50 + k, 0.03, 0.20) * (1.0 - 0.4 * k)
        ridge = horizon + rise * stage.noise.clouds(f"ridge {k}", 1.5 + 4.0 * k, 0.5, 4, 0.45)
        green = oklch(stage.lot(52, 0.36, 0.52), 0.04, stage.lot(53, 0.28, 0.40))
        rough = 0.7 + 0.6 * stage.noise.clouds(f"woods {k}", 14.0, 22.0, 2)
        hill = stage.lit(green, 0.6) * rough[..., None]
        cover(picture, y < ridge, hill * (1.0 - far) + stage.sky_low * (0.6 * far))
    if stage.chance(58, 0.7):  # a row of trees, or single ones
        trees, dense = foliage(stage, "row", leaf_hue(stage), 0.07, 0.8)
        crowns = stage.noise.clouds("crowns", stage.lot(59, 2.5, 6.0), 0.4, 3, 0.6)
        top = horizon + stage.lot(68, 0.06, 0.32) * ramp(0.35, 0.75, crowns)
        cover(picture, (y + 0.05 * dense < top) & (y > horizon - 0.03), trees * 1.1 + 0.06 * stage.sky_low)
    field = oklch(stage.lot(54, 0.48, 0.66), stage.lot(55, 0.03, 0.065), stage.lot(56, 0.22, 0.34))
    cover(picture, y < horizon, ground(stage, field, stage.lot(57, 0.0, 0.35)))
    layers: list[tuple[Array, Array | None, float]] = [(picture, None, stage.view.blur(FAR_M))]
    if stage.chance(191, 0.75):
        layers.append(_lone_tree(stage, horizon))
    if stage.chance(192, 0.4):  # grasses and flowers that stand before the field
        stalks = stage.noise.clouds("stalks", 90.0, 3.5, 2)
        tuft = stage.lit(field * (0.7 + 0.6 * stalks)[..., None], 0.3 + 0.6 * stalks)
        sparks(tuft, stage.noise.grain("ears"), 0.012, 2.5, stage.sun + 0.3 * stage.sky_low)
        tips = stage.lot(193, 0.10, 0.34) * (0.6 + 0.6 * stage.noise.clouds("tufts", 3.0, 0.5, 3))
        layers.append((tuft, ramp(0.03, -0.03, y - tips + 0.07 * stalks), stage.view.blur(3.0)))
    return composed(layers)


def _lone_tree(stage: Stage, horizon: float) -> tuple[Array, Array, float]:
    """A tree that stands in the open to one side: crown and stem."""
    x, y = places()
    crown, dense = foliage(stage, "lone", leaf_hue(stage), 0.13, 1.0)
    at = stage.lot(194, -0.05, 0.26) if stage.chance(195, 0.5) else stage.lot(194, 0.74, 1.05)
    wide, tall = stage.lot(196, 0.20, 0.36), stage.lot(197, 0.22, 0.42)
    foot, middle = horizon - stage.lot(198, 0.02, 0.10), horizon + 0.75 * tall
    within = 1.0 - ((x - at) / wide) ** 2 - ((y - middle) / (0.8 * tall)) ** 2
    mask = ((within + 1.1 * (dense - 0.5)) > 0.25).astype(np.float32)
    stem = (np.abs(x - at - 0.01 * np.sin(40.0 * y)) < 0.06 * wide) & (y > foot) & (y < middle)
    bark = stage.lit(oklch(0.36, 0.02, 0.15), np.clip(0.5 + stage.side * (x - at) * 20.0, 0.0, 1.0) * 0.5)
    picture = np.where((stem & (mask < 0.5))[..., None], bark, crown * 1.15)
    return np.asarray(picture, np.float32), np.maximum(mask, stem.astype(np.float32)), stage.view.blur(22.0)


def beach(stage: Stage) -> Array:
    """Sea to the horizon, foam, sand; the sun on the water if it stands behind."""
    x, y = places()
    picture = sky(stage)
    horizon = stage.view.horizon
    aside, away = stage.view.ground()
    shore = stage.lot(60, 22.0, 70.0)
    rough = stage.noise.table("waves")
    swell = look_up(rough, aside * 1.3, 300.0 * np.log(away) / 3.0)
    deep = oklch(stage.lot(61, 0.36, 0.50), stage.lot(62, 0.03, 0.065), stage.lot(63, 0.53, 0.64))
    water = stage.lit(deep, 0.5) * (0.6 + 0.7 * swell)[..., None] + 0.35 * stage.sky_low * swell[..., None]
    if stage.recipe.backlit:
        path = np.exp(-(((x - stage.lot(64, 0.1, 0.9)) / 0.22) ** 2))
        glint = (stage.noise.grain("glints") > 0.985) * (0.2 + path)
        water = water + glint[..., None] * stage.sun * 9.0
    foam = ramp(0.55, 0.75, swell) * np.exp(-np.abs(away - shore - 3.0) / 4.0)
    water = water + foam[..., None] * stage.lit((0.8, 0.8, 0.8), 0.8)
    cover(picture, y < horizon, water)
    sand = oklch(stage.lot(65, 0.66, 0.80), stage.lot(66, 0.025, 0.05), stage.lot(67, 0.18, 0.23))
    edge = shore + 2.0 * look_up(rough, aside * 2.0, aside * 0.0)
    cover(picture, (y < horizon) & (away < edge), ground(stage, sand, 0.0))
    wet = between(away, edge - 5.0, edge)
    picture *= (1.0 - 0.35 * wet * (y < horizon))[..., None]
    layers: list[tuple[Array, Array | None, float]] = [(picture, None, stage.view.blur(FAR_M))]
    if stage.chance(170, 0.55):
        _headland(stage, picture, horizon)
    if stage.chance(171, 0.35):
        people, there = figures(stage, "bathers", 3, (14.0, shore))
        layers.append((people, there, SOFTENED * stage.view.blur(22.0)))
    return composed(layers)


def _headland(stage: Stage, picture: Array, horizon: float) -> None:
    """Land that runs out into the sea from one side: wooded hills or pale cliffs in the haze."""
    x, y = places()
    side = x if stage.chance(177, 0.5) else 1.0 - x
    reach = stage.lot(178, 0.35, 0.95)
    top = horizon + stage.lot(179, 0.05, 0.16) * ramp(reach, 0.0, side) * (
        0.6 + 0.8 * stage.noise.clouds("headland", 4.0, 0.5, 4)
    )
    rock = oklch(0.48, 0.035, 0.30) if stage.chance(199, 0.6) else oklch(0.66, 0.03, 0.20)
    rough = 0.7 + 0.6 * stage.noise.clouds("scrub", 16.0, 22.0, 2)
    land = 0.65 * stage.lit(rock, 0.7) * rough[..., None] + 0.28 * stage.sky_low
    cover(picture, (y < top) & (y > horizon) & (side < reach), land)


def wall(stage: Stage) -> Array:
    """A wall in the open: plaster, brick, concrete or boards, slanting away, in sun and the shade of something."""
    turn = stage.lot(70, -52.0, 52.0)
    surface = stage.view.wall(stage.lot(71, 3.6, 7.5), turn)
    along, height = surface.along, surface.height
    rough = stage.noise.table("wall")
    stains = look_up(rough, along * 22.0, height * 9.0)
    fine = look_up(rough, along * 160.0 + 31.0, height * 160.0)
    kind = int(stage.lot(72, 0.0, 4.0))
    if kind == 0:
        albedo = oklch(stage.lot(73, 0.55, 0.82), stage.lot(74, 0.008, 0.07), stage.lot(75, 0.10, 0.27))
        picture = albedo * (0.80 + 0.25 * stains + 0.12 * fine)[..., None]
    elif kind == 1:
        course = np.floor(height / 0.075)
        brick = along / 0.225 + 0.5 * (course % 2)
        tone = look_up(rough, np.floor(brick) * 37.0, course * 53.0)
        clay = oklch(stage.lot(73, 0.42, 0.58), stage.lot(74, 0.03, 0.06), stage.lot(75, 0.08, 0.14))
        joint = (height / 0.075 % 1.0 < 0.16) | (brick % 1.0 < 0.06)
        picture = clay * (0.55 + 0.9 * tone)[..., None]
        cover(picture, joint * 0.8, oklch(0.66, 0.012, 0.2))
    elif kind == 2:
        albedo = oklch(stage.lot(73, 0.50, 0.70), 0.006, stage.lot(75, 0.1, 0.7))
        seams = (np.abs(along % 1.2) < 0.012) | (np.abs(height % 0.9) < 0.012)
        picture = albedo * ((0.70 + 0.45 * stains + 0.15 * fine) * (1.0 - 0.4 * seams))[..., None]
    else:
        board = np.floor(height / 0.14)
        hue = stage.lot(75, 0.12, 0.26) if stage.chance(79, 0.6) else stage.lot(75, 0.52, 0.70)
        albedo = oklch(stage.lot(73, 0.45, 0.88), stage.lot(74, 0.008, 0.06), hue)
        gap = height / 0.14 % 1.0
        tone = 0.85 + 0.25 * look_up(rough, along * 30.0, board * 41.0) - 0.45 * (gap < 0.09)
        picture = albedo * tone[..., None]
    direct = np.ones_like(along)
    if stage.chance(76, 0.6):
        leaves = look_up(rough, along * 26.0 + 0.6 * height, height * 26.0) + 0.35 * look_up(
            rough, along * 7.0, height * 7.0
        )
        direct = ramp(0.45, 0.75, leaves)
    else:
        direct = ramp(-0.02, 0.02, stage.lot(77, -0.6, 0.9) + stage.lot(78, -0.9, 0.9) * along - height + 1.5)
    picture = stage.lit(picture, direct * abs(np.cos(np.radians(turn))))
    return composed([(picture, None, stage.view.blur(float(np.median(surface.distance))))])
