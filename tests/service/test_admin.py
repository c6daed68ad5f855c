"""The admin pages: who gets in, what can be changed, and what is never shown."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib import admin

from facestudio.request.fields import FIELDS
from facestudio_web.accounts.models import User
from facestudio_web.keys.models import ApiKey
from facestudio_web.limits.models import UsageDay
from facestudio_web.plans.models import Plan
from facestudio_web.telemetry.models import Start

TABLES = ("accounts/user", "plans/plan", "keys/apikey", "limits/usageday", "telemetry/start")


@pytest.fixture
def boss(make_user):
    return make_user(email="boss@example.org", is_staff=True, is_superuser=True)


@pytest.fixture
def pages(client, boss):
    """A client in which an operator is logged in."""
    client.force_login(boss)
    return client


def form_of(page) -> dict[str, object]:
    """What a browser would send back of the page's form, as it stands."""
    forms = [page.context["adminform"].form]
    for inline in page.context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.initial_forms]
    values = {field.html_name: field.value() for form in forms for field in form}
    return {name: value for name, value in values.items() if value is not None and value is not False}


# Who gets in.


@pytest.mark.parametrize("path", ["", "login/", *(f"{table}/" for table in TABLES), "nothing/"])
def test_strangers_are_sent_to_the_login_of_everybody(client, path):
    answer = client.get(f"/admin/{path}", follow=True)
    assert answer.status_code == 200
    place, _ = answer.redirect_chain[-1]
    assert place.startswith("/account/login/?next=%2Fadmin%2F")


def test_users_who_are_no_operators_are_refused(client, make_user):
    client.force_login(make_user("Enterprise"))
    for table in TABLES:
        answer = client.get(f"/admin/{table}/", follow=True)
        assert answer.status_code == 403


def test_an_operator_who_was_disabled_is_out(pages, boss):
    assert pages.get("/admin/").status_code == 200
    User.objects.filter(pk=boss.pk).update(is_active=False)
    assert pages.get("/admin/").status_code == 302


def test_the_tables_are_ours_alone():
    shown = {f"{model._meta.app_label}/{model._meta.model_name}" for model in admin.site._registry}
    assert shown == set(TABLES)


def test_one_s_own_password_is_changed_where_everybody_does(pages):
    assert pages.get("/admin/password_change/")["Location"] == "/account/password/change/"


# What is never shown.


def test_no_page_shows_a_password_a_key_or_a_second_factor(pages, make_user, make_key):
    user = make_user()
    key = make_key(user)
    Authenticator.objects.create(user=user, type="totp", data={"secret": "JBSWY3DPEHPK3PXP"})
    row = ApiKey.objects.get()
    secrets = (user.password, key, key[8:], row.digest, "JBSWY3DPEHPK3PXP")
    for table, name in (("accounts/user", user.pk), ("keys/apikey", row.pk)):
        for path in ("", f"{name}/change/", f"{name}/history/", f"{name}/delete/"):
            page = pages.get(f"/admin/{table}/{path}")
            assert page.status_code == 200
            text = page.content.decode()
            assert not [secret for secret in secrets if secret in text], path


# Users.


def test_a_new_plan_holds_from_the_next_request_on(pages, make_user, make_key, make_client):
    user = make_user("Basic")
    api = make_client(make_key(user))
    assert api.get("/v1/generate?seed=7").status_code == 403
    address = f"/admin/accounts/user/{user.pk}/change/"
    answer = pages.post(address, {**form_of(pages.get(address)), "plan": "Professional"})
    assert answer.status_code == 302
    answer = api.get("/v1/generate?seed=7")
    assert (answer.status_code, answer["X-User-Class"]) == (200, "Professional")


def test_nobody_can_be_given_the_plan_of_strangers(pages, make_user):
    address = f"/admin/accounts/user/{make_user().pk}/change/"
    page = pages.get(address)
    assert 'value="Anon"' not in page.content.decode()
    assert pages.post(address, {**form_of(page), "plan": "Anon"}).status_code == 200
    assert not User.objects.filter(plan="Anon").exists()


def test_a_user_is_disabled(pages, make_user):
    user = make_user()
    address = f"/admin/accounts/user/{user.pk}/change/"
    sent = form_of(pages.get(address))
    del sent["is_active"]
    pages.post(address, sent)
    user.refresh_from_db()
    assert not user.is_active


def test_a_user_becomes_an_operator_of_the_one_kind_there_is(pages, make_user):
    user = make_user()
    address = f"/admin/accounts/user/{user.pk}/change/"
    pages.post(address, {**form_of(pages.get(address)), "is_staff": "on"})
    user.refresh_from_db()
    assert (user.is_staff, user.is_superuser) == (True, True)


@pytest.mark.parametrize("name", ["is_active", "is_staff"])
def test_operators_do_not_shut_themselves_out(pages, boss, name):
    address = f"/admin/accounts/user/{boss.pk}/change/"
    sent = form_of(pages.get(address))
    del sent[name]
    answer = pages.post(address, sent)
    assert "This is you" in answer.content.decode()
    boss.refresh_from_db()
    assert getattr(boss, name)


def test_an_address_is_verified_by_a_tick(pages, make_user):
    user = make_user(verified=False)
    address = f"/admin/accounts/user/{user.pk}/change/"
    pages.post(address, {**form_of(pages.get(address)), "emailaddress_set-0-verified": "on"})
    assert EmailAddress.objects.get(user=user).verified


def test_neither_address_nor_password_can_be_changed_for_somebody(pages, make_user):
    user = make_user()
    address = f"/admin/accounts/user/{user.pk}/change/"
    more = {"email": "other@example.org", "password": "x", "emailaddress_set-0-email": "other@example.org"}
    pages.post(address, {**form_of(pages.get(address)), **more})
    changed = User.objects.get(pk=user.pk)
    assert (changed.email, changed.password) == (user.email, user.password)
    assert EmailAddress.objects.get(user=user).email == user.email


def test_a_key_is_revoked_on_its_user_s_page(pages, make_user, make_key, make_client):
    user = make_user()
    api = make_client(make_key(user))
    address = f"/admin/accounts/user/{user.pk}/change/"
    answer = pages.post(address, {**form_of(pages.get(address)), "api_keys-0-DELETE": "on"})
    assert answer.status_code == 302
    assert api.get("/v1/generate").status_code == 401


def test_deleting_a_user_takes_all_along(pages, make_user, make_key):
    user = make_user()
    make_key(user)
    UsageDay.objects.create(user=user, day=date(2026, 11, 22), pictures=3)
    answer = pages.post(f"/admin/accounts/user/{user.pk}/delete/", {"post": "yes"})
    assert answer.status_code == 302
    assert not User.objects.filter(pk=user.pk).exists()
    assert (ApiKey.objects.count(), UsageDay.objects.count()) == (0, 0)


def test_lost_second_factors_are_taken_off(pages, make_user):
    user, other = make_user(), make_user()
    for owner in (user, other):
        Authenticator.objects.create(user=owner, type="totp", data={"secret": "x"})
    sent = {"action": "unlock", "_selected_action": [user.pk]}
    page = pages.post("/admin/accounts/user/", sent, follow=True).content.decode()
    assert f"Taken off {user.email}: 1." in page
    assert Authenticator.objects.get().user == other


def test_users_are_not_added_here(pages):
    assert pages.get("/admin/accounts/user/add/").status_code == 403


# Plans.


def plan_form(**more) -> dict[str, object]:
    plan = Plan.objects.get(name="Basic")
    return {
        "burst_requests": plan.burst_requests,
        "sustained_requests": plan.sustained_requests,
        "parameters": plan.parameters,
        "sentence": plan.sentence,
        **more,
    }


def test_every_parameter_has_a_box_and_those_of_the_plan_are_ticked(pages):
    text = pages.get("/admin/plans/plan/Basic/change/").content.decode()
    boxes = re.findall(r'<input type="checkbox" name="parameters" value="(\w+)"[^>]*?( checked)?>', text)
    assert [name for name, _ in boxes] == [field.name for field in FIELDS]
    assert [name for name, ticked in boxes if ticked] == Plan.objects.get(name="Basic").parameters


def test_new_limits_and_parameters_hold_from_the_next_request_on(pages, make_user, make_key, make_client):
    api = make_client(make_key(make_user("Basic")))
    assert "q=5;w=60" in api.get("/v1/generate")["RateLimit-Policy"]
    sent = plan_form(burst_requests=9, parameters=["gender", "seed"])
    assert pages.post("/admin/plans/plan/Basic/change/", sent).status_code == 200  # Anon has more, see below
    Plan.objects.filter(name="Anon").update(parameters=["gender"])
    assert pages.post("/admin/plans/plan/Basic/change/", sent).status_code == 302
    answer = api.get("/v1/generate?seed=7")
    assert answer.status_code == 200
    assert "q=9;w=60" in answer["RateLimit-Policy"]
    assert api.get("/v1/generate?age=7").status_code == 403


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"burst_requests": "0"}, "greater than or equal to 1"),
        ({"burst_requests": "-1"}, "greater than or equal to"),
        ({"burst_requests": "many"}, "whole number"),
        ({"burst_requests": "200"}, "A day allows 120 pictures, but a minute 200."),
        ({"sustained_requests": ""}, "required"),
        ({"parameters": ["gender", "colour"]}, "colour"),
        ({"parameters": ["gender"]}, "Anon, a lower plan, includes age, ethnicity, image_format, resolution."),
    ],
)
def test_what_makes_no_sense_is_refused_with_a_sentence(pages, wrong, said):
    before = Plan.objects.filter(name="Basic").values().get()
    page = pages.post("/admin/plans/plan/Basic/change/", plan_form(**wrong))
    assert page.status_code == 200
    assert said in page.content.decode()
    assert Plan.objects.filter(name="Basic").values().get() == before


def test_a_lower_plan_has_no_more_than_a_higher_one(pages):
    Plan.objects.filter(name="Professional").update(parameters=Plan.objects.get(name="Basic").parameters)
    sent = plan_form(parameters=[*Plan.objects.get(name="Basic").parameters, "seed"])
    assert (
        "Professional, a higher plan, lacks seed."
        in pages.post("/admin/plans/plan/Basic/change/", sent).content.decode()
    )


def test_plans_neither_come_nor_go(pages):
    assert pages.get("/admin/plans/plan/add/").status_code == 403
    assert pages.post("/admin/plans/plan/Basic/delete/", {"post": "yes"}).status_code == 403
    assert Plan.objects.count() == 4


# Keys, usage, starts.


def test_keys_are_seen_and_revoked(pages, make_user, make_key, make_client):
    api = make_client(make_key(make_user("Basic", email="ann@example.org"), name="my program"))
    key = ApiKey.objects.get()
    text = pages.get("/admin/keys/apikey/").content.decode()
    assert all(shown in text for shown in ("my program", key.prefix, "ann@example.org"))
    assert pages.post(f"/admin/keys/apikey/{key.pk}/delete/", {"post": "yes"}).status_code == 302
    assert api.get("/v1/generate").status_code == 401


def test_several_keys_are_revoked_at_once(pages, make_user, make_key):
    user = make_user()
    for _ in range(3):
        make_key(user)
    chosen = list(ApiKey.objects.values_list("pk", flat=True))[:2]
    sent = {"action": "delete_selected", "_selected_action": chosen, "post": "yes"}
    assert pages.post("/admin/keys/apikey/", sent).status_code == 302
    assert ApiKey.objects.count() == 1


def test_usage_by_user_and_day(pages, make_user):
    ann, bo = make_user(email="ann@example.org"), make_user(email="bo@example.org")
    UsageDay.objects.create(user=ann, day=date(2026, 11, 21), pictures=4711)
    UsageDay.objects.create(user=bo, day=date(2026, 11, 22), pictures=815)
    text = pages.get("/admin/limits/usageday/").content.decode()
    assert "4711" in text
    assert "815" in text
    text = pages.get(f"/admin/limits/usageday/?user__id__exact={ann.pk}").content.decode()
    assert "4711" in text
    assert ">815<" not in text
    assert "4711" in pages.get(f"/admin/accounts/user/{ann.pk}/change/").content.decode()


def test_starts_are_seen(pages):
    Start.objects.create(at=datetime(2026, 11, 22, tzinfo=UTC), version="engine 7", pack="abc", renderer="llvmpipe")
    text = pages.get("/admin/telemetry/start/").content.decode()
    assert "engine 7" in text
    assert "llvmpipe" in text


@pytest.mark.parametrize("table", ["keys/apikey", "limits/usageday", "telemetry/start"])
def test_what_is_only_to_be_read_can_not_be_written(pages, make_user, make_key, table):
    user = make_user()
    make_key(user)
    UsageDay.objects.create(user=user, day=date(2026, 11, 22), pictures=3)
    Start.objects.create(at=datetime(2026, 11, 22, tzinfo=UTC), version="7", pack="abc", renderer="llvmpipe")
    (model,) = [each for each in admin.site._registry if f"{each._meta.app_label}/{each._meta.model_name}" == table]
    before = list(model.objects.values())
    assert pages.get(f"/admin/{table}/add/").status_code == 403
    assert pages.post(f"/admin/{table}/{before[0]['id']}/change/", {"name": "x", "pictures": "0"}).status_code == 403
    assert list(model.objects.values()) == before
