"""Making, finding and deleting keys, on a real database."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import IntegrityError, OperationalError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from facestudio_web.accounts.models import User
from facestudio_web.keys.form import digest_of, new_key
from facestudio_web.keys.models import ApiKey
from facestudio_web.keys.selectors import holder_of
from facestudio_web.keys.services import NotVerified, TooManyKeys, delete_key, note_use, request_key
from facestudio_web.plans.models import Plan

# Making


def test_a_key_is_found_again_by_the_whole_of_it(make_user):
    user = make_user("Professional")
    row, key = request_key(user, "demo")
    holder = holder_of(key)
    assert holder is not None
    assert (holder.key_id, holder.user_id, holder.active, holder.plan.name) == (row.pk, user.pk, True, "Professional")


def test_the_row_holds_no_more_of_a_key_than_its_prefix_and_digest(make_user):
    row, key = request_key(make_user(), "demo")
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {ApiKey._meta.db_table} WHERE id = %s", [row.pk])
        stored = [str(value) for value in cursor.fetchone()]
    assert key[:8] in stored
    assert digest_of(key) in stored
    assert not any(key[3:15] in value for value in stored)
    assert not any(key[8:] in text for text in (repr(row), str(row), repr(holder_of(key))))


@pytest.mark.parametrize("name", ["", "   ", "x" * 61, "two\nlines", "a\u202eb", "a\x00b"])
def test_a_name_that_can_not_be_shown_is_refused_in_a_sentence(make_user, name):
    user = make_user()
    with pytest.raises(ValueError, match=r"\.$"):
        request_key(user, name)
    assert user.api_keys.count() == 0


def test_white_space_around_a_name_is_dropped(make_user):
    assert request_key(make_user(), "  my site ")[0].name == "my site"


def test_only_confirmed_addresses_get_keys(make_user):
    user = make_user(verified=False)
    with pytest.raises(NotVerified, match="Confirm your e-mail address"):
        request_key(user, "demo")
    assert user.api_keys.count() == 0


def test_the_sixth_key_is_refused(make_user):
    user = make_user()
    for number in range(5):
        request_key(user, str(number))
    with pytest.raises(TooManyKeys, match="Delete one"):
        request_key(user, "sixth")
    assert [key.slot for key in user.api_keys.all()] == [1, 2, 3, 4, 5]


def test_a_deleted_key_makes_room(make_user):
    user = make_user()
    rows = [request_key(user, str(number))[0] for number in range(5)]
    delete_key(user, rows[2].pk)
    row, _ = request_key(user, "another")
    assert row.slot == 3


def test_the_keys_of_one_user_take_no_room_of_another(make_user):
    first, second = make_user(), make_user()
    for number in range(5):
        request_key(first, str(number))
    assert request_key(second, "demo")[0].slot == 1


@pytest.mark.parametrize("slot", [0, 6])
def test_the_database_itself_keeps_a_sixth_slot_out(make_user, slot):
    user = make_user()
    with pytest.raises(IntegrityError), transaction.atomic():
        ApiKey.objects.create(
            user=user, slot=slot, name="x", prefix="x", digest=digest_of(new_key()), created_at=timezone.now()
        )


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("held", [0, 3])
def test_twenty_requests_at_the_same_moment_fill_five_slots_and_no_more(make_user, held):
    user = make_user()
    for number in range(held):
        request_key(user, f"before {number}")
    moment = threading.Barrier(20)

    def ask(number: int) -> str:
        try:
            moment.wait()
            _, key = request_key(User.objects.get(pk=user.pk), str(number))
            return key
        except TooManyKeys:
            return ""
        finally:
            connection.close()

    with ThreadPoolExecutor(20) as threads:
        keys = [key for key in threads.map(ask, range(20)) if key]
    assert len(keys) == 5 - held
    assert user.api_keys.count() == 5
    assert all(holder_of(key) for key in keys)


# Finding


@contextmanager
def statements():
    """A list of the statements that reach the database meanwhile."""
    if connection.vendor != "sqlite":
        with CaptureQueriesContext(connection) as queries:
            found: list[str] = []
            yield found
        found += [query["sql"] for query in queries]
        return
    found = []
    connection.ensure_connection()
    connection.connection.set_trace_callback(found.append)
    try:
        yield found
    finally:
        connection.connection.set_trace_callback(None)


def test_a_key_costs_one_query(make_user, make_key):
    key = make_key(make_user())
    statements = []
    with CaptureQueriesContext(connection) as queries:
        if connection.vendor == "sqlite":  # where they go round Django
            connection.connection.set_trace_callback(statements.append)
        holder_of(key)
        if connection.vendor == "sqlite":
            connection.connection.set_trace_callback(None)
    assert len(statements or queries) == 1


def test_a_text_that_is_no_key_costs_none(db):
    with statements() as queries:
        assert holder_of("my_api_key_here") is None
    assert len(queries) == 0


def test_a_well_formed_key_that_was_never_given_out_is_nobody_s(db):
    assert holder_of(new_key()) is None


def test_the_holder_has_the_plan_as_its_row_is_now(make_user, make_key):
    key = make_key(make_user("Basic"))
    holder_of(key)
    Plan.objects.filter(pk="Basic").update(burst_requests=77, parameters=["age", "seed"])
    plan = holder_of(key).plan
    assert plan == Plan.objects.get(pk="Basic")
    assert (plan.burst_requests, plan.sustained_requests, plan.parameters) == (77, 120, ["age", "seed"])
    assert (plan.rank, plan.sentence) == (1, Plan.objects.get(pk="Basic").sentence)


def test_a_user_who_is_moved_to_another_plan_has_it_at_once(make_user, make_key):
    user = make_user("Basic")
    key = make_key(user)
    holder_of(key)
    User.objects.filter(pk=user.pk).update(plan="Enterprise")
    assert holder_of(key).plan.name == "Enterprise"


# Deleting


def test_a_deleted_key_is_nobody_s_at_once(make_user):
    user = make_user()
    row, key = request_key(user, "demo")
    assert holder_of(key)
    assert delete_key(user, row.pk)
    assert holder_of(key) is None


def test_deleting_twice_says_that_there_was_nothing(make_user):
    user = make_user()
    row, _ = request_key(user, "demo")
    delete_key(user, row.pk)
    assert not delete_key(user, row.pk)


def test_nobody_deletes_the_key_of_another(make_user):
    row, key = request_key(make_user(), "demo")
    assert not delete_key(make_user(), row.pk)
    assert holder_of(key)


def test_the_keys_of_a_deleted_user_are_nobody_s(make_user, make_key):
    user = make_user()
    key = make_key(user)
    user.delete()
    assert holder_of(key) is None


# Last use


def used_at(key: str):
    return ApiKey.objects.get(digest=digest_of(key)).last_used_at


def test_the_first_use_is_noted(make_user, make_key):
    key = make_key(make_user())
    assert used_at(key) is None
    note_use(holder_of(key))
    assert timezone.now() - used_at(key) < timedelta(seconds=30)


def test_uses_within_a_minute_cost_no_write(make_user, make_key):
    key = make_key(make_user())
    note_use(holder_of(key))
    holder = holder_of(key)
    with statements() as queries:
        for _ in range(10):
            note_use(holder)
    assert len(queries) == 0


def test_of_many_who_saw_the_old_time_one_writes(make_user, make_key):
    holder = holder_of(make_key(make_user()))
    assert holder.use_is_old
    with statements() as queries:
        for _ in range(10):
            note_use(holder)
    assert len([query for query in queries if query.startswith("UPDATE")]) == 1


@pytest.mark.parametrize(("ago_s", "old"), [(10, False), (59, False), (61, True), (86400, True)])
def test_a_use_is_old_after_a_minute(make_user, make_key, ago_s, old):
    key = make_key(make_user())
    ApiKey.objects.filter(digest=digest_of(key)).update(last_used_at=timezone.now() - timedelta(seconds=ago_s))
    assert holder_of(key).use_is_old is old


def test_a_use_that_another_process_has_noted_meanwhile_stays(make_user, make_key):
    key = make_key(make_user())
    holder = holder_of(key)
    at = timezone.now() - timedelta(seconds=5)
    ApiKey.objects.filter(digest=digest_of(key)).update(last_used_at=at)
    note_use(holder)
    assert used_at(key) == at


def test_a_busy_database_keeps_a_use_from_being_noted_but_not_the_request_from_its_answer(
    make_user, make_key, monkeypatch
):
    holder = holder_of(make_key(make_user()))

    def busy():
        raise OperationalError("database is locked")

    monkeypatch.setattr("facestudio_web.keys.services.writing", busy)
    note_use(holder)
    assert ApiKey.objects.get().last_used_at is None
