"""What the operator commands do: read what was asked, let the services do it, say what was done.

Results that a program may want, lists and new keys, go to standard output; words for people go to standard error.
"""

from __future__ import annotations

import getpass
import sys
from argparse import Namespace
from collections.abc import Callable, Mapping

from django.db import transaction

from facestudio_web.config import startup
from facestudio_web.config.environment import ServiceSettings
from facestudio_web.operator import credentials, lists, people
from facestudio_web.operator.database import State, state_of_database
from facestudio_web.operator.people import Refused


def migrate(settings: ServiceSettings) -> None:
    """`facestudio migrate`."""
    state, changes = state_of_database()
    if state is State.AHEAD:
        raise Refused(
            f"The database was made by a later version of Face Studio ({', '.join(changes)}). Install that version again, "
            "or restore the backup from before the upgrade."
        )
    startup.migrate(settings)
    if state is State.NEW:
        say(f"The database was made {'at DATABASE_URL' if settings.database else f'in {settings.data_dir}'}.")
    elif state is State.BEHIND:
        say(f"The database is up to date now; this was done: {', '.join(changes)}.")
    else:
        say("The database was up to date already.")


def need_database(settings: ServiceSettings) -> None:
    """Make the database if there is none. Raises Refused if it is of another version."""
    state, changes = state_of_database()
    if state is State.NEW:
        migrate(settings)
    elif state is not State.READY:
        raise Refused(
            f"The database is {state} this version of Face Studio ({', '.join(changes)}). Make a backup, then run "
            "`facestudio migrate`."
        )


def user_add(given: Namespace) -> None:
    """`facestudio user add`."""
    if given.key is not None and not given.verified:
        raise Refused("Keys are for verified addresses only: give --verified together with --key.")
    password = _read_password() if given.password else None
    # A user without the key that was asked for is nothing that anybody wanted.
    with transaction.atomic():
        user = people.add_user(given.email, given.plan, verified=given.verified, admin=given.admin, password=password)
        key = credentials.make_key(user, given.key) if given.key is not None else None
    state = "verified" if given.verified else "not verified yet"
    say(f"Added {user.email}, {state}, with the plan {user.plan.name}{' and the admin pages' if given.admin else ''}.")
    if password is None:
        say('To log in, they set a password by "Forgot your password?" on the login page.')
    if key is not None:
        _hand_out(key, given.key)


def user_list(given: Namespace) -> None:
    """`facestudio user list`."""
    del given
    print(lists.table(lists.USER_COLUMNS, lists.users()))


def user_plan(given: Namespace) -> None:
    """`facestudio user plan`."""
    user = people.find_user(given.email)
    before = user.plan
    people.move_to_plan(user, given.plan)
    say(f"{user.email} has the plan {user.plan.name} from the next request on (before: {before.name}).")


def user_disable(given: Namespace) -> None:
    """`facestudio user disable`."""
    user = people.find_user(given.email)
    people.disable(user)
    say(f"{user.email} is shut out: keys are refused and sessions are over. `facestudio user enable` undoes this.")


def user_enable(given: Namespace) -> None:
    """`facestudio user enable`."""
    user = people.find_user(given.email)
    people.enable(user)
    say(f"{user.email} may log in and use keys.")


def user_unlock(given: Namespace) -> None:
    """`facestudio user unlock`."""
    user = people.find_user(given.email)
    removed = people.unlock(user)
    if not removed:
        raise Refused(f"{user.email} has no second factor.")
    say(f"{user.email} logs in with the password alone, and can set up a second factor anew.")


def user_delete(given: Namespace) -> None:
    """`facestudio user delete`."""
    user = people.find_user(given.email)
    if not given.yes and not _agreed(f"Delete {user.email} with all keys and counts, for good?"):
        raise Refused("Nothing was deleted. Give --yes where nobody can be asked.")
    people.delete(user)
    say(f"{given.email} was deleted.")


def key_add(given: Namespace) -> None:
    """`facestudio key add`."""
    _hand_out(credentials.make_key(people.find_user(given.email), given.name), given.name)


def key_list(given: Namespace) -> None:
    """`facestudio key list`."""
    user = people.find_user(given.email) if given.email else None
    print(lists.table(lists.KEY_COLUMNS, lists.keys(user)))


def key_revoke(given: Namespace) -> None:
    """`facestudio key revoke`."""
    key = credentials.find_key(given.which)
    credentials.revoke(key)
    say(f"The key {key.name!r} ({key.prefix}...) of {key.user.email} is no more.")


ACTIONS: Mapping[tuple[str, str], Callable[[Namespace], None]] = {
    ("user", "add"): user_add,
    ("user", "list"): user_list,
    ("user", "plan"): user_plan,
    ("user", "disable"): user_disable,
    ("user", "enable"): user_enable,
    ("user", "unlock"): user_unlock,
    ("user", "delete"): user_delete,
    ("key", "add"): key_add,
    ("key", "list"): key_list,
    ("key", "revoke"): key_revoke,
}
"""Command and action -> what does it, on a database that is as it should be."""


def say(text: str) -> None:
    """Words for people."""
    print(text, file=sys.stderr, flush=True)


def _hand_out(key: str, name: str) -> None:
    say(f"The key {name!r} is on standard output. It is shown this once; keep it like a password.")
    print(key, flush=True)


def _read_password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    password = getpass.getpass("Password: ")
    if getpass.getpass("Once more: ") != password:
        raise Refused("The two passwords are not the same.")
    return password


def _agreed(question: str) -> bool:
    if not sys.stdin.isatty():
        return False
    print(f"{question} [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes")
