"""The operator's commands on users and keys, in this process."""

from __future__ import annotations

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator

from facestudio_web.accounts.models import User
from facestudio_web.keys.form import well_formed
from facestudio_web.keys.models import ApiKey
from facestudio_web.operator.__main__ import main

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(capsys):
    """run("user", "list") gives (exit status, standard output, standard error)."""

    def call(*arguments: str) -> tuple[int, str, str]:
        status = main(arguments)
        said = capsys.readouterr()
        return status, said.out, said.err

    return call


def test_a_user_is_as_sign_up_leaves_it(run):
    assert run("user", "add", "--email", " New@Example.org ")[0] == 0
    user = User.objects.get()
    assert (user.email, user.plan_id, user.is_active, user.is_staff) == ("new@example.org", "Basic", True, False)
    assert not user.has_usable_password()
    assert list(EmailAddress.objects.values_list("email", "verified", "primary")) == [("new@example.org", False, True)]


@pytest.mark.parametrize("plan", ["Professional", "professional", "PROFESSIONAL"])
def test_plan_names_ignore_case(run, make_user, plan):
    user = make_user("Basic")
    assert run("user", "plan", user.email, plan)[0] == 0
    user.refresh_from_db()
    assert user.plan_id == "Professional"


@pytest.mark.parametrize("plan", ["gold", "anon", ""])
def test_a_plan_that_users_can_not_have_is_refused_with_those_they_can(run, plan):
    status, out, err = run("user", "add", "--email", "a@example.org", "--plan", plan)
    assert (status, out) == (1, "")
    assert "Basic, Professional, Enterprise" in err
    assert not User.objects.exists()


@pytest.mark.parametrize("email", ["", "a", "a@", "a b@example.org", "a@example.org\nb@example.org"])
def test_what_is_no_address_is_refused(run, email):
    assert run("user", "add", "--email", email)[0] == 1
    assert not User.objects.exists()


def test_the_same_address_twice_is_refused(run, make_user):
    user = make_user()
    status, _, err = run("user", "add", "--email", user.email.upper())
    assert status == 1
    assert user.email in err
    assert User.objects.count() == 1


def test_a_key_for_an_unverified_address_is_refused_and_nobody_added(run):
    status, out, err = run("user", "add", "--email", "a@example.org", "--key", "demo")
    assert (status, out) == (1, "")
    assert "--verified" in err
    assert not User.objects.exists()


def test_a_key_whose_name_is_refused_adds_nobody(run):
    status, out, _ = run("user", "add", "--email", "a@example.org", "--verified", "--key", "x" * 61)
    assert (status, out) == (1, "")
    assert not User.objects.exists()


@pytest.mark.parametrize(
    "arguments",
    [["user", "plan", "x@example.org", "Basic"]]
    + [["user", action, "x@example.org"] for action in ("disable", "enable", "delete")]
    + [
        ["key", "add", "x@example.org", "demo"],
        ["key", "list", "x@example.org"],
        ["key", "revoke", "x@example.org", "a"],
    ],
)
def test_a_user_who_is_not_there_is_told(run, arguments):
    status, out, err = run(*arguments)
    assert (status, out) == (1, "")
    assert "There is no user x@example.org." in err


def test_a_disabled_user_is_shut_out_until_enabled(run, make_user, make_key, make_client):
    user = make_user("Professional")
    client = make_client(make_key(user))
    assert client.get("/v1/generate").status_code == 200
    assert run("user", "disable", user.email)[0] == 0
    assert client.get("/v1/generate").status_code == 401
    assert run("user", "enable", user.email)[0] == 0
    assert client.get("/v1/generate").status_code == 200


def test_a_disabled_user_s_session_is_over(run, make_user, make_client):
    user, client = make_user(), make_client()
    client.force_login(user)
    assert client.get("/account/").status_code == 200
    run("user", "disable", user.email)
    assert client.get("/account/").status_code == 302


def test_lost_second_factors_are_taken_off_and_the_owner_told(run, make_user, mailoutbox):
    user = make_user()
    Authenticator.objects.create(user=user, type="totp", data={"secret": "x"})
    status, out, _ = run("user", "unlock", user.email)
    assert (status, out) == (0, "")
    assert not Authenticator.objects.exists()
    assert [message.to for message in mailoutbox] == [[user.email]]
    assert run("user", "unlock", user.email)[0] == 1


def test_deleting_asks_first(run, make_user):
    user = make_user()
    status, _, err = run("user", "delete", user.email)
    assert status == 1
    assert "--yes" in err
    assert User.objects.filter(pk=user.pk).exists()


def test_deleting_takes_all_along(run, make_user, make_key):
    user = make_user()
    make_key(user)
    status, out, _ = run("user", "delete", user.email, "--yes")
    assert (status, out) == (0, "")
    assert (User.objects.count(), ApiKey.objects.count(), EmailAddress.objects.count()) == (0, 0, 0)


def test_the_list_of_users(run, make_user, make_key):
    make_key(make_user("Enterprise", email="ann@example.org", is_staff=True))
    make_user(email="bo@example.org", verified=False, is_active=False)
    status, out, err = run("user", "list")
    lines = [line.split()[:6] for line in out.splitlines()]
    assert (status, err) == (0, "")
    assert lines == [
        ["e-mail", "plan", "verified", "active", "admin", "keys"],
        ["ann@example.org", "Enterprise", "yes", "yes", "yes", "1"],
        ["bo@example.org", "Basic", "no", "no", "no", "0"],
    ]


def test_keys_are_made_listed_and_revoked_by_their_beginning(run, make_user):
    user = make_user()
    status, out, err = run("key", "add", user.email, "my program")
    key = out.strip()
    assert status == 0
    assert well_formed(key)
    assert key not in err
    _, listed, _ = run("key", "list")
    assert "my program" in listed
    assert key[:8] in listed
    assert key[8:] not in listed
    assert run("key", "revoke", key[:8])[0] == 0
    assert not ApiKey.objects.exists()


def test_a_whole_key_can_be_revoked_and_is_not_repeated(run, make_user, make_key):
    key = make_key(make_user())
    make_key(make_user(), name="another")
    status, out, err = run("key", "revoke", key)
    assert status == 0
    assert key not in out + err
    assert ApiKey.objects.get().name == "another"


def test_keys_of_one_user_only(run, make_user, make_key):
    ann, bo = make_user(), make_user()
    make_key(ann, name="first")
    make_key(bo, name="second")
    _, out, _ = run("key", "list", ann.email)
    assert "first" in out
    assert "second" not in out


@pytest.mark.parametrize("which", [["fs_"], ["fs_nothere"], ["a", "b", "c"]])
def test_a_key_that_can_not_be_told_is_not_revoked(run, make_user, make_key, which):
    make_key(make_user())
    status, _, err = run("key", "revoke", *which)
    assert status == 1
    assert err.strip().endswith(".") or err.strip().endswith(").")
    assert ApiKey.objects.count() == 1


def test_two_keys_of_one_name_are_not_revoked_by_it(run, make_user, make_key):
    user = make_user()
    keys = [make_key(user, name="twin"), make_key(user, name="twin")]
    status, _, err = run("key", "revoke", user.email, "twin")
    assert status == 1
    assert all(key[:8] in err for key in keys)
    assert ApiKey.objects.count() == 2


def test_a_sixth_key_is_refused(run, make_user, make_key):
    user = make_user()
    for number in range(5):
        make_key(user, name=str(number))
    status, out, err = run("key", "add", user.email, "one more")
    assert (status, out) == (1, "")
    assert "5 keys" in err


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["user"],
        ["user", "add"],
        ["user", "add", "a@example.org"],
        ["user", "plan", "a@example.org"],
        ["key", "paint"],
        ["doctor", "--twice"],
    ],
)
def test_wrong_use_exits_with_2_and_shows_the_right_use(run, arguments, capsys):
    with pytest.raises(SystemExit) as stop:
        run(*arguments)
    assert stop.value.code == 2
    assert "usage: facestudio" in capsys.readouterr().err


@pytest.mark.parametrize("command", [["user"], ["key"], ["migrate"], ["doctor"], ["user", "delete"], ["key", "revoke"]])
def test_every_command_has_help(run, command, capsys):
    with pytest.raises(SystemExit) as stop:
        run(*command, "--help")
    assert stop.value.code == 0
    assert capsys.readouterr().out.startswith(f"usage: facestudio {' '.join(command)}")
