"""THE table of parameters. Parser, JSON Schema, web form, manual page and command line flags all read it here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["integer", "choice"]
Stage = Literal["person", "picture", "file"]
Plan = Literal["Anon", "Professional"]

AUTO = "auto"
"""The choice by which a sender leaves it to us, in so many words."""


@dataclass(frozen=True, slots=True)
class Field:
    """One parameter.

    name: in queries, FaceRequest and the command line. kind: integer (`minimum`, `maximum`, both included) or choice
    (`choices`). unit: what an integer counts. spellings: other ways to write a choice -> the choice. other_names: of
    the parameter itself. default: taken when it is omitted; None: drawn by lot, as `when_omitted` says.
    plan: the least plan that may use it. stage: what it belongs to: the person, the picture taken of them, or the file.
    sentence: for manuals and forms. labels: what the ends of the scale mean.
    """

    name: str
    kind: Kind
    plan: Plan
    stage: Stage
    sentence: str
    when_omitted: str
    minimum: int = 0
    maximum: int = 0
    unit: str = ""
    choices: tuple[str, ...] = ()
    spellings: Mapping[str, str] = field(default_factory=dict)
    other_names: tuple[str, ...] = ()
    default: str | int | None = None

    @property
    def allowed(self) -> str:
        """What may be given, as the end of a sentence."""
        if self.kind == "choice":
            return f"one of {', '.join(self.choices)}"
        unit = f" {self.unit}" if self.unit else ""
        return f"a whole number from {self.minimum} to {self.maximum}{unit}"


FIELDS: tuple[Field, ...] = (
    Field(
        name="gender",
        kind="choice",
        choices=("male", "female"),
        plan="Anon",
        stage="person",
        sentence="Gender of the person.",
        when_omitted="random",
    ),
    Field(
        name="ethnicity",
        kind="choice",
        choices=(
            "european",
            "african",
            "west_asian",
            "south_asian",
            "east_asian",
            "southeast_asian",
            "latin_american",
        ),
        plan="Anon",
        stage="person",
        sentence="Ethnicity of the person.",
        when_omitted="random, all equally likely",
    ),
    Field(
        name="age",
        kind="integer",
        minimum=0,
        maximum=80,
        unit="years",
        plan="Anon",
        stage="person",
        sentence="Age of the person.",
        when_omitted="drawn from the world's age pyramid",
    ),
    Field(
        name="resolution",
        kind="integer",
        minimum=128,
        maximum=1024,
        unit="pixels",
        plan="Anon",
        stage="file",
        sentence="Side of the square picture.",
        when_omitted="1024",
        default=1024,
    ),
    Field(
        name="image_format",
        kind="choice",
        choices=("jpeg", "webp"),
        spellings={"jpg": "jpeg"},
        other_names=("format",),
        plan="Anon",
        stage="file",
        sentence="Format of the picture file.",
        when_omitted="jpeg",
        default="jpeg",
    ),
    Field(
        name="seed",
        kind="integer",
        minimum=1,
        maximum=2**32,
        plan="Professional",
        stage="person",
        sentence=(
            "Everything that is left to chance follows from the seed: "
            "the same request with the same seed gives the same picture."
        ),
        when_omitted="random",
    ),
    Field(
        name="skintone",
        kind="integer",
        minimum=0,
        maximum=10,
        plan="Professional",
        stage="person",
        sentence="Skin tone, from 0 (lightest) to 10 (darkest).",
        when_omitted="random, likely for the ethnicity",
    ),
    Field(
        name="eyewear",
        kind="choice",
        choices=(AUTO, "none", "eyeglasses", "sunglasses"),
        plan="Professional",
        stage="person",
        sentence="What is worn in front of the eyes.",
        when_omitted="auto: likely for the age",
        default=AUTO,
    ),
    Field(
        name="hair_length",
        kind="integer",
        minimum=0,
        maximum=10,
        plan="Professional",
        stage="person",
        sentence="Length of the hair, from 0 (bald) to 10 (longest).",
        when_omitted="random, likely for gender and age",
    ),
    Field(
        name="facial_hair",
        kind="integer",
        minimum=0,
        maximum=10,
        plan="Professional",
        stage="person",
        sentence="Amount of facial hair, from 0 (clean-shaven) to 10 (long full beard).",
        when_omitted="random, likely for gender and age",
    ),
    Field(
        name="lighting",
        kind="choice",
        choices=(AUTO, "studio", "natural", "artistic"),
        plan="Professional",
        stage="picture",
        sentence="Kind of light: studio is soft and even, natural is daylight, artistic is higher in contrast.",
        when_omitted="auto: random",
        default=AUTO,
    ),
    Field(
        name="zoom_level",
        kind="choice",
        choices=("standard", "closeup"),
        plan="Professional",
        stage="picture",
        sentence="How much of the picture the face fills.",
        when_omitted="standard",
        default="standard",
    ),
    Field(
        name="mood",
        kind="choice",
        choices=(AUTO, "neutral", "happy", "sad", "angry", "surprised", "disgusted", "afraid"),
        plan="Professional",
        stage="picture",
        sentence="Mood that the face expresses.",
        when_omitted="auto: neutral or happy more likely than others",
        default=AUTO,
    ),
    Field(
        name="view_profile",
        kind="integer",
        minimum=-60,
        maximum=60,
        unit="degrees",
        plan="Professional",
        stage="picture",
        sentence="Angle of view: 0 is frontal, positive turns the person's face towards the viewer's right.",
        when_omitted="random, near frontal more likely",
    ),
    Field(
        name="stampless",
        kind="choice",
        choices=("yes", "no"),
        plan="Professional",
        stage="file",
        sentence="Whether the visible stamp in the corner of the picture is left out.",
        when_omitted="no",
        default="no",
    ),
)
"""In the order in which manuals and forms show them."""

BY_NAME: Mapping[str, Field] = {each.name: each for each in FIELDS}
"""Name -> field."""

BY_ANY_NAME: Mapping[str, Field] = {name: each for each in FIELDS for name in (each.name, *each.other_names)}
"""Name or other name -> field."""


def above_plan(names: frozenset[str] | set[str], *, professional: bool) -> tuple[str, ...]:
    """Those of the named parameters that a caller's plan does not include, in the table's order."""
    if professional:
        return ()
    return tuple(each.name for each in FIELDS if each.name in names and each.plan == "Professional")
