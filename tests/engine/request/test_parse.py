"""The parser: what it accepts, what it refuses, and in which words."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facestudio.request.canonical import canonical_query
from facestudio.request.errors import RequestError, shown
from facestudio.request.fields import FIELDS
from facestudio.request.parse import LONGEST_QUERY, MOST_PAIRS, parse
from facestudio.request.types import FaceRequest

NAMES = [field.name for field in FIELDS]


def problems_of(source) -> dict[str, list[str]]:
    with pytest.raises(RequestError) as caught:
        parse(source)
    return caught.value.as_plain()


def test_nothing_given_is_nothing_asked():
    assert parse("") == parse([]) == FaceRequest()


def test_values_reach_their_fields():
    query = "gender=female&ethnicity=west_asian&age=41&seed=4294967296&view_profile=-60&stampless=yes"
    assert parse(query) == FaceRequest(
        gender="female", ethnicity="west_asian", age=41, seed=2**32, view_profile=-60, stampless="yes"
    )


def test_not_given_differs_from_auto():
    assert parse("mood=auto").mood == "auto"
    assert parse("").mood is None


@pytest.mark.parametrize("value", ["jpeg", "JPEG", "Jpg", "jpg"])
def test_choices_ignore_case_and_know_other_spellings(value):
    assert parse([("image_format", value)]).image_format == "jpeg"


def test_format_is_another_name_of_image_format():
    assert parse("format=WebP").image_format == "webp"


@pytest.mark.parametrize("query", ["gender=", "gender", "gender=&age=&seed=", "&&", "_=17&_cache=%zz&__=%ff"])
def test_empty_values_and_cache_busters_ask_for_nothing(query):
    assert parse(query) == FaceRequest()


def test_percent_and_plus_are_decoded():
    assert parse("%67ender=%6Dale&ethnicity=e%61st_asian") == FaceRequest(gender="male", ethnicity="east_asian")
    assert '" male"' in problems_of("gender=+male")["gender"][0]


# A number has one spelling, so that a picture has one address.
@pytest.mark.parametrize(
    "value",
    [
        "٣٠",
        "３０",
        "1e3",
        "1E1",
        "05",
        "00",
        "+5",
        "-0",
        "5.0",
        "5.",
        " 5",
        "5 ",
        "5\n",
        "0x10",
        "1_0",
        "5,0",
        "½",
        "²",
    ],
)
def test_numbers_have_one_spelling(value):
    assert "whole number from 0 to 80" in problems_of([("age", value)])["age"][0]


@pytest.mark.parametrize(
    "value", ["nan", "inf", "true", "null", "None", "[5]", "\x00", "5\x00", "\u202e5", "\ud800", "ten", "-"]
)
def test_what_is_no_number_is_refused(value):
    assert "whole number from 0 to 80" in problems_of([("age", value)])["age"][0]


@pytest.mark.parametrize("field", [field for field in FIELDS if field.kind == "integer"], ids=lambda field: field.name)
def test_integer_ranges_hold_at_both_ends(field):
    for value in (field.minimum, field.maximum):
        assert getattr(parse([(field.name, str(value))]), field.name) == value
    for value in (field.minimum - 1, field.maximum + 1, 10**30):
        (text,) = problems_of([(field.name, str(value))])[field.name]
        assert str(field.minimum) in text
        assert str(field.maximum) in text


@pytest.mark.parametrize("field", [field for field in FIELDS if field.kind == "choice"], ids=lambda field: field.name)
def test_every_choice_is_accepted_and_listed_when_missed(field):
    for choice in field.choices:
        assert getattr(parse([(field.name, choice.upper())]), field.name) == choice
    (text,) = problems_of([(field.name, "zzz")])[field.name]
    assert '"zzz"' in text
    assert all(choice in text for choice in field.choices)


def test_letters_that_only_lower_to_ascii_are_not_that_letter():
    assert problems_of([("mood", "\u017fad")])["mood"]  # long s
    assert problems_of([("mood", "happ\u0178")])["mood"]
    assert problems_of([("ethnicity", "AFR\u0130CAN")])["ethnicity"]  # I with dot


def test_all_problems_come_at_once():
    problems = problems_of("age=99&gender=m&seed=0&hair=3&view_profile=61&age=")
    assert sorted(problems) == ["age", "gender", "hair", "seed", "view_profile"]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("agee", "age"),
        ("Age", "age"),
        ("skin_tone", "skintone"),
        ("facial-hair", "facial_hair"),
        ("view", "view_profile"),
        ("age[]", "age"),
        ("formt", "image_format"),
        ("zoom", "zoom_level"),
        ("hair", "hair_length"),
    ],
)
def test_nearest_known_name_is_suggested(name, meant):
    assert f'Did you mean "{meant}"?' in problems_of([(name, "1")])[name][0]


def test_far_names_get_no_suggestion():
    assert problems_of("colour=red") == {"colour": ['"colour" is not a parameter.']}


def test_nearest_choice_is_suggested():
    assert 'Did you mean "southeast_asian"?' in problems_of("ethnicity=south_east_asian")["ethnicity"][0]


def test_a_name_given_twice_is_refused_whatever_the_values():
    assert "Given 2 times" in problems_of("age=30&age=30")["age"][0]
    assert "Given 2 times" in problems_of("format=jpeg&image_format=jpeg")["image_format"][0]
    assert "Given 3 times" in problems_of("age=&age=&age=")["age"][0]


@pytest.mark.parametrize("escape", ["%", "%4", "%zz", "%G1", "30%", "%%30", "%u0033"])
def test_broken_percent_encoding_names_its_parameter(escape):
    assert "two hexadecimal digits" in problems_of(f"age={escape}&gender=male")["age"][0]
    assert "two hexadecimal digits" in problems_of(f"format={escape}")["image_format"][0]


@pytest.mark.parametrize("escape", ["%ff", "%C3%28", "%ED%A0%80", "%C0%B0", "\ud800"])
def test_what_is_not_utf8_names_its_parameter(escape):
    assert "not UTF-8" in problems_of(f"age={escape}")["age"][0]


def test_broken_names_are_the_query_s_problem():
    assert "not UTF-8" in problems_of("%ff=1")["query"][0]
    assert problems_of("=30") == {"query": ["A value was sent without a name."]}


def test_oversized_queries_are_not_read():
    assert list(problems_of("age=" + "3" * LONGEST_QUERY)) == ["query"]
    assert list(problems_of([("_", "x")] * (MOST_PAIRS + 1))) == ["query"]
    assert parse([("_", "x")] * MOST_PAIRS) == FaceRequest()


def test_messages_quote_long_and_unprintable_values_safely():
    text = problems_of([("gender", "<script>\x00\x1b[31m\u202e" + "x" * 5000)])["gender"][0]
    assert len(text) < 200
    assert text.isprintable()
    name = next(iter(problems_of([("n" * 5000, "1")])))
    assert len(name) < 60


def test_halves_of_surrogate_pairs_can_be_sent_back():
    body = json.dumps(problems_of([("\ud800", "\udfff"), ("mood", "\ud800")]), ensure_ascii=False)
    assert body.encode().isascii()


def test_shown_leaves_readable_text_alone():
    assert shown("Zoë 李") == "Zoë 李"


any_text = st.text(max_size=60)
likely_names = st.sampled_from([*NAMES, "format", "_", "", "age[]", "Age"]) | any_text
likely_values = (
    st.sampled_from([choice for field in FIELDS for choice in field.choices] + ["", "auto", "1e3"])
    | st.integers().map(str)
    | any_text
    | st.text(alphabet=st.characters(exclude_categories=()), max_size=40)
)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.tuples(likely_names, likely_values), max_size=MOST_PAIRS + 2))
def test_pairs_give_a_request_or_a_request_error(pairs):
    check_outcome(pairs)


@settings(max_examples=400, deadline=None)
@given(
    st.text(alphabet=st.characters(exclude_categories=()), max_size=300)
    | st.text(alphabet="ag e=&%0123fF+_;\x00[]-", max_size=120)
    | st.lists(st.tuples(likely_names, likely_values)).map(lambda pairs: "&".join(f"{n}={v}" for n, v in pairs))
)
def test_raw_queries_give_a_request_or_a_request_error(query):
    check_outcome(query)


def outcome(source) -> FaceRequest | RequestError:
    try:
        return parse(source)
    except RequestError as error:
        return error


def check_outcome(source):
    result = outcome(source)
    if isinstance(result, RequestError):
        assert result.problems
        for name, texts in result.problems.items():
            assert texts
            assert (name + "".join(texts)).encode()
            assert all(len(text) < 400 for text in texts)
        return
    assert parse(canonical_query(result)) == result
    for field in FIELDS:
        value = getattr(result, field.name)
        if value is not None and field.kind == "integer":
            assert field.minimum <= value <= field.maximum
        elif value is not None:
            assert value in field.choices


requests = st.builds(
    FaceRequest,
    **{
        field.name: st.none()
        | (
            st.sampled_from(field.choices)
            if field.kind == "choice"
            else st.integers(min_value=field.minimum, max_value=field.maximum)
        )
        for field in FIELDS
    },
)


@settings(max_examples=200, deadline=None)
@given(requests)
def test_canonical_query_reads_back_to_the_same_request(request):
    assert parse(canonical_query(request)) == request
