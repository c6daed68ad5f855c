"""GET /v1/generate through all of Django, in front of a render queue that needs no engine."""

from __future__ import annotations

import re
from urllib.parse import parse_qs

import pytest

from facestudio.request.fields import FIELDS
from facestudio.request.parse import parse
from facestudio.spec.codec import from_json
from facestudio_web.rendering.interfaces import Engine
from support.stub_worker import picture_of

URL = "/v1/generate"


@pytest.fixture
def client(enterprise_client):
    """Somebody who may use every parameter."""
    return enterprise_client


def spec_of(queue):
    return from_json(queue.jobs[-1].spec_json)


# Pictures


@pytest.mark.parametrize("url", [URL, URL + "/"])
def test_gives_a_picture_with_and_without_a_slash(client, queue, url):
    answer = client.get(url)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "image/jpeg"
    assert answer.content == picture_of(queue.jobs[-1])
    assert answer["Content-Length"] == str(len(answer.content))
    assert answer["Content-Location"].startswith(url + "?")


def test_defaults(client, queue):
    client.get(URL)
    (job,) = queue.jobs
    assert (job.size, job.media_type, job.stamp) == (1024, "image/jpeg", True)


@pytest.mark.parametrize(
    ("query", "size", "media_type", "stamp"),
    [
        ("resolution=128", 128, "image/jpeg", True),
        ("resolution=733&image_format=webp", 733, "image/webp", True),
        ("image_format=JPG", 1024, "image/jpeg", True),
        ("format=WebP", 1024, "image/webp", True),
        ("stampless=yes", 1024, "image/jpeg", False),
        ("stampless=", 1024, "image/jpeg", True),
        ("_=1700000000", 1024, "image/jpeg", True),
        ("&&resolution=200&", 200, "image/jpeg", True),
    ],
)
def test_options_of_the_file(client, queue, query, size, media_type, stamp):
    answer = client.get(f"{URL}?{query}")
    assert answer.status_code == 200
    assert answer["Content-Type"] == media_type
    (job,) = queue.jobs
    assert (job.size, job.media_type, job.stamp) == (size, media_type, stamp)


def test_every_parameter_at_once(client, queue):
    values = {field.name: field.choices[-1] if field.choices else field.maximum for field in FIELDS}
    answer = client.get(URL, values)
    assert answer.status_code == 200
    spec = spec_of(queue)
    assert (spec.seed, spec.age, spec.view.view_profile, spec.expression.mood) == (2**32, 80, 60, "afraid")


# Seeds


def test_a_seed_is_drawn_anew_for_each_request_without_one(client, queue):
    seeds = {client.get(URL)["X-Face-Seed"] for _ in range(20)}
    assert len(seeds) == 20
    assert all(1 <= int(seed) <= 2**32 for seed in seeds)
    assert str(spec_of(queue).seed) in seeds


def test_the_same_seed_is_the_same_job(client, queue):
    for _ in range(2):
        assert client.get(f"{URL}?seed=7&age=30")["X-Face-Seed"] == "7"
    assert queue.jobs[0] == queue.jobs[1]
    assert queue.jobs[0].repeatable


@pytest.mark.parametrize("query", ["", "seed=7", "age=5&facial_hair=10&gender=female", "mood=auto&age=61"] + [""] * 20)
def test_content_location_gives_this_very_picture_again(client, queue, query):
    first = client.get(f"{URL}?{query}")
    location = first["Content-Location"]
    assert [*parse_qs(location.partition("?")[2])] == [field.name for field in FIELDS]
    assert "auto" not in location
    again = client.get(location)
    assert queue.jobs[0] == queue.jobs[1]
    assert again.content == first.content
    assert again["Content-Location"] == location


# Stored copies


def test_unseeded_pictures_may_not_be_stored(client):
    answer = client.get(URL)
    assert answer["Cache-Control"] == "no-store"
    assert "ETag" not in answer


def test_seeded_pictures_have_an_etag_that_spares_the_second_picture(client, queue):
    first = client.get(f"{URL}?seed=7")
    assert re.fullmatch(r'"[0-9a-f]{32}"', first["ETag"])
    assert "private" in first["Cache-Control"]
    again = client.get(f"{URL}?seed=7", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    assert again.content == b""
    assert "Content-Type" not in again
    for header in ("ETag", "Cache-Control", "Content-Location", "Vary", "X-Face-Seed", "X-User-Class"):
        assert again[header] == first[header]
    assert len(queue.jobs) == 1


@pytest.mark.parametrize("header", ["W/{etag}", '"other", {etag}', "*", '{etag},"x"'])
def test_if_none_match_is_read_as_the_standard_says(client, header):
    etag = client.get(f"{URL}?seed=7")["ETag"]
    assert client.get(f"{URL}?seed=7", headers={"If-None-Match": header.format(etag=etag)}).status_code == 304


@pytest.mark.parametrize("header", ['"other"', "", "{bare}", '"', '"{bare}'])
def test_another_tag_gives_the_picture(client, header):
    bare = client.get(f"{URL}?seed=7")["ETag"].strip('"')
    assert client.get(f"{URL}?seed=7", headers={"If-None-Match": header.format(bare=bare)}).status_code == 200


@pytest.mark.parametrize(
    "change", ["seed=8", "seed=7&age=40", "seed=7&resolution=512", "seed=7&image_format=webp", "seed=7&stampless=yes"]
)
def test_another_picture_has_another_etag(client, change):
    assert client.get(f"{URL}?{change}")["ETag"] != client.get(f"{URL}?seed=7")["ETag"]


def test_the_same_picture_asked_in_other_words_has_the_same_etag(client):
    first = client.get(f"{URL}?seed=7")
    assert client.get(f"{URL}?resolution=1024&seed=7&mood=auto&format=jpg")["ETag"] == first["ETag"]
    assert client.get(first["Content-Location"])["ETag"] == first["ETag"]


def test_another_engine_has_another_etag(client, queue):
    first = client.get(f"{URL}?seed=7")["ETag"]
    for engine in (
        Engine("1", "no pack", "no renderer"),
        Engine("0", "pack", "no renderer"),
        Engine("0", "no pack", "card"),
    ):
        queue.engine = engine
        answer = client.get(f"{URL}?seed=7", headers={"If-None-Match": first})
        assert answer.status_code == 200
        assert answer["ETag"] != first


def test_if_none_match_needs_no_engine_to_be_ready(client, queue):
    queue.engine = None
    assert client.get(f"{URL}?seed=7", headers={"If-None-Match": "*"}).status_code == 200


# HEAD and other methods


@pytest.mark.parametrize("query", ["seed=7", "seed=7&image_format=webp", "age=999", "colour=red"])
def test_head_is_get_without_the_body(client, query):
    get, head = client.get(f"{URL}?{query}"), client.head(f"{URL}?{query}")
    assert head.content == b""
    assert head.status_code == get.status_code
    different = {"X-Request-Id", "RateLimit"}
    assert {k: v for k, v in head.items() if k not in different} == {k: v for k, v in get.items() if k not in different}
    assert int(head["Content-Length"]) == len(get.content)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"])
@pytest.mark.parametrize("url", [URL, URL + "/"])
def test_other_methods_are_refused(client, queue, method, url):
    answer = client.generic(method, url)
    assert answer.status_code == 405
    assert answer["Allow"] == "GET, HEAD"
    assert answer.json() == {"detail": f'Method "{method}" not allowed.'}
    assert queue.jobs == []


def test_a_browser_may_ask_before_it_sends_a_key(client):
    answer = client.options(URL, headers={"Access-Control-Request-Method": "GET", "Origin": "https://a.example"})
    assert answer.status_code == 204
    assert "Content-Type" not in answer
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "GET" in answer["Access-Control-Allow-Methods"]
    assert "Authorization" in answer["Access-Control-Allow-Headers"]


def test_a_query_reads_the_same_here_and_in_the_engine(client, queue):
    query = "seed=99&age=44&gender=Female&mood=HAPPY&view_profile=-30&hair_length=0"
    client.get(f"{URL}?{query}")
    request = parse(query)
    spec = spec_of(queue)
    assert (spec.seed, spec.age, spec.gender) == (request.seed, request.age, request.gender)
    assert (spec.expression.mood, spec.view.view_profile) == (request.mood, request.view_profile)
