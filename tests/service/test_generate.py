"""GET /v1/generate through all of Django, in front of a render queue that needs no engine."""

from __future__ import annotations

import json
import re
from urllib.parse import parse_qs

import pytest
from django.test import override_settings

from facestudio.request.fields import FIELDS
from facestudio.request.parse import parse
from facestudio.spec.codec import from_json
from facestudio_web.rendering.errors import (
    Abandoned,
    QueueClosed,
    QueueFull,
    RenderFailed,
    RenderTimedOut,
)
from facestudio_web.rendering.interfaces import Engine
from support.stub_worker import picture_of

URL = "/v1/generate"


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


def test_every_caller_may_use_every_parameter(client, queue):
    values = {field.name: field.choices[-1] if field.choices else field.maximum for field in FIELDS}
    answer = client.get(URL, values)
    assert answer.status_code == 200
    assert answer["X-User-Class"] == "Anon"
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
    different = {"X-Request-Id"}
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
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "GET" in answer["Access-Control-Allow-Methods"]
    assert "Authorization" in answer["Access-Control-Allow-Headers"]


# Bad input. What each value gets is the business of facestudio.request; here: nothing but a 400 in JSON comes of any.

BAD_QUERIES = {
    "age=81": ["age"],
    "age=-1": ["age"],
    "age=05": ["age"],
    "age=+5": ["age"],
    "age=%2B5": ["age"],
    "age=1e1": ["age"],
    "age=5.0": ["age"],
    "age=%D9%A3": ["age"],
    "age=%EF%BC%95": ["age"],
    "age=5%00": ["age"],
    "age=5%0A": ["age"],
    "age=" + "9" * 2000: ["age"],
    "age=5&age=5": ["age"],
    "age=nan&seed=0&gender=x": ["gender", "age", "seed"],
    "seed=4294967297": ["seed"],
    "resolution=127": ["resolution"],
    "resolution=1025": ["resolution"],
    "image_format=png": ["image_format"],
    "image_format=jpeg&format=jpeg": ["image_format"],
    "view_profile=-61": ["view_profile"],
    "view_profile=-0": ["view_profile"],
    "gender=female&colour=red": ["colour"],
    "Age=5": ["Age"],
    "age=%": ["age"],
    "age=%zz": ["age"],
    "age=%ff": ["age"],
    "age=\xff": ["age"],
    "mood=h%C3%A4ppy": ["mood"],
    "%00=1": ["\\u0000"],
    "=5": ["query"],
    "%=5": ["query"],
    "x" * 5000: ["query"],
    "&".join(f"age={n}" for n in range(100)): ["query"],
}


@pytest.mark.parametrize("query", BAD_QUERIES, ids=lambda query: query[:30])
def test_bad_input_is_told_and_never_rendered(client, queue, query):
    # Not through client.get, which would mend the query.
    answer = client.generic("GET", URL, QUERY_STRING=query)
    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/json"
    problems = json.loads(answer.content)
    assert list(problems) == BAD_QUERIES[query]
    assert all(isinstance(text, str) and text for texts in problems.values() for text in texts)
    assert answer["Cache-Control"] == "no-store"
    assert queue.jobs == []


def test_raw_utf8_in_a_query_is_read_as_what_it_is(client):
    answer = client.generic("GET", URL, QUERY_STRING="mood=häppy".encode().decode("latin-1"))
    assert "häppy" in answer.json()["mood"][0]


# Accept


@pytest.mark.parametrize(
    "accept",
    [
        "",
        "*/*",
        "image/*",
        "image/jpeg",
        "IMAGE/JPEG",
        "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8",
        "image/avif,image/webp,image/png,image/svg+xml,image/*;q=0.8,*/*;q=0.5",
        "application/json, text/plain, */*",
        "nonsense",
        "image/jpeg;q=0.001",
    ],
)
def test_accept_headers_that_admit_jpeg(client, accept):
    assert client.get(URL, headers={"Accept": accept}).status_code == 200


@pytest.mark.parametrize(
    "accept", ["application/json", "image/webp", "text/html", "image/jpeg;q=0, */*", "image/*;q=0.0"]
)
def test_accept_headers_that_do_not(client, queue, accept):
    answer = client.get(URL, headers={"Accept": accept})
    assert answer.status_code == 406
    assert "image/jpeg" in answer.json()["detail"]
    assert queue.jobs == []


def test_accept_is_held_against_the_format_that_was_asked_for(client):
    assert client.get(URL + "?image_format=webp", headers={"Accept": "image/webp"}).status_code == 200


# What the queue may say


@pytest.mark.parametrize(
    ("error", "status", "retry_after"),
    [
        (QueueFull(9), 503, "9"),
        (QueueClosed("closing"), 503, "5"),
        (RenderTimedOut("late"), 503, "10"),
        (Abandoned("gone"), 503, "10"),
        (RenderFailed("crashed twice"), 500, None),
        (RuntimeError("a mistake of ours"), 500, None),
    ],
)
def test_no_picture(client, queue, error, status, retry_after):
    queue.error = error
    answer = client.get(f"{URL}?seed=7")
    assert answer.status_code == status
    assert answer["Content-Type"] == "application/json"
    assert list(answer.json()) == ["detail"]
    assert answer.headers.get("Retry-After") == retry_after
    assert answer["Cache-Control"] == "no-store"
    assert answer["X-User-Class"] == "Anon"
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "ETag" not in answer
    assert str(error) not in answer.content.decode()


# What every answer under /v1/ has in common


@pytest.mark.parametrize(
    ("url", "status"),
    [
        (URL, 200),
        (URL + "?age=x", 400),
        ("/v1", 404),
        ("/v1/", 404),
        ("/v1/generate/x", 404),
        ("/v1/generate//", 404),
        ("/v1/generat", 404),
        ("/v1/%00", 404),
        ("/v1/a%0Ab", 404),
        ("/v1/generate%0A", 404),
        ("/v1/%ff", 404),
        ("/v1/../admin", 404),
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_headers_of_every_answer(client, url, status, method):
    answer = client.generic(method, url)
    assert answer.status_code == (status if method == "GET" or status == 404 else 405)
    if answer.status_code != 200:
        assert answer["Content-Type"] == "application/json"
    assert answer["X-User-Class"] == "Anon"
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "X-Face-Seed" in answer["Access-Control-Expose-Headers"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Vary"] == "Accept, Authorization"
    assert re.fullmatch("[0-9a-f]{16}", answer["X-Request-Id"])


def test_a_sane_request_id_is_kept_and_another_is_not(client):
    given = "0123-abc.DEF_9"
    assert client.get(URL, headers={"X-Request-Id": given})["X-Request-Id"] == given
    for bad in ("short", "x" * 65, "has space in it", "línea-nueva", 'quote"quote"'):
        assert client.get(URL, headers={"X-Request-Id": bad})["X-Request-Id"] != bad


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "bad host", "[::1", ""])
def test_a_foreign_host_is_refused_in_json(client, queue, host):
    answer = client.get(URL, headers={"Host": host})
    assert answer.status_code == 400
    assert "FACESTUDIO_ALLOWED_HOSTS" in answer.json()["detail"]
    assert answer["X-User-Class"] == "Anon"
    assert queue.jobs == []


def test_developers_get_json_here_too(client, queue):
    queue.error = RuntimeError("a mistake of ours")
    with override_settings(DEBUG=True):
        for answer, status in [
            (client.get(URL), 500),
            (client.get(URL, headers={"Host": "evil.example"}), 400),
            (client.get("/v1/nothing"), 404),
            (client.get("/v1/a%0Ab"), 404),
        ]:
            assert (answer.status_code, answer["Content-Type"]) == (status, "application/json")
            assert list(answer.json()) == ["detail"]


def test_the_log_has_one_line_for_a_request_and_not_its_query(client, caplog):
    caplog.set_level("INFO", "facestudio_web")
    client.get(f"{URL}?key=sk-secret", headers={"X-Request-Id": "known-id-1"})
    records = [record for record in caplog.records if record.name == "facestudio_web.requests"]
    assert [record.getMessage() for record in records] == ["request answered"]
    assert records[0].fields["id"] == "known-id-1"
    assert records[0].fields["status"] == 400
    assert "sk-secret" not in str([vars(record) for record in caplog.records])


def test_a_query_reads_the_same_here_and_in_the_engine(client, queue):
    query = "seed=99&age=44&gender=Female&mood=HAPPY&view_profile=-30&hair_length=0"
    client.get(f"{URL}?{query}")
    request = parse(query)
    spec = spec_of(queue)
    assert (spec.seed, spec.age, spec.gender) == (request.seed, request.age, request.gender)
    assert (spec.expression.mood, spec.view.view_profile) == (request.mood, request.view_profile)
