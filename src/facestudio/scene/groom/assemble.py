"""All hair of a person: scalp, hairline, brows, lashes, beard."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from facestudio.assets import HeadPack
from facestudio.maths.counter_hash import uniform
from facestudio.scene.groom.beard import grow_beard
from facestudio.scene.groom.border import begun, cropped, fine_border, grown_out, joining, laid_off, twinned, vigour
from facestudio.scene.groom.brows import grow_brows
from facestudio.scene.groom.bundles import band_strands, rope_strands, tail_strands
from facestudio.scene.groom.calibre import CASTER_HALF_WIDTH, WIDTH, closing, ended, slim, tip_width
from facestudio.scene.groom.crop import Crop, shine
from facestudio.scene.groom.depth_shade import THROUGH_COILS, depth_shades, frosted
from facestudio.scene.groom.edge import LONG, grow_edge
from facestudio.scene.groom.fanning import fanned, leaving, paler, wispier
from facestudio.scene.groom.guides import arc_length, grow_guides, steps
from facestudio.scene.groom.lashes import grow_lashes
from facestudio.scene.groom.lightening import bleached, is_lightened, lightened
from facestudio.scene.groom.melting import among_few, bordering, kept_colour, lying_alone, melted, stubs, through_down
from facestudio.scene.groom.nesting import openness
from facestudio.scene.groom.over_clothes import TUCKED, cloth_of, on_cloth, tucked
from facestudio.scene.groom.parting import beside_parting, off_parting, split_at_parting
from facestudio.scene.groom.plots import Plot, plots_of
from facestudio.scene.groom.regions import azimuth_degrees, hairline_of, height_over_hairline, scalp_density, wispiness
from facestudio.scene.groom.ropes import Fields, spines_of
from facestudio.scene.groom.siblings import with_siblings
from facestudio.scene.groom.styles import Cut, Head, style_for
from facestudio.scene.groom.styles.base import carefree
from facestudio.scene.groom.sway import sections
from facestudio.scene.groom.texture import Texture
from facestudio.scene.groom.tint import (
    SHADES,
    along,
    among_coils,
    gloss_beside,
    gloss_of_child,
    greying,
    strand_colours,
    tapered,
    unlike,
    weathered,
)
from facestudio.scene.groom.tress import comb, gather_locks, keep_out, looseness, roundness, strays
from facestudio.scene.groom.vectors import Array, smooth, unit
from facestudio.scene.groom.volume import Volume
from facestudio.scene.groom.wisps import wisps_of
from facestudio.scene.head.types import HeadShape
from facestudio.scene.materials.hair import hair_colour
from facestudio.scene.types import Part, Strands
from facestudio.spec.types import FaceSpec

_CASTERS, _CASTER_POINTS = 3500, 9
"""Points are of a caster: few cannot follow the bows of locks. By eye, a small gain over six."""

_CASTING = 0.75
"""cm from root to tip. A caster stands for five hairs: the shadows of shorter ones would be spots on a clipped head."""

_CAST_LESS = 0.3
"""Share of its length by which a fringe's casters end sooner, by eye: hairs end one by one, a bundle's tip blots the skin."""

_CLIPPED = (0.6, 1.8)
"""cm of mean length: up to the first, hair ends in a haze of tips; from the second on, in locks."""

_AT_PARTING, _AT_FIELDS = (0.4, (0.06, 0.26)), (1.5, (0.2, 0.9))
"""How much wider hairs are drawn whose roots lie bare, and shares of their length between which that ends: at a parting; and
where they run to a rope, round which fields that closed later would be stars on the scalp. By eye."""

_IN_LOCKS, _CURLING = 1.0, 0.45
"""cm of mean length from which on short hair lies in locks that shade each other; and curl from which on its turns do."""

_SHORT_PALER = 0.6
"""Share of what a long head's border is paler that a short one's is, by eye: it has no length that sun could bleach."""

_STUBS = 0.6
"""cm of mean length under which hairs are stubs."""

_DOWNY = 0.45
"""cm by which a small child's border is thinner where it is cropped or parted: down goes before it."""

_BLACK_DOWN = 0.3
"""How much less of black hair is down at three years than of fair hair, which is thin for longer; by eye."""

_FREE_LENGTH = 1.7
"""cm. Shorter hair stands off the skin and meets nothing."""

_SPARED = 0.5
"""cm over the hairline from which hair is plaited: a rope of the few hairs of the border would be a wire."""

_FIRST_FIELD = (0.6, 2.0)
"""cm over the hairline between which the hair that is drawn into ropes closes, by eye."""

_DETAIL = ((128.0, 256.0, 512.0, 1024.0, 1434.0), (0.17, 0.30, 0.92, 1.0, 1.25))
"""Share of the hairs by the size of the picture, pixels. Below 256 the pixels are wider than ten hairs side by side; with three
fifths of them at 512 borders were saw teeth, beside the same person drawn at 1024 and halved."""


def grow(spec: FaceSpec, shape: HeadShape, pack: HeadPack, size: int) -> tuple[Strands, ...]:
    """Every hair of a person.

    spec: the person. shape: their head. pack: what it was made from. size: pixels along the picture's side; smaller
    pictures get fewer and wider hairs. Returns strands in head space, cm.
    """
    plots = plots_of(shape, pack.fingerprint)
    # A close-up shows each hair half as large again.
    fine = size * (1.4 if spec.view.zoom_level == "closeup" else 1.0)
    detail = float(np.interp(fine, *_DETAIL))
    kept = kept_colour(detail)
    brows = grow_brows(spec, shape, plots, min(max(detail, 0.75), 1.0))
    grown: list[Strands] = [
        melted(brows, spec, kept_colour(detail, spec.age)),
        grow_lashes(spec, shape, pack, detail),
    ]
    body = _Body(shape)
    if spec.beard.amount > 0.0:
        cloth = cloth_of(spec, head_scale(shape))
        beard = grow_beard(spec, shape, plots.beard, body.volume, cloth, max(detail, 0.45))
        grown.append(melted(beard, spec, kept, stubs(beard)))  # stubble is a tone with a grain
    if spec.hair.length >= 0.5:
        scalp, cut = _scalp(spec, shape, plots.scalp, body, detail)
        every = lying_alone(float(cut.growth.length.mean()) / head_scale(shape), spec.age)
        own, hangs = kept * through_down(spec.age), 1.0 if cut.texture.sway > 0.0 else 0.0
        grown.extend(
            melted(
                hairs,
                spec,
                own,
                np.maximum(np.maximum(every, stubs(hairs)) * among_few(hairs), hangs * bordering(hairs)),
            )
            for hairs in scalp
        )
        # What stands off by itself has no outline to leave, and ropes have one each.
        flying = 0.0 if cut.ropes is not None else 1.0 if cut.parted else 0.5 if cut.drawn_back else 0.0
        flying *= 1.0 + 1.3 * carefree(spec.age)
        grown.append(grow_edge(spec, shape, plots.scalp, detail, cut.parted, flying, cut.drawn_back))
    return tuple(strands for strands in grown if len(strands.points))


def head_scale(shape: HeadShape) -> float:
    """Size of a head relative to the rest mesh, from the extent of its skull."""
    rest, positions = shape.rest[::16], shape.positions[::16]  # enough to measure by
    skull = rest[:, 1] > 74.0
    return float(np.std(positions[skull], axis=0).sum() / np.std(rest[skull], axis=0).sum())


class _Body:
    """The head as an obstacle, measured when the first hair needs it."""

    def __init__(self, shape: HeadShape) -> None:
        self._shape = shape
        self._volume: Volume | None = None

    def volume(self) -> Volume:
        """The distances, about 30 ms the first time."""
        if self._volume is None:
            self._volume = Volume(self._shape, head_scale(self._shape))
        return self._volume


def _scalp(spec: FaceSpec, shape: HeadShape, plot: Plot, body: _Body, detail: float) -> tuple[list[Strands], Cut]:
    """The hair of the scalp, first what is on the head and then what hangs from ties, and how it is cut."""
    hair, line = spec.hair, hairline_of(spec)
    head = _head_at(spec, shape, plot, height_over_hairline(plot.roots.rest[plot.guides], line))
    cut = style_for(hair.style, hair.length)(head)
    if spec.clothing.garment in TUCKED:
        cut = replace(cut, growth=tucked(cut.growth, spec.clothing.garment, head.scale))
    shown = gloss_of_child(float(spec.age), hair.eumelanin) * gloss_beside(spec.skin.tone)
    cut = replace(cut, gloss=cut.gloss * shown)
    beside = beside_parting(plot.roots.rest, hair, spec.age, line)
    inside = height_over_hairline(plot.roots.rest, line)
    density = scalp_density(plot.roots.rest, np.zeros(len(plot.roots), dtype=np.float32), line)
    density = density * begun(plot, line, hair.length, cut.bared)
    if hair.length > LONG:
        # The short fine hairs of the border are not drawn with it (see edge.py): long ones would lie alone over the forehead.
        nearer = 0.35 * beside * np.float32(cut.parted)
        density = density * laid_off(plot, line, nearer, cut.drawn_back, cut.ropes is not None)
        density = density * off_parting(plot, hair, spec.age, inside)
    # Few and wide, an infant's hairs would be dashes on the scalp: as many as ever are drawn, and faint.
    fine = float(np.interp(spec.age, (0, 1, 4, 50, 80), (1.1, 1.1, 1.0, 1.0, 0.8)))
    down = np.interp(spec.age, (0, 1, 3, 6), (0.45, 0.4, 0.3, 0.0)) * np.interp(hair.length, (2.8, 3.8), (1.0, 0.0))
    down = down * (
        1.0 - _BLACK_DOWN * np.interp(hair.eumelanin, (0.6, 0.9), (0.0, 1.0)) * np.interp(spec.age, (1, 3), (0, 1))
    )
    faint = np.float32(1.0 - down)
    crowd, slender = density, np.ones_like(density)
    if cut.parted or cut.drawn_back:
        # What is drawn back from the border lies alone there, and must close by itself.
        front = (
            smooth(0.0, 0.9, inside) * smooth(6.0, 2.5, inside) * smooth(120.0, 95.0, azimuth_degrees(plot.roots.rest))
        )
        front = front * np.float32(1.0 - cropped(hair.length))  # which is too short to lie alone
        if not cut.drawn_back:
            front = front * smooth(3.0, 8.0, plot.roots.rest[:, 2]) * smooth(75.5, 78.5, plot.roots.rest[:, 1])
        crowd = density * (1.0 + np.maximum(4.4 * beside * np.float32(cut.parted), 3.8 * front))
        slender = slender - 0.5 * front * (1.0 - beside)  # many and fine: few would look like the teeth of a comb
        crowd = crowd * np.float32(density.sum() / max(float(crowd.sum()), 1.0))  # taken from elsewhere
    more, finer = fine_border(plot, line, hair.length)
    crowd, slender = crowd * more, slender * finer
    if cut.growth.length.mean() < _STUBS * head.scale:
        detail = max(detail, 0.3) ** 0.75  # few and wide, stubs would be blots; many cost little
    index = _growing(plot, crowd, cut.count * fine * detail, hair.seed)
    cloth, spines, taken = cloth_of(spec, head.scale), None, None
    if cut.ropes is not None:
        spines = spines_of(cut.ropes, head.place, body.volume(), cloth)
        fields = Fields(spines, cut.ropes.rows)
        index = index[height_over_hairline(plot.roots.rest[index], line) > _SPARED]
        index = index[fields.within(plot.roots.take(index).of(shape.positions), index, hair.seed)]
        cut = replace(cut, growth=fields.drawn(head.place, head.normal, head.scale))
        # At the border one sees single hairs drawn into the first of them.
        taken = smooth(*_FIRST_FIELD, inside)
        slender = slender * (0.55 + 0.45 * taken)
        taken = taken[index]
    # Where hair is combed off the border one sees its roots: single fine hairs first.
    bared = 0.0 if cut.ropes is not None else 0.55 if cut.drawn_back else max(0.15 * cut.parted, 0.35 * cut.bared)
    bared = max(
        bared, float(np.interp(spec.age, (4, 14), (_DOWNY, 0.0))) * max(cropped(hair.length), float(cut.parted))
    )
    strength, dark, side = vigour(plot, line, index, density[index], hair.length, bared)
    least = np.float32(1.0) - np.float32(0.55) * side
    thickness = float(np.interp(spec.age, (0, 3, 7, 12, 17, 50, 80), (0.64, 0.68, 0.77, 0.88, 1.0, 1.0, 0.9)))
    fringe = np.zeros(len(index), dtype=np.float32) if cut.fringe is None else cut.fringe[plot.near[index, 0]]
    hangs = np.float32(cut.parted and hair.length > LONG)
    first = np.float32(1.0) - hangs * (np.float32(1.0) - wispier(plot.roots.rest[index], line)) * (1.0 - fringe)
    crop = Crop(
        cloth=cloth,
        index=index,
        trim=(np.float32(0.30) * least + (1.0 - np.float32(0.30) * least) * dark)
        * grown_out(fringe, index, plot.near[index, 0], hair.length, hair.seed),
        opacity=faint * (np.float32(0.20) * least + (1.0 - np.float32(0.20) * least) * dark),
        colour=weathered(hair_colour(hair), spec.age, spec.skin.tone),
        grey=greying(plot.roots.rest[index], hair.grey),
        highlights=0.15 * float(np.clip(1.0 - 1.3 * hair.eumelanin, 0.0, 1.0)),
        width=thickness * detail ** -(0.75 if hair.texture < 0.8 or cut.parted else 0.62) * closing(hair),
        fine=(np.float32(0.55) + np.float32(0.45) * strength) * slender[index] * first,
        bare=beside[index] * np.float32(cut.parted) if taken is None else taken,
        fringe=fringe,
        leaves=leaving(plot.roots.rest[index], index, line) * (1.0 - fringe) * hangs,
        paler=1.0 + (1.0 if hair.length > LONG else _SHORT_PALER) * (paler(plot.roots.rest[index], index, line) - 1.0),
        stands_for=round(among_coils(hair.texture) / detail),
        seed=hair.seed,
    )
    grown = [_strands(shape, split_at_parting(plot, hair, spec.age) if cut.parted else plot, head, cut, body, crop)]
    # Out of hair that a tie draws back they would stand as needles.
    if hair.length > LONG and not cut.drawn_back and not cut.siblings:
        plenty = 1.0 + 0.6 * carefree(spec.age)
        grown += wisps_of(grown[0], index, detail, hair.texture, plenty, hair.seed)
    volume = body.volume() if cut.tails or cut.ropes is not None else None
    if volume is not None:
        grown += [tail_strands(t, n, cut, head, volume, crop, fine * detail) for n, t in enumerate(cut.tails)]
        grown += [band_strands(t, head, volume, crop) for t in cut.tails if t.kind in ("loose", "plait")]
        if cut.ropes is not None and spines is not None:
            grown.append(rope_strands(cut.ropes, spines, cut, head, volume, crop, detail))
    return grown, cut


def _straight(texture: Texture, length: float) -> float:
    """cm over which hairs `length` cm long on average run straight: not for as much as half a turn."""
    return length if texture.curl_radius < 0.05 else min(length, 0.4 * texture.curl_pitch)


def _head_at(spec: FaceSpec, shape: HeadShape, plot: Plot, inside: Array) -> Head:
    """What a style sees, at the plot's guides."""
    roots = plot.roots.take(plot.guides)
    return Head(
        hair=spec.hair,
        age=spec.age,
        female=spec.form.femininity > 0.5,
        scale=head_scale(shape),
        rest=roots.rest,
        place=roots.of(shape.positions),
        normal=unit(roots.of(shape.normals)),
        azimuth=azimuth_degrees(roots.rest),
        inside=inside,
        index=plot.guides.astype(np.uint32),
        lock=plot.lock,
    )


def _growing(plot: Plot, density: Array, count: float, seed: int) -> NDArray[np.uint32]:
    """Candidates that bear a hair: `count` on a plot that is dense all over, fewer where it is not.

    A candidate's lot is its own, so that thinning, or a smaller picture, only takes hairs away.
    """
    lot = uniform(seed, "grows", np.arange(len(density)))
    return np.flatnonzero(lot < density * np.float32(count / len(plot.roots))).astype(np.uint32)


def _strands(shape: HeadShape, plot: Plot, head: Head, cut: Cut, body: _Body, crop: Crop) -> Strands:
    """Grow a plot's hairs in one cut and colour."""
    growth, texture, index = cut.growth, cut.texture, crop.index
    if texture.closing < 0.6:
        # The hairs of a ringlet are of one length and lie in one layer.
        shared = growth.length[plot.lock]
        alike = np.abs(shared - growth.length) < 0.45 * np.maximum(shared, growth.length)  # not those of a fringe
        length = np.where(alike, shared, growth.length)
        hem = growth.hem if growth.hem is None else np.where(alike, growth.hem[plot.lock], growth.hem)
        growth = replace(growth, length=length, height=growth.height[plot.lock], hem=hem)
    volume = body.volume() if growth.length.max() > _FREE_LENGTH else None
    guides = grow_guides(head.place, growth, cut.points, volume, crop.cloth)
    if growth.hem is not None:
        growth = replace(growth, length=arc_length(guides))
    joins = (1.0 - cut.apart) * joining(head.inside, growth.length / head.scale, texture.sway > 0.0, head.hair.texture)
    guides = gather_locks(guides, plot.lock, growth.length, texture, joins, crop.seed)
    roots = plot.roots.take(index)
    place, outward = roots.of(shape.positions), unit(roots.of(shape.normals))
    nearest = plot.near[index, 0]
    big = plot.lock[nearest]
    hairs = comb(
        index, place, outward, guides, head.place, growth.length, plot, texture, crop.trim, joins[nearest], crop.seed
    )
    hairs = fanned(hairs, crop.leaves, head.scale)
    if volume is not None:
        lain = on_cloth(hairs[:, 1:, 1], index, crop.cloth, crop.seed)
        hairs = keep_out(hairs, volume, cut.clearance + lain, most=0.8 + crop.cloth.thickness)
    lock = big if texture.curl_radius > 0.3 else nearest
    section = sections(head.place, plot.lock, crop.seed)[lock].astype(np.uint32) if texture.sway > 0.0 else None
    mean = float(growth.length.mean())
    tints = strand_colours(
        crop.colour,
        crop.grey,
        index,
        lock.astype(np.uint32),
        crop.seed,
        variation=SHADES * unlike(mean),
        highlights=crop.highlights * unlike(mean),
        stands_for=crop.stands_for,
        broad=plot.lock[lock].astype(np.uint32) if cut.parted else None,
        section=section,
    )
    root, tip = depth_shades(head.hair, mean, cut.ropes is not None)
    # Light falls through what thins out, and spots would show on the skin.
    least = (
        _CASTING * head.scale * (1.0 + (0.0 if head.female else 1.5 * head.hair.thinning) + 3.0 * wispiness(head.age))
    )
    tall = np.linalg.norm(hairs[:, -1] - hairs[:, 0], axis=1) > least
    # A stray is one hair and no bundle of five: its shadow was a smudge on the forehead.
    alone = strays(index, texture, crop.seed)
    standing = np.flatnonzero((crop.opacity > 0.7) & tall & ~alone)
    casters = standing[:: max(1, len(standing) // _CASTERS)]
    kept = np.unique(np.linspace(0, cut.points - 1, min(cut.points, _CASTER_POINTS)).round().astype(int))
    # The few hairs at the back of the head close the view past the neck.
    behind = smooth(105.0, 150.0, azimuth_degrees(roots.rest))
    ending = smooth(0.72, 1.0, steps(cut.points))[None]
    stout = 1.0 + float(np.interp(mean, (3.0, 10.0), (0.9, 1.7))) * behind[:, None] * (1.0 - 0.75 * ending)
    widths = tapered(
        index, cut.points, WIDTH * cut.width * crop.width, crop.seed, tip=tip_width(mean) * (1.0 - 0.3 * head.hair.grey)
    )
    widths *= stout * crop.fine[:, None]
    opacity = np.repeat(crop.opacity[:, None], cut.points, axis=1)
    # Nothing lies over the roots beside a parting, so each of them stands for its neighbours that are not drawn.
    gain, (near, far) = _AT_FIELDS if cut.ropes is not None else _AT_PARTING
    widths *= 1.0 + gain * crop.bare[:, None] * (1.0 - smooth(near, far, steps(cut.points)))[None]
    # On the forehead each hair is seen by itself, and how it was cut: to a point.
    widths *= 1.0 - 0.45 * crop.fringe[:, None] * smooth(0.45, 1.0, steps(cut.points))[None]
    opacity *= 1.0 - 0.35 * crop.fringe[:, None] * smooth(0.6, 1.0, steps(cut.points))[None]
    # A lone hair before a bright wall is a faint line, not a wire; a head of hair thins out towards its outline.
    widths *= np.where(alone[:, None], 0.52, 1.0) * (1.0 - 0.6 * np.abs(crop.leaves[:, None]))
    if texture.loft > 0.0:
        loose = looseness(index, crop.seed)[:, None]
        widths *= 1.0 - 0.55 * loose
        opacity *= 1.0 - 0.45 * loose
    # Clipped hairs of many lengths end in a haze: seen on edge, tips as dense as roots drew a dark rim round a skull.
    haze = smooth(float(np.interp(mean, _CLIPPED, (0.45, 0.72))), 1.0, steps(cut.points))[None]
    opacity *= 1.0 - float(np.interp(mean, (3.0, 10.0), (0.5, 0.2))) * haze
    opacity *= np.where(alone[:, None], 0.7, 1.0) * (1.0 - 0.65 * np.abs(crop.leaves[:, None]))
    opacity *= 1.0 - THROUGH_COILS * frosted(head.hair)
    colours = along(tints * crop.paler[:, None], cut.points, root, tip)
    if is_lightened(head):
        colours = lightened(colours, head.hair, index, big, crop.seed)
    elif head.hair.length > LONG:
        colours = colours * bleached(head.hair, mean, cut.points)
    if texture.closing < 0.6 and texture.curl_radius > 0.0:
        colours *= 0.9 + 0.4 * roundness(hairs, big)[..., None]
    stand_for = min(len(index), 1.5 * len(standing)) / max(1, len(casters)) / 5.0
    hangs = texture.sway > 0.0 or cut.drawn_back
    strands = Strands(
        part=Part.HAIR,
        points=hairs,
        widths=np.asarray(widths, dtype=np.float32),
        colours=colours.astype(np.float16),
        opacity=opacity.astype(np.float16),
        gloss=shine(cut, crop, head.hair.texture if cut.curl is None else cut.curl),
        caster_points=ended(hairs[casters], kept, 1.0 - _CAST_LESS * crop.fringe[casters]),
        caster_half_width=float(CASTER_HALF_WIDTH * np.sqrt(max(stand_for, 0.2)) * crop.width**0.5 * slim(mean)),
        straight=_straight(texture, mean),
        openness=openness(hairs, nearest, big, hangs, section)
        if hangs or (mean > _IN_LOCKS and head.hair.texture < _CURLING)
        else None,
    )
    if not cut.siblings:
        return strands
    # None where a head is not seen: behind.
    share = cut.siblings * (1.0 - behind) * twinned(head.inside[nearest], head.age)
    bearing = uniform(crop.seed, "bears-sibling", index) < share
    return with_siblings(strands, outward, index, bearing, crop.seed)
