"""From one address to how mail leaves: FACESTUDIO_MAIL_URL."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import unquote, urlsplit


class Security(StrEnum):
    """How the connection to a mail server is protected, by the scheme that says so."""

    NONE = "smtp"
    STARTTLS = "smtp+tls"
    TLS = "smtps"


_PORTS = {Security.NONE: 25, Security.STARTTLS: 587, Security.TLS: 465}


@dataclass(frozen=True, slots=True)
class MailServer:
    """An SMTP server. user: empty for one that wants no login."""

    host: str
    port: int
    security: Security
    user: str = ""
    password: str = field(default="", repr=False)


def mail_server_from_url(text: str) -> MailServer:
    """The server at `smtp://`, `smtp+tls://` (STARTTLS) or `smtps://`, then `user:password@host:port`.

    What is special in addresses is written with % in the user and the password. Without a port it is the usual one: 25,
    587 or 465. Raises ValueError, without repeating the address, which may hold a password.
    """
    parts = urlsplit(text)
    try:
        security = Security(parts.scheme)
        host = parts.hostname
    except ValueError:
        host = None
    if not host or parts.path.strip("/") or parts.query or parts.fragment:
        raise ValueError("it must be smtp://, smtp+tls:// or smtps://, then user:password@host:port")
    try:
        port = parts.port or _PORTS[security]
    except ValueError:
        raise ValueError("its port must be a number from 1 to 65535") from None
    if (parts.username is None) != (parts.password is None):
        raise ValueError("it must have both a user and a password, or neither")
    return MailServer(host, port, security, unquote(parts.username or ""), unquote(parts.password or ""))
