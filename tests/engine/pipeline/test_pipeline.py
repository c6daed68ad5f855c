"""The five calls together."""

import io
import itertools

import numpy as np
import pytest
from PIL import Image

from facestudio import pipeline
from facestudio.photo.types import PhotoOptions
from facestudio.request.errors import RequestError
from facestudio.request.parse import parse
from facestudio.spec import codec
from facestudio.spec.resolve import resolve


@pytest.fixture(scope="module")
def photo(gpu, pack):
    ticks = itertools.count()
    query = [("seed", "7"), ("resolution", "128"), ("view_profile", "0"), ("lighting", "studio")]
    return pipeline.portrait(query, 1, gpu, pack, clock=lambda: float(next(ticks)))


def test_a_photo_is_a_picture_of_the_size_and_type_asked_for(photo):
    picture = Image.open(io.BytesIO(photo.bytes))
    assert (picture.format, picture.size, picture.mode, photo.media_type) == ("JPEG", (128, 128), "RGB", "image/jpeg")


def test_there_is_somebody_in_the_picture(photo):
    """A face is lighter or darker than its ground, has edges, and is neither black nor burnt out."""
    values = np.asarray(Image.open(io.BytesIO(photo.bytes)).convert("L"), dtype=float)
    face = values[45:85, 45:85]
    assert 20 < face.mean() < 240
    assert face.std() > 8
    assert (values < 2).mean() < 0.5
    assert (values > 253).mean() < 0.2


def test_the_photo_carries_its_spec(photo):
    assert codec.from_plain(photo.spec).seed == 7
    assert photo.spec["view"]["view_profile"] == 0


def test_timings_come_from_the_clock_that_was_handed_in(photo):
    assert {"build", "develop", "total"} <= set(photo.seconds)
    assert all(seconds >= 1 and seconds == int(seconds) for seconds in photo.seconds.values())
    assert photo.seconds["total"] >= sum(value for stage, value in photo.seconds.items() if stage != "total")


def test_without_a_clock_there_are_no_timings(gpu, pack):
    assert pipeline.photograph(person(7), PhotoOptions(size=128), gpu, pack).seconds == {}


def test_the_files_own_query_gives_the_file_again(gpu, pack):
    options = PhotoOptions(size=128, media_type="image/webp", stamp=False)
    first = pipeline.photograph(person(11), options, gpu, pack)
    query = pipeline.provenance_of(person(11), options).query
    assert pipeline.photograph(person(11), pipeline.options_of(parse(query)), gpu, pack).bytes == first.bytes
    assert resolve(parse(query), 99) == person(11)


def test_wrong_parameters_are_told_all_at_once_and_nothing_is_drawn():
    with pytest.raises(RequestError) as caught:
        pipeline.portrait([("age", "200"), ("mood", "hungry"), ("colour", "red")], 1, gpu=None, pack=None)
    assert set(caught.value.problems) == {"age", "mood", "colour"}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", PhotoOptions(size=1024, media_type="image/jpeg", stamp=True)),
        (
            "resolution=256&image_format=webp&stampless=yes",
            PhotoOptions(size=256, media_type="image/webp", stamp=False),
        ),
        ("image_format=JPG&stampless=no", PhotoOptions(size=1024, media_type="image/jpeg", stamp=True)),
    ],
)
def test_options_of(query, expected):
    assert pipeline.options_of(parse(query)) == expected


def person(seed):
    return resolve(parse(""), seed)
