"""What forms have in common: labels that stay visible instead of placeholders, and what a password must be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.password_validation import MinimumLengthValidator, get_default_password_validators


def password_rule() -> str:
    """What a new password must be, in a sentence."""
    shortest = [v.min_length for v in get_default_password_validators() if isinstance(v, MinimumLengthValidator)]
    return (
        f"At least {shortest[0] if shortest else 1} characters, not digits alone, and not one of the passwords that "
        "everybody tries. A few words in a row are fine."
    )


class Worded:
    """Gives a form's fields our labels, help and autocomplete; takes their placeholders away.

    words: for each field its label and help; an empty help takes allauth's away.
    """

    words: Mapping[str, tuple[str, str]] = {}
    autocomplete: Mapping[str, str] = {}
    fields: dict[str, Any]

    def __init__(self, *args: Any, **more: Any) -> None:
        """As the form's own."""
        super().__init__(*args, **more)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            if name in self.words:
                field.label, field.help_text = self.words[name]
            if name == "code":
                field.widget.attrs["inputmode"] = "numeric"  # a phone shows its digits
            if name in self.autocomplete:
                field.widget.attrs["autocomplete"] = self.autocomplete[name]
        if "password1" in self.fields:
            self.fields["password1"].help_text = password_rule()
