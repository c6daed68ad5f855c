"""What of a person's make-up goes where: eyes, lips, skin. Women who wear some mostly wear little, in natural shades."""

from __future__ import annotations

from dataclasses import dataclass

from facestudio.maths.counter_hash import uniform
from facestudio.maths.steps import smooth_step
from facestudio.scene.materials.types import Colour
from facestudio.spec.types import FaceSpec

WORN = (0.08, 0.20)
"""Amounts of `spec.skin.makeup` from none to some: two of three grown women wear some."""

# Linear reflectances, by eye. Light skin's shades first; the deeper the skin, the deeper the usual shade.
LIPSTICKS: tuple[Colour, ...] = (
    (0.41, 0.175, 0.140),  # nude
    (0.38, 0.130, 0.115),  # rose
    (0.31, 0.095, 0.088),  # dusty rose
    (0.23, 0.080, 0.060),  # brick
    (0.18, 0.042, 0.052),  # berry
)
RED: Colour = (0.30, 0.052, 0.048)
SHADOWS: tuple[Colour, ...] = (
    (0.74, 0.66, 0.62),  # taupe
    (0.63, 0.53, 0.47),  # brown
    (0.82, 0.65, 0.63),  # rose
    (0.62, 0.58, 0.58),  # grey
)
"""What they leave of the skin's colour where they lie thickest."""


@dataclass(frozen=True, slots=True)
class Makeup:
    """Each 0 none .. 1 strong; colours are linear: of the lipstick its reflectance, of the eye shadow what it leaves of the
    skin's."""

    base: float
    brows: float
    mascara: float
    liner: float
    shadow: float
    shadow_tint: Colour
    lipstick: float
    lip_colour: Colour


def makeup_of(spec: FaceSpec) -> Makeup:
    """Split up a person's amount of make-up. Who wears little leaves out one or the other."""
    amount = spec.skin.makeup
    lined, shaded, shade, painted, hue, bold = (float(lot) for lot in uniform(spec.skin.seed, "make-up", range(6)))
    filled = float(uniform(spec.skin.seed, "make-up-brows", 0))
    worn = float(smooth_step(*WORN, amount))
    much = float(smooth_step(0.10, 0.58, amount))
    depth = min(max(spec.skin.tone / 9.0 + 0.40 * (hue - 0.5), 0.0), 0.999)
    r, g, b = RED if bold < 0.22 * much else LIPSTICKS[int(depth * len(LIPSTICKS))]
    deep = 1.0 - 0.45 * float(smooth_step(3.5, 9.0, spec.skin.tone))  # or it would glow beside the skin
    return Makeup(
        base=worn * (0.35 + 0.65 * much),
        brows=worn * (0.30 + 0.70 * much) * (1.0 if filled < 0.70 else 0.15),
        mascara=worn * (0.70 + 0.30 * much),
        liner=worn * (0.25 + 0.75 * much) * (1.0 if lined < 0.65 else 0.25),
        shadow=worn * (0.10 + 0.90 * much) * (1.0 if shaded < 0.70 else 0.15),
        shadow_tint=SHADOWS[int(shade * len(SHADOWS)) % len(SHADOWS)],
        lipstick=worn * (0.60 + 0.40 * much) * (1.0 if painted < 0.80 else 0.2),
        lip_colour=(deep * r, deep * g, deep * b),
    )
