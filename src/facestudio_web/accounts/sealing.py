"""Secrets of second factors, as they lie in the database: of no use without the data folder's key."""

from __future__ import annotations

from base64 import urlsafe_b64encode

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.crypto import salted_hmac

_PURPOSE = "facestudio_web.accounts.sealing"


class Unsealable(Exception):
    """Something was sealed with a key that this service no longer has."""


def seal(text: str) -> str:
    """Encrypt and authenticate a secret under the service's key."""
    return _box().encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """The secret again. Raises Unsealable if the service's key is another one now."""
    try:
        return _box().decrypt(sealed.encode()).decode()
    except InvalidToken:
        raise Unsealable("the secret key has changed since this second factor was set up") from None


def _box() -> MultiFernet:
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return MultiFernet(
        [Fernet(urlsafe_b64encode(salted_hmac(_PURPOSE, "", secret=key, algorithm="sha256").digest())) for key in keys]
    )
