"""Faces, parameters and values in words."""

import re

import pytest

from facestudio.request.canonical import canonical_query
from facestudio.request.fields import FIELDS
from facestudio.request.types import FaceRequest
from facestudio.spec.recall import request_of
from facestudio.spec.resolve import resolve
from facestudio_web.studio.words import describe, label_of, value_in_words, word_of

PLAIN = {
    "gender": "female",
    "ethnicity": "european",
    "age": "30",
    "skintone": "4",
    "eyewear": "none",
    "hair_length": "5",
    "facial_hair": "0",
    "lighting": "studio",
    "zoom_level": "standard",
    "mood": "neutral",
    "view_profile": "0",
}


def test_a_face_in_a_sentence():
    assert describe(PLAIN) == (
        "Portrait of a European woman, 30 years old, with skin tone 4 of 10 and hair of medium length, "
        "with a neutral expression, seen from the front, in studio light."
    )


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"gender": "male"}, "a European man, 30 years old"),
        ({"ethnicity": "african"}, "an African woman"),
        ({"ethnicity": "southeast_asian"}, "a Southeast Asian woman"),
        ({"ethnicity": "east_asian"}, "an East Asian woman"),
        ({"age": "0"}, "a European baby girl, less than a year old"),
        ({"age": "1", "gender": "male"}, "a European boy, 1 year old"),
        ({"age": "12"}, "a European girl, 12 years old"),
        ({"age": "13"}, "a European teenage girl, 13 years old"),
        ({"age": "18"}, "a European woman, 18 years old"),
        ({"age": "80"}, "a European woman, 80 years old"),
        ({"hair_length": "0"}, "a bald head"),
        ({"hair_length": "1"}, "very short hair"),
        ({"hair_length": "10"}, "very long hair"),
        ({"facial_hair": "10"}, "hair of medium length and a long full beard"),
        ({"facial_hair": "1"}, "and stubble"),
        ({"eyewear": "sunglasses"}, "and sunglasses"),
        ({"mood": "afraid"}, "looking afraid"),
        ({"view_profile": "60"}, "turned far to the viewer's right"),
        ({"view_profile": "-15"}, "turned slightly to the viewer's left"),
        ({"zoom_level": "closeup"}, "Close-up portrait of"),
        ({"lighting": "natural"}, "in natural light."),
    ],
    ids=str,
)
def test_what_is_different_is_said(changed, words):
    assert words in describe({**PLAIN, **changed})


@pytest.mark.parametrize("seed", range(1, 60))
def test_every_face_can_be_described(seed):
    spec = resolve(FaceRequest(), seed)
    query = canonical_query(request_of(spec, resolution=128, image_format="jpeg", stampless="no"))
    sentence = describe(dict(pair.split("=") for pair in query.split("&")))
    assert 60 < len(sentence) < 260


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_labels_are_words(field):
    assert re.fullmatch(r"[A-Z][a-z]+( [a-z]+)*", label_of(field.name))


@pytest.mark.parametrize(
    "choice", [(field.name, choice) for field in FIELDS for choice in field.choices], ids=lambda each: "-".join(each)
)
def test_choices_are_words(choice):
    assert re.fullmatch(r"[A-Z][A-Za-z]+([ -][A-Za-z]+)*", word_of(*choice))


@pytest.mark.parametrize(
    ("name", "value", "unit", "words"),
    [
        ("age", "30", "years", "30 years"),
        ("hair_length", "3", "", "3"),
        ("view_profile", "0", "degrees", "Seen from the front"),
        ("ethnicity", "latin_american", "", "Latin American"),
        ("mood", "happy", "", "Happy"),
    ],
)
def test_values_in_words(name, value, unit, words):
    assert value_in_words(name, value, unit) == words
