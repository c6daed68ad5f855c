"""How far the upper lids hang down over the iris when a face does nothing."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from facestudio.assets import HeadPack
from facestudio.scene.head.eyes import opening
from facestudio.scene.materials.eyes import iris_diameter_cm
from facestudio.spec.types import FaceSpec

COVERED_SHARE = ((3.0, 0.25), (8.0, 0.29), (14.0, 0.33), (21.0, 0.37), (35.0, 0.40), (55.0, 0.44), (75.0, 0.53))
"""(years, share of the iris' radius by which the roots of the upper lashes lie below its top). In life the lid covers 1 to 2 mm
of an iris and lies 4 to 5 mm above the middle of the pupil (textbook anatomy); but the lashes grow from the lid's outer edge,
which lies before its inner one and nearer the lens, so that less of the iris is hidden than these say. Small children's eyes
show more of it, and the lids of the old come down (by eye)."""
EVENED = 0.88
"""Share of a person's own excess that goes: some eyes are wider than others."""


def resting_lids(
    spec: FaceSpec, pack: HeadPack, cage: NDArray[np.float32], places: Mapping[str, NDArray[np.float64]]
) -> dict[str, float]:
    """Morph name -> weight of the actions that lower the upper lids of a face at rest onto its irises.

    cage: (V0, 3) head space, cm, before any action. places: of "left" and "right", the eyeball's centre, (3,).
    """
    covered = float(np.interp(spec.age, *np.transpose(COVERED_SHARE)))
    wanted = 0.5 * iris_diameter_cm(spec.age) * (1.0 - covered)
    weights, actions = {}, dict(spec.expression.actions)
    for side, centre in places.items():
        action = f"action/eyeBlink{side.capitalize()}"
        upper = pack.lashes[f"{side}_upper"][0]
        vertices, delta = pack.morphs.delta(action)
        fall: NDArray[np.float32] = np.zeros((len(cage), 3), np.float32)
        fall[vertices] = delta
        still, blinking = cage[upper], cage[upper] + fall[upper]
        height = opening((still, still), centre)[0] - centre[1]
        drop = height + centre[1] - opening((blinking, blinking), centre)[0]
        if height > wanted and drop > 0.0:
            # A lid that blinks comes down from where it rests, and is closed where any would be.
            closed = min(actions.get(f"eyeBlink{side.capitalize()}", 0.0), 1.0)
            weights[action] = float(EVENED * (height - wanted) / drop) * (1.0 - closed)
    return weights
