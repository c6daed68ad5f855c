"""How hairs that hang differ from the curves that lead them: straight, set in waves, or in ringlets."""

from __future__ import annotations

from dataclasses import replace
from typing import TypedDict

import numpy as np

from facestudio.scene.groom.styles.base import Head, carefree, curl_texture
from facestudio.scene.groom.texture import Texture
from facestudio.scene.groom.vectors import smooth

_SET = (0.75, 11.0)
"""cm, radius at most and pitch of waves that irons and brushes of 25 to 38 mm set: broader than any that grow. By eye."""
_SET_SHARE = ((14.0, 19.0, 50.0, 75.0), (0.0, 0.45, 0.4, 0.15))
"""Years -> share of women with straight long hair who have it set in waves for a portrait, by eye."""

_WAVES = ((0.45, 0.6), (0.7, 0.15))
"""Curl -> how far locks of curls wave in a plane and do not wind: where loose ones all wind, they cross. By eye."""
_IN_STEP = 0.95
"""How far the hairs of one wavy lock keep step: a fifth of a turn out of it waves were wool, and a twelfth, crimped at
their ends. By eye."""


_WAVING, _DRAWN_OUT = 0.3, 1.4
"""Curl from which hair grows in waves, and factor of their pitch where its own weight draws them out. By eye."""
WAVE_POINTS = 28
"""Of a hair that waves: the shortest waves take three or four at the tips of the longest, where with two they were a zigzag."""


class Fall(TypedDict):
    """The part of a Cut that hanging hair decides by its curl."""

    texture: Texture
    points: int
    count: int
    width: float


def fall_of(head: Head, ragged: float, roam: float) -> Fall:
    """How the hairs of hanging hair differ from their guides, and how many are drawn.

    ragged: 0..1, of the ends of single hairs. roam: cm that locks wander."""
    curl = head.hair.texture
    if curl >= 0.45:
        # Ringlets: all hairs of a lock turn in step, each lock in its own phase; half a dozen points draw a turn.
        texture = curl_texture(
            curl,
            lock=0.82,
            tuft=0.78,
            frizz=0.030,
            uneven=1.3 * ragged,
            stray=0.018,
            roam=0.6 * roam,
            wave=10.0,
        )
        pitch = max(1.05 * texture.curl_pitch, 2.6)
        flat = float(np.interp(curl, *_WAVES))
        radius = (0.165 - 0.045 * flat) * pitch
        texture = replace(
            texture, curl_pitch=pitch, curl_radius=radius, flat=flat, coherence=_IN_STEP, closing=0.57, loft=0.5
        )
        return Fall(texture=texture, points=42, count=10500, width=1.3)
    free = carefree(head.age)
    waves = _set_waves(head)
    texture = curl_texture(
        curl,
        lock=float(np.interp(curl, (0.05, 0.35), (0.62, 0.66))) * (1.0 - 0.15 * free),
        tuft=float(np.interp(curl, (0.05, 0.35), (0.66, 0.66))) * (1.0 - 0.15 * free),
        frizz=0.041 * (1.0 + 0.5 * free),
        uneven=ragged * (1.0 + 1.0 * free),
        stray=0.04 + 0.04 * free,
        roam=roam * float(np.interp(curl, (0.0, 0.1, 0.25, 0.5), (0.3, 0.6, 1.2, 1.4))),
        wave=float(np.interp(curl, (0.0, 0.2, 0.5), (15.0, 12.0, 9.0))),
    )
    texture = replace(
        texture,
        twist=0.9,
        loft=0.95,
        closing=0.6,
        coherence=_IN_STEP,
        # Waves wander by themselves.
        sway=float(np.interp(curl, (0.0, 0.2, 0.3, 0.45), (0.17, 0.20, 0.16, 0.08))),
        bow=float(np.interp(curl, (0.0, 0.2), (10.0, 8.0))),
    )
    if waves > 0.0:
        radius, pitch = waves * _SET[0], _SET[1] * (0.8 + 0.5 * head.luck("set-pitch"))
        texture = replace(texture, curl_radius=radius, curl_pitch=pitch, flat=0.5, sectioned=True)
        return Fall(texture=texture, points=24, count=11600, width=1.16)
    if curl < _WAVING:
        return Fall(texture=texture, points=18, count=15500, width=1.06)
    texture = replace(texture, curl_pitch=_DRAWN_OUT * texture.curl_pitch)
    return Fall(texture=texture, points=WAVE_POINTS, count=12300, width=1.14)


def _set_waves(head: Head) -> float:
    """How far hair that grows straight or nearly so was set in broad waves from the cheek down, 0 or 0.5..1."""
    share = float(np.interp(head.age, *_SET_SHARE) * np.interp(head.hair.length, (6.4, 7.4), (0.0, 1.0)))
    if not head.female or head.luck("set") > share * float(smooth(0.42, 0.3, np.float32(head.hair.texture))):
        return 0.0
    return 0.5 + 0.5 * head.luck("set-size")
