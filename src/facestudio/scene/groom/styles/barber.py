"""The short cut as a barber thinks of it: a length on top, sides that taper to the border, a way of lying and a stand."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from facestudio.maths.counter_hash import normal
from facestudio.scene.groom.guides import Field, Growth
from facestudio.scene.groom.regions import sideburn_of
from facestudio.scene.groom.styles.base import Cut, Head, carefree, curl_texture, natural, parting_line, wandering
from facestudio.scene.groom.vectors import Array, smooth, tangential, unit

UP = np.array([0.0, 1.0, 0.0], dtype=np.float32)
FORWARD = np.array([0.0, 0.0, 1.0], dtype=np.float32)
LEFT = np.array([1.0, 0.0, 0.0], dtype=np.float32)

_CLIPPED = 1.7
"""cm. Shorter hair stands off the skin by its stiffness alone."""

_STIFF = 0.5
"""cm. So short, straight hairs don't gather in tufts: clipped sides would be blotched."""

_CLOSE = 1.18
"""Factor by which short hair gathers in tufts more than long: hairs that each go their own way are felt, and gathered by more
than half as much again all end in the teeth of a comb. By eye."""

_SIDEBURN = 0.26
"""How far the sides' full length is left to sideburns, by eye."""

_FINER = 0.35
"""How much finer the hairs of a man are who has lost most of them, by eye."""

_DULL = ((6.0, 16.0), (0.56, 0.8))
"""Age, years -> factor of the gloss of short fair hair, by eye."""

_DARK, _DARK_GLOSS = (0.45, 0.7), 1.05
"""Eumelanin between which hair comes to be dark, and the same factor of dark hair at any age, by eye: hardly any other light
comes from it than what its cuticles throw back, and with less of that its locks are one felt. A boy's has less; see tint.py."""

_AT_LINE = 0.6
"""Share by which hair stands less beside its parting, by eye: at once, it is a wall over a slit of skin."""

_BORDER_UNLIKE = 0.16
"""By how much more, as a share of their way, hairs of the front's border differ in it, by eye: all alike, they are a comb's."""

_FLAT_CROWN = 0.62
"""Share by which hair stands less at the whorl, by eye."""

_LAID = (0.1, 0.45)
"""How much of a comb's way lies along the skin where it begins to lay hair, and where it does so wholly, by eye."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A short cut. Lengths in cm at scale 1.

    top: over the crown. front: share of it that the hairs over the forehead keep. ridge: at the upper sides, low: at
    sideburns and nape, fade: cm over the border by which the sides reach `ridge`.
    stand: degrees that hairs of the top rise from the skin at the root, lie: towards the tip. quiff: degrees more in front.
    body: height at which the top's outer hairs lie, as a share of their length. combed: 0 as it grows .. 1 as it is combed.
    turn: radians by which neighbouring parts differ in their way. lock, tuft: how strongly hairs gather. ragged: 0..1, of the
    ends. fall: weight. gloss: of the finish. parted: whether a parting shows.
    crossing: radians by which locks of the top lie across each other, one standard deviation.
    """

    top: float
    ridge: float
    low: float
    fade: float = 4.0
    front: float = 1.0
    stand: float = 50.0
    lie: float = 22.0
    quiff: float = 0.0
    body: float = 0.28
    combed: float = 0.75
    turn: float = 0.45
    lock: float = 0.5
    tuft: float = 0.5
    ragged: float = 0.38
    frizz: float = 0.06
    fall: float = 0.06
    roam: float = 0.25
    gloss: float = 1.0
    parted: bool = False
    crossing: float = 0.14


def lid(head: Head) -> Array:
    """0 on sides and back .. 1 on the top of the head that scissors leave long, (G,); its border runs unevenly."""
    x, y, z = head.rest.T
    waver = 0.5 * np.sin(1.1 * z + 6.3 * head.luck("lid")) + 0.6 * (head.shared("lid") - 0.5)
    return smooth(78.4, 81.4, y + 0.12 * (7.5 - np.abs(x)) - 0.10 * np.clip(-z, 0.0, 6.0) + waver)


def lengths(head: Head, shape: Shape) -> Array:
    """Length of each guide, (G,) cm."""
    top = lid(head)
    shape = _spared(shape, _bareness(head))
    taper = smooth(0.1, shape.fade * (0.85 + 0.3 * head.luck("fade")), head.inside)
    # Before the ear it is left longer, down to its end.
    taper = np.maximum(taper, _SIDEBURN * sideburn_of(head.rest) * smooth(-0.3, 0.5, head.inside))
    sides = shape.low + (shape.ridge - shape.low) * taper
    # Towards its border the top is graded into the sides.
    graded = top * (1.0 - 0.45 * smooth(3.2, 6.4, np.abs(head.rest[:, 0])))
    length = sides + (shape.top - sides) * graded * (1.0 + (shape.front - 1.0) * head.front)
    # The very edge of the forehead is grown in: shorter, uneven.
    uneven = 0.5 * head.scatter("edge") + 0.5 * head.shared("edge")
    edge = 1.0 - 0.6 * smooth(1.5, -0.2, head.inside) * uneven * smooth(60, 40, head.azimuth)
    own = 0.74 + 0.26 * head.scatter("length") + 0.40 * head.shared("length")
    own = 1.07 + (own - 1.07) * (0.3 + 0.7 * top)  # and a clipper cuts to one length
    return np.asarray(length * edge * own * head.scale, dtype=np.float32)


def _bareness(head: Head) -> float:
    """0 with a full head of hair .. 1 where little but a wreath is left."""
    return 0.0 if head.female else float(smooth(0.3, 0.85, np.float32(head.hair.thinning)))


def _spared(shape: Shape, bare: float) -> Shape:
    """A cut for a head that is bare on top by `bare`, 0..1: what stands around a crown is worn short."""
    return replace(shape, top=shape.top * (1.0 - 0.65 * bare), ridge=shape.ridge * (1.0 - 0.55 * bare))


def scissors(head: Head, way: Array, shape: Shape) -> Cut:
    """Cut and comb. way: (3,) or (G, 3), where the top is combed to."""
    length, top = lengths(head, shape), lid(head)
    longest = float(np.quantile(length, 0.95))
    combed = _lying(head, way, shape, top)

    # Fine hair and a whole day press it down; thick hair stands.
    vigour = float(np.clip(head.hair.volume, 0.5, 1.5)) * (1.0 + 0.25 * head.hair.texture)
    vigour *= float(np.interp(head.age, (1, 6, 18), (0.5, 0.68, 0.85)))
    side = float(np.interp(shape.ridge, (0.4, 1.5, 4.0), (38.0, 20.0, 9.0)))
    free = carefree(head.age) * float(np.interp(head.age, (2, 5), (0.0, 1.0)))  # down lies
    unruly = (14.0 + 12.0 * free) * (head.shared("stand") - 0.5) + (10.0 + 6.0 * free) * (head.scatter("stand") - 0.5)
    unruly = unruly * (0.4 + 0.6 * top)  # what is clipped stands alike
    root = side + (shape.stand * vigour - side) * top + shape.quiff * head.front * top + unruly
    tip = (
        0.2 * side + (0.6 * shape.lie * vigour - 0.2 * side) * top + 0.3 * shape.quiff * head.front * top + 0.8 * unruly
    )
    flat = low = top * 0.0
    if shape.parted:
        line = parting_line(head.hair, head.rest[:, 2], head.age)
        # The narrow side is combed down flat; on the broad side hair rises from the line by and by.
        beyond = (head.rest[:, 0] - line) * np.sign(line)
        flat = smooth(-0.6, 0.2, beyond) * top
        low = np.maximum(0.7 * flat, _AT_LINE * top * smooth(-2.6, 0.0, beyond))
        root = root * (1.0 - low)
        tip = tip * (1.0 - 0.6 * flat)
    soft = float(np.interp(head.age, (3, 7), (0.55, 1.0))) * (1.0 - 0.5 * _bareness(head))  # fine hair lies
    # Round the whorl it lies flat: parted every way there, what stood would be a tuft on the outline.
    crown = np.sqrt(((head.rest - np.array([0.0, 83.4, -2.2], dtype=np.float32)) ** 2).sum(axis=1))
    lain = soft * (1.0 - _FLAT_CROWN * smooth(5.5, 2.0, crown))
    root, tip = lain * root, lain * tip
    # At the border each is seen by itself, and no two stand one way.
    unlike = 0.06 + 0.10 * top + _BORDER_UNLIKE * smooth(2.4, 0.4, head.inside) * smooth(75.0, 55.0, head.azimuth)
    start = _raised(combed, head.normal, root) + unlike[:, None] * head.jitter("start")
    height = shape.body * vigour * length * (0.12 + 0.88 * top) * (1.0 + 0.02 * shape.quiff * head.front)
    height = (
        height
        * (1.0 - 0.6 * flat - low * (1.0 - flat))
        * (0.25 + 0.45 * head.shared("height") + 0.5 * head.scatter("height"))
    )
    # What is long enough to reach past the ridge of the skull falls over it.
    over = float(np.clip(longest / head.scale - 3.0, 0.0, 5.0)) * (1.0 - 0.7 * min(1.0, shape.quiff / 24.0))
    growth = Growth(
        length=length,
        start=start.astype(np.float32),
        field=_settling(_raised(combed, head.normal, tip), 0.6 * (1.0 - min(0.9, over / 3.0))),
        weight=shape.fall * min(1.0, longest / 4.0) + 0.10 * over,
        stiffness=1.0,
        height=np.asarray(0.02 + np.minimum(height, 2.6 * head.scale), dtype=np.float32),
        rise=0.6,
        cling=np.asarray((0.75 - 0.6 * top * (1.0 - 0.7 * flat)) * (longest > _CLIPPED), dtype=np.float32),
        drape=0.8 if longest > _CLIPPED else 0.0,
    )
    # What falls out grows finer first, and gathers less: few stout tufts would be the teeth of a comb.
    thinned = 0.0 if head.female else max(head.hair.thinning, 0.5 * head.hair.recession)
    # A curl needs length to turn in; hair of a centimetre stands too stiff for locks.
    curl = head.hair.texture * float(np.interp(longest, (1.0, 3.5), (0.3, 1.0)))
    # Small children's is fine: where little of it grows, locks would be dashes on the scalp.
    gathered = float(np.interp(longest, (0.8, 2.4), (0.25, 0.8)) * np.interp(head.age, (2, 9), (0.35, 1.0)))
    close = float(np.interp(longest, (2.5, 5.0), (_CLOSE, 1.0))) * max(0.0, 1.0 - 1.2 * thinned)
    texture = curl_texture(
        curl,
        lock=min(1.0, close * gathered * shape.lock),
        tuft=min(1.0, close * gathered * shape.tuft),
        frizz=shape.frizz * min(1.0, longest / 2.5),
        uneven=shape.ragged * (1.0 + 0.5 * free),
        stray=0.085 + 0.06 * float(np.interp(longest, (2.0, 4.5), (1.0, 0.0))),
        roam=shape.roam * min(1.0, longest / 4.0),
        wave=6.0,
    )
    texture = replace(texture, stiff=_STIFF * (1.0 - 0.6 * head.hair.texture), fickle=1.0 - min(1.0, 1.6 * curl))
    return Cut(
        growth,
        texture,
        points=6 if longest < 2.6 else 9 if longest < 4.5 else 13,
        count=round(float(np.interp(longest, (2.0, 4.5), (25500, 21500)))),
        # Wide enough that hairs cover the skin by themselves: paint below them that must do it is a cap.
        width=float(np.interp(longest, (0.8, 1.2, 3.0, 5.0), (1.0, 1.16, 1.10, 1.0))) * (1.0 - _FINER * thinned),
        # Short hairs lie every way, and throw no band of light back; much of it greys black hair.
        gloss=shape.gloss * float(np.interp(longest, (1.0, 6.0), (0.62, 0.85))) * _own_gloss(head),
        parted=shape.parted,
        siblings=float(np.interp(longest, (3.5, 6.0), (0.5, 0.0))),
        bared=_bared(head, combed),
    )


def _bared(head: Head, lying: Array) -> float:
    """How far hair that lies so, (G, 3), is combed off the forehead's border, 0..1."""
    front = smooth(50.0, 30.0, head.azimuth) * smooth(3.0, 1.5, head.inside) * smooth(-0.5, 0.0, head.inside)
    down = unit(tangential(np.broadcast_to(FORWARD - UP, head.rest.shape), head.normal))
    ahead = float((front * (lying * down).sum(axis=1)).sum() / max(float(front.sum()), 1e-6))
    return float(smooth(0.1, -0.6, np.float32(ahead)))


def _own_gloss(head: Head) -> float:
    """Factor of the gloss: fair hair loses some, children's most, and dark hair gains a little."""
    dark = float(smooth(*_DARK, np.float32(head.hair.eumelanin)))
    fair = float(np.interp(head.age, *_DULL))
    return fair + dark * (_DARK_GLOSS - fair)


def _lying(head: Head, way: Array, shape: Shape, top: Array) -> Array:
    """Where hair lies to, (G, 3) tangential: as combed on top, down and a little back on the sides, as it grows elsewhere."""
    flow = natural(head)
    wanted = tangential(np.broadcast_to(np.asarray(way, np.float32), head.rest.shape), head.normal)
    # At the whorl no comb prevails.
    whorl = smooth(-0.5, -3.5, head.rest[:, 2]) * smooth(80.0, 82.5, head.rest[:, 1])
    # Where a comb would lift hair straight off the skin it gives it no way to lie, and what it left would be a star.
    lying = smooth(*_LAID, np.sqrt((wanted * wanted).sum(axis=1)))
    strength = (shape.combed * top * (1.0 - 0.8 * whorl) * lying)[:, None]
    combed = flow * (1.0 - strength) + unit(wanted) * strength
    down = tangential(np.broadcast_to(-0.4 * FORWARD - 0.9 * UP, head.rest.shape), head.normal)
    aside = smooth(42, 75, head.azimuth) * (1.0 - top)
    flow = wandering(
        head,
        unit(unit(combed) * (1.0 - 0.75 * aside[:, None]) + down * aside[:, None]),
        shape.turn * (0.3 + 0.7 * top) * (1.0 + 0.4 * carefree(head.age)),
    )
    # Locks cross each other: each lies a little its own way.
    turn = (shape.crossing * top * normal(head.hair.seed, "lock-turn", head.lock))[:, None]
    return unit(flow * np.cos(turn) + np.cross(head.normal, flow) * np.sin(turn))


def _raised(along: Array, normal: Array, degrees: NDArray[np.floating]) -> Array:
    angle = np.radians(np.clip(degrees, -12.0, 88.0))[:, None]
    return np.asarray(along * np.cos(angle) + normal * np.sin(angle), dtype=np.float32)


def _settling(final: Array, later: float) -> Field:
    """Turns hairs to their final direction within their length. later: how much stronger at the tip than at the root."""

    def pull(_position: Array, fraction: float) -> Array:
        return np.asarray(final * (0.22 + later * fraction), dtype=np.float32)

    return pull
