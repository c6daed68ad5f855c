"""Who asks: keys in headers, addresses behind proxies, visitors of pages."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory, override_settings

from facestudio_web.accounts.models import User
from facestudio_web.faces.addresses import UNKNOWN, address_of
from facestudio_web.faces.callers import caller_of, caller_of_visitor
from facestudio_web.keys.form import new_key
from facestudio_web.keys.models import ApiKey
from facestudio_web.limits.models import Meter

URL = "/v1/generate"

# Addresses

PEER = "192.0.2.1"


@pytest.mark.parametrize(
    ("peer", "address"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
        ("2001:0DB8:0001:0002::9", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("::1", "::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("", UNKNOWN),
        ("nonsense", UNKNOWN),
        ("999.1.1.1", UNKNOWN),
    ],
)
def test_the_address_of_a_connection(peer, address):
    assert address_of({"REMOTE_ADDR": peer}, 0) == address


@pytest.mark.parametrize(
    ("proxies", "header", "address"),
    [
        # Without trusted proxies the header is anybody's invention.
        (0, "203.0.113.9", PEER),
        # Of the entries, the one that the outermost trusted proxy wrote.
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "10.0.0.1, 203.0.113.9", "203.0.113.9"),
        (1, "198.51.100.1,198.51.100.2,203.0.113.9", "203.0.113.9"),
        (2, "198.51.100.1, 203.0.113.9, 10.0.0.2", "203.0.113.9"),
        (2, "203.0.113.9, 10.0.0.2", "203.0.113.9"),
        (3, "1.1.1.1, 203.0.113.9, 10.0.0.2, 10.0.0.3", "203.0.113.9"),
        # Fewer entries than proxies: a request that came by the inner ones only.
        (2, "203.0.113.9", "203.0.113.9"),
        # All that an entry may look like.
        (1, "203.0.113.9:4711", "203.0.113.9"),
        (1, "[2001:db8:1:2::7]:4711", "2001:db8:1:2::/64"),
        (1, "[2001:db8:1:2::7]", "2001:db8:1:2::/64"),
        (1, "2001:db8:1:2::7", "2001:db8:1:2::/64"),
        (1, "::ffff:203.0.113.9", "203.0.113.9"),
        (1, ' "203.0.113.9" ', "203.0.113.9"),
        (1, "198.51.100.1, 203.0.113.9,", "203.0.113.9"),
        (2, "198.51.100.1," * 1000 + "203.0.113.9, 10.0.0.2", "203.0.113.9"),
        # What can't be read, and what is not there, is the proxy's own address.
        (1, "unknown", PEER),
        (1, "_hidden", PEER),
        (1, "198.51.100.1, unknown", PEER),
        (1, "", PEER),
        (1, " , ,", PEER),
        (1, "203.0.113", PEER),
        (1, "203.0.113.9.5", PEER),
        (1, "[", PEER),
    ],
)
def test_the_address_behind_proxies(proxies, header, address):
    assert address_of({"REMOTE_ADDR": PEER, "HTTP_X_FORWARDED_FOR": header}, proxies) == address


def test_no_header_at_all_behind_a_proxy_is_the_proxy_itself():
    assert address_of({"REMOTE_ADDR": PEER}, 1) == PEER


@pytest.mark.django_db
@pytest.mark.parametrize(("proxies", "statuses"), [(0, [200, 429, 429]), (1, [200, 200, 429])])
def test_who_invents_addresses_is_not_believed(make_client, proxies, statuses):
    """Each request claims to come from somewhere else; a proxy of ours adds the truth behind it."""
    client = make_client()
    truths = ["203.0.113.1", "203.0.113.2", "203.0.113.1"]
    with override_settings(SERVICE=replace(settings.SERVICE, trusted_proxies=proxies)):
        got = [
            client.get(URL, headers={"X-Forwarded-For": f"198.51.100.{number}, {truth}"}).status_code
            for number, truth in enumerate(truths)
        ]
    assert got == statuses


@pytest.mark.django_db
def test_addresses_of_one_ipv6_subnet_are_counted_together(make_client):
    assert make_client(REMOTE_ADDR="2001:db8::1").get(URL).status_code == 200
    assert make_client(REMOTE_ADDR="2001:db8::2").get(URL).status_code == 429
    assert make_client(REMOTE_ADDR="2001:db8:0:1::1").get(URL).status_code == 200


def test_a_real_server_behind_a_proxy_sees_who_asks(start_server):
    server = start_server(TRUSTED_PROXIES="1").wait()

    def status(forwarded: str) -> int:
        return server.ask(f"{URL}?resolution=128", headers={"X-Forwarded-For": forwarded}, key=None).status

    assert [status("203.0.113.1"), status("9.9.9.9, 203.0.113.1"), status("203.0.113.2")] == [200, 429, 200]


def test_a_real_server_without_a_proxy_does_not_believe_the_header(start_server):
    server = start_server().wait()
    statuses = [
        server.ask(URL, headers={"X-Forwarded-For": f"203.0.113.{number}"}, key=None).status for number in range(2)
    ]
    assert statuses == [200, 429]


# Keys

INVALID = "Invalid token."
NONE_GIVEN = "Invalid token header. No credentials provided."
SPACES = "Invalid token header. Token string should not contain spaces."
CHARACTERS = "Invalid token header. Token string should not contain invalid characters."
OTHER_SCHEME = 'Invalid token header. Write it as "Authorization: Token <key>".'


@pytest.mark.parametrize("header", ["Token {key}", "Bearer {key}", "token {key}", "BEARER {key}", "  Token   {key}  "])
def test_ways_to_send_a_key(make_client, make_user, make_key, header):
    key = make_key(make_user())
    answer = make_client().get(URL, headers={"Authorization": header.format(key=key)})
    assert (answer.status_code, answer["X-User-Class"]) == (200, "Basic")


@pytest.mark.parametrize(
    ("header", "detail"),
    [
        ("Token", NONE_GIVEN),
        ("Bearer ", NONE_GIVEN),
        ("Token my_api_key_here", INVALID),
        ("Token {unknown}", INVALID),
        ("Bearer {unknown}", INVALID),
        ("Token {changed}", INVALID),
        ("Token {key}x", INVALID),
        ("Token {shortened}", INVALID),
        ("Token fs_", INVALID),
        ("Token a b", SPACES),
        ("Token {key} {key}", SPACES),
        ("Token {key}, Token {key}", SPACES),
        ("Token" + " a" * 10000, SPACES),
        ("Token sch\u00fcssel", CHARACTERS),
        ("{key}", OTHER_SCHEME),
        ("Key {key}", OTHER_SCHEME),
        ("Token: {key}", OTHER_SCHEME),
    ],
)
def test_keys_that_are_refused(make_client, make_user, make_key, queue, header, detail):
    key = make_key(make_user())
    changed = key[:10] + ("a" if key[10] != "a" else "b") + key[11:]
    header = header.format(key=key, unknown=new_key(), changed=changed, shortened=key[:-1])
    # A server gives a header's bytes as latin-1.
    answer = make_client(HTTP_AUTHORIZATION=header).get(URL)
    assert answer.status_code == 401
    assert answer.json() == {"detail": detail}
    assert answer["WWW-Authenticate"] == "Token"
    assert answer["X-User-Class"] == "Anon"
    assert answer["Cache-Control"] == "no-store"
    assert '"burst";q=1;w=60' in answer["RateLimit-Policy"]
    assert queue.jobs == []
    assert key not in str(answer.headers) + answer.content.decode()


@pytest.mark.django_db
def test_a_bad_key_takes_nothing_from_the_address(make_client):
    for _ in range(3):
        assert make_client("fs_nonsense").get(URL).status_code == 401
    assert make_client().get(URL).status_code == 200


def test_the_key_of_a_disabled_user_is_refused_from_the_next_request_on(make_client, make_user, make_key):
    user = make_user()
    client = make_client(make_key(user))
    assert client.get(URL).status_code == 200
    User.objects.filter(pk=user.pk).update(is_active=False)
    answer = client.get(URL)
    assert (answer.status_code, answer.json()) == (401, {"detail": "User inactive or deleted."})
    User.objects.filter(pk=user.pk).update(is_active=True)
    assert client.get(URL).status_code == 200


def test_a_deleted_key_is_refused_from_the_next_request_on(make_client, make_user, make_key):
    user = make_user()
    client = make_client(make_key(user))
    assert client.get(URL).status_code == 200
    user.api_keys.all().delete()
    assert client.get(URL).json() == {"detail": INVALID}


@pytest.mark.django_db
@pytest.mark.parametrize("header", ["Basic dXNlcjpwYXNz", "Digest username=x", "Negotiate abc", ""])
def test_other_schemes_are_none_of_our_business(make_client, header):
    answer = make_client(HTTP_AUTHORIZATION=header).get(URL)
    assert (answer.status_code, answer["X-User-Class"]) == (200, "Anon")


@pytest.mark.parametrize("name", ["key", "token", "api_key", "Authorization"])
def test_a_key_in_the_query_is_no_key_and_is_not_repeated(make_client, make_user, make_key, caplog, name):
    caplog.set_level("DEBUG")
    key = make_key(make_user())
    answer = make_client().get(f"{URL}?{name}={key}")
    assert (answer.status_code, answer["X-User-Class"]) == (400, "Anon")
    assert key not in answer.content.decode()
    assert key not in str([vars(record) for record in caplog.records if record.name.startswith("facestudio")])


def test_a_key_in_the_path_is_in_no_line_of_our_log(make_client, make_user, make_key, caplog):
    caplog.set_level("DEBUG")
    key = make_key(make_user())
    assert make_client().get(f"/v1/{key}").status_code == 404
    assert key not in str([vars(record) for record in caplog.records if record.name.startswith("facestudio")])


def test_use_is_noted(make_client, make_user, make_key):
    make_client(make_key(make_user())).get(f"{URL}?age=x")
    assert ApiKey.objects.get().last_used_at is not None


@pytest.mark.parametrize("plan", ["Basic", "Professional", "Enterprise"])
def test_the_class_is_the_plan_s_name(make_client, make_user, make_key, plan):
    assert make_client(make_key(make_user(plan))).get(URL)["X-User-Class"] == plan


def test_a_session_means_nothing_to_the_api(make_client, make_user):
    client = make_client()
    client.force_login(make_user("Professional"))
    answer = client.get(URL)
    assert answer["X-User-Class"] == "Anon"
    assert not answer.cookies


# Who is counted with whom


def test_all_keys_of_a_user_are_counted_together(make_client, make_user, make_key):
    user = make_user("Basic")
    clients = [make_client(make_key(user)) for _ in range(3)]
    assert [clients[number % 3].get(URL).status_code for number in range(7)] == [200] * 5 + [429] * 2
    assert list(Meter.objects.values_list("subject", flat=True)) == [f"user:{user.pk}"]


def test_users_are_counted_apart_though_they_share_an_address(make_client, make_user, make_key):
    for plan in ("Basic", "Basic"):
        client = make_client(make_key(make_user(plan)))
        assert [client.get(URL).status_code for _ in range(5)] == [200] * 5


def test_a_user_and_their_address_are_counted_apart(make_client, make_user, make_key):
    make_client(make_key(make_user())).get(URL)
    assert make_client().get(URL).status_code == 200


# Visitors of pages


def visit(user, **environ):
    request = RequestFactory().get("/studio", **environ)
    request.user = user
    return request


def test_a_visitor_who_is_logged_in_is_that_user(make_user, make_key):
    user = make_user("Professional")
    seen = caller_of_visitor(visit(user))
    assert (seen.user_class, seen.subject, seen.user_id) == ("Professional", f"user:{user.pk}", user.pk)
    by_key = caller_of(RequestFactory().get(URL, HTTP_AUTHORIZATION=f"Token {make_key(user)}"))
    assert by_key == seen
    assert by_key.quota == seen.quota


@pytest.mark.django_db
def test_another_visitor_is_their_address():
    seen = caller_of_visitor(visit(AnonymousUser(), REMOTE_ADDR="192.0.2.7"))
    assert (seen.user_class, seen.subject, seen.user_id) == ("Anon", "address:192.0.2.7", None)
