"""Forms of the account pages: allauth's with our words, and our own."""

from __future__ import annotations

from typing import Any

from django import forms


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
