"""The table of parameters against the published manual, and what is generated from it."""

from dataclasses import fields

from facestudio.request.fields import BY_ANY_NAME, BY_NAME, FIELDS, above_plan
from facestudio.request.schema import schema
from facestudio.request.types import FaceRequest

# As the service's manual and contract list them: name -> (plan, allowed).
MANUAL = {
    "gender": ("Anon", ("male", "female")),
    "ethnicity": (
        "Anon",
        ("european", "african", "west_asian", "south_asian", "east_asian", "southeast_asian", "latin_american"),
    ),
    "age": ("Anon", (0, 80)),
    "resolution": ("Anon", (128, 1024)),
    "image_format": ("Anon", ("jpeg", "webp")),
    "seed": ("Professional", (1, 4294967296)),
    "skintone": ("Professional", (0, 10)),
    "eyewear": ("Professional", ("auto", "none", "eyeglasses", "sunglasses")),
    "hair_length": ("Professional", (0, 10)),
    "facial_hair": ("Professional", (0, 10)),
    "lighting": ("Professional", ("auto", "studio", "natural", "artistic")),
    "zoom_level": ("Professional", ("standard", "closeup")),
    "mood": ("Professional", ("auto", "neutral", "happy", "sad", "angry", "surprised", "disgusted", "afraid")),
    "view_profile": ("Professional", (-60, 60)),
    "stampless": ("Professional", ("yes", "no")),
}


def test_table_is_the_manual_s():
    table = {
        field.name: (field.plan, field.choices if field.kind == "choice" else (field.minimum, field.maximum))
        for field in FIELDS
    }
    assert table == MANUAL
    assert list(table) == list(MANUAL)


def test_a_request_has_exactly_the_table_s_parameters():
    assert [field.name for field in fields(FaceRequest)] == list(BY_NAME)


def test_other_names_and_spellings_lead_somewhere():
    assert BY_ANY_NAME["format"] is BY_NAME["image_format"]
    for field in FIELDS:
        assert all(choice in field.choices for choice in field.spellings.values())
        assert field.default is None or field.kind == "integer" or field.default in field.choices


def test_every_parameter_has_its_sentences():
    for field in FIELDS:
        assert field.sentence.endswith(".")
        assert field.when_omitted


def test_parameters_above_the_plan_are_named_in_the_table_s_order():
    asked = {"mood", "age", "seed", "gender"}
    assert above_plan(asked, professional=False) == ("seed", "mood")
    assert above_plan(asked, professional=True) == ()


def test_schema_states_ranges_choices_and_defaults():
    properties = schema()["properties"]
    assert list(properties) == list(MANUAL)
    assert (properties["age"]["minimum"], properties["age"]["maximum"]) == (0, 80)
    assert properties["mood"]["enum"][0] == "auto"
    assert properties["resolution"]["default"] == 1024
    assert "default" not in properties["age"]
    assert schema()["additionalProperties"] is False
