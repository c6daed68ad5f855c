"""Changing accounts: what allauth has no page for, and what the operator's commands do."""

from __future__ import annotations

from datetime import timedelta

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.utils import timezone

from facestudio_web.accounts.mail import send_mail
from facestudio_web.accounts.models import User
from facestudio_web.accounts.selectors import is_taken, is_verified, subject_of
from facestudio_web.limits.models import Hit, Meter
from facestudio_web.plans.defaults import ANON, BASIC
from facestudio_web.plans.models import Plan

NEVER_CONFIRMED_DAYS = 30
"""After which an account that nobody has ever been in is deleted."""


class AccountProblem(ValueError):
    """An account can't be made or changed like that. Its text is a sentence for whoever asked."""


def plan_named(name: str) -> Plan:
    """The plan of that name, however its case is written. Raises AccountProblem for one that users can't have."""
    plans = {plan.name.lower(): plan for plan in Plan.objects.exclude(name=ANON)}
    plan = plans.get(name.lower())
    if plan is None:
        raise AccountProblem(
            f"There is no plan {name!r} for users. Choose one of {', '.join(p.name for p in plans.values())}."
        )
    return plan


def add_user(
    email: str, plan: str = BASIC, verified: bool = False, password: str | None = None, staff: bool = False
) -> User:
    """Make an account.

    plan: its name. verified: take the address as confirmed without mailing it. password: None leaves the account without
    one; its owner sets it by "Forgot your password?". staff: the user may do everything in the admin pages.
    Raises AccountProblem with a sentence.
    """
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError:
        raise AccountProblem(f"{email!r} is not an e-mail address. Give one such as a@example.org.") from None
    chosen = plan_named(plan)
    if is_taken(address):
        raise AccountProblem(f"There is an account with the e-mail address {address} already.")
    try:
        with transaction.atomic():
            user = User.objects.create_user(address, password, plan=chosen, is_staff=staff, is_superuser=staff)
            EmailAddress.objects.create(user=user, email=address, primary=True, verified=verified)
    except IntegrityError:  # somebody was faster
        raise AccountProblem(f"There is an account with the e-mail address {address} already.") from None
    return user


def set_plan(user: User, plan_name: str) -> None:
    """Move a user to another plan; it holds from the next request. Raises AccountProblem for an unknown plan."""
    user.plan = plan_named(plan_name)
    user.save(update_fields=["plan"])


def delete_account(user: User) -> None:
    """Delete a user and all that is kept of them, at once, and mail them that it is done if the address is theirs."""
    email, theirs = user.email, is_verified(user)
    with transaction.atomic():
        # Cookies are names of rows; without the rows no browser is logged in any more.
        for session in UserSession.objects.filter(user=user):
            session.end()
        for meter in (subject_of(user), f"mistakes:{subject_of(user)}"):
            Hit.objects.filter(meter=meter).delete()
            Meter.objects.filter(subject=meter).delete()
        user.delete()
    if theirs:
        send_mail("accounts/email/account_deleted", email, {})


def remove_second_factors(user: User) -> int:
    """Take all second factors off an account whose owner has lost them, and mail them so; return how many there were.

    The password alone opens the account then: whoever calls this has made sure that its owner asks.
    """
    removed, _ = Authenticator.objects.filter(user=user).delete()
    if removed:
        send_mail("accounts/email/second_factors_removed", user.email, {})
    return removed


def end_session(user: User, session_id: int) -> bool:
    """Log one of a user's browsers out. Whether the user had such a session."""
    session = UserSession.objects.filter(user=user, pk=session_id).first()
    if session is None:
        return False
    session.end()
    return True


def delete_never_confirmed() -> int:
    """Delete the accounts whose address nobody has confirmed in a month; return how many.

    Whoever signed up with an address that is not theirs has left it with us; it is not ours to keep.
    """
    before = timezone.now() - timedelta(days=NEVER_CONFIRMED_DAYS)
    forgotten = User.objects.filter(last_login=None, is_staff=False, date_joined__lt=before, api_keys=None)
    _, deleted = forgotten.exclude(emailaddress__verified=True).delete()
    return deleted.get(User._meta.label, 0)


def make_way_for(address: EmailAddress) -> None:
    """Delete the account that stands in the way of an address whose owner has just confirmed it for another account.

    Anybody can sign up with any address. As long as nobody has confirmed it, nobody has ever been inside such an account,
    and it must not keep the address's owner from using it.
    """
    for user in User.objects.filter(email=address.email, last_login=None, is_staff=False).exclude(pk=address.user_id):
        if not EmailAddress.objects.filter(user=user, verified=True).exists():
            user.delete()
