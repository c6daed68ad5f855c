"""Mail to users: composed from plain-text templates, handed to Django's mail backend."""

from __future__ import annotations

import logging
import smtplib
from collections.abc import Mapping
from email.utils import make_msgid, parseaddr
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string

from facestudio_web.telemetry.events import event

_log = logging.getLogger(__name__)


def send_mail(template: str, to: str, context: Mapping[str, Any]) -> None:
    """Send the mail of two templates, `<template>_subject.txt` and `<template>_message.txt`.

    A mail that can't be handed over is logged and lost, and nothing else: whoever waits for it can ask for another one,
    while an error page would make them believe that their sign-up had failed too.
    """
    known = {"email": to, "site_url": settings.SERVICE.public_url, **context}
    subject = " ".join(render_to_string(f"{template}_subject.txt", known).split())
    body = render_to_string(f"{template}_message.txt", known).strip() + "\n"
    sender = settings.DEFAULT_FROM_EMAIL
    headers = {
        # Django would ask the network for this machine's name, which takes seconds where nobody knows it.
        "Message-ID": make_msgid(domain=parseaddr(sender)[1].rpartition("@")[2]),
        "Auto-Submitted": "auto-generated",  # RFC 3834: no replies by machines, please
    }
    try:
        EmailMessage(subject, body, sender, [to], headers=headers).send()
    except (OSError, smtplib.SMTPException) as error:
        # Not the text of the error: servers like to repeat addresses in it.
        event(_log, logging.ERROR, "mail not sent", template=template, error=type(error).__name__)
