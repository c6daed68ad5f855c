"""Takes mail from the outbox to the mail server, in a thread of its own, for as long as it takes.

Mail leaves at least once: a file goes only after the server has said that it has the mail. Of several processes with one
data folder, one delivers at a time.
"""

from __future__ import annotations

import contextlib
import email
import email.policy
import fcntl
import logging
import smtplib
import ssl
import threading
import time
from email.message import EmailMessage
from functools import cache
from pathlib import Path

from django.conf import settings

from facestudio_web.config.mail import MailServer, Security, mail_server_from_url
from facestudio_web.telemetry.events import event

_log = logging.getLogger(__name__)

_ANSWER_S = 20.0
"""Seconds: a server that says nothing for that long is asked again later."""
_FIRST_WAIT_S, _LONGEST_WAIT_S = 5.0, 600.0
_IDLE_S = 60.0
"""Seconds: then the outbox is looked into, for mail of processes that have ended, such as the operator's commands."""
_GIVE_UP_S = 3 * 86400.0
"""Seconds: then the links in a mail lead nowhere any more."""
_LOCK = "lock"


class Courier:
    """Delivers what lies in a folder whenever it is woken, and again later what could not be delivered."""

    def __init__(self, outbox: Path, refused: Path, server: MailServer, *, first_wait_s: float = _FIRST_WAIT_S) -> None:
        """outbox: the folder it empties. refused: the folder for what the server refuses for good. first_wait_s: after a
        failure; each failure that follows doubles it."""
        self._outbox = outbox
        self._refused = refused
        self._server = server
        self._first_wait_s = first_wait_s
        self._woken = threading.Event()
        self._closed = threading.Event()
        self._start = threading.Lock()
        self._thread: threading.Thread | None = None

    def wake(self) -> None:
        """There may be something to deliver. Returns at once."""
        with self._start:
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="courier", daemon=True)
                self._thread.start()
        self._woken.set()

    def close(self) -> None:
        """Stop, after the mail in hand."""
        self._closed.set()
        self._woken.set()
        if self._thread is not None:
            self._thread.join()

    def deliver(self) -> int:
        """Deliver once what lies there; return how many mails stay for later."""
        self._outbox.mkdir(mode=0o700, parents=True, exist_ok=True)
        with (self._outbox / _LOCK).open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:  # another process is at it, and will find what is ours too
                return len(self._waiting())
            waiting = self._waiting()
            if not waiting:
                return 0
            try:
                self._deliver_each(waiting)
            except (OSError, smtplib.SMTPException) as error:
                event(_log, logging.WARNING, "mail server not reached", waiting=len(self._waiting()), **_told(error))
            for path in self._waiting():
                if time.time() - path.stat().st_mtime > _GIVE_UP_S:
                    self._put_aside(path, "too old")
            return len(self._waiting())

    def _run(self) -> None:
        failures = 0
        wait_s = _IDLE_S
        while not self._closed.is_set():
            self._woken.wait(wait_s)
            self._woken.clear()
            if self._closed.is_set():
                return
            try:
                left = self.deliver()
            except Exception:
                # Mail is late then; that is no reason for the thread to end and make it never.
                _log.exception("courier stumbled")
                left = 1
            failures = failures + 1 if left else 0
            wait_s = min(_LONGEST_WAIT_S, self._first_wait_s * 2 ** (failures - 1)) if left else _IDLE_S

    def _waiting(self) -> list[Path]:
        return sorted(self._outbox.glob("*.eml"))

    def _deliver_each(self, waiting: list[Path]) -> None:
        """Raises OSError or SMTPException if there is no connection to be had."""
        connection: smtplib.SMTP | None = None
        try:
            for path in waiting:
                connection = connection or connected(self._server)
                try:
                    self._deliver_one(connection, path)
                except (smtplib.SMTPServerDisconnected, OSError) as error:
                    # Perhaps because of this one mail: the next ones get a connection of their own.
                    event(_log, logging.WARNING, "mail not taken yet", file=path.name, **_told(error))
                    connection.close()
                    connection = None
        finally:
            if connection is not None:
                with contextlib.suppress(OSError, smtplib.SMTPException):
                    connection.quit()

    def _deliver_one(self, connection: smtplib.SMTP, path: Path) -> None:
        """Raises SMTPServerDisconnected or OSError if the connection is lost on the way."""
        message = email.message_from_bytes(path.read_bytes(), EmailMessage, policy=email.policy.SMTP)
        try:
            connection.send_message(message)
        except smtplib.SMTPServerDisconnected:
            raise
        except (smtplib.SMTPException, ValueError) as error:
            if _is_final(error):
                self._put_aside(path, type(error).__name__)
            else:
                event(_log, logging.WARNING, "mail not taken yet", file=path.name, **_told(error))
            return
        path.unlink()
        event(_log, logging.INFO, "mail delivered", file=path.name)

    def _put_aside(self, path: Path, reason: str) -> None:
        self._refused.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.rename(self._refused / path.name)
        event(_log, logging.ERROR, "mail undeliverable", file=path.name, reason=reason)


def connected(server: MailServer) -> smtplib.SMTP:
    """A connection, logged in. Raises OSError or SMTPException."""
    if server.security is Security.TLS:
        connection: smtplib.SMTP = smtplib.SMTP_SSL(
            server.host, server.port, timeout=_ANSWER_S, context=ssl.create_default_context()
        )
    else:
        connection = smtplib.SMTP(server.host, server.port, timeout=_ANSWER_S)
    try:
        if server.security is Security.STARTTLS:
            connection.starttls(context=ssl.create_default_context())
        if server.user:
            connection.login(server.user, server.password)
    except BaseException:
        connection.close()
        raise
    return connection


def _is_final(error: Exception) -> bool:
    """Whether a server that refused a mail will always do so: codes from 500 (RFC 5321, section 4.2.1).

    That it refuses the sender is about the settings, which the operator can mend; it is no fault of the mail.
    """
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _ in error.recipients.values())
    if isinstance(error, smtplib.SMTPSenderRefused):
        return False
    if isinstance(error, smtplib.SMTPResponseException):
        return error.smtp_code >= 500
    return isinstance(error, smtplib.SMTPNotSupportedError | ValueError)


def _told(error: Exception) -> dict[str, object]:
    """What the log says of an error: not its text, in which servers like to repeat addresses and names."""
    return {"error": type(error).__name__, "code": getattr(error, "smtp_code", None)}


@cache
def the_courier() -> Courier:
    """The one of this process, for the server in FACESTUDIO_MAIL_URL."""
    folder = Path(settings.SERVICE.data_dir) / "mail"
    server = mail_server_from_url(settings.SERVICE.mail_url)
    return Courier(folder / "outbox", folder / "undeliverable", server)


def deliver_what_is_left() -> None:
    """At the start of a server: wake the courier, for mail that an earlier process left behind."""
    if settings.SERVICE.mail_url:
        the_courier().wake()
