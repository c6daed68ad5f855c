"""From the table of fields to the controls of the form."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from facestudio.request.fields import AUTO, FIELDS, Field, Stage
from facestudio_web.studio.state import State, default_of
from facestudio_web.studio.words import label_of, value_in_words, word_of

_TITLES: tuple[tuple[Stage, str], ...] = (("person", "Person"), ("picture", "Picture"), ("file", "File"))
_MOST_STEPS = 1000
"""A slider with more steps than that can't be set to a number by hand; such a field has a box for the number only."""


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a control. value: as sent; '' leaves it to chance. chosen: whether it is on."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Control:
    """One parameter in the form.

    value: what is set, as text; '' is left to chance. default: what that means where it isn't chance. slider: whether an
    integer has one, which stands at `rest` as long as nothing is set. options: of a choice. allowed: what may be given,
    for a locked one. plan: the least plan that has it, where the visitor's has not; '' where the control works. problems:
    sentences about the value.
    """

    name: str
    label: str
    kind: str
    sentence: str
    when_omitted: str
    unit: str
    minimum: int
    maximum: int
    value: str
    default: str
    slider: bool
    rest: int
    options: tuple[Option, ...]
    allowed: str
    locked: bool
    plan: str
    problems: tuple[str, ...]

    @property
    def chance(self) -> bool:
        """Whether it can be left to chance."""
        return not self.default

    @property
    def open_words(self) -> str:
        """What happens when it is left open, as a sentence; '' where the control itself says so."""
        if self.default == AUTO:
            return f"Auto: {self.when_omitted.removeprefix('auto: ')}."
        if self.default or self.when_omitted == "random":
            return ""
        return f"Random: {self.when_omitted.removeprefix('random, ')}."

    @property
    def spoken(self) -> str:
        """The value as a screen reader says it."""
        return value_in_words(self.name, self.value, self.unit) if self.value.lstrip("-").isdigit() else "random"


@dataclass(frozen=True, slots=True)
class Group:
    """The controls of one stage, those that work and those that the visitor's plan lacks."""

    stage: Stage
    title: str
    working: tuple[Control, ...]
    locked: tuple[Control, ...]


def groups(state: State, included: Collection[str], least_plans: Mapping[str, str]) -> tuple[Group, ...]:
    """The form for one visitor.

    state: what is set. included: names of the parameters of the visitor's plan. least_plans: parameter -> the least plan
    that has it; a parameter that no plan has is left out.
    """
    controls = [
        (field.stage, _control(field, state, field.name not in included, least_plans.get(field.name, "")))
        for field in FIELDS
        if field.name in included or field.name in least_plans
    ]
    return tuple(
        Group(
            stage,
            title,
            tuple(each for its_stage, each in controls if its_stage == stage and not each.locked),
            tuple(each for its_stage, each in controls if its_stage == stage and each.locked),
        )
        for stage, title in _TITLES
    )


def _control(field: Field, state: State, locked: bool, plan: str) -> Control:
    default = default_of(field.name)
    value = state.values.get(field.name, default)
    return Control(
        name=field.name,
        label=label_of(field.name),
        kind=field.kind,
        sentence=field.sentence,
        when_omitted=field.when_omitted,
        unit=field.unit,
        minimum=field.minimum,
        maximum=field.maximum,
        value=value,
        default=default,
        slider=field.kind == "integer" and field.maximum - field.minimum <= _MOST_STEPS,
        rest=(field.minimum + field.maximum) // 2,
        options=_options(field, value),
        allowed=_allowed(field),
        locked=locked,
        plan=plan if locked else "",
        problems=state.problems.get(field.name, ()),
    )


def _options(field: Field, value: str) -> tuple[Option, ...]:
    if field.kind == "integer":
        return ()
    chance = () if field.default is not None else (Option("", "Random", not value),)
    return (*chance, *(Option(each, word_of(field.name, each), each == value) for each in field.choices))


def _allowed(field: Field) -> str:
    if field.kind == "choice":
        return ", ".join(word_of(field.name, each) for each in field.choices if each != AUTO)
    return f"{field.minimum} to {field.maximum} {field.unit}".rstrip()
