"""Specs as JSON: canonical on the way out, checked on the way in."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facestudio.request.types import FaceRequest
from facestudio.spec import codec
from facestudio.spec.bounds import CHOICES, FLAGS, RANGES, WEIGHT_NAMES
from facestudio.spec.codec import SpecError
from facestudio.spec.layout import FAMILIES, TYPES
from facestudio.spec.resolve import resolve
from facestudio.spec.types import FaceSpec, Weights

SPEC = resolve(FaceRequest(gender="male", age=44), 11)
PLAIN = json.loads(codec.to_json(SPEC))


def changed(path: str, value) -> str:
    """JSON of the spec with one field set to another value; a path ending in `-` leaves the field out."""
    plain = json.loads(codec.to_json(SPEC))
    *parents, name = path.removesuffix("-").split(".")
    place = plain
    for parent in parents:
        place = place[parent]
    if path.endswith("-"):
        del place[name]
    else:
        place[name] = value
    return json.dumps(plain)


def problems_of(text) -> tuple[str, ...]:
    with pytest.raises(SpecError) as caught:
        codec.from_json(text)
    return caught.value.problems


def outcome(text) -> FaceSpec | SpecError:
    try:
        return codec.from_json(text)
    except SpecError as error:
        return error


def test_canonical_json_has_sorted_names_and_no_spaces():
    text = codec.to_json(SPEC)
    assert text == json.dumps(json.loads(text), sort_keys=True, separators=(",", ":"))
    assert text.isascii()


def test_any_spelling_of_the_json_gives_the_same_fingerprint():
    shuffled = json.dumps(dict(reversed(PLAIN.items())), indent=3)
    assert codec.fingerprint(codec.from_json(shuffled)) == codec.fingerprint(SPEC)
    assert codec.from_json(shuffled.encode()) == SPEC


def test_whole_numbers_become_the_floats_that_they_stand_for():
    read = codec.from_json(changed("view.pitch", 2))
    assert codec.to_json(read) == codec.to_json(replace(SPEC, view=replace(SPEC.view, pitch=2.0)))


def test_fingerprint_tells_persons_apart():
    prints = {codec.fingerprint(resolve(FaceRequest(), seed)) for seed in range(1, 200)}
    assert len(prints) == 199
    assert all(len(text) == 64 for text in prints)


def test_infinite_numbers_are_not_written():
    with pytest.raises(ValueError, match="JSON compliant"):
        codec.to_json(replace(SPEC, skin=replace(SPEC.skin, tone=float("nan"))))


def test_every_field_has_its_bounds():
    leaves = {
        f"{family}.{name}" if family else name
        for family, kind in (("", FaceSpec), *FAMILIES.items())
        for name in TYPES[kind]
        if name not in FAMILIES
    }
    covered = set(RANGES) | set(CHOICES) | FLAGS | {"version"}
    assert leaves == covered
    assert {
        path for path in leaves if "." in path and TYPES[FAMILIES[path.split(".")[0]]][path.split(".")[1]] == Weights
    } == set(WEIGHT_NAMES)


@pytest.mark.parametrize(
    ("path", "value", "says"),
    [
        ("seed", 0, "seed is 0, and must be a whole number from 1 to 4.29497e+09."),
        ("seed", 7.0, "seed is 7.0"),
        ("seed", True, "seed is true"),
        ("seed", 10**100, "seed is a huge number"),
        ("age", 81, "age is 81, and must be a whole number from 0 to 80."),
        ("age", "44", 'age is "44"'),
        ("age", None, "age is null"),
        ("gender", "man", 'gender is "man", and must be one of male, female.'),
        ("gender", ["male"], "gender is list"),
        ("skin.tone", -0.1, "skin.tone is -0.1"),
        ("eyewear.metal", 1, "eyewear.metal is 1, and must be true or false."),
        ("clothing.colour", [0.1, 0.2], "list of three"),
        ("clothing.colour", [0.1, 0.2, 1.5], "clothing.colour is 1.5"),
        ("clothing.colour", "red", "list of three"),
        ("form.details", [["nose/nose-hump-incr", 1]], "object"),
        ("form.details", {"nose/../../etc": 0.5}, "no weight called"),
        ("form.details", {"nose/nose-hump-incr": 1.2}, "form.details is 1.2"),
        ("form.asymmetry", {"nose/nose-hump-incr": 0.5}, "no weight called"),
        ("expression.actions", {"mouthSmile": 0.5}, 'no weight called "mouthSmile"'),
        ("hair", 3, "hair must be an object."),
        ("hair.wig", 3, 'hair."wig" is not a field.'),
        ("light.setup", "x" * 5000, "..."),
    ],
)
def test_wrong_fields_are_named_with_what_they_hold(path, value, says):
    (problem,) = problems_of(changed(path, value))
    assert says in problem
    assert len(problem) < 300


def test_missing_fields_are_named():
    assert problems_of(changed("skin.tone-", None)) == ("skin.tone is missing.",)
    assert problems_of(changed("light-", None)) == ("light is missing.",)


def test_numbers_beyond_the_floats_are_refused():
    text = changed("skin.tone", 0.5).replace('"tone": 0.5', '"tone": 1e400')
    assert problems_of(text) == ("skin.tone is not finite, and must be a number from 0 to 10.",)


def test_all_problems_come_at_once():
    plain = json.loads(codec.to_json(SPEC))
    plain["age"], plain["skin"]["tone"], plain["hair"]["style"] = -1, 11, "mullet"
    assert len(problems_of(json.dumps(plain))) == 3


def test_mixture_must_be_whole():
    assert problems_of(changed("form.african", 0.9)) == ("form.african, form.asian and form.caucasian must sum to 1.",)


@pytest.mark.parametrize("version", [0, 1, 2, 4, True, 3.0, "3", None, [3]])
def test_another_version_is_told_before_anything_else(version):
    (problem,) = problems_of(json.dumps({"version": version}))
    assert "reads version 3 only" in problem


@pytest.mark.parametrize(
    "text",
    [
        *("", "{", "[]", "null", "3", '"spec"', "{}", "NaN", '{"version":3,"age":NaN}', '{"version":3,"version":3}'),
        *("[" * 30000, '{"a":' * 8000, "9" * 5000, b"\xff\xfe", " " * 70000, codec.to_json(SPEC) + "x"),
    ],
    ids=lambda text: repr(text[:20]),
)
def test_what_is_no_spec_is_refused(text):
    assert problems_of(text)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(sorted(set(RANGES) | set(CHOICES) | FLAGS | set(FAMILIES) | {"version"})), json_values)
def test_any_value_in_any_field_gives_a_spec_or_a_spec_error(path, value):
    result = outcome(changed(path, value))
    if isinstance(result, SpecError):
        assert result.problems
        assert all(problem.encode() for problem in result.problems)
    else:
        assert codec.from_json(codec.to_json(result)) == result
