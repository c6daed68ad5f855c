"""What an operator does with users: add, move to another plan, shut out, let in again, delete."""

from __future__ import annotations

import contextlib
import sys

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from facestudio_web.accounts import services
from facestudio_web.accounts.models import User
from facestudio_web.accounts.services import AccountProblem


class Refused(Exception):
    """It can't be done. The text is one sentence, or a few, for the operator."""


def find_user(email: str) -> User:
    """The user with this address, however its letters are written. Raises Refused."""
    user = User.objects.select_related("plan").filter(email=email.strip().lower()).first()
    if user is None:
        raise Refused(f"There is no user {email}. `facestudio user list` shows all.")
    return user


def add_user(email: str, plan: str, *, verified: bool, admin: bool, password: str | None) -> User:
    """Add a user, as signing up would, without any mail.

    verified: the address is taken for theirs. admin: the user may see the admin pages. password: None lets nobody log in
    until one is set by "Forgot your password?". Raises Refused, and then nothing was added.
    """
    if password is not None:
        try:
            validate_password(password, User(email=email.strip().lower()))
        except ValidationError as error:
            raise Refused(f"The password can't be used: {' '.join(error.messages)}") from None
    try:
        return services.add_user(email, plan, verified=verified, password=password, staff=admin)
    except AccountProblem as problem:
        raise Refused(str(problem)) from None


def move_to_plan(user: User, plan: str) -> None:
    """Give a user another plan, whose name may be written in small letters, from their next request on. Raises
    Refused."""
    try:
        services.set_plan(user, plan)
    except AccountProblem as problem:
        raise Refused(str(problem)) from None


def disable(user: User) -> None:
    """Shut a user out: from now on their keys are refused and their sessions are over. Nothing of theirs is deleted."""
    user.is_active = False
    user.save(update_fields=["is_active"])


def enable(user: User) -> None:
    """Let a user in again, keys included."""
    user.is_active = True
    user.save(update_fields=["is_active"])


def unlock(user: User) -> int:
    """Take lost second factors off an account, so that the password alone opens it; its owner is told by mail. Returns how
    many there were."""
    with contextlib.redirect_stdout(sys.stderr):  # see below
        return services.remove_second_factors(user)


def delete(user: User) -> None:
    """Delete a user and all that is theirs: addresses, keys, sessions, second factors, counts. They are told by mail."""
    # Mail that no server takes is shown; on standard output it could be taken for the command's result.
    with contextlib.redirect_stdout(sys.stderr):
        services.delete_account(user)
