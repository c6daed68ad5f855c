"""The front page and the health of the service."""

from __future__ import annotations

import re

from facestudio_web.rendering.interfaces import Engine


def test_front_page_shows_a_face_and_its_address(client):
    answer = client.get("/")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert 'src="/v1/generate?' in page
    assert "http://localhost/v1/generate" in page


def test_front_page_loads_nothing_from_elsewhere_and_runs_no_script(client):
    answer = client.get("/")
    page = answer.content.decode()
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert "<script" not in page
    assert "style=" not in page
    for address in re.findall(r'(?:src|href)="([^"]*)"', page):
        assert address.startswith("/"), address
        assert not address.startswith("//")


def test_every_link_of_the_front_page_works(client):
    page = client.get("/").content.decode().replace("&amp;", "&")
    addresses = re.findall(r'(?:src|href)="([^"]*)"', page)
    assert len(addresses) >= 5
    for address in addresses:
        assert client.get(address).status_code == 200, address


def test_other_addresses_are_not_found_and_say_so_in_plain_text(client):
    for address in ("/nothing", "/v10", "/favicon.ico", "/assets/", "/healthz/"):
        answer = client.get(address)
        assert answer.status_code == 404
        assert answer["Content-Type"].startswith("text/plain")
        assert "X-User-Class" not in answer


def test_health(client):
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    assert answer.json() == {
        "status": "ok",
        "version": "0",
        "renderer": "no renderer",
        "workers": {"ready": 1, "wanted": 1},
        "queue": {"waiting": 0, "capacity": 1},
    }


def test_health_before_the_first_worker_is_ready(client, queue):
    queue.engine = None
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert answer.json()["status"] == "unavailable"
    queue.engine = Engine("1", "pack", "card")
    assert client.get("/healthz").status_code == 200


def test_health_and_front_page_are_for_reading_only(client):
    for address in ("/", "/healthz", "/assets/style.css"):
        assert client.post(address).status_code == 405
        assert client.head(address).status_code == 200
        assert client.head(address).content == b""
