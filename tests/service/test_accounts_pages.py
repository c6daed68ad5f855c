"""Every page around the account: that it answers, what browsers may do with it, and that anybody can use it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from urllib.parse import unquote

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.staticfiles import finders

from facestudio_web.accounts.browsers import browser_name
from facestudio_web.accounts.charts import usage_chart
from facestudio_web.accounts.sealing import seal
from facestudio_web.accounts.templatetags.accounts import wait
from facestudio_web.limits.models import UsageDay
from support.accounts import PASSWORD
from support.visitor import Visitor, last_mail, link_in

ADA = "ada@example.org"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"

OPEN = [
    "/account/login/",
    "/account/signup/",
    "/account/password/reset/",
    "/account/password/reset/done/",
    "/account/password/reset/key/done/",
    "/account/password/reset/key/1-set-password/",
    "/account/confirm-email/",
    "/account/confirm-email/nonsense/",
    "/account/inactive/",
]
INSIDE = [
    "/account/",
    "/account/email/",
    "/account/password/change/",
    "/account/logout/",
    "/account/export",
    "/account/delete",
    "/account/sessions/",
    "/account/reauthenticate/",
    "/account/2fa/",
    "/account/2fa/reauthenticate/",
    "/account/2fa/recovery-codes/",
    "/account/2fa/recovery-codes/generate/",
    "/account/2fa/totp/deactivate/",
    "/account/2fa/webauthn/",
    "/account/2fa/webauthn/add/",
]


@pytest.fixture
def visitor(client, make_user):
    """Somebody logged in, who has just given the password again, and has an app as second factor."""
    user = make_user(email=ADA)
    someone = Visitor(client)
    someone.log_in(ADA, PASSWORD)
    someone.visit("/account/reauthenticate/?next=/account/")
    someone.submit({"password": PASSWORD})
    Authenticator.objects.create(user=user, type="totp", data={"secret": seal(SECRET)})
    Authenticator.objects.create(user=user, type="recovery_codes", data={"seed": seal("ab" * 40), "used_mask": 0})
    return someone


def check(page):
    """What holds for every page. Raises AssertionError."""
    assert page.status == 200, page.path
    document = page.document
    for tag, attributes in document.elements:
        assert tag != "style", "a style in the page"
        assert "style" not in attributes, (tag, attributes)
        assert not [name for name in attributes if name.startswith("on")], (tag, attributes)
        for name in ("href", "src", "action"):
            target = attributes.get(name) or ""
            assert not re.match(r"(?i)javascript:|//|https?:", target), (tag, target)
            if target.startswith("/static/"):
                assert finders.find(target.removeprefix("/static/")), target
    for attributes, text in document.scripts:
        if attributes.get("type") != "application/json":
            assert attributes.get("src"), "a script in the page"
            assert not text.strip()
    policy = page.answer["Content-Security-Policy"]
    assert "script-src 'self';" in policy
    assert "style-src 'self';" in policy
    assert "private" in page.answer["Cache-Control"]
    _check_structure(document)


def _check_structure(document):
    tags = Counter(tag for tag, _ in document.elements)
    assert tags["h1"] == 1
    assert tags["title"] >= 1
    ids = Counter(attributes["id"] for _, attributes in document.elements if attributes.get("id"))
    assert [name for name, times in ids.items() if times > 1] == []
    labels = {attributes.get("for") for tag, attributes in document.elements if tag == "label"}
    for tag, attributes in document.elements:
        if tag == "input" and attributes.get("type") != "hidden" and "hidden" not in attributes:
            assert attributes.get("id") in labels, attributes
            assert "placeholder" not in attributes
        for name in (attributes.get("aria-describedby") or "").split():
            assert name in ids, (tag, name)


@pytest.mark.parametrize("path", OPEN)
def test_pages_on_the_way_in(client, path):
    check(Visitor(client).visit(path))


@pytest.mark.parametrize("path", INSIDE)
def test_pages_of_the_account_area(visitor, path):
    page = visitor.visit(path)
    assert page.path == path
    check(page)


@pytest.mark.parametrize("path", INSIDE)
def test_the_account_area_is_for_those_who_are_logged_in(client, path):
    answer = client.get(path)
    assert answer.status_code == 302
    wanted = "/" if path == "/account/logout/" else f"/account/login/?next={path}"
    assert unquote(answer["Location"]) == wanted


def test_setting_up_an_app(visitor):
    Authenticator.objects.all().delete()
    page = visitor.visit("/account/2fa/totp/activate/")
    assert page.path == "/account/2fa/totp/activate/"
    check(page)
    assert 'src="data:image/svg+xml;base64,' in page.html


def test_the_second_step_of_logging_in(visitor, make_client):
    someone = Visitor(make_client())
    page = someone.log_in(ADA, PASSWORD)
    assert page.path == "/account/2fa/authenticate/"
    check(page)


def test_the_pages_that_mails_lead_to(client, make_user):
    someone = Visitor(client)
    someone.sign_up(ADA, PASSWORD)
    check(someone.visit(link_in(last_mail(ADA))))
    someone.submit(action="confirm-email")
    make_user(email="bob@example.org")
    someone.visit("/account/")
    someone.submit(action="logout")
    someone.visit("/account/password/reset/")
    someone.submit({"email": "bob@example.org"})
    check(someone.visit(link_in(last_mail("bob@example.org"))))


def test_a_pending_change_of_address(visitor):
    EmailAddress.objects.create(user_id=EmailAddress.objects.get().user_id, email="new@example.org")
    page = visitor.visit("/account/email/")
    check(page)
    assert "Send the link again" in page.text


@pytest.mark.parametrize(
    ("path", "values"),
    [
        ("/account/login/", {"login": "no address", "password": ""}),
        ("/account/signup/", {"email": "", "password1": "short"}),
        ("/account/password/reset/", {"email": "nonsense"}),
    ],
)
def test_pages_with_mistakes_name_them_above_the_form_and_beside_the_field(client, path, values):
    someone = Visitor(client)
    someone.visit(path)
    page = someone.submit(values)
    check(page)
    assert "<title>Error: " in page.html
    links = [a["href"] for tag, a in page.document.elements if tag == "a" and (a.get("href") or "").startswith("#id_")]
    ids = {a["id"]: a for _, a in page.document.elements if a.get("id")}
    assert links
    for link in links:
        field = ids[link.removeprefix("#")]
        assert field["aria-invalid"] == "true"
        assert f"{field['id']}_error" in field["aria-describedby"]


def test_password_managers_find_what_they_look_for(client):
    found = {}
    for path in ("/account/login/", "/account/signup/"):
        for tag, attributes in Visitor(client).visit(path).document.elements:
            if tag == "input" and attributes.get("autocomplete"):
                found[path, attributes["name"]] = (attributes["type"], attributes["autocomplete"])
    assert found == {
        ("/account/login/", "login"): ("email", "username"),
        ("/account/login/", "password"): ("password", "current-password"),
        ("/account/signup/", "email"): ("email", "email"),
        ("/account/signup/", "password1"): ("password", "new-password"),
    }


def test_the_navigation_marks_where_one_is(visitor):
    elements = visitor.visit("/account/sessions/").document.elements
    current = [a["href"] for tag, a in elements if tag == "a" and a.get("aria-current") == "page"]
    assert current == ["/account/sessions/"]


# The overview.


def test_overview_shows_plan_limits_and_what_is_left(client, make_user, make_key):
    user = make_user("Professional")
    make_client_of_key = make_key(user)
    client.get("/v1/generate?resolution=128", headers={"authorization": f"Token {make_client_of_key}"})
    client.force_login(user)
    text = Visitor(client).visit("/account/").text
    assert user.email in text
    assert "Professional" in text
    assert re.search(r"This minute 29 of 30 pictures, more in \d\d s ", text), text
    assert re.search(r"This day 999 of 1,000 pictures, more in 24 h ", text), text
    assert "1 of 5" in text


def test_usage_stands_in_the_chart_and_in_the_table(client, make_user):
    user = make_user()
    today = datetime.now(UTC).date()
    UsageDay.objects.create(user=user, day=today, pictures=7)
    UsageDay.objects.create(user=user, day=today - timedelta(days=29), pictures=1200)
    UsageDay.objects.create(user=user, day=today - timedelta(days=30), pictures=5)
    client.force_login(user)
    page = Visitor(client).visit("/account/")
    assert page.html.count("<rect ") == 2
    assert "1,207 pictures in all" in page.text
    assert len(re.findall(r'<tr><th scope="row">\d', page.html)) == 30
    check(page)


def test_without_usage_there_is_a_sentence_instead_of_a_chart(client, make_user):
    client.force_login(make_user())
    page = Visitor(client).visit("/account/")
    assert "None yet. A chart by day appears here after the first picture." in page.text
    assert "<rect" not in page.html


def test_bars_stand_on_the_ground_within_the_chart():
    days = [(date(2026, 1, 1) + timedelta(days=n), n * n) for n in range(30)]
    chart = usage_chart(days)
    assert chart.total == sum(n * n for n in range(30))
    assert chart.top == 1000
    for bar in chart.bars:
        assert bar.y + bar.height == pytest.approx(chart.height, abs=0.02)
        assert 0 <= bar.x < bar.x + bar.width <= chart.width
    assert chart.bars[29].height == pytest.approx(chart.height * 841 / 1000, abs=0.02)
    assert chart.bars[0].height == 0


@pytest.mark.parametrize(("most", "top"), [(0, 2), (1, 2), (2, 2), (3, 4), (5, 10), (10, 10), (11, 20), (6000, 10000)])
def test_the_top_of_the_chart_is_a_round_number(most, top):
    assert usage_chart([(date(2026, 1, 1), most)]).top == top


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(1, "1 s"), (119, "119 s"), (120, "2 min"), (121, "3 min"), (7199, "120 min"), (7200, "2 h"), (86400, "24 h")],
)
def test_waiting_times_are_rounded_up(seconds, text):
    assert wait(seconds) == text


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Linux"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0", "Edge on Windows"),
        ("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36", "Chrome on Android"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Safari/604.1", "Safari on iPhone"),
        ("curl/8.5.0", "curl/8.5.0"),
        ("", "An unknown browser"),
    ],
)
def test_browsers_are_named_as_their_owners_name_them(user_agent, name):
    assert browser_name(user_agent) == name


# Limits.


@pytest.mark.parametrize(
    ("path", "values", "free"),
    [
        ("/account/login/", {"login": "", "password": ""}, 30),
        ("/account/signup/", {"email": "", "password1": ""}, 20),
    ],
)
def test_too_many_forms_from_one_address_get_our_page(client, make_client, path, values, free):
    for _ in range(free):
        assert client.post(path, values).status_code == 200
    someone = Visitor(make_client())
    someone.visit(path)
    page = someone.submit(values)
    assert page.status == 429
    assert "Too many attempts in a short time" in page.text
    assert "site/site.css" in page.html
    assert client.post(path, values, REMOTE_ADDR="198.51.100.7").status_code == 200


def test_the_limit_follows_the_client_through_the_trusted_proxy(make_client, settings, db):
    settings.SERVICE = replace(settings.SERVICE, trusted_proxies=1)
    client = make_client()

    def status(forwarded):
        values = {"email": "", "password1": ""}
        return client.post("/account/signup/", values, HTTP_X_FORWARDED_FOR=forwarded).status_code

    # What a client writes into the header itself changes nothing.
    assert [status(f"198.51.100.{n}, 203.0.113.9") for n in range(21)] == [200] * 20 + [429]
    assert status("203.0.113.10") == 200


def test_an_account_is_closed_for_guesses_after_five_wrong_passwords(make_client, make_user):
    make_user(email=ADA)
    for number in range(5):
        someone = Visitor(make_client(REMOTE_ADDR=f"198.51.100.{number}"))
        assert "not right" in someone.log_in(ADA, "wrong").text
    someone = Visitor(make_client(REMOTE_ADDR="203.0.113.5"))
    page = someone.log_in(ADA, PASSWORD)
    assert "Too many attempts failed. Wait five minutes, or reset the password." in page.text
    assert not someone.logged_in


def test_five_resets_an_hour_for_one_address_known_or_not(make_client, make_user):
    make_user(email=ADA)
    for email in (ADA, "eve@example.org"):
        client = make_client()
        statuses = [client.post("/account/password/reset/", {"email": email}).status_code for _ in range(6)]
        assert statuses == [302] * 5 + [429]


def test_a_code_cannot_be_guessed_by_trying(visitor, make_client):
    del visitor
    someone = Visitor(make_client())
    page = someone.log_in(ADA, PASSWORD)
    for _ in range(5):
        page = someone.submit({"code": "000000"})
        assert "That code is not right." in page.text
    assert "Too many attempts failed." in someone.submit({"code": "000000"}).text
