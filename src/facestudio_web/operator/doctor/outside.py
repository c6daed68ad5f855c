"""How the service is seen from outside: public address, TLS, proxies, mail."""

from __future__ import annotations

import smtplib
from collections.abc import Iterator
from urllib.parse import urlsplit

from facestudio_web.config.environment import LOCAL_HOSTS, ServiceSettings
from facestudio_web.config.mail import mail_server_from_url
from facestudio_web.operator.doctor.findings import Finding, good, note, wrong

_LOOPBACK = ("localhost", "127.0.0.1", "::1")


def address(settings: ServiceSettings) -> Iterator[Finding]:
    """Public address, host names, TLS."""
    local = settings.host in _LOOPBACK
    if settings.https:
        yield good(
            "address", f"{settings.public_url}: cookies are for TLS only, browsers are told to come by TLS only."
        )
    elif settings.public_url and urlsplit(settings.public_url).hostname not in _LOOPBACK:
        yield wrong(
            "address",
            f"{settings.public_url} is without TLS: passwords and keys can be read on the way.",
            "Put a proxy with a certificate before the service (docs/service/running.md shows how), then set "
            "FACESTUDIO_PUBLIC_URL=https://... and FACESTUDIO_TRUSTED_PROXIES=1.",
        )
    elif local:
        yield note(
            "address",
            f"Only this machine can reach {settings.host}, without TLS, which is right for one's own use.",
            "For others, set FACESTUDIO_PUBLIC_URL to the address of the proxy in front.",
        )
    else:
        yield wrong(
            "address",
            f"The service listens on {settings.host} for other machines, and has no public address with TLS: passwords and "
            "keys can be read on the way.",
            "Set FACESTUDIO_PUBLIC_URL=https://... and put a proxy with a certificate before the service; or listen on "
            "127.0.0.1.",
        )
    if "*" in settings.allowed_hosts:
        yield wrong(
            "host names",
            "The service answers under any name, so that a stranger can choose the one in its mailed links.",
            "Set FACESTUDIO_ALLOWED_HOSTS to its own names.",
        )
    elif not local and not settings.public_url and set(settings.allowed_hosts) <= {*LOCAL_HOSTS, f"[{settings.host}]"}:
        yield note(
            "host names",
            "It answers to the name localhost only.",
            "Set FACESTUDIO_PUBLIC_URL, or FACESTUDIO_ALLOWED_HOSTS to its names.",
        )
    else:
        yield good("host names", ", ".join(settings.allowed_hosts))
    if settings.debug:
        yield wrong(
            "debug",
            "FACESTUDIO_DEBUG is on: pages for developers show settings and code to whoever causes an error.",
            "Leave it out.",
        )


def proxies(settings: ServiceSettings) -> Iterator[Finding]:
    """Whether forwarded addresses are believed from as many proxies as there must be."""
    count = settings.trusted_proxies
    if settings.https and not count:
        yield wrong(
            "proxies",
            "TLS ends at a proxy, and none is trusted: all visitors seem to come from its address, and share the limits of "
            "one.",
            "Set FACESTUDIO_TRUSTED_PROXIES to the number of proxies of yours (1, usually), each of which adds to "
            "X-Forwarded-For.",
        )
    elif count and settings.host not in _LOOPBACK:
        yield note(
            "proxies",
            f"{count} trusted, and {settings.host} can be reached from other machines: who goes round the proxy can claim "
            "any address.",
            "Listen on 127.0.0.1, or let a firewall admit the proxy alone.",
        )
    elif count:
        yield good("proxies", f"{count} trusted.")
    else:
        yield good("proxies", "None, so no forwarding header is believed.")


def mail(settings: ServiceSettings) -> Iterator[Finding]:
    """Whether mail can leave. No message is sent."""
    if not settings.mail_url:
        yield note(
            "mail",
            f"It goes to the console and into {settings.data_dir / 'mail'}: only you can pass the links on to new users.",
            "Set FACESTUDIO_MAIL_URL=smtp+tls://user:password@host to have it delivered.",
        )
        return
    from facestudio_web.accounts.courier import connected  # needs Django to be set up

    server = mail_server_from_url(settings.mail_url)
    place = f"{server.host} port {server.port}"
    try:
        with connected(server) as connection:
            connection.noop()
    except smtplib.SMTPAuthenticationError:
        yield wrong("mail", f"{place} refuses the user or the password.", "Put them right in FACESTUDIO_MAIL_URL.")
    except (OSError, smtplib.SMTPException) as error:
        yield wrong(
            "mail",
            f"{place} can't be used: {type(error).__name__}.",
            "Check host, port and scheme in FACESTUDIO_MAIL_URL: smtps:// for port 465, smtp+tls:// for 587. Mail waits "
            "in the outbox meanwhile.",
        )
    else:
        yield good("mail", f"{place} takes it.")
    waiting = len(list((settings.data_dir / "mail" / "outbox").glob("*.eml")))
    if waiting:
        yield note("mail", f"{waiting} waiting in the outbox.", "The server delivers it as soon as it can.")
    refused = len(list((settings.data_dir / "mail" / "undeliverable").glob("*.eml")))
    if refused:
        yield note("mail", f"{refused} refused for good.", f"See {settings.data_dir / 'mail' / 'undeliverable'}.")
    if settings.mail_from.rstrip("> ").endswith("@localhost"):
        yield note(
            "mail", f"Its sender is {settings.mail_from}, which many servers refuse.", "Set FACESTUDIO_MAIL_FROM."
        )
