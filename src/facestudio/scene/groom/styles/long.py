"""Hair that hangs: the bob and long hair, parted, falling by the face and over the shoulders."""

from __future__ import annotations

import numpy as np

from facestudio.scene.groom.guides import Growth
from facestudio.scene.groom.styles.base import Cut, Head, curl_texture, natural, parting_side, parting_x
from facestudio.scene.groom.vectors import Array, smooth

_X = np.array([1.0, 0.0, 0.0], dtype=np.float32)
_Y = np.array([0.0, 1.0, 0.0], dtype=np.float32)
_Z = np.array([0.0, 0.0, 1.0], dtype=np.float32)

# Height of the tips in head space (eyes at 0, chin at -11, shoulders at -17), cm, for a level of hair_length.
_LEVELS = (2, 3, 4, 5, 6, 7, 8, 9, 10)
_TIPS = (4.0, 1.5, -1.5, -4.5, -7.8, -11.2, -14.4, -18.0, -24.5)


def bob(head: Head) -> Cut:
    """Cut to one level, the ends turned in."""
    return hanging(head, turn_in=0.5, layers=0.17)


def long(head: Head) -> Cut:
    """Layered, falling freely."""
    return hanging(head, turn_in=0.12 + 0.2 * head.luck("turn"), layers=0.30)


def hanging(head: Head, turn_in: float, layers: float) -> Cut:
    """Hair that hangs. turn_in: how strongly its ends bend to the neck. layers: share of the length by which it is graded."""
    scale, rest = head.scale, head.rest
    tips = float(np.interp(head.hair.length, _LEVELS, _TIPS)) * scale
    side = parting_side(head)
    bangs = _bangs(head)
    # Hair behind a fringe comes forward over its roots before it turns aside.
    behind = smooth(4.6, 3.0, head.inside) * (1.0 - bangs) * smooth(4.0, 8.0, rest[:, 2]) * float(bangs.max())
    part = 0.8 * parting_x(head)
    over = smooth(78.0, 82.5, rest[:, 1]) * np.clip(1.0 - np.abs(rest[:, 0] - part) / 9.0, 0.0, 1.0)
    length = 1.03 * (head.place[:, 1] - tips) + 6.2 * scale * over
    # Behind, hair is cut on the neck's level at most: longer would only pile up on the back, unseen.
    length = np.minimum(length, (42.0 + 6.0 * over) * scale)
    layer = head.scatter("layer")
    length = length * (1.0 - layers * layer**1.5) * (0.93 + 0.14 * head.scatter("length"))
    length = np.maximum(length, 3.0 * scale)
    # A fringe ends above the eyes, unevenly.
    brow = (head.place[:, 1] - (2.1 + 0.8 * head.luck("bangs-end")) * scale) * 1.2 + 0.9 * scale
    length = (length + (brow * (0.85 + 0.2 * layer) - length) * bangs).astype(np.float32)
    loose = 1.0 - bangs
    # Single locks at the forehead were never combed back: they fall over the temple and end by the cheek.
    wisp = _wisps(head, bangs)
    length = (length * (1.0 - wisp * (0.25 + 0.35 * head.scatter("wisp-length")))).astype(np.float32)
    combed = 1.0 - 0.8 * wisp

    ahead = smooth(3.0, 10.0, rest[:, 2])
    top = smooth(78.0, 82.0, rest[:, 1])
    volume = float(np.clip(head.hair.volume, 0.4, 1.7)) * (1.0 + 0.5 * head.hair.texture)
    away = np.clip(np.abs(rest[:, 0] - part) / 3.0, 0.0, 1.0)
    wide = float(np.interp(head.hair.texture, (0.4, 0.65), (0.35, 0.9)))
    # Fuller in one place, flatter in another, by locks of two to three centimetres.
    p = 6.3 * head.luck("swell")
    swell = np.sin(1.9 * rest[:, 0] + p) * np.cos(1.3 * rest[:, 2] + 0.9 * rest[:, 1] + 2.0 * p)
    height = (0.08 + 0.6 * volume * layer * (wide + 0.65 * top * away) * (1.0 + 0.45 * swell)) * scale
    height = height * (1.0 - 0.8 * wisp)  # from beneath its neighbours, or it lies on them like a ribbon
    drift = (0.075 * (swell + 0.8 * head.jitter("drift")[:, 1])).astype(np.float32)
    sweep = 0.25 + 0.5 * head.luck("sweep")
    tucked = head.luck("tuck") < 0.3

    # The parting ends at the crown: behind it hair goes its natural way, down the back of the head.
    parted = smooth(-3.5, 1.5, rest[:, 2])
    start = (
        head.normal * (0.38 + 0.25 * volume * np.exp(-(((rest[:, 0] - part) / 1.5) ** 2)) * top)[:, None]
        + _X * (0.85 * side * (0.35 + 0.65 * top) * (1.0 - 0.75 * bangs) * parted)[:, None]
        + natural(head) * (0.7 * (1.0 - parted))[:, None]
        - _Z * (sweep * ahead * loose * (1.0 - behind) * combed)[:, None]
        + _Z * (bangs + 0.2 * behind)[:, None]
        + head.normal * (0.35 * bangs + 0.25 * behind)[:, None]
        - _Y * 0.12
        + 0.07 * head.jitter("start")
    )
    across = (_X * (side * loose * parted)[:, None]).astype(np.float32)
    # A hair that comes down in front of the ear stays in front of the shoulder, one behind it falls behind.
    forwards = np.where(rest[:, 2] > 3.4 + 1.2 * (head.scatter("fall") - 0.5), 1.0, -1.0).astype(np.float32)
    ear = -4.0 if tucked else -2.0
    gather = float(np.interp(head.hair.texture, (0.2, 0.6), (0.075, 0.0)))

    def pull(position: Array, fraction: float) -> Array:
        x, y = position[:, 0], position[:, 1]
        bend = across * (0.30 * np.exp(-fraction * 9.0))
        bend = bend - _Z * (sweep * 0.75 * np.exp(-fraction * 5.0) * ahead * loose * combed)[:, None]
        # Locks cross each other on their way: to the front here, to the back there.
        bend = bend + _Z * (drift * np.sin(5.0 * fraction) * loose)[:, None]
        below = smooth(-5.0 * scale, -10.0 * scale, y)
        # Towards the neck under the jaw, so that no empty arch stands beside it.
        inward = gather * smooth(ear * scale, -9.0 * scale, y) * smooth(4.0 * scale, 8.0 * scale, np.abs(x))
        inward = inward + turn_in * smooth(0.72, 1.0, np.float32(fraction))
        bend = bend - _X * (np.sign(x) * inward)[:, None]
        # Out of the face: aside, and back over the temple.
        facing = smooth(7.0 * scale, 3.5 * scale, y) * smooth(6.6 * scale, 4.6 * scale, np.abs(x))
        facing = facing * smooth(-7.0 * scale, -3.0 * scale, position[:, 2])
        bend = bend + across * (0.7 * facing * (1.0 - 0.6 * wisp))[:, None]
        return np.asarray(bend + _Z * (0.30 * forwards * below)[:, None], dtype=np.float32)

    growth = Growth(
        length=length,
        start=start.astype(np.float32),
        field=pull,
        weight=0.40,
        stiffness=0.85,
        height=height.astype(np.float32),
        rise=0.14,
        cling=0.2,
        cling_above=-4.5 * scale,
    )
    curl = head.hair.texture
    curly = curl >= 0.45
    texture = curl_texture(
        curl,
        lock=1.0 if curly else 0.68,
        tuft=1.2 if curly else 0.72,
        frizz=0.10 if curly else 0.12,
        uneven=0.27,
        stray=0.03,
    )
    return Cut(
        growth,
        texture,
        points=36 if curly else 20,
        count=13000 if curly else 18000,
        width=1.2 if curly else 1.0,
        parted=True,
    )


def _wisps(head: Head, bangs: Array) -> Array:
    """1 for guides of the front hairline, off the parting, that hang free over forehead and temple, (G,)."""
    edge = (head.inside < 1.4) & (head.rest[:, 2] > 5.5) & (np.abs(head.rest[:, 0] - 0.8 * parting_x(head)) > 1.2)
    free = head.scatter("wisp") < 0.08 + 0.14 * head.luck("wisps")
    return np.asarray(edge & free & (bangs == 0.0)).astype(np.float32)


def _bangs(head: Head) -> Array:
    """1 where hair is cut to a fringe over the forehead, (G,); 0 everywhere on most heads."""
    wanted = 0.32 if head.female else 0.1
    if head.luck("bangs") > wanted:
        return np.zeros(len(head.rest), dtype=np.float32)
    width = 3.0 + 1.2 * head.luck("bangs-width")
    inside = smooth(3.4, 2.4, head.inside) * smooth(width + 0.5, width - 0.5, np.abs(head.rest[:, 0]))
    return np.asarray((inside * smooth(6.0, 8.0, head.rest[:, 2]) > 0.5).astype(np.float32))
