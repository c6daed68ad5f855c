"""What keeps browsers, visitors and their accounts safe, on every page there is."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import URLPattern, get_resolver

from facestudio_web.config import settings as service_settings
from support.accounts import PASSWORD

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data: blob:",
    "connect-src": "'self'",
    "font-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}


def routes(resolver=None, prefix: str = "/"):
    """(address, view) of every route that takes nothing from its path."""
    for entry in (resolver or get_resolver()).url_patterns:
        part = str(entry.pattern).removeprefix("^").removesuffix("$").removesuffix("\\Z")
        if set(part) & set("<(?*["):
            continue
        if isinstance(entry, URLPattern):
            yield prefix + part, entry.callback
        else:
            yield from routes(entry, prefix + part)


def pages():
    """Addresses of all pages, those of the admin included."""
    addresses = [address for address, _ in routes() if not address.startswith("/v1")]
    assert len(addresses) > 30
    return sorted(set(addresses))


@pytest.fixture
def boss(make_user):
    return make_user("Enterprise", email="boss@example.org", is_staff=True, is_superuser=True)


@pytest.fixture
def operator_client(client, boss):
    client.force_login(boss)
    return client


# Headers.


def check_headers(answer):
    policy = dict(part.strip().split(" ", 1) for part in answer["Content-Security-Policy"].split(";"))
    assert policy == POLICY
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in answer["Permissions-Policy"]
    assert "Strict-Transport-Security" not in answer  # this is plain HTTP


def test_every_page_has_the_policies_for_strangers(client):
    for address in [*pages(), "/nothing", "/admin/nothing/", "/static/nothing.css"]:
        check_headers(client.get(address))


def test_every_page_has_the_policies_for_operators_and_is_stored_nowhere(operator_client):
    for address in pages():
        answer = operator_client.get(address)
        check_headers(answer)
        assert "no-store" in answer["Cache-Control"], address
        assert answer["X-Frame-Options"] == "DENY", address


def test_static_files_have_them_too_and_may_be_kept(operator_client):
    answer = operator_client.get("/static/admin/css/base.css")
    assert answer.status_code == 200
    check_headers(answer)
    assert "no-store" not in answer["Cache-Control"]
    assert "Access-Control-Allow-Origin" not in answer


def test_pages_of_strangers_are_not_kept_by_shared_caches(client):
    assert "private" in client.get("/")["Cache-Control"]


@pytest.mark.parametrize("address", ["/v1/generate", "/v1/generate?age=x", "/v1/nothing"])
def test_the_api_has_a_policy_without_scripts(client, address):
    answer = client.get(address)
    assert answer["Content-Security-Policy"].startswith("default-src 'none';")
    assert "script" not in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"


class Inline(HTMLParser):
    """Collects what the policy would block."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag, attrs):
        given = {name: value or "" for name, value in attrs}
        script = tag == "script" and "src" not in given and given.get("type") != "application/json"
        handlers = [name for name in given if name.startswith("on")]
        links = [given[name].strip().lower() for name in ("src", "href", "action", "formaction") if name in given]
        programs = [link for link in links if link.startswith("javascript:")]
        foreign = tag in ("script", "img", "iframe") and [link for link in links if re.match("(https?:)?//", link)]
        if script or tag == "style" or "style" in given or handlers or programs or foreign:
            self.found.append(self.get_starttag_text())


def test_no_page_needs_what_the_policy_blocks(operator_client):
    found = {}
    for address in pages():
        answer = operator_client.get(address)
        if answer["Content-Type"].startswith("text/html"):
            reader = Inline()
            reader.feed(answer.content.decode())
            found[address] = reader.found
    assert len(found) > 20
    assert {address: inline for address, inline in found.items() if inline} == {}


# Cookies.


def log_in(client, email, next_page=""):
    return client.post("/account/login/", {"login": email, "password": PASSWORD, "next": next_page})


def test_cookies_are_hidden_from_scripts_and_stay_here(client, make_user):
    client.get("/account/login/")
    log_in(client, make_user().email)
    assert set(client.cookies) == {"facestudio_session", "facestudio_csrf"}
    for cookie in client.cookies.values():
        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"
        assert cookie["path"] == "/"
        assert not cookie["domain"]
        assert not cookie["secure"]  # or nobody could log in on http://localhost


def test_the_session_is_a_new_one_after_logging_in(client, make_user):
    session = client.session
    session["planted"] = True
    session.save()
    before = client.cookies["facestudio_session"].value
    log_in(client, make_user().email)
    assert client.cookies["facestudio_session"].value != before


# Forged requests.


def test_no_view_is_exempt_from_the_check_of_forms():
    assert [address for address, view in routes() if getattr(view, "csrf_exempt", False)] == []


def test_no_page_takes_a_form_without_its_token(make_client, boss):
    client = make_client()
    client.handler.enforce_csrf_checks = True
    client.force_login(boss)
    taken = {address: client.post(address, {"post": "yes"}).status_code for address in pages()}
    assert {address: status for address, status in taken.items() if status not in (403, 404, 405)} == {}


def test_a_form_from_another_site_is_refused_even_with_the_token(make_client, make_user):
    client, user = make_client(), make_user()
    client.handler.enforce_csrf_checks = True
    page = client.get("/account/login/").content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]
    form = {"login": user.email, "password": PASSWORD, "csrfmiddlewaretoken": token}
    answer = client.post("/account/login/", form, HTTP_ORIGIN="https://evil.example")
    assert answer.status_code == 403
    assert answer["Content-Type"].startswith("text/html")
    assert client.post("/account/login/", form, HTTP_ORIGIN="http://localhost").status_code == 302


# Redirects.

ELSEWHERE = [
    "https://evil.example/",
    "//evil.example/",
    "///evil.example/",
    "/\\evil.example/",
    "\\\\evil.example",
    "http:evil.example",
    "javascript:alert(1)",
    "https://localhost@evil.example/",
    "https:/\tevil.example",
    "http://127.0.0.1/",  # a name that is answered to, but not the one that was asked
]


@pytest.mark.parametrize("place", ELSEWHERE)
def test_logging_in_leads_to_no_other_site(client, make_user, place):
    answer = log_in(client, make_user().email, place)
    assert answer.status_code == 302
    assert answer["Location"] == "/account/"


@pytest.mark.parametrize("path", ["/account/login/", "/account/signup/", "/account/logout/", "/admin/login/"])
def test_no_link_of_ours_leads_to_another_site(client, boss, path):
    for place in ELSEWHERE:
        client.force_login(boss)
        for answer in (client.get(path, {"next": place}), client.post(path, {"next": place})):
            location = answer.get("Location", "/")
            assert location.startswith("/"), place
            assert not re.match(r"/[/\\]", location), place


# Host names.


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "localhost@evil.example", "a b", " "])
def test_a_foreign_host_name_is_refused(client, host):
    for path in ("/", "/account/password/reset/", "/v1/generate", "/nothing"):
        assert client.get(path, headers={"Host": host}).status_code == 400, path


def test_forwarded_host_and_scheme_of_a_stranger_are_not_believed(client):
    answer = client.get("/admin/", headers={"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https"})
    assert answer.status_code == 302
    assert "evil" not in answer["Location"]
    assert "Strict-Transport-Security" not in answer


# Sizes.


def test_a_large_form_is_refused(client):
    answer = client.post("/account/login/", {"login": "x" * (service_settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)})
    assert answer.status_code in (400, 413)


def test_a_form_of_many_fields_is_refused(client):
    assert client.post("/account/login/", {f"field{number}": "" for number in range(301)}).status_code == 400


def test_files_are_refused(client):
    file = SimpleUploadedFile("face.jpg", b"a picture")
    assert client.post("/account/login/", {"login": "a@example.org", "file": file}).status_code == 400


def test_a_long_query_is_refused_on_pages_and_a_usual_one_is_not(client):
    answer = client.get("/", {"q": "x" * 8192})
    assert answer.status_code == 414
    check_headers(answer)
    assert client.get("/", {"q": "x" * 2000}).status_code == 200
