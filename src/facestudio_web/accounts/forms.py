"""Forms of the account pages: allauth's with our words, and our own."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as allauth_forms
from django import forms

from facestudio_web.accounts.wording import Worded


class DeleteForm(forms.Form):
    """Asks for the address of the account, so that nobody deletes theirs by a slip."""

    email = forms.EmailField(
        label="Your e-mail address",
        help_text="Type it to confirm that this account is the one to delete.",
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, email: str, **more: Any) -> None:
        """email: of the account."""
        super().__init__(*args, **more)
        self._email = email

    def clean_email(self) -> str:
        """Whether it is that address."""
        email: str = self.cleaned_data["email"]
        if email.lower() != self._email.lower():
            raise forms.ValidationError(f"That is another address. Your account's is {self._email}.")
        return email


class ChangeEmailForm(Worded, allauth_forms.AddEmailForm):
    """The address to change to."""

    words = {
        "email": (
            "New e-mail address",
            "We mail a link to it. Until you have followed that link, everything stays with the old address.",
        )
    }


class ChangePasswordForm(Worded, allauth_forms.ChangePasswordForm):
    """The old password and a new one, twice."""

    words = {
        "oldpassword": ("Current password", ""),
        "password1": ("New password", ""),
        "password2": ("New password again", ""),
    }


class SetPasswordForm(Worded, allauth_forms.SetPasswordForm):
    """A first password, twice."""

    words = {"password1": ("Password", ""), "password2": ("Password again", "")}
