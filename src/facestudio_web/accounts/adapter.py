"""Where allauth asks us: addresses of clients, links, mail, wording."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from facestudio_web.accounts import mail, sealing, services
from facestudio_web.config.reach import site_root
from facestudio_web.faces.addresses import UNKNOWN, address_of

SERVICE_NAME = "Face Studio"

_WRONG_CODE = "That code is not right. Take the one that your app shows now; each code works once."


class AccountAdapter(DefaultAccountAdapter):
    """allauth's rules with our addresses, links, mails and sentences."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": "This account is disabled. Ask the operator of this service.",
        "cannot_remove_primary_email": "An account needs an address. Change it instead of removing it.",
        "duplicate_email": "That is your address already, or one that you have asked to change to.",
        "email_password_mismatch": "The e-mail address or the password is not right. Check both, or reset the password.",
        "enter_current_password": "That is not your current password.",
        "incorrect_code": _WRONG_CODE,
        "incorrect_password": "That is not your password.",
        "invalid_login": "The e-mail address or the password is not right.",
        "rate_limited": "That was too often. Wait a few minutes and try again.",
        "too_many_login_attempts": "Too many attempts failed. Wait five minutes, or reset the password.",
    }

    def get_client_ip(self, request: HttpRequest) -> str:
        """The address that the API counts this client under too; of IPv6, the first one of its network."""
        address = address_of(request.META, settings.SERVICE.trusted_proxies)
        return "0.0.0.0" if address == UNKNOWN else address.partition("/")[0]  # noqa: S104 (says that it is unknown)

    def is_safe_url(self, url: str | None) -> bool:
        """Whether `next=` may lead there: to a page of the host that was asked, and to no other name of this service."""
        return bool(
            url_has_allowed_host_and_scheme(url, {self.request.get_host()}, require_https=self.request.is_secure())
        )

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send one of allauth's mails, with our templates; links lead to the public address."""
        site = site_root(self.request)
        links = {name: _at(site, value) for name, value in context.items() if name.endswith("_url")}
        mail.send_mail(template_prefix, email, {**context, **links, "site_url": site})

    def render_mail(
        self, template_prefix: str, email: str | list[str], context: dict[str, Any], headers: Any = None
    ) -> EmailMessage:
        """Not used: `send_mail` composes mails."""
        raise NotImplementedError

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        """Take an address as confirmed. An account under that address which nobody has ever confirmed makes way."""
        with transaction.atomic():
            if email_address.can_set_verified():
                services.make_way_for(email_address)
            return bool(super().confirm_email(request, email_address))


class SecondFactorAdapter(DefaultMFAAdapter):
    """allauth's rules with our name and sentences."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _WRONG_CODE,
        "unverified_email": (
            "Confirm your new e-mail address first, or cancel its change. Then you can set up a second factor."
        ),
    }

    def encrypt(self, text: str) -> str:
        """How the secret of a second factor is kept."""
        return sealing.seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """The secret again. Raises Unsealable."""
        return sealing.unseal(encrypted_text)

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """The name that browsers show when they ask for a passkey."""
        return {**super().get_public_key_credential_rp_entity(), "name": SERVICE_NAME}

    def generate_authenticator_name(self, user: Any, type: Any) -> str:  # noqa: A002 (allauth's name)
        """What a new key is called unless its owner says otherwise."""
        number = user.authenticator_set.filter(type=type).count() + 1
        return "Passkey" if number == 1 else f"Passkey {number}"


def _at(site: str, link: str) -> str:
    """The same page at the public address."""
    parts = urlsplit(link)
    return f"{site}{parts.path}{'?' + parts.query if parts.query else ''}"
