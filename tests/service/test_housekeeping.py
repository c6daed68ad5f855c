"""What is out of date is thrown away, and nothing else."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection
from django.utils import timezone

from facestudio_web.accounts.models import User
from facestudio_web.config.housekeeping import tidy
from facestudio_web.limits.models import Meter
from support.accounts import PASSWORD
from support.server import wait_until


@pytest.fixture
def logged_in(client, make_user):
    client.post("/account/login/", {"login": make_user().email, "password": PASSWORD})
    return client


def test_sessions_that_are_over_go_with_the_address_they_came_from(logged_in):
    assert UserSession.objects.get().ip
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert tidy().sessions == 1
    assert (Session.objects.count(), UserSession.objects.count()) == (0, 0)


def test_sessions_in_force_stay(logged_in):
    assert tidy().sessions == 0
    assert UserSession.objects.count() == 1
    assert logged_in.get("/account/").status_code == 200


def test_counters_that_have_expired_go_and_others_stay(db):
    cache.set("old", 1, timeout=3600)
    cache.set("new", 1, timeout=3600)
    past = connection.ops.adapt_datetimefield_value(timezone.now().replace(tzinfo=None) - timedelta(seconds=5))
    with connection.cursor() as cursor:
        cursor.execute("UPDATE cache SET expires = %s WHERE cache_key LIKE %s", [past, "%old"])
    assert tidy().counters == 1
    assert (cache.get("old"), cache.get("new")) == (None, 1)


def test_callers_without_a_picture_for_a_day_are_forgotten(transactional_db, make_client):
    make_client().get("/v1/generate")
    Meter.objects.create(subject="address:192.0.2.7", latest_us=1)
    assert tidy().meters == 1
    assert [meter.subject for meter in Meter.objects.all()] == ["address:127.0.0.1"]


def test_accounts_that_nobody_ever_confirmed_go_after_a_month(make_user):
    make_user(verified=False, date_joined=timezone.now() - timedelta(days=31))
    make_user(verified=False)
    make_user(date_joined=timezone.now() - timedelta(days=31))
    assert tidy().accounts == 1
    assert User.objects.count() == 2


def test_a_server_tidies_up_from_its_start_on(start_server):
    server = start_server().wait()
    wait_until(lambda: any("tidied up sessions=0" in line for line in server.log))
