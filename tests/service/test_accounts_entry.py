"""The way in: signing up, confirming the address, logging in, a forgotten password. All by pages and mails."""

from __future__ import annotations

import time

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import ScryptPasswordHasher
from django.core import mail

from facestudio_web.accounts import services
from facestudio_web.accounts.models import User
from facestudio_web.accounts.selectors import is_verified
from support.accounts import PASSWORD
from support.visitor import Visitor, last_mail, link_in

ADA = "ada@example.org"
OTHER_PASSWORD = "a bucket of green paint"


@pytest.fixture
def visitor(client):
    return Visitor(client)


@pytest.fixture
def another_visitor(make_client):
    return Visitor(make_client())


def test_sign_up_confirm_and_be_logged_in(visitor):
    page = visitor.sign_up("Ada@Example.org", PASSWORD)
    assert page.path == "/account/confirm-email/"
    assert "We have sent you a mail with a link" in page.text
    assert not visitor.logged_in

    page = visitor.visit(link_in(last_mail(ADA)))
    assert f"Is {ADA} the address for your account?" in page.text
    page = visitor.submit(action="confirm-email")
    assert page.path == "/account/"
    assert f"{ADA} is confirmed." in page.text
    user = User.objects.get()
    assert (user.email, user.plan_id, is_verified(user)) == (ADA, "Basic", True)


def test_opening_the_mailed_link_confirms_nothing_by_itself(visitor, another_visitor):
    visitor.sign_up(ADA, PASSWORD)
    another_visitor.visit(link_in(last_mail(ADA)))
    assert not is_verified(User.objects.get())


def test_confirming_in_another_browser_does_not_log_it_in(visitor, another_visitor):
    visitor.sign_up(ADA, PASSWORD)
    another_visitor.visit(link_in(last_mail(ADA)))
    page = another_visitor.submit(action="confirm-email")
    assert page.path == "/account/login/"
    assert is_verified(User.objects.get())
    assert not another_visitor.logged_in


def test_a_link_works_once(visitor, another_visitor):
    visitor.sign_up(ADA, PASSWORD)
    link = link_in(last_mail(ADA))
    visitor.visit(link)
    visitor.submit(action="confirm-email")
    assert "This link does not work any more" in another_visitor.visit(link).text


def test_an_unverified_user_cannot_get_in_and_gets_a_new_link(visitor, make_user):
    make_user(email=ADA, verified=False)
    page = visitor.log_in(ADA, PASSWORD)
    assert page.path == "/account/confirm-email/"
    assert not visitor.logged_in
    assert "/account/confirm-email/" in link_in(last_mail(ADA))


def test_log_in_and_out(visitor, make_user):
    make_user(email=ADA)
    page = visitor.log_in("ADA@example.org", PASSWORD)
    assert (page.path, visitor.logged_in) == ("/account/", True)
    page = visitor.submit(action="logout")
    assert "You are logged out." in page.text
    assert not visitor.logged_in


def test_a_wrong_password_is_refused_without_saying_what_was_wrong(visitor, make_user):
    make_user(email=ADA)
    wrong_password = visitor.log_in(ADA, "not the password")
    assert "The e-mail address or the password is not right." in wrong_password.text
    assert not visitor.logged_in
    wrong_address = visitor.log_in("nobody@example.org", "not the password")
    assert wrong_address.text == wrong_password.text.replace(ADA, "nobody@example.org")
    assert wrong_address.status == wrong_password.status


def test_a_disabled_user_cannot_log_in_and_is_logged_out(visitor, make_user):
    user = make_user(email=ADA)
    visitor.log_in(ADA, PASSWORD)
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert not visitor.logged_in
    page = visitor.log_in(ADA, PASSWORD)
    assert "This account is disabled" in page.text
    assert not visitor.logged_in


@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example/", "https:evil.example", "\\\\evil.example"]
)
def test_nobody_is_sent_elsewhere_after_logging_in(client, make_user, target):
    make_user(email=ADA)
    answer = client.post("/account/login/", {"login": ADA, "password": PASSWORD, "next": target})
    assert answer.status_code == 302
    assert answer["Location"] == "/account/"


def test_after_logging_in_one_is_where_one_wanted_to_be(client, make_user):
    make_user(email=ADA)
    answer = client.post("/account/login/", {"login": ADA, "password": PASSWORD, "next": "/account/keys/"})
    assert answer["Location"] == "/account/keys/"


def test_nobody_is_sent_elsewhere_after_logging_out(client, make_user):
    client.force_login(make_user())
    assert client.post("/account/logout/", {"next": "https://evil.example/"})["Location"] == "/"


def test_reset_a_forgotten_password(visitor, another_visitor, make_user):
    make_user(email=ADA)
    another_visitor.log_in(ADA, PASSWORD)
    visitor.visit("/account/password/reset/")
    page = visitor.submit({"email": ADA})
    assert "We have sent a mail to the address that you gave" in page.text
    link = link_in(last_mail(ADA))
    visitor.visit(link)
    page = visitor.submit({"password1": OTHER_PASSWORD, "password2": OTHER_PASSWORD})
    assert "Your new password is set" in page.text
    assert last_mail(ADA).subject == "Your password was reset"
    assert not another_visitor.logged_in
    assert "not right" in visitor.log_in(ADA, PASSWORD).text
    visitor.log_in(ADA, OTHER_PASSWORD)
    assert visitor.logged_in
    assert "This link does not work any more" in another_visitor.visit(link).text


def test_a_weak_password_is_refused_with_its_reasons(visitor):
    page = visitor.sign_up(ADA, "password")
    assert "This password is too short" in page.text
    assert "This password is too common" in page.text
    assert page.html.count("Error: Sign up") == 1
    assert not User.objects.exists()


# Whether an address has an account is told to its mailbox only.


def test_signing_up_says_the_same_for_an_address_that_has_an_account(visitor, another_visitor, make_user):
    make_user(email=ADA)
    known = visitor.sign_up(ADA, PASSWORD)
    unknown = another_visitor.sign_up("eve@example.org", PASSWORD)
    assert known.text.replace(ADA, "") == unknown.text.replace("eve@example.org", "")
    assert (known.status, known.path) == (unknown.status, unknown.path)
    assert last_mail(ADA).subject == "You have an account already"
    assert last_mail("eve@example.org").subject == "Confirm your e-mail address"
    assert len(mail.outbox) == 2
    assert User.objects.filter(email=ADA).count() == 1


def test_a_reset_says_the_same_for_an_address_without_an_account(visitor, another_visitor, make_user):
    make_user(email=ADA)
    pages = []
    for who, email in ((visitor, ADA), (another_visitor, "eve@example.org")):
        who.visit("/account/password/reset/")
        pages.append(who.submit({"email": email}))
    known, unknown = pages
    assert (known.text, known.status, known.path) == (unknown.text, unknown.status, unknown.path)
    assert last_mail(ADA).subject == "Set a new password"
    assert last_mail("eve@example.org").subject == "There is no account with this address"


def test_of_two_sign_ups_at_the_same_moment_one_makes_the_account(visitor, make_user, monkeypatch):
    make_user(email=ADA)
    # The other one has looked before this one has written.
    monkeypatch.setattr("facestudio_web.accounts.entry_forms.is_taken", lambda email: False)
    page = visitor.sign_up(ADA, PASSWORD)
    assert page.status == 200
    assert page.path == "/account/confirm-email/"
    assert last_mail(ADA).subject == "You have an account already"
    assert User.objects.filter(email=ADA).count() == 1


def test_signing_up_takes_as_long_for_an_address_that_has_an_account(make_client, make_user, monkeypatch):
    """The slow part is the hash of the password; without it the answer for a known address would come at once."""
    monkeypatch.setattr(ScryptPasswordHasher, "work_factor", 2**14)
    monkeypatch.setattr(ScryptPasswordHasher, "parallelism", 5)
    make_user(email=ADA)

    def seconds(email: str) -> float:
        client = make_client()
        began = time.process_time()
        client.post("/account/signup/", {"email": email, "password1": PASSWORD})
        return time.process_time() - began

    seconds("warm@example.org")
    unknown = min(seconds(f"eve{n}@example.org") for n in range(3))
    known = min(seconds(ADA) for _ in range(3))
    assert 0.5 < known / unknown < 2


def test_an_address_that_somebody_only_wants_to_change_to_can_still_sign_up(visitor, another_visitor, make_user):
    bob = make_user(email="bob@example.org")
    EmailAddress.objects.create(user=bob, email=ADA)
    visitor.sign_up(ADA, PASSWORD)
    visitor.visit(link_in(last_mail(ADA)))
    visitor.submit(action="confirm-email")
    assert is_verified(User.objects.get(email=ADA))


def test_a_claimed_address_does_not_reset_the_password_of_the_claimant(visitor, make_user):
    bob = make_user(email="bob@example.org")
    EmailAddress.objects.create(user=bob, email=ADA)
    visitor.visit("/account/password/reset/")
    visitor.submit({"email": ADA})
    assert last_mail(ADA).subject == "There is no account with this address"


# What the operator's commands use.


def test_add_user_makes_an_account_that_can_be_used_at_once(visitor):
    user = services.add_user(" Ada@Example.org ", "professional", verified=True, password=PASSWORD)
    assert (user.email, user.plan_id, user.is_staff, is_verified(user)) == (ADA, "Professional", False, True)
    visitor.log_in(ADA, PASSWORD)
    assert visitor.logged_in


def test_a_user_without_password_sets_one_by_mail(visitor, db):
    services.add_user(ADA, verified=True)
    visitor.visit("/account/password/reset/")
    visitor.submit({"email": ADA})
    visitor.visit(link_in(last_mail(ADA)))
    visitor.submit({"password1": OTHER_PASSWORD, "password2": OTHER_PASSWORD})
    visitor.log_in(ADA, OTHER_PASSWORD)
    assert visitor.logged_in


@pytest.mark.parametrize(
    ("email", "plan", "sentence"),
    [
        ("ada", "Basic", "'ada' is not an e-mail address"),
        (ADA, "Gold", "There is no plan 'Gold' for users. Choose one of Basic, Professional, Enterprise."),
        (ADA, "Anon", "There is no plan 'Anon' for users."),
        ("TAKEN@example.org", "Basic", "There is an account with the e-mail address taken@example.org already."),
    ],
)
def test_add_user_says_what_is_wrong(make_user, email, plan, sentence):
    make_user(email="taken@example.org")
    with pytest.raises(services.AccountProblem) as problem:
        services.add_user(email, plan)
    assert str(problem.value).startswith(sentence)


def test_set_plan(make_user):
    user = make_user()
    services.set_plan(user, "enterprise")
    assert User.objects.get().plan_id == "Enterprise"
