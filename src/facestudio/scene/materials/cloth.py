"""Parameters of the garment's cloth."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from facestudio.scene.materials.types import ClothMaterial, Colour
from facestudio.spec.types import FaceSpec

PLAIN, KNIT, TWILL, NONE = range(4)


@dataclass(frozen=True, slots=True)
class Fabric:
    """A stuff, with the fields of ClothMaterial. Sizes of stitches and threads are those of shop goods, folds by eye."""

    structure: int
    wale: float
    course: float
    relief: float
    fuzz: float
    gloss: float
    roughness: float
    folds: float
    stiff: float
    cable: float = 0.0


FABRICS: Mapping[str, Fabric] = {
    "jersey": Fabric(KNIT, 0.085, 0.065, 0.008, 0.25, 0.25, 0.85, 0.42, 0.30),
    "rib_knit": Fabric(KNIT, 0.22, 0.15, 0.035, 0.40, 0.20, 0.88, 0.2, 0.15),
    "fine_knit": Fabric(KNIT, 0.16, 0.12, 0.020, 0.50, 0.18, 0.90, 0.36, 0.15),
    "chunky_knit": Fabric(KNIT, 0.36, 0.27, 0.06, 0.70, 0.15, 0.92, 0.34, 0.10),
    "cable_knit": Fabric(KNIT, 0.30, 0.23, 0.05, 0.60, 0.15, 0.92, 0.2, 0.10, cable=1.0),
    "fleece": Fabric(NONE, 0.10, 0.10, 0.012, 0.75, 0.12, 0.95, 0.46, 0.20),
    "poplin": Fabric(PLAIN, 0.040, 0.040, 0.003, 0.08, 0.45, 0.68, 0.50, 0.75),
    "linen": Fabric(PLAIN, 0.080, 0.075, 0.008, 0.12, 0.35, 0.75, 0.58, 0.95),
    "flannel": Fabric(TWILL, 0.060, 0.060, 0.004, 0.55, 0.20, 0.90, 0.36, 0.45),
    "denim": Fabric(TWILL, 0.115, 0.115, 0.011, 0.15, 0.35, 0.80, 0.45, 0.65),
    "suiting": Fabric(TWILL, 0.050, 0.050, 0.003, 0.30, 0.30, 0.78, 0.32, 0.30),
    "tweed": Fabric(TWILL, 0.130, 0.130, 0.014, 0.60, 0.18, 0.92, 0.24, 0.30),
    "satin": Fabric(NONE, 0.030, 0.030, 0.002, 0.00, 2.00, 0.40, 0.52, 0.30),
    "leather": Fabric(NONE, 0.100, 0.100, 0.016, 0.00, 1.50, 0.42, 0.34, 0.60),
    "nylon": Fabric(NONE, 0.050, 0.050, 0.004, 0.02, 0.80, 0.55, 0.36, 0.70),
}

_PATTERNS = {
    "plain": (0, 1.0),
    "melange": (0, 1.0),
    "stripes": (1, 2.3),
    "pinstripes": (2, 0.75),
    "plaid": (3, 5.2),
    "gingham": (4, 1.0),
    "dots": (5, 1.1),
    "floral": (6, 2.3),
    "blocks": (7, 1.0),
}
"""Number of a print in the shader, and its repeat in cm."""
GAUGE = ((0.0, 4.0, 12.0, 18.0), (0.55, 0.68, 0.85, 1.0))
"""Years, and at them the size of stitches and prints to an adult's: small garments are made of finer yarn. By eye, in shops."""
_UNDER = {"shirt": "poplin", "tee": "jersey"}
_ORANGE: Colour = (0.36, 0.20, 0.07)


def cloth_material(spec: FaceSpec, role: str = "main", cut: str = "") -> ClothMaterial:
    """The material of a part of what the person wears.

    role: `main`, the garment; `under`, a plain layer of a cut below it; `scarf`; or `tie`.
    """
    clothing = spec.clothing
    seed = (clothing.seed % 4093) / 4093.0
    if role == "main" and clothing.garment == "scarf":
        return _of(spec, "fine_knit", "plain", clothing.colour, clothing.accent, seed)
    if role == "main":
        return _of(spec, clothing.fabric, clothing.pattern, clothing.colour, clothing.accent, seed)
    if role == "scarf":
        pattern = "plaid" if clothing.fabric == "flannel" else "plain"
        return _of(spec, clothing.fabric, pattern, clothing.accent, clothing.under, (seed + 0.37) % 1)
    if role == "tie":
        return _of(
            spec,
            "satin",
            "pinstripes",
            _muted(clothing.accent),
            _lighter(clothing.accent),
            seed,
            repeat=1.7,
            folds=0.1,
        )
    return _of(spec, _UNDER[cut], "plain", clothing.under, clothing.under, (seed + 0.61) % 1)


def _of(
    spec: FaceSpec,
    fabric: str,
    pattern: str,
    colour: Colour,
    accent: Colour,
    seed: float,
    *,
    repeat: float | None = None,
    folds: float = 1.0,
) -> ClothMaterial:
    stuff = FABRICS[fabric]
    clothing, gauge = spec.clothing, float(np.interp(spec.age, *GAUGE))
    number, usual = _PATTERNS[pattern]
    return ClothMaterial(
        colour=colour,
        accent=accent,
        third=_third(colour, accent),
        stitching=_ORANGE if fabric == "denim" else _towards(colour, _lighter(colour), 0.25),
        structure=stuff.structure,
        wale=stuff.wale * gauge,
        course=stuff.course * gauge,
        relief=stuff.relief * gauge,
        cable=stuff.cable,
        fuzz=stuff.fuzz,
        gloss=stuff.gloss,
        roughness=stuff.roughness,
        folds=stuff.folds * folds,
        stiff=stuff.stiff,
        pattern=number,
        repeat=(usual if repeat is None else repeat) * clothing.repeat * gauge,
        melange=1.0 if pattern == "melange" else 0.0,
        seed=seed,
    )


def _third(colour: Colour, accent: Colour) -> Colour:
    """A quiet companion of two colours: their mean, warmed."""
    mean = _towards(colour, accent, 0.5)
    return (min(1.0, mean[0] * 1.25), mean[1], mean[2] * 0.72)


def _muted(colour: Colour) -> Colour:
    """Of a tie: dark enough beside a shirt."""
    scale = min(1.0, 0.10 / max(max(colour), 1e-3))
    return (colour[0] * scale, colour[1] * scale, colour[2] * scale)


def _lighter(colour: Colour) -> Colour:
    return (0.35 + 0.5 * colour[0], 0.35 + 0.5 * colour[1], 0.35 + 0.5 * colour[2])


def _towards(a: Colour, b: Colour, t: float) -> Colour:
    return (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t)
