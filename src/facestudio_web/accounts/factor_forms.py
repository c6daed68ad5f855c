"""Forms of second factors: allauth's with our words."""

from __future__ import annotations

import logging
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa import app_settings
from allauth.mfa.base import forms as base_forms
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp_forms
from allauth.mfa.webauthn import forms as webauthn_forms
from django import forms
from django.core.cache import cache

from facestudio_web.accounts.sealing import Unsealable
from facestudio_web.accounts.wording import Worded
from facestudio_web.telemetry.events import event

_log = logging.getLogger(__name__)

_CODE = ("Code", "Six digits from your app, or eight of a recovery code.")
_NAME = ("Name", "What you will recognise it by, such as the device that it is on.")


class _CodeOnce:
    """A code of an app is taken once.

    allauth remembers used codes for one period of 30 seconds; as codes of the period before and after are taken too, one
    is good for three of them.
    """

    user: Any
    authenticator: Authenticator

    def clean_code(self) -> str:
        """Check the code, then whether it has been used."""
        try:
            code: str = super().clean_code()  # type: ignore[misc]
        except Unsealable:
            # Nobody can tell whether the code is right. The operator has to take the second factor off the account.
            event(_log, logging.ERROR, "second factor unreadable, the secret key has changed", user=self.user.pk)
            raise get_adapter().validation_error("incorrect_code") from None
        if self.authenticator.type == Authenticator.Type.TOTP:
            periods = 2 * app_settings.TOTP_TOLERANCE + 1
            key = f"accounts.code-used:{self.user.pk}:{normalize_user_code(code)}"
            if not cache.add(key, True, timeout=app_settings.TOTP_PERIOD * periods):
                raise get_adapter().validation_error("incorrect_code")
        return code


class AuthenticateForm(Worded, _CodeOnce, base_forms.AuthenticateForm):
    """The code, when logging in."""

    words = {"code": _CODE}


class ReauthenticateForm(Worded, _CodeOnce, base_forms.ReauthenticateForm):
    """The code, before something delicate."""

    words = {"code": _CODE}


class ActivateTOTPForm(Worded, totp_forms.ActivateTOTPForm):
    """The first code of a new app."""

    words = {"code": ("Code from the app", "The six digits that it shows now.")}


class AddWebAuthnForm(Worded, webauthn_forms.AddWebAuthnForm):
    """A passkey or security key."""

    words = {
        "name": _NAME,
        "passwordless": (
            "Log in with it alone",
            "Then it takes the place of your password: the device asks for a fingerprint, a face or a PIN.",
        ),
    }

    def __init__(self, *args: Any, **more: Any) -> None:
        """A longer name would not fit a line."""
        super().__init__(*args, **more)
        _limit_name(self.fields["name"])


class EditWebAuthnForm(Worded, webauthn_forms.EditWebAuthnForm):
    """Another name for a passkey."""

    words = {"name": _NAME}

    def __init__(self, *args: Any, **more: Any) -> None:
        """A longer name would not fit a line."""
        super().__init__(*args, **more)
        _limit_name(self.fields["name"])


def _limit_name(field: Any) -> None:
    field.max_length = 60
    field.validators.append(forms.fields.validators.MaxLengthValidator(60))
    field.widget.attrs["maxlength"] = "60"
