"""Requests to /v1/ that get no picture, and what every answer there has in common, through all of Django."""

from __future__ import annotations

import json
import re

import pytest
from django.test import override_settings

from facestudio_web.rendering.errors import (
    Abandoned,
    QueueClosed,
    QueueFull,
    RenderFailed,
    RenderTimedOut,
)

URL = "/v1/generate"


@pytest.fixture
def client(enterprise_client):
    """Somebody who may use every parameter."""
    return enterprise_client


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


def test_of_headers_without_end_the_beginning_is_read(client):
    assert client.get(URL, headers={"Accept": "image/jpeg" + "," * 200_000}).status_code == 200
    assert client.get(URL, headers={"Accept": "text/html," * 20_000 + "image/jpeg"}).status_code == 406
    etag = client.get(f"{URL}?seed=7")["ETag"]
    many = f"{etag}, " + '"x", ' * 50_000
    assert client.get(f"{URL}?seed=7", headers={"If-None-Match": many}).status_code == 304


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
    assert answer["X-User-Class"] == "Enterprise"
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
    assert answer["X-User-Class"] == "Enterprise"
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
    assert answer["X-User-Class"] == "Enterprise"
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
