"""Users and keys for tests. Needs `support.django_setup`."""

from __future__ import annotations

from functools import cache

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password

from facestudio_web.accounts.models import User
from facestudio_web.keys.services import request_key
from facestudio_web.plans.models import Plan
from support.known import PASSWORD

__all__ = ["PASSWORD", "add_key", "add_user"]


@cache
def _hashed(password: str) -> str:
    """A slow hash once per process instead of once per user."""
    return make_password(password)


def add_user(
    email: str, plan: str = "Basic", *, verified: bool = True, password: str = PASSWORD, **more: object
) -> User:
    """A user with an e-mail address as sign-up leaves it. more: fields of the user, such as `is_staff`."""
    user = User(email=email, plan=Plan.objects.get(pk=plan), password=_hashed(password), **more)
    user.save()
    EmailAddress.objects.create(user=user, email=email, verified=verified, primary=True)
    return user


def add_key(user: User, name: str = "test") -> str:
    """A whole key of this user, who must be verified."""
    _, key = request_key(user, name)
    return key
