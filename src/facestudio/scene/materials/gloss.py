"""Parameters of teeth and gums, tongue, and spectacle rims."""

from __future__ import annotations

from facestudio.maths.steps import smooth_step
from facestudio.scene.materials.pigment import melanin_of_tone, skin_reflectance
from facestudio.scene.materials.types import Colour, GlossMaterial
from facestudio.spec.types import FaceSpec

# A1 to A2 and A4 of the dental shade guides (L* about 77 and 68, from memory, unchecked). What goes to and fro between
# teeth, gums and lips is added in resolve.frag.
_YOUNG_ENAMEL: Colour = (0.505, 0.474, 0.428)
_MILK_ENAMEL: Colour = (0.565, 0.535, 0.485)  # whiter than permanent teeth (textbook dentistry)
_OLD_ENAMEL: Colour = (0.445, 0.393, 0.313)
_LAST_MILK_YEARS = 6
_SHADE, _SHADED_CM = 0.18, (0.05, 0.65)
"""What lips that are hardly parted take of the light on the teeth, by eye; gaps over which they cease to, cm of an
adult."""
_GUM: Colour = (0.365, 0.165, 0.145)
"""Keratinised, paler and less red than the lining of the lips (textbook dentistry); by eye."""
_DARK_GUM: Colour = (0.150, 0.085, 0.080)
"""Of the darkest people, whose gums carry melanin as their skin does; half of it counts, as it lies there in patches.
By eye."""
_TONGUE: Colour = (0.36, 0.145, 0.125)


def teeth_material(spec: FaceSpec, gap_cm: float = 1.0) -> GlossMaterial:
    """Teeth (colour_a) and gums (colour_b), which lie in the lips' shade while the gap between those is small.

    gap_cm: of a head of an adult's size."""
    age = min(max((spec.age - 15.0) / 65.0, 0.0), 1.0)
    shade = 0.52 + 0.48 * float(skin_reflectance(0.06 * spec.skin.tone, 0.0)[0]) / 0.77
    enamel = _blend(_MILK_ENAMEL if spec.age <= _LAST_MILK_YEARS else _YOUNG_ENAMEL, _OLD_ENAMEL, age)
    shade *= 1.0 - _SHADE * (1.0 - float(smooth_step(*_SHADED_CM, gap_cm)))
    gum = _blend(_GUM, _DARK_GUM, 0.5 * min(max(spec.skin.tone / 9.0, 0.0), 1.0))
    # Dark lips send less light back to the teeth, which would be a white strip between them.
    return GlossMaterial(
        colour_a=(enamel[0] * shade**2, enamel[1] * shade**2, enamel[2] * shade**2),
        colour_b=(gum[0] * shade, gum[1] * shade, gum[2] * shade),
        roughness=0.22,
        reflectance=0.048,  # enamel and saliva, by eye; index 1.6 alone gives .053
        scatter=0.9,
    )


def tongue_material(spec: FaceSpec) -> GlossMaterial:
    """The tongue; colour_b, deeper, is for its root and underside."""
    deep = (_TONGUE[0] * 0.75, _TONGUE[1] * 0.62, _TONGUE[2] * 0.62)
    return GlossMaterial(colour_a=_TONGUE, colour_b=deep, roughness=0.38, reflectance=0.028, scatter=1.0)


def rim_material(spec: FaceSpec) -> GlossMaterial:
    """The spectacle frame: metal or acetate; colour_b is for nose pads and the edges of glass, through which skin shows."""
    eyewear = spec.eyewear
    red, green, blue = (0.82 * float(level) for level in skin_reflectance(melanin_of_tone(spec.skin.tone), 0.2))
    return GlossMaterial(
        colour_a=eyewear.frame,
        colour_b=(red, green, blue),
        roughness=0.24,  # by eye: polished, acetate shows lamps as hard bars
        reflectance=_mirror(eyewear.frame) if eyewear.metal else 0.04,
        scatter=0.0,
    )


def jewel_material(metal: Colour) -> GlossMaterial:
    """Polished metal."""
    return GlossMaterial(colour_a=metal, colour_b=metal, roughness=0.20, reflectance=_mirror(metal), scatter=0.0)


def stone_material(stone: Colour) -> GlossMaterial:
    """A pearl or a stone."""
    return GlossMaterial(colour_a=stone, colour_b=stone, roughness=0.16, reflectance=0.07, scatter=0.0)


def _mirror(metal: Colour) -> float:
    """Reflectance of a metal's mirror image, which takes the metal's hue: less of it for a darkened one."""
    return 0.46 * (0.25 + 0.75 * min(max(metal) / 0.6, 1.0))


def _blend(a: Colour, b: Colour, t: float) -> Colour:
    return (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t)
