"""The one table of traits: how each is drawn, and on which other traits it depends.

A trait's function gets its own Draw and the values of the traits it needs, and nothing else: what is not declared here
can't have an influence. A trait that a parameter of the request gives (`given`) takes the given value instead.

Names with a dot are fields of the FaceSpec; those without are either fields of it too (`age`) or steps on the way
(`hair_length`, the level of which `hair.length` is the exact value).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from facestudio.spec.distributions import (
    brows_and_beard,
    clothes,
    expression,
    eyes,
    face_details,
    form,
    hair,
    hair_loss,
    jewellery,
    light,
    person,
    proportions,
    skin,
    view,
    wardrobe,
)


@dataclass(frozen=True, slots=True)
class Trait:
    """name: path of its draws. draw: function of (Draw, value of each of `needs`). given: parameter of the request that
    sets it; `auto` counts as not given."""

    name: str
    draw: Callable[..., Any]
    needs: tuple[str, ...] = ()
    given: str | None = None


TRAITS: tuple[Trait, ...] = (
    # Who.
    Trait("gender", person.gender, given="gender"),
    Trait("age", person.age, ("gender",), given="age"),
    Trait("ethnicity", person.ethnicity, given="ethnicity"),
    # Head and face.
    Trait("mixture", form.mixture, ("ethnicity",)),
    Trait("form.african", form.african, ("mixture",)),
    Trait("form.asian", form.asian, ("mixture",)),
    Trait("form.caucasian", form.caucasian, ("form.african", "form.asian")),
    Trait("form.femininity", form.femininity, ("gender",)),
    Trait("form.muscle", form.muscle, ("gender", "age")),
    Trait("form.weight", form.weight, ("age",)),
    Trait("form.proportions", proportions.proportions),
    Trait("form.details", face_details.details, ("ethnicity", "gender", "age", "form.weight", "form.proportions")),
    Trait("form.asymmetry", face_details.asymmetry, ("age",)),
    # Skin.
    Trait("skintone", skin.tone_level, ("ethnicity", "gender"), given="skintone"),
    Trait("skin.tone", skin.tone, ("skintone",)),
    Trait("skin.redness", skin.redness, ("gender", "age")),
    Trait("skin.freckles", skin.freckles, ("skintone", "age")),
    Trait("skin.moles", skin.moles, ("skintone", "age")),
    Trait("skin.oiliness", skin.oiliness, ("age",)),
    Trait("skin.makeup", skin.makeup, ("gender", "age")),
    Trait("skin.sun_damage", skin.sun_damage, ("age", "skintone")),
    Trait("skin.ageing", skin.ageing, ("gender", "age", "skintone")),
    Trait("skin.seed", skin.seed),
    # Eyes.
    Trait("eyes.colour", eyes.colour, ("ethnicity", "skintone")),
    Trait("eyes.shade", eyes.shade),
    Trait("eyes.pupil", eyes.pupil, ("age",)),
    Trait("eyes.lash_length", eyes.lash_length, ("gender", "age")),
    Trait("eyes.seed", eyes.seed),
    # Hair.
    Trait("hair_loss", hair_loss.progress, ("gender", "ethnicity", "age")),
    Trait("hair_length", hair.level, ("gender", "age", "ethnicity", "hair_loss"), given="hair_length"),
    Trait("hair.length", hair.length, ("hair_length",)),
    Trait("hair.texture", hair.texture, ("ethnicity", "gender", "age")),
    Trait("hair.style", hair.style, ("hair_length", "hair.texture", "gender", "age", "hair_loss")),
    Trait("hair_dyed", hair.dyed, ("gender", "age")),
    Trait("hair_lift", hair.lift, ("ethnicity", "hair_dyed", "age")),
    Trait("hair.pheomelanin", hair.pheomelanin, ("ethnicity", "skintone", "hair_lift")),
    Trait("hair.eumelanin", hair.eumelanin, ("ethnicity", "hair.pheomelanin", "age", "skintone", "hair_lift")),
    Trait("hair.grey", hair.grey, ("ethnicity", "gender", "age", "hair_dyed")),
    Trait("hair.recession", hair_loss.recession, ("hair_loss", "gender", "age")),
    Trait("hair.thinning", hair_loss.thinning, ("hair_loss", "gender")),
    Trait("hair.parting", hair.parting),
    Trait("hair.volume", hair.volume, ("gender", "age")),
    Trait("hair.seed", hair.seed),
    Trait("brows.thickness", brows_and_beard.thickness, ("gender", "age")),
    Trait("brows.density", brows_and_beard.density, ("age", "gender", "ethnicity", "skin.makeup")),
    Trait("brows.arch", brows_and_beard.arch, ("gender", "age", "ethnicity")),
    Trait("brows.grey", brows_and_beard.brow_grey, ("gender", "hair.grey", "skin.makeup")),
    Trait("brows.seed", brows_and_beard.brow_seed),
    Trait("facial_hair", brows_and_beard.level, ("gender", "age", "ethnicity"), given="facial_hair"),
    Trait("beard.amount", brows_and_beard.amount, ("facial_hair",)),
    Trait("beard.style", brows_and_beard.style, ("facial_hair",)),
    Trait("beard.grey", brows_and_beard.beard_grey, ("hair.grey", "age")),
    Trait("beard.seed", brows_and_beard.beard_seed),
    # What is worn.
    Trait("eyewear.kind", wardrobe.eyewear_kind, ("age",), given="eyewear"),
    Trait("eyewear.shape", wardrobe.eyewear_shape, ("gender",)),
    Trait("frame_name", wardrobe.frame_name),
    Trait("eyewear.frame", wardrobe.frame, ("frame_name",)),
    Trait("eyewear.metal", wardrobe.metal, ("frame_name",)),
    Trait("eyewear.style", wardrobe.style, ("eyewear.kind", "eyewear.metal", "gender")),
    Trait("eyewear.mottle", wardrobe.mottle, ("frame_name",)),
    Trait("eyewear.lens_tint", wardrobe.lens_tint, ("eyewear.kind",)),
    Trait("eyewear.gradient", wardrobe.gradient, ("eyewear.kind",)),
    Trait("outfit", clothes.outfit, ("gender",)),
    Trait("clothing.garment", clothes.garment, ("outfit", "age")),
    Trait("clothing.fabric", clothes.fabric, ("clothing.garment",)),
    Trait("clothing.pattern", clothes.pattern, ("clothing.fabric", "gender")),
    Trait("clothing.colour", clothes.colour, ("clothing.fabric",)),
    Trait("clothing.accent", clothes.accent, ("clothing.colour", "clothing.fabric", "clothing.pattern")),
    Trait("clothing.under", clothes.under, ("clothing.garment",)),
    Trait("clothing.repeat", clothes.repeat),
    Trait("clothing.seed", clothes.seed),
    Trait("jewellery.earrings", jewellery.earrings, ("gender", "age")),
    Trait("jewellery.necklace", jewellery.necklace, ("gender", "age", "clothing.garment")),
    Trait("jewellery.metal", jewellery.metal),
    Trait("jewellery.stone", jewellery.stone),
    Trait("jewellery.size", jewellery.size),
    # What the face does.
    Trait("expression.mood", expression.mood, ("age",), given="mood"),
    Trait("expression.intensity", expression.intensity, ("expression.mood", "age")),
    Trait("expression.actions", expression.actions, ("expression.mood", "expression.intensity", "age")),
    Trait("gaze", expression.gaze, ("age",)),
    Trait("expression.gaze_azimuth", expression.gaze_azimuth, ("gaze",)),
    Trait("expression.gaze_elevation", expression.gaze_elevation, ("gaze", "expression.mood")),
    # How it is photographed.
    Trait("view.view_profile", view.view_profile, given="view_profile"),
    Trait("view.pitch", view.pitch),
    Trait("view.roll", view.roll, ("age",)),
    Trait("view.shoulders", view.shoulders, ("view.view_profile",)),
    Trait("view.zoom_level", view.zoom_level, given="zoom_level"),
    Trait("light.kind", light.kind, given="lighting"),
    Trait("light.setup", light.setup, ("light.kind",)),
    Trait("light.key_azimuth", light.key_azimuth, ("light.setup",)),
    Trait("light.key_elevation", light.key_elevation, ("light.setup",)),
    Trait("light.key_size", light.key_size, ("light.setup", "age")),
    Trait("light.contrast", light.contrast, ("light.setup", "age")),
    Trait("light.warmth", light.warmth, ("light.setup",)),
    Trait("light.backdrop", light.backdrop, ("light.setup",)),
    Trait("light.backdrop_hue", light.backdrop_hue),
    Trait("light.seed", light.seed),
)


def dependants(name: str) -> frozenset[str]:
    """Every trait that a change of this one may move, itself included."""
    moved = {name}
    for trait in TRAITS:  # in order of drawing, so one pass is enough
        if not moved.isdisjoint(trait.needs):
            moved.add(trait.name)
    return frozenset(moved)
