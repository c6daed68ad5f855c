"""What users change of their account once they are in: address, password, sessions; export and deletion."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core import mail
from django.utils import timezone

from facestudio_web.accounts import services
from facestudio_web.accounts.models import User
from facestudio_web.keys.models import ApiKey
from facestudio_web.limits.models import Hit, Meter, UsageDay
from support.accounts import PASSWORD
from support.visitor import Visitor, last_mail, link_in

ADA = "ada@example.org"
NEW = "ada@new.example"
OTHER_PASSWORD = "a bucket of green paint"


@pytest.fixture
def user(make_user):
    return make_user(email=ADA)


@pytest.fixture
def visitor(client, user):
    someone = Visitor(client)
    someone.log_in(ADA, PASSWORD)
    return someone


@pytest.fixture
def another_browser(make_client, user):
    someone = Visitor(make_client(HTTP_USER_AGENT="Another/1.0"))
    someone.log_in(ADA, PASSWORD)
    return someone


def _ask_for_new_address(visitor, email=NEW):
    visitor.visit("/account/email/")
    visitor.submit({"email": email}, button="action_add")
    return visitor.show_who_one_is(PASSWORD)


def test_a_new_address_holds_once_it_is_confirmed(visitor):
    page = _ask_for_new_address(visitor)
    assert f"Changing to{NEW} not confirmed yet" in page.text.replace("to ", "to")
    assert User.objects.get().email == ADA

    visitor.visit(link_in(last_mail(NEW)))
    visitor.submit(action="confirm-email")
    assert User.objects.get().email == NEW
    assert list(EmailAddress.objects.values_list("email", "verified", "primary")) == [(NEW, True, True)]
    told = last_mail(ADA)
    assert told.subject == "Your e-mail address was changed"
    assert f"from {ADA} to {NEW}" in told.body


def test_until_then_the_old_address_logs_in(visitor, make_client):
    _ask_for_new_address(visitor)
    someone = Visitor(make_client())
    someone.log_in(ADA, PASSWORD)
    assert someone.logged_in


def test_a_change_of_address_can_be_cancelled(visitor):
    _ask_for_new_address(visitor)
    link = link_in(last_mail(NEW))
    page = visitor.submit(button="action_remove")
    assert "is cancelled" in page.text
    assert "This link does not work any more" in visitor.visit(link).text
    assert User.objects.get().email == ADA


def test_changing_to_an_address_of_another_account_says_nothing_until_its_owner_follows_the_link(visitor, make_user):
    make_user(email=NEW)
    page = _ask_for_new_address(visitor)
    assert "We have mailed a link" in page.text
    page = visitor.visit(link_in(last_mail(NEW)))
    assert "This address belongs to another account" in page.text
    assert User.objects.get(email=ADA)


def test_an_account_that_nobody_ever_confirmed_makes_way_for_the_owner_of_its_address(visitor, user, make_user):
    squatter = make_user(email=NEW, verified=False)
    _ask_for_new_address(visitor)
    visitor.visit(link_in(last_mail(NEW)))
    visitor.submit(action="confirm-email")
    user.refresh_from_db()
    assert user.email == NEW
    assert not User.objects.filter(pk=squatter.pk).exists()


def test_changing_the_password_logs_out_the_other_browsers_and_tells_by_mail(visitor, another_browser):
    visitor.visit("/account/password/change/")
    page = visitor.submit({"oldpassword": PASSWORD, "password1": OTHER_PASSWORD, "password2": OTHER_PASSWORD})
    assert "Your password is changed." in page.text
    assert visitor.logged_in
    assert not another_browser.logged_in
    told = last_mail(ADA)
    assert told.subject == "Your password was changed"
    assert "From the address: 127.0.0.1" in told.body


def test_changing_the_password_takes_the_old_one(visitor, user):
    visitor.visit("/account/password/change/")
    page = visitor.submit({"oldpassword": "wrong", "password1": OTHER_PASSWORD, "password2": OTHER_PASSWORD})
    assert "That is not your current password." in page.text
    user.refresh_from_db()
    assert user.check_password(PASSWORD)


def test_sessions_are_listed_and_one_can_be_ended(visitor, another_browser):
    page = visitor.visit("/account/sessions/")
    assert "Another/1.0" in page.text
    assert "this one" in page.text
    page = visitor.submit(action="/end")
    assert "That browser is logged out." in page.text
    assert "Another/1.0" not in page.text
    assert not another_browser.logged_in
    assert visitor.logged_in


def test_all_other_sessions_can_be_ended_at_once(visitor, another_browser):
    visitor.visit("/account/sessions/")
    page = _end_all(visitor)
    assert "All other browsers are logged out." in page.text
    assert not another_browser.logged_in
    assert visitor.logged_in


def _end_all(visitor):
    forms = [form for form in visitor.page.document.forms if form.action == "/account/sessions/"]
    visitor.client.post("/account/sessions/", forms[0].values)
    return visitor.visit("/account/sessions/")


def test_nobody_ends_the_sessions_of_others(visitor, make_client, make_user):
    make_user(email="eve@example.org")
    eve = Visitor(make_client())
    eve.log_in("eve@example.org", PASSWORD)
    of_ada = UserSession.objects.exclude(user__email="eve@example.org").get()
    eve.visit("/account/sessions/")
    token = eve.page.document.forms[0].values["csrfmiddlewaretoken"]
    eve.client.post(f"/account/sessions/{of_ada.pk}/end", {"csrfmiddlewaretoken": token})
    assert visitor.logged_in


def test_sessions_show_the_address_that_the_trusted_proxy_names(make_client, user, settings):
    from dataclasses import replace

    settings.SERVICE = replace(settings.SERVICE, trusted_proxies=1)
    someone = Visitor(make_client(HTTP_X_FORWARDED_FOR="203.0.113.9, 2001:db8:1:2:3::4"))
    someone.log_in(ADA, PASSWORD)
    assert UserSession.objects.get().ip == "2001:db8:1:2::"


def _fill(user, make_key):
    key = make_key(user, "my program")
    UsageDay.objects.create(user=user, day=timezone.now().date(), pictures=3)
    meter = Meter.objects.create(subject=f"user:{user.pk}")
    Hit.objects.create(meter=meter, at_us=1_700_000_000_000_000)
    return key


def test_export_needs_the_password_and_holds_everything_but_secrets(visitor, user, make_key):
    key = _fill(user, make_key)
    visitor.visit("/account/export")
    _press_download(visitor)
    page = visitor.show_who_one_is(PASSWORD)
    answer = page.answer
    assert answer["Content-Type"].startswith("application/json")
    assert answer["Content-Disposition"] == 'attachment; filename="facestudio-account.json"'
    data = json.loads(answer.content)
    assert data["account"]["email"] == ADA
    assert data["account"]["plan"] == "Basic"
    assert data["email_addresses"] == [{"email": ADA, "verified": True, "primary": True}]
    assert [(k["name"], key.startswith(k["prefix"])) for k in data["api_keys"]] == [("my program", True)]
    assert data["usage"] == [{"day": timezone.now().date().isoformat(), "pictures": 3}]
    assert len(data["sessions"]) == 1
    text = answer.content.decode()
    user.refresh_from_db()
    for secret in (key, ApiKey.objects.get().digest, user.password, visitor.client.session.session_key):
        assert secret not in text


def _press_download(visitor):
    forms = [form for form in visitor.page.document.forms if not form.action]
    assert len(forms) == 1
    return visitor._arrive(visitor.client.post("/account/export", forms[0].values, follow=True), "/account/export")


def test_nothing_is_exported_without_the_password(visitor, user):
    visitor.visit("/account/export")
    _press_download(visitor)
    page = visitor.show_who_one_is("wrong")
    assert "That is not your password." in page.text
    assert b"email_addresses" not in page.answer.content


def _delete(visitor, email=ADA):
    visitor.visit("/account/delete")
    return visitor.submit({"email": email})


def test_deletion_takes_everything_at_once_and_says_goodbye(visitor, another_browser, user, make_key, make_client):
    key = _fill(user, make_key)
    visitor.client.get("/account/")
    _delete(visitor)
    page = visitor.show_who_one_is(PASSWORD)
    assert "Your account and everything in it has been deleted." in page.text
    for table in (User, ApiKey, UsageDay, Meter, Hit, EmailAddress, UserSession):
        assert not table.objects.exists(), table
    assert not [row for row in Session.objects.all() if "_auth_user_id" in row.get_decoded()]
    assert not visitor.logged_in
    assert not another_browser.logged_in
    assert make_client(key).get("/v1/generate").status_code == 401
    assert last_mail(ADA).subject == "Your Face Studio account is deleted"


def test_deletion_takes_the_typed_address(visitor):
    _delete(visitor, "bob@example.org")
    page = visitor.show_who_one_is(PASSWORD)
    assert f"That is another address. Your account's is {ADA}." in page.text
    assert User.objects.exists()


def test_deletion_takes_the_password(visitor):
    _delete(visitor)
    page = visitor.show_who_one_is("wrong")
    assert "That is not your password." in page.text
    assert User.objects.exists()
    assert not [message for message in mail.outbox if "deleted" in message.subject]


def test_accounts_that_nobody_ever_confirmed_go_after_a_month_and_no_others(make_user):
    long_ago = timezone.now() - timedelta(days=31)
    make_user(email="never@example.org", verified=False, date_joined=long_ago)
    make_user(email="recent@example.org", verified=False)
    make_user(email="confirmed@example.org", date_joined=long_ago)
    make_user(email="staff@example.org", verified=False, is_staff=True, date_joined=long_ago)
    make_user(email="was-inside@example.org", verified=False, last_login=long_ago, date_joined=long_ago)
    assert services.delete_never_confirmed() == 1
    assert not User.objects.filter(email="never@example.org").exists()
    assert User.objects.count() == 4


def test_nobody_gets_a_goodbye_for_an_account_that_they_never_confirmed(make_user):
    services.delete_account(make_user(verified=False))
    assert not mail.outbox
    assert not User.objects.exists()
