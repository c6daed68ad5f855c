"""The form by which a key is requested."""

from __future__ import annotations

from django import forms

from facestudio_web.keys.services import LONGEST_NAME, checked_name


class RequestKeyForm(forms.Form):
    """Asks for the name alone; the key is nobody's choice."""

    name = forms.CharField(
        label="Name",
        max_length=LONGEST_NAME,
        strip=True,
        help_text="What will use the key, such as the name of a program or website. Only you see it.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": "Give the key a name, such as the program that will use it.",
            "max_length": "The name has %(show_value)d characters; at most %(limit_value)d are possible.",
        },
    )

    def clean_name(self) -> str:
        """The name as it will be kept."""
        try:
            return checked_name(self.cleaned_data["name"])
        except ValueError as error:
            raise forms.ValidationError(str(error)) from None
