"""Short cuts: from the clipped head to hair that hangs over brow and ears."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from facestudio.scene.groom.guides import Growth
from facestudio.scene.groom.styles.bangs import fringed
from facestudio.scene.groom.styles.barber import FORWARD, LEFT, UP, Shape, scissors
from facestudio.scene.groom.styles.base import (
    Cut,
    Head,
    curl_texture,
    hairline_fade,
    natural,
    parting_line,
    parting_side,
    reach,
    wandering,
)
from facestudio.scene.groom.vectors import Array, bell, smooth, unit

_FORWARD = ((3.0, 14.0, 60.0), (0.7, 0.35, 0.45))
"""Age, years -> share of short cuts that are combed forwards; the others are brushed up, and aside or back. By eye."""

_CLIPPED_SIDES, _EVEN_SIDES = (0.42, 0.66), 0.72
"""Share of the length above that a clipper leaves at the sides of men, whose are taken a guard or two closer, and of others, by
eye. Seen edge on, sides as long as the top are a black band from crown to ear."""


def buzz(head: Head) -> Cut:
    """Clipped to one length, closer at the border."""
    longest = reach(min(head.hair.length, 2.6)) * 0.85
    low = 0.35 + 0.5 * head.luck("fade")
    taper = low + (1.0 - low) * smooth(0.0, 3.5, head.inside)
    man = 0.0 if head.female else float(np.interp(head.age, (4.0, 14.0), (0.0, 1.0)))
    sides = _EVEN_SIDES + man * (float(np.interp(head.luck("sides"), (0.0, 1.0), _CLIPPED_SIDES)) - _EVEN_SIDES)
    length = (longest * taper * (sides + (1.0 - sides) * head.top) * head.scale).astype(np.float32)
    flow = wandering(head, natural(head), 0.22)
    growth = Growth(
        length=length * hairline_fade(head, 0.5),
        start=flow + 0.65 * head.normal + 0.22 * head.jitter("start"),
        field=lambda _position, _fraction: np.asarray(0.30 * flow, dtype=np.float32),
        weight=0.0,
        stiffness=1.0,
        height=np.zeros(len(head.rest), dtype=np.float32),
    )
    curl = head.hair.texture
    tuft = (0.06 + 0.25 * curl) * float(np.interp(head.age, (2, 10), (0.0, 1.0)))
    texture = curl_texture(curl, lock=0.0, tuft=tuft, frizz=0.02, uneven=0.25, stray=0.02)
    return Cut(
        growth,
        texture,
        points=4 if curl < 0.6 else 7,
        # So fine and few that the scalp's own form and light are seen between them, or it is felt.
        count=44000,
        width=0.50 if curl < 0.6 else 0.62,
        gloss=0.65,
        siblings=0.7,
    )


def crew(head: Head) -> Cut:
    """Short and upright on top, clipped at the sides."""
    longest = 1.25 * reach(head.hair.length) + 0.35
    sides = min(0.38 * longest, 0.35 + 0.35 * head.luck("sides"))
    aside = 0.8 * (head.luck("aside") - 0.5)
    up = _brushed(head)
    # It is too short to lie back: what a brush draws off the forehead stands. Laid in one direction it is a pelt.
    shape = Shape(
        top=longest,
        front=1.15 + 0.2 * up,
        ridge=sides,
        low=0.12 + 0.22 * head.luck("low"),
        fade=3.0 + 2.0 * head.luck("fade-height"),
        stand=52.0 + 15.0 * up,
        lie=30.0 + 30.0 * up,
        quiff=6.0 + 14.0 * head.luck("brushed") ** 0.7,
        combed=0.6,
        turn=0.36 + 0.2 * up,
        lock=0.5,
        tuft=0.6,
        ragged=0.42,
        crossing=0.14 + 0.2 * up,
    )
    return scissors(head, (1.0 - 1.3 * up) * FORWARD + aside * LEFT, shape)


def short(head: Head) -> Cut:
    """The everyday cut: a few centimetres on top, brushed forward and aside, sides tapered with the scissors."""
    longest = 1.15 * reach(head.hair.length) + 0.7
    female = head.female
    sides = min(longest * float(np.interp(head.hair.length, (2.0, 3.0), (0.38, 0.40))), 3.0 if female else 1.9)
    aside = 1.5 * (head.luck("aside") - 0.5)
    up = _brushed(head)
    # What is brushed up leans to the side to which it falls by itself, the more the less it is brushed back.
    ahead = 0.9 - 1.5 * up
    aside = aside + np.copysign(0.9 * min(1.0, 2.0 * up) * (1.0 - up), aside)
    shape = Shape(
        top=longest,
        front=0.8 + 0.25 * head.luck("front"),
        ridge=sides,
        low=0.9 if female else 0.25 + 0.3 * head.luck("low"),
        fade=4.5,
        stand=54.0,
        lie=8.0,
        quiff=10.0 * head.luck("quiff") + 12.0 * up,
        body=0.30,
        combed=0.75 + 0.2 * min(1.0, 2.0 * up),
        turn=0.5,
        lock=0.7,
        tuft=0.65,
        ragged=0.45,
        fall=0.08,
        roam=0.4,
    )
    cut = scissors(head, ahead * FORWARD + aside * LEFT, shape)
    return cut if up > 0.0 else fringed(head, cut)


def _brushed(head: Head) -> float:
    """How far the front is brushed up: 0 it lies forwards, 0.4 it leans aside .. 1 back."""
    lot = head.luck("lean") - float(np.interp(head.age, *_FORWARD))
    return 0.0 if lot < 0.0 else min(1.0, 0.4 + 1.1 * lot)


def _trimmed(head: Head) -> float:
    """Length of the top, cm: what is half long elsewhere is kept shorter above, or it would hide the ears."""
    level = head.hair.length
    return reach(level) * float(np.interp(level, (3.0, 5.0), (1.2, 0.8)))


def crop(head: Head) -> Cut:
    """A textured top pushed forward to a short, uneven fringe over clipped sides."""
    longest = 0.95 * reach(head.hair.length) + 0.5
    shape = Shape(
        top=longest,
        front=0.95,
        ridge=min(1.1, 0.35 * longest),
        low=0.12 + 0.22 * head.luck("low"),
        fade=4.0 + 1.5 * head.luck("fade-height"),
        stand=52.0,
        lie=5.0,
        body=0.26,
        combed=0.9,
        turn=0.55,
        lock=0.6,
        tuft=0.75,
        ragged=0.3,
        fall=0.10,
        roam=0.35,
        crossing=0.22,
    )
    aside = 0.9 * (head.luck("aside") - 0.5)
    return fringed(head, scissors(head, 1.2 * FORWARD + aside * LEFT - 0.3 * UP, shape))


def messy(head: Head) -> Cut:
    """Tousled: locks every way, by the hand rather than the comb."""
    longest = _trimmed(head)
    shape = Shape(
        top=longest,
        ridge=min(2.2, 0.42 * longest),
        low=0.6,
        front=0.95,
        stand=46.0,
        lie=8.0,
        body=0.28,
        combed=0.5,
        turn=0.8,
        lock=0.65,
        tuft=0.55,
        ragged=0.28,
        frizz=0.05,
        roam=0.45,
        quiff=10.0 * head.luck("quiff"),
    )
    aside = np.copysign(0.6 + 0.9 * abs(head.luck("aside") - 0.5), head.luck("aside") - 0.5)
    return scissors(head, 0.7 * FORWARD + aside * LEFT, shape)


def fringe(head: Head) -> Cut:
    """Falls over the forehead, as children's hair does: one length all round, ends above the brows."""
    longest = 1.05 * reach(head.hair.length) + 0.8
    aside = np.copysign(0.6 + 1.3 * abs(head.luck("aside") - 0.5), head.luck("aside") - 0.5)
    shape = Shape(
        top=longest,
        front=0.95,
        ridge=min(2.6, 0.5 * longest),
        low=0.6,
        fade=3.6,
        stand=38.0,
        lie=0.0,
        body=0.22,
        combed=0.7,
        turn=0.42,
        lock=0.6,
        tuft=0.5,
        ragged=0.38,
        fall=0.17,
        roam=0.6,
        crossing=0.22,
    )
    return fringed(head, scissors(head, 1.1 * FORWARD + aside * LEFT - 0.35 * UP, shape))


def pixie(head: Head) -> Cut:
    """A woman's short cut: a soft long top swept to one side, wisps before the ears and on the nape."""
    longest = 1.25 * reach(head.hair.length)
    side = 1.0 if head.hair.parting < 0.0 else -1.0
    top = smooth(-4.0, 4.0, side * (head.rest[:, 0] - 0.7 * 4.2 * head.hair.parting))
    way = (side * (0.35 + 0.75 * top))[:, None] * LEFT + (0.85 - 0.2 * top)[:, None] * FORWARD
    shape = Shape(
        top=longest,
        front=1.05,
        ridge=0.66 * longest,
        low=2.2,
        fade=2.2,
        stand=42.0,
        lie=-2.0,
        quiff=8.0 * head.luck("quiff"),
        body=0.22,
        combed=0.9,
        turn=0.36,
        lock=0.66,
        tuft=0.6,
        ragged=0.42,
        fall=0.15,
        roam=0.3,
    )
    return fringed(head, scissors(head, way, shape))


_LINE_END, _FALLING = (5.4, 1.6), ((3.5, 6.5), (1.1, 0.4))
"""cm over the hairline from which, and half width in cm within which, hair beside a parting comes to fall forwards as well as
aside; and length of the top, cm -> how far it does near the border, relative to aside. By eye."""


_ENDING, _FANNED = (4.2, 1.4), 2.2
"""cm over the hairline between which a parting dissolves towards the forehead; and cm from it at which hairs there lie wholly
aside. By eye."""


def side_part(head: Head) -> Cut:
    """Combed away from a parting."""
    longest = _trimmed(head)
    # Over the forehead it dissolves: parted to its very end it is a notch of skin in the border, and where hairs of both sides
    # cross there by lot, a tuft. There the way turns by and by from one side to the other.
    apart = parting_side(head, 1.1)
    off = head.rest[:, 0] - parting_line(head.hair, head.rest[:, 2], head.age)
    ending = smooth(*_ENDING, head.inside)
    side = apart + ending * (np.clip(off / _FANNED, -1.0, 1.0) - apart)
    front = 0.35 * (2.0 * head.luck("forward") - 1.5)
    # The line ends before the crown, behind which hair lies back.
    reaching = smooth(1.0, 5.5, head.rest[:, 2])
    # Where it meets the forehead they fall forwards too: combed aside alone, they leave a bare spot behind the border.
    beside = bell(off, 0.0, _LINE_END[1])
    falling = (float(np.interp(longest, *_FALLING)) - front) * beside * smooth(_LINE_END[0], 2.0, head.inside)
    way = (
        LEFT * (side * (0.35 + 0.65 * reaching))[:, None]
        + FORWARD * (front + falling - 0.8 * (1.0 - reaching))[:, None]
        + 0.1 * UP
    )
    shape = Shape(
        top=longest,
        ridge=0.5 * longest if head.female else min(1.8, 0.42 * longest),
        low=0.9 if head.female else 0.3,
        stand=44.0,
        lie=1.0,
        quiff=4.0 + 14.0 * head.luck("quiff"),
        body=0.27,
        combed=0.85,
        turn=0.46,
        lock=0.6,
        tuft=0.6,
        ragged=0.36,
        frizz=0.08,
        roam=0.45,
        gloss=0.85,
        parted=True,
    )
    return scissors(head, way, shape)


def swept_back(head: Head) -> Cut:
    """Combed back from the forehead, sometimes with pomade."""
    longest = 1.2 * reach(head.hair.length)
    wet = head.luck("pomade") < 0.3
    aside = 0.7 * (head.luck("aside") - 0.5)
    shape = Shape(
        top=longest,
        ridge=min(1.9, 0.45 * longest),
        low=0.3,
        stand=46.0,
        lie=0.0 if wet else 3.0,
        quiff=4.0 if wet else 12.0,
        body=0.12 if wet else 0.24,
        combed=0.95,
        turn=0.22,
        lock=0.6,
        tuft=0.75 if wet else 0.5,
        ragged=0.25,
        frizz=0.03 if wet else 0.06,
        gloss=1.25 if wet else 1.0,
    )
    return scissors(head, -1.1 * FORWARD + aside * LEFT + 0.2 * UP, shape)


def quiff(head: Head) -> Cut:
    """Rises from the forehead and turns back, over clipped sides."""
    longest = 1.2 * reach(head.hair.length)
    aside = 0.9 * (head.luck("aside") - 0.5)
    shape = Shape(
        top=longest,
        front=1.1,
        ridge=min(1.2, 0.35 * longest),
        low=0.12 + 0.22 * head.luck("low"),
        fade=4.5,
        stand=48.0,
        lie=4.0,
        quiff=16.0,
        body=0.26,
        combed=0.9,
        turn=0.3,
        lock=0.6,
        tuft=0.5,
        ragged=0.25,
        frizz=0.04,
        fall=0.05,
        roam=0.35,
    )
    return scissors(head, -0.85 * FORWARD + aside * LEFT + 0.55 * UP, shape)


def undercut(head: Head) -> Cut:
    """Long on top, laid over to one side or back; sides clipped close up to the ridge."""
    longest = 1.25 * reach(head.hair.length)
    side = 1.0 if head.hair.parting < 0.0 else -1.0
    back = head.luck("undercut-back") < 0.4
    way = (-1.0 * FORWARD + 0.2 * side * LEFT) if back else (side * LEFT - 0.25 * FORWARD + 0.2 * UP)
    shape = Shape(
        top=longest,
        front=1.1,
        ridge=0.4 + 0.3 * head.luck("sides"),
        low=0.1,
        fade=2.6,
        stand=48.0,
        lie=-2.0,
        quiff=12.0,
        body=0.24,
        combed=0.95,
        turn=0.35,
        lock=0.7,
        tuft=0.6,
        ragged=0.32,
        fall=0.09,
        roam=0.4,
    )
    return scissors(head, way, shape)


def infant(head: Head) -> Cut:
    """The down of a baby: fine, short, lying close, hardly two hairs the same way."""
    longest = float(np.clip(1.25 * reach(head.hair.length) + 1.7, 2.0, 5.0))
    length = longest * (0.7 + 0.6 * head.scatter("length")) * head.scale
    flow = wandering(head, unit(natural(head) + 0.7 * head.front[:, None] * FORWARD), 0.36, 2.4)

    # Round the whorl it parts every way: as long there as elsewhere it would be a crest.
    crown = smooth(5.5, 2.0, np.sqrt(((head.rest - np.array([0.0, 83.4, -2.2], dtype=np.float32)) ** 2).sum(axis=1)))

    def pull(_position: Array, _fraction: float) -> Array:
        return np.asarray(0.6 * flow, dtype=np.float32)

    growth = Growth(
        length=np.asarray(
            length * hairline_fade(head, 0.5) * (0.6 + 0.4 * head.top) * (1.0 - 0.4 * crown), dtype=np.float32
        ),
        start=flow + 0.06 * head.normal + 0.03 * head.jitter("start"),
        field=pull,
        weight=0.03,
        stiffness=1.0,
        height=0.02 + 0.06 * head.scatter("height"),
        # Hairs that run straight on leave a skull as small as this, and are a crest behind its crown.
        cling=0.9,
        drape=0.6,
    )
    texture = curl_texture(
        head.hair.texture * 0.7, lock=0.4, tuft=0.12, frizz=0.1, uneven=0.45, stray=0.06, roam=0.34, wave=4.0
    )
    # Curls in step would be dark patches on a scalp that shows between them.
    texture = replace(texture, coherence=0.1, curl_radius=0.5 * texture.curl_radius)
    # Few and dark they were a pencil's lines, combed: down is a breath of colour, of which single hairs are hardly seen.
    return Cut(growth, texture, points=9, count=42000, width=0.28, gloss=0.4, siblings=0.9)
