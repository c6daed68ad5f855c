"""Mail as files in the data folder, each whole and under a name of its own, for nobody's eyes but the operator's.

`mail/` holds what was written because no mail server is set; `mail/outbox/` what is to leave by SMTP and hasn't yet;
`mail/undeliverable/` what the server refused for good.
"""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from facestudio_web.accounts.courier import the_courier


def mail_folder() -> Path:
    """Where mail is kept."""
    return Path(settings.SERVICE.data_dir) / "mail"


def outbox() -> Path:
    """Where mail waits for the courier."""
    return mail_folder() / "outbox"


def keep(folder: Path, message: bytes) -> Path:
    """Write one mail into a folder, which is made if it is missing; the file's name begins with the time.

    It appears under its name only when all of it is on the disk. Raises OSError.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    name = f"{datetime.now(UTC):%Y%m%dT%H%M%S.%fZ}-{secrets.token_hex(4)}.eml"
    draft = folder / f".{name}.part"
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(message)
        file.flush()
        os.fsync(file.fileno())
    return draft.rename(folder / name)


class FolderBackend(BaseEmailBackend):
    """Keeps mail in the data folder and shows it on the console: for trying the service out, before there is SMTP."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Called by Django."""
        for message in email_messages:
            mail = message.message()
            path = keep(mail_folder(), mail.as_bytes(linesep="\r\n"))
            head = "".join(f"{name}: {mail[name]}\n" for name in ("From", "To", "Subject", "Date"))
            # One write, so that mails of several threads stay apart.
            sys.stdout.write(f"\n---- mail, kept as {path} ----\n{head}\n{message.body}---- end of mail ----\n")
            sys.stdout.flush()
        return len(email_messages)


class OutboxBackend(BaseEmailBackend):
    """Puts mail into the outbox, from where the courier takes it to the mail server.

    So nobody waits for that server, it can't fail anybody's sign-up, and how long an answer takes doesn't tell whether
    there was anything to mail.
    """

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Called by Django."""
        for message in email_messages:
            keep(outbox(), message.message().as_bytes(linesep="\r\n"))
        the_courier().wake()
        return len(email_messages)
