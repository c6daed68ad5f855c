"""Where hair begins and ends on the skin: by clumps and single hairs, where no length of its own hides its border."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from facestudio.maths.counter_hash import normal, uniform
from facestudio.scene.groom.plots import Plot
from facestudio.scene.groom.regions import Hairline, azimuth_degrees, height_over_hairline, sideburn_of
from facestudio.scene.groom.vectors import Array, bell, smooth

_CLUMPS = (1.0, 0.8)
"""cm by which patches of six millimetres, and tufts of three, begin sooner or later than the hairline's curve."""

_CLIPPED_CLUMPS = ((0.6, 2.0), (0.45, 1.0))
"""Level of length -> share of that under a clipper, where nothing lies over a bay of the border: as deep as in a fringe it is a
shaven patch. By eye."""

_FIRST = 0.04
"""Share of the hairs that stand at the very border."""

_BEFORE = 0.45
"""cm before the hairline at which the first stand, by eye."""

_FILLED = 2.1
"""cm over the hairline at which they are all there, by eye: by 2.6 a full head had a receding man's border."""

_SLOWLY = 1.4
"""Power by which they become more: hairs cover each other, so that a head looks full long before it is. By eye."""

_BARED = 0.7
"""How much greater that power is where hair is combed off its border: nothing lies over its roots. By eye."""

_SIDEBURN = 0.2
"""Share of that way which a sideburn lacks: it is two centimetres wide, and as thin as that it would not be one. By eye."""

_AT_TEMPLE, _TEMPLE = (52.0, 14.0), 2.1
"""Azimuth of the middle of a temple and its half width, degrees; and cm by which cropped hair closes later there: hairs of
the temples are the finest and stand farthest apart, and as dense as the rest they are the side of a cap. By eye."""

_TAPERED, _TAPERING, _TAPERED_AT = 0.5, (0.4, 5.2), (54.0, 72.0)
"""Share of the drawn hairs that a clipped side lacks at its border, cm over it between which they come to be all there, and
azimuths, degrees, between which that comes to hold. What grows there is as dense as elsewhere, but a drawn hair is as wide as
two and a half: stubs of 5 mm, 200 to the cm2 and 0.07 mm wide, leave half of the scalp to be seen. By eye, from photographs."""

_TEMPLE_ALWAYS = 0.8
"""How far that holds under a top of any length, whose sides are clipped; by eye."""

_STUB_DARK, _STUB_DARKENS = 0.7, (0.0, 2.4)
"""Share of its strength that a clipped side's stub has at least, and cm over the hairline between which it comes to that: it is
thick as any, but seen aslant a side that is dark from 1.5 cm on is a ruled black strip beside a face. By eye."""

_TWINNED = (0.6, 3.2)
"""cm over the hairline between which hairs come to have siblings, by eye."""

_EDGED = (1.7, 0.54)
"""How many more hairs stand at the border of short hair, as a share, and how much finer they are, by eye."""

_FINE_BORDER, _EDGE_SHOWS = (2.2, 0.6), 0.6
"""cm over the hairline between which that begins; levels of length by which it is seen on longer hair than gaps are. By eye."""

_JOINING = (0.5, 2.6)
"""cm over the hairline between which hair that hangs begins to gather, by eye."""

_JOINED, _SHORT_JOINING = 0.15, (0.3, 2.2)
"""How far short hair gathers at the very border, and the same of it. By eye."""

_LONG_ENOUGH, _JOINED_TIPS = (1.6, 4.0), 0.8
"""cm of length between which the border's hairs come to gather at their tips nevertheless, and how far: a fringe whose hairs
keep as far apart as their roots is a brush's. By eye."""

_SPARSE, _SPARSE_TEMPLE = 1.15, 2.2
"""cm over the hairline within which long hair begins, one hair after the other; and the same at the temples, where it is drawn
behind an ear or hides its roots. By eye."""

_LONG_BEGUN = 0.3
"""cm over the hairline under which hair that is not drawn back stands in the border alone, and is short; by eye."""

_DRAWN = (-0.1, 2.6)
"""The same two of hair that a tie draws off its border: it covers what grows behind, and skin is seen before it."""

_UNEVEN = 0.5
"""Share of the unevenness of a cropped border that one of long hair has, by eye."""

_DRAWN_UNEVEN = 0.3
"""The same of hair that a tie draws back: combed, it begins hair by hair, and by tufts it is a comb's teeth. By eye."""

_FRINGE_ENDS = 0.28
"""Share of a fringe's length within which its hairs end, by eye."""


_LOCKS_END, _LOCKS_LONGER = 0.38, 0.4
"""Share of the length of a short cut's fringe within which its locks do, by eye: level, they are a brush's cut; and levels of
length by which that goes on beyond cropped hair, as a fringe shows its end where its border is hidden already."""


def cropped(length: float) -> float:
    """1 for a level of length at which a border is seen as it is .. 0 where hair reaches over the forehead or back."""
    return float(np.interp(length, (3.0, 4.6), (1.0, 0.0)))


def clumped(plot: Plot, line: Hairline, inside: Array, share: float) -> Array:
    """Height over the hairline of the plot's candidates, (N,) cm, with every clump beginning at its own.

    inside: (N,) that height by the curve. share: of that unevenness."""
    patch = uniform(line.seed, "border-patch", plot.near[:, 0]) - np.float32(0.5)
    tuft = uniform(line.seed, "border-tuft", plot.tuft) - np.float32(0.5)
    # Sides are clipped evenly.
    much = share * (1.0 - 0.85 * smooth(50.0, 66.0, azimuth_degrees(plot.roots.rest)))
    return np.asarray(inside + much * (_CLUMPS[0] * patch + _CLUMPS[1] * tuft), dtype=np.float32)


def begun(plot: Plot, line: Hairline, length: float, bared: float = 0.0) -> Array:
    """Share of the hairs that stand at candidates (N,), beside their density: few at the border, in clumps.

    length: level of the hair's length. bared: 0..1, how far it is combed off the border over the forehead."""
    # A clipper leaves the roots where they are: at the sides it is length that grows less.
    azimuth, sideburn = azimuth_degrees(plot.roots.rest), sideburn_of(plot.roots.rest)
    inside = height_over_hairline(plot.roots.rest, line)
    filled = _FILLED - 0.8 * np.float32(min(line.graded, 1.0)) * smooth(50.0, 66.0, azimuth)
    filled = filled * (1.0 - _SIDEBURN * sideburn)
    filled = filled + _TEMPLE * np.float32(min(line.graded, 1.0)) * bell(azimuth, *_AT_TEMPLE)
    uneven = float(np.interp(length, *_CLIPPED_CLUMPS))
    rising = smooth(0.0, 1.0, (clumped(plot, line, inside, uneven) + _BEFORE) / (filled + _BEFORE))
    seen = np.float32(bared) * smooth(70.0, 50.0, azimuth)
    share = _FIRST + (1.0 - _FIRST) * rising ** (_SLOWLY + _BARED * seen)
    # Clipped temples are thin whatever the length on top.
    temple = np.float32(_TEMPLE_ALWAYS * min(line.graded, 1.0)) * bell(azimuth, *_AT_TEMPLE)
    share = 1.0 + (share - 1.0) * np.maximum(np.maximum(np.float32(cropped(length)), seen), temple)
    return np.asarray(share * _tapered(line, azimuth, inside, sideburn), dtype=np.float32)


def _tapered(line: Hairline, azimuth: Array, inside: Array, sideburn: Array) -> Array:
    """Share of the hairs of clipped sides and napes that are drawn at candidates (N,): the scalp is seen between short ones.

    azimuth: (N,) degrees. inside: (N,) cm over the hairline. sideburn: (N,) 0..1."""
    near = smooth(_TAPERING[1], _TAPERING[0], inside)
    clipped = np.float32(min(line.graded, 1.0)) * smooth(*_TAPERED_AT, azimuth)
    return np.asarray(1.0 - _TAPERED * clipped * near * (1.0 - 0.5 * sideburn), dtype=np.float32)


def laid_off(plot: Plot, line: Hairline, nearer: Array, drawn_back: bool, roped: bool) -> Array:
    """Share of the long hairs that stand at candidates (N,), beside their density.

    nearer: (N,) cm by which they begin sooner. drawn_back: whether a tie draws them off the border. roped: whether to ropes.
    No two tufts begin at one height, and those behind a lower one show skin between them."""
    azimuth = azimuth_degrees(plot.roots.rest)
    temple = smooth(38.0, 52.0, azimuth) * smooth(78.0, 66.0, azimuth) * np.float32(not roped)
    low = _DRAWN[0] if drawn_back else _LONG_BEGUN
    high = _DRAWN[1] if drawn_back and not roped else _SPARSE + (_SPARSE_TEMPLE - _SPARSE) * temple
    uneven = _DRAWN_UNEVEN if drawn_back and not roped else _UNEVEN
    inside = height_over_hairline(plot.roots.rest, line)
    return smooth(0.0, 1.0, (clumped(plot, line, inside, uneven) + nearer - low) / (high - low))


def fine_border(plot: Plot, line: Hairline, length: float) -> tuple[Array, Array]:
    """Factors of the number and of the width of hairs at candidates, (N,) each: at the border of hair that is too short to hide
    it they are many and fine, as a few stout ones would be strokes of ink. length: level of the hair's length."""
    inside = height_over_hairline(plot.roots.rest, line)
    edge = smooth(*_FINE_BORDER, inside) * np.float32(cropped(length - _EDGE_SHOWS))
    return (
        np.asarray(1.0 + _EDGED[0] * edge, dtype=np.float32),
        np.asarray(1.0 - _EDGED[1] * edge, dtype=np.float32),
    )


def twinned(inside: Array, years: float) -> Array:
    """Share of the hairs `inside` (S,) cm over the hairline that may have a sibling, (S,): the border's stand alone, but
    for small children's, whose scalps would be seen between bristles. years: age."""
    grown = np.float32(np.interp(years, (3.0, 10.0), (0.0, 1.0)))
    return np.asarray(1.0 - grown * (1.0 - smooth(*_TWINNED, inside)), dtype=np.float32)


def joining(inside: Array, length: Array, hangs: bool, curl: float) -> Array:
    """How far hair `inside` (G,) cm over the hairline gathers with others, (G,) 0..1: of the few at the border, locks would be
    threads with skin between them where it `hangs`, and strokes of ink where it is short.

    length: (G,) cm. curl: 0 straight .. 1 coily."""
    if hangs:
        return smooth(*_JOINING, inside)
    joined = np.maximum(_JOINED, _JOINED_TIPS * smooth(*_LONG_ENOUGH, length))
    joined = np.maximum(joined, smooth(0.2, 0.5, np.float32(curl)))  # curls hold together
    return np.asarray(joined + (1.0 - joined) * smooth(*_SHORT_JOINING, inside), dtype=np.float32)


def vigour(
    plot: Plot, line: Hairline, index: NDArray[np.uint32], density: Array, length: float, bared: float = 0.0
) -> tuple[Array, Array, Array]:
    """Of roots `index` (S,): how strong their hairs are, 0 at the very edge .. 1; how dark, alike; how far at a clipped side.

    density: (S,) at the roots. length: level. bared: cm by which the front's border is thinner. Hairs at the very edge, and
    what is left on a thinning crown, are short and fine.
    """
    # Clipped hair has no locks over its border: there it thins out further in.
    width = float(np.interp(length, (2.5, 4.0), (1.9, 0.95)))
    inside = height_over_hairline(plot.roots.rest[index], line)
    # Temples and sideburns are cut to nothing towards the face, no two hairs alike: at a slant an even edge is a black line.
    azimuth = azimuth_degrees(plot.roots.rest[index])
    sideburn = sideburn_of(plot.roots.rest[index])
    side = smooth(42.0, 60.0, azimuth) * np.float32(min(line.graded, 1.0)) * (1.0 - 0.7 * sideburn)
    front = bared * smooth(100.0, 80.0, azimuth)
    ragged = inside + (0.10 + 0.30 * side + front) * normal(line.seed, "border", index) - front
    over = width * (1.0 - _SIDEBURN * sideburn)
    strong = smooth(0.0, 1.0, (ragged + 0.5) / (over + 0.5 + side)) * (0.45 + 0.55 * smooth(0.1, 0.75, density))
    # Stubs there are short but as dark as any.
    dark = np.maximum(strong, _STUB_DARK * side * smooth(*_STUB_DARKENS, ragged) * smooth(0.1, 0.6, density))
    return np.asarray(strong, dtype=np.float32), np.asarray(dark, dtype=np.float32), np.asarray(side, dtype=np.float32)


def grown_out(fringe: Array, index: NDArray[np.uint32], lock: NDArray[np.integer], length: float, seed: int) -> Array:
    """Share (S,) of its length that a hair has of a `fringe` (S,), whose hairs end one by one over the forehead; 1 elsewhere.

    lock: (S,) of the hairs, of which those of a short cut end at lengths of their own. length: level. Cut to one length, those
    of a tuft would end together, and the fringe in the teeth of a comb."""
    early = uniform(seed, "fringe-end", index) ** 1.5
    locks = np.float32(cropped(length - _LOCKS_LONGER)) * uniform(seed, "fringe-lock", lock)
    return np.asarray(1.0 - fringe * (_FRINGE_ENDS * early + _LOCKS_END * locks * (1.0 - early)), dtype=np.float32)
