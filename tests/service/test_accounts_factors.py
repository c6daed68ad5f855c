"""Second factors: an app's codes, recovery codes, passkeys."""

from __future__ import annotations

import base64
import hmac
import json
import re
import struct
import time

import pytest
from allauth.mfa.models import Authenticator

from facestudio_web.accounts import services
from facestudio_web.accounts.models import User
from support.accounts import PASSWORD
from support.visitor import Visitor, last_mail

ADA = "ada@example.org"
PERIOD_S = 30


def code_of(secret: str, at_s: float) -> str:
    """The code that an app shows (RFC 6238)."""
    digest = hmac.digest(base64.b32decode(secret), struct.pack(">Q", int(at_s) // PERIOD_S), "sha1")
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 10**6:06d}"


@pytest.fixture
def visitor(client, make_user):
    make_user(email=ADA)
    someone = Visitor(client)
    someone.log_in(ADA, PASSWORD)
    return someone


@pytest.fixture
def secret(visitor, django_capture_on_commit_callbacks):
    """Of an app that has been set up; its first code is used up."""
    with django_capture_on_commit_callbacks(execute=True):
        return _set_up_an_app(visitor)


def _set_up_an_app(visitor):
    visitor.visit("/account/2fa/totp/activate/")
    page = visitor.show_who_one_is(PASSWORD)
    (found,) = re.findall(r"<code>([A-Z2-7]{32})</code>", page.html)
    page = visitor.submit({"code": code_of(found, time.time())})
    assert page.path == "/account/2fa/recovery-codes/", page.text
    return found


@pytest.fixture
def newcomer(make_client):
    return Visitor(make_client())


def test_setting_up_an_app_gives_recovery_codes_and_tells_by_mail(visitor, secret):
    codes = re.findall(r"<li>(\d{8})</li>", visitor.page.html)
    assert len(codes) == 10
    assert last_mail(ADA).subject == "Authenticator app turned on"
    download = visitor.client.get("/account/2fa/recovery-codes/download/")
    assert download.content.decode().split() == codes


def test_logging_in_asks_for_the_code(secret, newcomer):
    page = newcomer.log_in(ADA, PASSWORD)
    assert page.path == "/account/2fa/authenticate/"
    assert not newcomer.logged_in
    page = newcomer.submit({"code": code_of(secret, time.time() + PERIOD_S)})
    assert newcomer.logged_in


def test_a_wrong_code_is_refused(secret, newcomer):
    newcomer.log_in(ADA, PASSWORD)
    right = {code_of(secret, time.time() + n * PERIOD_S) for n in (-1, 0, 1)}
    wrong = next(code for code in ("000000", "111111", "222222", "333333") if code not in right)
    page = newcomer.submit({"code": wrong})
    assert "That code is not right." in page.text
    assert not newcomer.logged_in


def test_a_code_works_once_even_in_the_next_period(secret, newcomer, make_client, monkeypatch):
    now = time.time() // PERIOD_S * PERIOD_S + PERIOD_S + 1
    code = code_of(secret, now)
    monkeypatch.setattr("allauth.mfa.totp.internal.auth.time.time", lambda: now)
    newcomer.log_in(ADA, PASSWORD)
    newcomer.submit({"code": code})
    assert newcomer.logged_in
    monkeypatch.setattr("allauth.mfa.totp.internal.auth.TOTP._mark_code_used", lambda self, code: True)
    thief = Visitor(make_client())
    thief.log_in(ADA, PASSWORD)
    assert "That code is not right." in thief.submit({"code": code}).text


def test_a_recovery_code_logs_in_once(visitor, secret, newcomer, make_client):
    code = re.findall(r"<li>(\d{8})</li>", visitor.page.html)[3]
    newcomer.log_in(ADA, PASSWORD)
    newcomer.submit({"code": code})
    assert newcomer.logged_in
    again = Visitor(make_client())
    again.log_in(ADA, PASSWORD)
    assert "That code is not right." in again.submit({"code": code}).text
    assert "9 left" in newcomer.visit("/account/2fa/").text


def test_new_recovery_codes_replace_the_old_ones(visitor, secret):
    old = set(re.findall(r"<li>(\d{8})</li>", visitor.page.html))
    visitor.visit("/account/2fa/recovery-codes/generate/")
    page = visitor.submit(action="generate")
    new = set(re.findall(r"<li>(\d{8})</li>", page.html))
    assert len(new) == 10
    assert not old & new


def test_the_app_can_be_turned_off(visitor, secret, newcomer):
    visitor.visit("/account/2fa/totp/deactivate/")
    page = visitor.submit(action="deactivate")
    assert "The authenticator app is off." in page.text
    assert not Authenticator.objects.exists()
    assert last_mail(ADA).subject == "Authenticator app turned off"
    newcomer.log_in(ADA, PASSWORD)
    assert newcomer.logged_in


def test_secrets_of_second_factors_are_not_in_the_database_as_they_are(secret):
    stored = json.dumps(list(Authenticator.objects.values_list("data", flat=True)))
    assert secret not in stored


def test_the_operator_removes_second_factors_that_are_lost(secret, newcomer):
    user = User.objects.get()
    assert services.remove_second_factors(user) == 2
    assert services.remove_second_factors(user) == 0
    newcomer.log_in(ADA, PASSWORD)
    assert newcomer.logged_in
    assert last_mail(ADA).subject == "Your second factors were removed"


def test_after_a_change_of_the_secret_key_codes_are_refused_and_not_taken_blindly(secret, newcomer, settings):
    settings.SECRET_KEY = "another one, of fifty letters and more, as long as Django wants"
    newcomer.log_in(ADA, PASSWORD)
    assert "That code is not right." in newcomer.submit({"code": code_of(secret, time.time() + PERIOD_S)}).text


def test_a_rotated_secret_key_goes_on_opening_what_the_old_one_sealed(secret, newcomer, settings):
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another one, of fifty letters and more, as long as Django wants"
    newcomer.log_in(ADA, PASSWORD)
    newcomer.submit({"code": code_of(secret, time.time() + PERIOD_S)})
    assert newcomer.logged_in


def test_passkeys_are_offered_with_our_name_for_this_host(visitor):
    visitor.visit("/account/2fa/webauthn/add/")
    page = visitor.show_who_one_is(PASSWORD)
    (data,) = [text for attributes, text in page.document.scripts if attributes.get("id") == "js_data"]
    options = json.loads(data)["creation_options"]["publicKey"]
    assert options["rp"] == {"id": "localhost", "name": "Face Studio"}
    assert options["user"]["name"] == ADA
    assert 'value="Passkey"' in page.html


def test_a_made_up_passkey_does_not_log_in(client, make_user):
    make_user(email=ADA)
    client.get("/account/2fa/webauthn/login/", headers={"accept": "application/json"})
    for credential in ("{}", "[]", "null", "nonsense", '{"response": {"userHandle": "MQ"}}'):
        answer = client.post("/account/2fa/webauthn/login/", {"credential": credential})
        assert (answer.status_code, answer["Location"]) == (302, "/account/login/"), credential
    assert client.get("/account/").status_code == 302
