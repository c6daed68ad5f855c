"""Behind a proxy that ends TLS, and without one: what is believed, what cookies look like, what `check --deploy` says."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from http.cookies import SimpleCookie
from pathlib import Path

import pytest

from support.server import Server, stub_server

PUBLIC = "https://faces.example.org"
HOST = {"Host": "faces.example.org"}
TLS, PLAIN = {"X-Forwarded-Proto": "https"}, {"X-Forwarded-Proto": "http"}


@pytest.fixture(scope="module")
def start(template, tmp_path_factory):
    """start(PUBLIC_URL=...) gives a server that listens; all end with the module."""
    servers: list[Server] = []

    def begin(**environment: str) -> Server:
        folder = tmp_path_factory.mktemp("server")
        servers.append(stub_server(folder / "data", folder, "", template, WORKERS="1", **environment))
        return servers[-1].wait()

    yield begin
    for server in servers:
        server.stop(9)


@pytest.fixture(scope="module")
def behind_tls(start):
    """Behind one trusted proxy that ends TLS."""
    return start(PUBLIC_URL=PUBLIC, TRUSTED_PROXIES="1")


@pytest.fixture(scope="module")
def undeclared(start):
    """Its public address is https://, but no proxy is declared as trusted."""
    return start(PUBLIC_URL=PUBLIC)


@pytest.fixture(scope="module")
def plain(start):
    """On one's own machine."""
    return start()


def test_over_tls_browsers_are_told_to_come_by_tls_only(behind_tls):
    for path in ("/", "/v1/generate", "/nothing"):
        answer = behind_tls.ask(path, headers={**HOST, **TLS})
        assert answer.headers["strict-transport-security"] == "max-age=31536000", path
    assert (
        "upgrade-insecure-requests" in behind_tls.ask("/", headers={**HOST, **TLS}).headers["content-security-policy"]
    )


def test_over_plain_http_they_are_sent_to_tls(behind_tls):
    for path in ("/account/login/?next=/plans", "/admin/", "/static/site/site.css"):
        answer = behind_tls.ask(path, headers={**HOST, **PLAIN})
        assert (answer.status, answer.headers["location"]) == (301, PUBLIC + path)
        assert "strict-transport-security" not in answer.headers


def test_the_api_says_so_instead_since_keys_must_not_come_in_the_clear(behind_tls):
    answer = behind_tls.ask("/v1/generate?age=7", headers={**HOST, **PLAIN})
    assert (answer.status, json.loads(answer.body)) == (400, {"detail": f"Ask by HTTPS: {PUBLIC}/v1/generate"})


def test_health_can_be_asked_without_tls(behind_tls):
    assert behind_tls.ask("/healthz", headers={"Host": "localhost", **PLAIN}).status == 200


@pytest.mark.parametrize("name", ["behind_tls", "undeclared"])
def test_a_proxy_that_says_nothing_about_tls_causes_no_endless_redirect(name, request):
    server = request.getfixturevalue(name)
    answer = server.ask("/account/login/", headers=HOST)
    assert answer.status == 200
    assert "strict-transport-security" in answer.headers


def cookies_of(answer) -> SimpleCookie:
    return SimpleCookie(answer.headers.get("set-cookie", ""))


@pytest.mark.parametrize("name", ["behind_tls", "undeclared"])
def test_cookies_are_for_tls_and_this_host_only(name, request):
    server = request.getfixturevalue(name)
    (cookie,) = cookies_of(server.ask("/account/login/", headers={**HOST, **TLS})).values()
    assert cookie.key == "__Host-facestudio_csrf"
    # What the prefix asks for (RFC 6265bis, section 4.1.3.2): else browsers drop the cookie.
    assert (cookie["secure"], cookie["path"], cookie["domain"]) == (True, "/", "")
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


def test_forms_are_taken_from_the_public_address_and_no_other(behind_tls):
    page = behind_tls.ask("/account/login/", headers={**HOST, **TLS})
    (cookie,) = cookies_of(page).values()
    token = re.search(rb'name="csrfmiddlewaretoken" value="(\w+)"', page.body)[1].decode()
    headers = {**HOST, **TLS, "Cookie": f"{cookie.key}={cookie.value}", "X-CSRFToken": token}
    statuses = [
        behind_tls.ask("/account/login/", "POST", {**headers, "Origin": origin}).status
        for origin in (PUBLIC, "http://faces.example.org", "https://example.org", "null")
    ]
    assert statuses == [200, 403, 403, 403]


def test_a_trusted_proxy_says_under_which_name_it_was_asked(behind_tls):
    asked = {**PLAIN, "Host": "localhost", "X-Forwarded-Host": "faces.example.org"}
    assert behind_tls.ask("/plans", headers=asked).headers["location"] == f"{PUBLIC}/plans"
    # A name that is not ours is no better from there.
    assert behind_tls.ask("/plans", headers={**asked, "X-Forwarded-Host": "evil.example"}).status == 400


def test_without_a_trusted_proxy_no_forwarding_header_counts(plain):
    spoofed = {
        "X-Forwarded-Host": "evil.example",
        "X-Forwarded-Proto": "https",
        "X-Forwarded-For": "203.0.113.9",
        "Forwarded": "for=203.0.113.9;host=evil.example;proto=https",
    }
    answer = plain.ask("/account/login/", headers=spoofed)
    assert answer.status == 200
    assert "strict-transport-security" not in answer.headers
    assert b"evil.example" not in answer.body
    # Anonymous callers are counted by address: an invented one is no way round the limit.
    statuses = [
        plain.ask("/v1/generate", headers={"X-Forwarded-For": f"203.0.113.{number}"}, key=None).status
        for number in range(3)
    ]
    assert statuses == [200, 429, 429]


def test_behind_a_trusted_proxy_each_client_has_limits_of_its_own(behind_tls):
    def status(forwarded: str) -> int:
        return behind_tls.ask("/v1/generate", headers={**HOST, **TLS, "X-Forwarded-For": forwarded}, key=None).status

    assert [status("198.51.100.1"), status("198.51.100.2"), status("198.51.100.1")] == [200, 200, 429]
    # The last entry is the proxy's own; what stands before it is the client's invention.
    assert status("192.0.2.99, 198.51.100.1") == 429


def test_cookies_on_one_s_own_machine_work_without_tls(plain):
    (cookie,) = cookies_of(plain.ask("/account/login/")).values()
    assert (cookie.key, cookie["secure"], cookie["httponly"]) == ("facestudio_csrf", "", True)


def test_no_log_line_has_what_mailed_links_and_keys_are_made_of(plain):
    secret = "1-c8b2k4-0123456789abcdef0123456789abcdef"
    plain.ask(f"/account/password/reset/key/{secret}/")
    plain.ask(f"/v1/generate?key={plain.key}")
    plain.ask(f"/v1/{plain.key}")
    plain.ask("/healthz")
    log = "\n".join(plain.log)
    assert "path=/account/password/reset/key/" in log
    assert secret.partition("-")[2] not in log
    assert plain.key not in log


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"FACESTUDIO_PUBLIC_URL": PUBLIC},
        {"FACESTUDIO_PUBLIC_URL": PUBLIC, "FACESTUDIO_TRUSTED_PROXIES": "1"},
    ],
    ids=["local", "tls", "tls and proxy"],
)
def test_djangos_own_check_finds_nothing(tmp_path, environment):
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("FACESTUDIO_")}
    inherited.pop("DATABASE_URL", None)
    done = subprocess.run(
        [sys.executable, Path(__file__).parents[2] / "manage.py", "check", "--deploy", "--fail-level", "INFO"],
        env={**inherited, "FACESTUDIO_DATA_DIR": str(tmp_path / "data"), **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout
