"""Forms on the way in: logging in, signing up, a forgotten password, saying again who one is."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as allauth_forms
from allauth.account.adapter import get_adapter
from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse

from facestudio_web.accounts.models import User
from facestudio_web.accounts.selectors import is_taken
from facestudio_web.accounts.wording import Worded

_FORGOTTEN = '<a href="/account/password/reset/">Forgot your password?</a>'


class LoginForm(Worded, allauth_forms.LoginForm):
    """E-mail address and password."""

    words = {
        "login": ("E-mail address", ""),
        "password": ("Password", _FORGOTTEN),
        "remember": ("Keep me logged in here for two weeks", ""),
    }
    autocomplete = {"login": "username"}


class SignupForm(Worded, allauth_forms.SignupForm):
    """E-mail address and a new password."""

    words = {
        "email": ("E-mail address", "We mail you a link to confirm it. It is also the name you log in with."),
        "password1": ("Password", ""),
    }

    def validate_unique_email(self, value: str) -> str:
        """Remember, without saying so, whether the address has an account."""
        self.account_already_exists = is_taken(value)
        return value

    def try_save(self, request: HttpRequest) -> tuple[User | None, HttpResponse | None]:
        """Make the account; for an address that has one, only mail its owner. Both take equally long."""
        if self.account_already_exists:
            make_password(self.cleaned_data["password1"])
            return None, self._answer_as_if_new(request)
        try:
            with transaction.atomic():
                return super().try_save(request)
        except IntegrityError:  # somebody signed up with the same address at the same time
            return None, self._answer_as_if_new(request)

    def _answer_as_if_new(self, request: HttpRequest) -> HttpResponse:
        """The page that everybody gets who signs up.

        allauth would count this mail together with the one that confirms an address. Of several who sign up with one address
        at the same time, those who come too late could then use up the only mail that the first one needs.
        """
        email: str = self.cleaned_data["email"]
        adapter = get_adapter()
        if ratelimit.consume(request, action="account_exists", key=email.lower()):
            adapter.send_account_already_exists_mail(email)
        told = {"email": email, "login": False, "signup": True}
        adapter.add_message(request, messages.INFO, "account/messages/email_confirmation_sent.txt", told)
        answer: HttpResponse = adapter.respond_email_verification_sent(request, None)
        return answer


class ResetPasswordForm(Worded, allauth_forms.ResetPasswordForm):
    """Whose password is forgotten."""

    words = {"email": ("E-mail address", "")}
    users: list[User]

    def clean_email(self) -> str:
        """Find the account. An address that an account has only asked to change to can't open it."""
        email: str = self.cleaned_data["email"].lower()
        self.users = list(User.objects.filter(email=email, is_active=True))
        return email


class NewPasswordForm(Worded, allauth_forms.ResetPasswordKeyForm):
    """A new password, twice."""

    words = {"password1": ("New password", ""), "password2": ("New password again", "")}


class ReauthenticateForm(Worded, allauth_forms.ReauthenticateForm):
    """The password, once more."""

    words = {"password": ("Password", _FORGOTTEN)}

    def __init__(self, *args: Any, **more: Any) -> None:
        """The account's address goes along, for password managers."""
        super().__init__(*args, **more)
        self.email: str = self.user.email
