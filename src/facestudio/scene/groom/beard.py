"""Beards: from a shadow of stubble to a long full beard, every hair grown for itself.

Hairs of a beard are coarse, stand off the skin and go their own ways, so that no guides lead them: each is stepped along
the way in which beards lie, bent by a wave of its own, and then drawn a little to the chief of its tuft.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from facestudio.maths.counter_hash import normal, uniform
from facestudio.scene.groom.beard_area import azimuth_of, beard_density, left_long, lip_zone, throat, under_chin
from facestudio.scene.groom.guides import Cloth
from facestudio.scene.groom.plots import Plot
from facestudio.scene.groom.tint import along, gloss_beside, led, strand_colours, tapered
from facestudio.scene.groom.tress import keep_out
from facestudio.scene.groom.vectors import Array, bell, smooth, tangential, unit
from facestudio.scene.groom.volume import Volume
from facestudio.scene.head.types import HeadShape
from facestudio.scene.materials.hair import beard_colour
from facestudio.scene.types import Part, Strands
from facestudio.spec.types import FaceSpec

_LEVELS = (0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0)
_LENGTH = (0.03, 0.075, 0.17, 0.36, 0.75, 1.3, 2.3, 3.8, 6.0, 9.0, 13.5)
"""cm, of the chin's longest."""
_COVER = (0.50, 0.85, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0)
"""Share of the hairs that are seen: the finest show only when longer."""
_MANY_SHORT = 0.30
"""Power by which fewer of a short beard's hairs are left out of small pictures, by eye."""
_STUBBLE = 2.35
"""Amount of what is left around a moustache or a goatee: no less than the stubble that is an amount below them."""

_SHAVES = (0.9, 0.995, 0.6)
"""Share of bearded men who shave their throats, of those hairs that they take, and that do not grow on others'; by eye."""
_COUNT = 24000
"""Hairs of a beard that is dense all over, at 1024 pixels; that is about as many as grow."""
_WIDTH = 0.0125
"""cm. Beard hairs are 0.008 to 0.017 thick (Tolgyesi et al. 1983, from memory, unchecked)."""
_CASTERS = 3600
_CASTING = 0.9
"""cm: shorter hair casts no shadow of its own, which would be blotches; the skin's paint has it."""
_FINE_BORDER, _FULL = (0.55, 0.6), (0.1, 0.8)
"""By how much finer the hairs of a beard's thin border are, and how many more stand there, as shares; densities between which
it comes to be whole. On cheeks vellus turns to beard by and by: as stout as on a chin, few hairs are strokes of ink. By eye."""
_WHITE_SHEER = 0.42
"""How much fainter white stubs are than dark ones, as a share: each whole, on brown skin they are confetti. By eye."""
_RED, _OVER_RED = 0.25, 0.45
"""Lip tissue from which on no hair grows, and over which none lies: their border is a gradient, and a beard that ended before
it would leave a pale ring round the mouth. By eye."""
_UNDER_NOSE = 0.8
"""How many more hairs stand there, as a share, by eye."""
_FREE_LENGTH = 1.0
"""cm. Shorter hair meets nothing."""


def grow_beard(
    spec: FaceSpec, shape: HeadShape, plot: Plot, volume: Callable[[], Volume], cloth: Cloth, detail: float
) -> Strands:
    """The beard of a person who has one.

    plot: the candidates. volume: gives what long hair collides with. cloth: what it may fall upon. detail: share of the hairs
    that is drawn, made up for by their width.
    """
    beard, seed = spec.beard, spec.beard.seed
    # Few and wide, short ones would be crumbs; many of them cost little.
    detail = detail ** float(np.interp(beard.amount, (3.5, 5.5), (_MANY_SHORT, 1.0)))
    bare = np.zeros(len(plot.roots), dtype=np.float32)
    density = beard_density(plot.roots.rest, bare, bare, seed, spec.form.asian, beard.style)
    density *= plot.roots.of(1.0 - np.minimum(1.0, shape.tissue["lips"] / _RED))
    kept = left_long(plot.roots.rest, beard.style, seed)
    amount = beard.amount * kept + min(beard.amount, _STUBBLE) * (1.0 - kept)
    # Seen along the skin, stubble under the jaw would pile up to a drawn line; few bristles stand there.
    down = -unit(plot.roots.of(shape.normals))[:, 1]
    density *= 1.0 - 0.9 * smooth(0.0, 0.6, down) * smooth(6.0, 4.2, amount)
    # Most shave their throats: what is left to grow there straggles.
    shaves = np.float32(_SHAVES[1] if uniform(seed, "throat", 0) < _SHAVES[0] else _SHAVES[2])
    density *= 1.0 - shaves * throat(plot.roots.rest, seed)
    # Combed apart under the nose, the middle of a moustache is covered by no others.
    density *= 1.0 + _UNDER_NOSE * bell(plot.roots.rest[:, 0], 0.0, 0.9) * lip_zone(plot.roots.rest)
    lot = uniform(seed, "grows", np.arange(len(density)))
    border = smooth(_FULL[1], _FULL[0], density)
    shown = density * (1.0 + _FINE_BORDER[1] * border) * np.interp(amount, _LEVELS, _COVER)
    index = np.flatnonzero(lot < shown * np.float32(_COUNT * detail / len(plot.roots))).astype(np.uint32)

    roots = plot.roots.take(index)
    vigour = smooth(0.0, 0.7, density[index])
    length = _lengths(roots.rest, amount[index], vigour, index, seed)
    longest = float(np.interp(beard.amount, _LEVELS, _LENGTH))
    hairs = _grown(spec, shape, roots.of(shape.positions), unit(roots.of(shape.normals)), roots.rest, length, index)
    if longest > 0.6:
        hairs = _tufted(
            hairs, plot.tuft[index], index, seed, min(0.8, 0.2 + 0.15 * longest) * (1.0 - 0.5 * _coiliness(spec))
        )
    if longest > _FREE_LENGTH:
        hairs = _kept_out(hairs, volume(), cloth)
    if longest > 0.6:
        hairs = _off_the_lips(hairs, shape)

    points = hairs.shape[1]
    grey = _greying(roots.rest, beard.grey)
    tuft = plot.tuft[index].astype(np.uint32)
    # Rows of bristles are seen, not each of them: a white one alone would be a spark.
    stood_for = round((5 if longest < 1.0 else 4) / detail)
    tints = strand_colours(
        beard_colour(spec.hair), grey, index, tuft, seed, variation=0.27, highlights=0.12, stands_for=stood_for
    )
    # A lone short hair lets more light through than one among many.
    sheer = np.interp(amount[index], (1.0, 4.0), (1.25, 1.0)).astype(np.float32)[:, None]
    fine = np.interp(amount[index], (0.0, 2.0, 4.0, 7.0), (0.90, 1.0, 1.05, 1.2)).astype(np.float32)
    fine = fine * (1.0 - _FINE_BORDER[0] * border[index])
    widths = tapered(index, points, _WIDTH * detail**-0.7, seed, root=0.95, tip=0.35)
    opacity = (
        (0.45 + 0.5 * vigour)
        * np.interp(amount[index], (0.0, 2.0, 4.0), (0.58, 0.74, 1.0))
        * (1.0 - _WHITE_SHEER * spec.beard.grey * (longest < 0.4))
    )
    fade = np.interp(np.linspace(0.0, 1.0, points), (0.0, 0.1, 0.7, 1.0), (0.8, 1.0, 0.95, 0.45))
    casting = np.flatnonzero((length > _CASTING) & (opacity > 0.6))
    casting = casting[:: max(1, len(casting) // _CASTERS)]
    knots = np.unique(np.linspace(0, points - 1, min(points, 6)).round().astype(int))
    return Strands(
        part=Part.BEARD,
        points=hairs,
        widths=np.asarray(widths * fine[:, None], dtype=np.float32),
        colours=along(tints * sheer, points, 0.85, 1.1).astype(np.float16),
        opacity=(opacity[:, None] * fade[None]).astype(np.float16),
        gloss=_gloss(spec, longest),
        caster_points=np.ascontiguousarray(hairs[casting][:, knots]),
        caster_half_width=float(np.interp(longest, (0.3, 3.0), (0.022, 0.045))),
    )


def _lengths(rest: Array, amount: Array, vigour: Array, index: NDArray[np.uint32], seed: int) -> Array:
    """Length of each hair (S,), cm, for amounts (S,) 0..10 and vigour (S,) 0..1."""
    longest = np.interp(amount, _LEVELS, _LENGTH)
    x, y = np.abs(rest[:, 0]), rest[:, 1]
    chin = smooth(69.0, 65.5, y) * smooth(3.0, 9.0, rest[:, 2])
    under = np.maximum(smooth(63.8, 62.0, y), smooth(0.5, 2.6, under_chin(rest)))
    # Chins grow long, cheeks and neck are kept shorter; short beards are of one length.
    short = np.interp(longest, (0.3, 1.5, 5.0), (0.85, 0.62, 0.42))
    # Towards the ear they are graded into the sideburns.
    graded = 1.0 - 0.6 * smooth(42.0, 72.0, azimuth_of(rest)) * np.interp(longest, (0.3, 2.0), (0.3, 1.0))
    share = (short + (1.0 - short) * chin) * (1.0 - np.interp(longest, (3.0, 8.0), (0.75, 0.5)) * under) * graded
    lip = lip_zone(rest)
    free = 0.42 + 1.0 * np.clip(y - 69.2, 0.0, 1.2) + 0.22 * x + 0.025 * longest
    length = longest * share
    length = length + (np.minimum(longest, free) - length) * lip
    luck, new = uniform(seed, "length", index), uniform(seed, "new", index)
    length = length * (0.62 + 0.42 * luck) * np.where(new < 0.12, 0.25 + 0.6 * luck, 1.0)
    return np.asarray(np.maximum(length * (0.45 + 0.55 * vigour), 0.02), dtype=np.float32)


def _grown(
    spec: FaceSpec,
    shape: HeadShape,
    place: Array,
    outward: Array,
    rest: Array,
    length: Array,
    index: NDArray[np.uint32],
) -> Array:
    """The hairs (S, P, 3) from roots `place` with the skin's normals `outward`, both (S, 3)."""
    seed, longest = spec.beard.seed, float(length.max(initial=0.1))
    # Coils carry each other: they stand out, hardly fall, and end nearer than they are long.
    coily = _coiliness(spec)
    points = int(np.interp(longest, (0.1, 0.4, 1.5, 5.0), (3, 5, 8 + 4 * coily, 13 + 4 * coily)))
    counter = index[:, None].astype(np.uint32) * np.uint32(3) + np.arange(3, dtype=np.uint32)
    lie = _lie(rest, seed)
    flow = unit(tangential(lie, outward))
    lift = np.interp(length, (0.05, 0.3, 0.5, 2.0), (0.40, 0.50, 0.62, 0.5)) * (0.5 + uniform(seed, "lift", index))
    astray = np.interp(length, (0.5, 4.0), (0.26, 0.15))[:, None]
    direction = unit(flow + outward * lift[:, None] + astray * normal(seed, "start", counter))
    # Long hair falls; what stands under the chin is carried forward by what stands before it.
    weight = np.interp(length, (0.4, 1.5, 5.0), (0.0, 0.16, 0.26))[:, None] * (1.0 - 0.7 * coily)
    gather = np.interp(length, (1.0, 5.0), (0.0, 0.22))[:, None] * smooth(1.5, 6.0, np.abs(place[:, :1]))
    pull = (
        0.22 * flow + weight * np.array([0.0, -1.0, 0.05]) - gather * np.sign(place[:, :1]) * np.array([1.0, 0.0, 0.0])
    )
    pull = pull + 0.14 * coily * outward
    curl = min(1.0, 0.28 + 0.85 * spec.hair.texture) + 0.8 * coily
    turn = unit(np.cross(direction, normal(seed, "bend", counter)))
    bend = (normal(seed, "bend-size", index) * np.interp(length, (0.5, 3.0), (0.5, 0.2)) * curl)[:, None]
    phase = 6.2832 * uniform(seed, "wave", index)[:, None]
    pitch = np.interp(spec.hair.texture, (0.0, 0.5, 1.0), (1.9, 1.1, 0.55)) * (
        0.7 + 0.6 * uniform(seed, "pitch", index)
    )
    path = [place]
    position, step = place, (length / (points - 1))[:, None]
    for i in range(1, points):
        arc = step * (i - 0.5)
        swing = np.cos(phase + 6.2832 * arc / pitch[:, None]) * (0.12 + 0.75 * curl) * smooth(0.2, 1.2, length)[:, None]
        way = unit(direction + turn * (swing + bend * (i - 0.5) / (points - 1)))
        position = np.asarray(position + way * step, dtype=np.float32)
        direction = unit(direction + pull * (4.0 / points))
        path.append(position)
    return np.stack(path, axis=1).astype(np.float32)


def _gloss(spec: FaceSpec, longest: float) -> float:
    """Of a beard up to `longest` cm: coils scatter what straight hair throws back, or a young man's black beard is grey. By
    eye, as for the scalp (`crop.shine`)."""
    straight = float(np.interp(longest, (0.1, 0.7, 4.0), (0.12, 0.5, 0.85))) * gloss_beside(spec.skin.tone)
    return straight * (1.0 - 0.5 * _coiliness(spec))


def _coiliness(spec: FaceSpec) -> float:
    """0 for straight and wavy hair .. 1 for coils."""
    return float(smooth(0.6, 0.92, np.float32(spec.hair.texture)))


def _lie(rest: Array, seed: int) -> Array:
    """The way a beard lies, (N, 3): down the cheeks, outward from the lip's middle, to the middle and down on the chin,
    forward and to the sides on the neck; turned by whorls of the person's own."""
    x, y, z = rest[:, 0], rest[:, 1], rest[:, 2]
    side, away = np.sign(x), np.abs(x)
    lip, neck = lip_zone(rest), smooth(64.2, 62.4, y)
    front = smooth(9.0, 12.0, z)
    way = np.stack([np.zeros_like(x), -np.ones_like(y), -0.2 * smooth(10.0, 4.0, z)], axis=1)
    way[:, 0] += side * (1.2 * lip * smooth(0.1, 2.2, away) - 0.35 * (1.0 - lip) * front * bell(y, 66.4, 1.3))
    way[:, 1] += 0.3 * lip
    way[:, 0] += 0.45 * neck * side * smooth(0.5, 3.0, away)
    way[:, 1] += neck * (0.45 + 0.5 * smooth(62.6, 60.8, y))
    way[:, 2] += 0.55 * neck
    p = 6.2832 * uniform(seed, "whorl", np.arange(4))
    turn = np.sin(1.1 * x + 0.9 * y + p[0]) * np.sin(0.9 * z - 1.2 * y + p[1])
    turn = 0.45 * turn + 0.25 * np.sin(2.7 * x - 2.1 * y + p[2]) * np.sin(2.3 * z + 2.9 * y + p[3])
    turned = np.stack([-way[:, 1] * turn, way[:, 0] * turn, 0.0 * turn], axis=1)
    return np.asarray(way + turned * (1.0 - 0.6 * lip)[:, None], dtype=np.float32)


def _tufted(hairs: Array, tuft: NDArray[np.integer], index: NDArray[np.uint32], seed: int, strength: float) -> Array:
    """Draw hairs to the first of their tuft, more and more to the tip; some keep away."""
    _, first, member = np.unique(tuft, return_index=True, return_inverse=True)
    chief = hairs[first][member]
    fraction = np.linspace(0.0, 1.0, hairs.shape[1], dtype=np.float32)[None, :, None]
    own = (uniform(seed, "tuft", index) ** 0.7)[:, None, None]
    target = chief + (hairs[:, :1] - chief[:, :1]) * (1.0 - 0.8 * fraction)
    reach = np.linalg.norm(hairs[:, -1] - hairs[:, 0], axis=1)
    alike = np.minimum(reach / np.maximum(reach[first][member], 1e-3), 1.0)[:, None, None]
    return np.asarray(hairs + (target - hairs) * (strength * own * alike * fraction), dtype=np.float32)


def _off_the_lips(hairs: Array, shape: HeadShape) -> Array:
    """End hairs (S, P, 3) before they lie over the red of the lips, as seen from the front."""
    dense = min(len(shape.positions), 4 * (int(shape.coarse_triangles.max()) + 1))
    lips = shape.tissue["lips"][:dense]
    red = shape.positions[:dense][lips > _RED]
    low, high = red.min(axis=0) - 0.3, red.max(axis=0) + 0.3
    skin = shape.positions[:dense]
    near = (skin[:, :2] > low[:2] - 0.6).all(axis=1) & (skin[:, :2] < high[:2] + 0.6).all(axis=1)
    # The lining of the mouth lies behind the lips, under the same hairs.
    near &= (skin[:, 2] > low[2] - 1.0) & (shape.tissue["inner_mouth"][:dense] < 0.3)
    tree, red_of = cKDTree(skin[near][:, :2]), lips[near]
    points = hairs.shape[1]
    # Only hairs that start above the mouth's line can hang before it.
    box = ((hairs[..., :2] > low[:2]) & (hairs[..., :2] < high[:2])).all(axis=2).any(axis=1)
    rows = np.flatnonzero(box)
    if not len(rows):
        return hairs
    _, nearest = tree.query(hairs[rows].reshape(-1, 3)[:, :2])
    over = (red_of[nearest] > _OVER_RED).reshape(-1, points)
    first = np.where(over.any(axis=1), over.argmax(axis=1), points)
    share = np.clip((first - 1) / (points - 1), 0.02, 1.0)
    place = np.linspace(0.0, 1.0, points)[None] * share[:, None] * (points - 1)
    at = np.minimum(place.astype(int), points - 2)
    f = (place - at)[..., None]
    row = np.arange(len(rows))[:, None]
    cut = hairs.copy()
    cut[rows] = hairs[rows][row, at] * (1.0 - f) + hairs[rows][row, at + 1] * f
    return cut


def _kept_out(hairs: Array, volume: Volume, cloth: Cloth) -> Array:
    """Lay hairs (S, P, 3) upon skin, garment and the hair below them."""
    floor = 0.05 + cloth.thickness * np.clip((cloth.top - hairs[:, 1:, 1]) / 1.5, 0.0, 1.0)
    return keep_out(hairs, volume, floor, 3.0).astype(np.float32)


def _greying(rest: Array, grey: float) -> Array:
    """Share of white hairs at roots (S, 3): the chin and the corners of the mouth lead, the moustache follows."""
    x, y = np.abs(rest[:, 0]), rest[:, 1]
    chin = smooth(68.2, 66.0, y) * bell(x, 1.4, 2.6) * smooth(48.0, 22.0, azimuth_of(rest))
    lead = 0.55 * chin - 0.3 * lip_zone(rest) - 0.15
    return led(grey, lead)
