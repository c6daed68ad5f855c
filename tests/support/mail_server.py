"""A small SMTP server: takes mail, keeps it, and refuses or falls silent when a test wants that."""

from __future__ import annotations

import base64
import datetime
import email
import email.policy
import socketserver
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


@dataclass
class Mailbox:
    """What the server does and has seen.

    sender_answer, recipient_answer, data_answer: what it says to MAIL, to RCPT and after DATA. hang_up_on: a word in mails
    that make it hang up. login: user and password that it wants.
    received: the mails. encrypted: whether each came by TLS.
    """

    sender_answer: str = "250 fine"
    recipient_answer: str = "250 fine"
    data_answer: str = "250 taken"
    hang_up_on: str = ""
    login: tuple[str, str] | None = None
    received: list[EmailMessage] = field(default_factory=list)
    encrypted: list[bool] = field(default_factory=list)
    port: int = 0


def self_signed(folder: Path) -> tuple[Path, Path]:
    """A certificate of localhost and its key, as files."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    certificate_file, key_file = folder / "certificate.pem", folder / "key.pem"
    certificate_file.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    encoding = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    key_file.write_bytes(key.private_bytes(*encoding))
    return certificate_file, key_file


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    mailbox: Mailbox
    context: ssl.SSLContext | None = None
    how = ""

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that does not trust the certificate hangs up; that is its business."""


class _Session(socketserver.StreamRequestHandler):
    server: _Server

    def setup(self) -> None:
        self.plain = self.request
        self.secure = False
        self.known = self.server.mailbox.login is None
        if self.server.how == "tls":
            self._encrypt()
        else:
            super().setup()

    def finish(self) -> None:
        super().finish()
        self.request.close()

    def _encrypt(self) -> None:
        assert self.server.context is not None
        self.request = self.server.context.wrap_socket(self.plain, server_side=True)
        self.secure = True
        super().setup()

    def _say(self, line: str) -> None:
        self.wfile.write(line.encode() + b"\r\n")

    def handle(self) -> None:
        self._say("220 localhost ready")
        while line := self.rfile.readline():
            verb, _, rest = line.decode().strip().partition(" ")
            answer = getattr(self, f"do_{verb.lower()}", None)
            if answer is None:
                self._say("502 unknown")
            elif answer(rest) is False:
                return

    def do_ehlo(self, rest: str) -> None:
        offered = ["localhost"]
        if self.server.how == "starttls" and not self.secure:
            offered.append("STARTTLS")
        if self.server.mailbox.login:
            offered.append("AUTH PLAIN")
        for line in offered[:-1]:
            self._say(f"250-{line}")
        self._say(f"250 {offered[-1]}")

    def do_starttls(self, rest: str) -> None:
        self._say("220 go on")
        self.rfile.close()
        self.wfile.close()
        self._encrypt()

    def do_auth(self, rest: str) -> None:
        _, user, password = base64.b64decode(rest.split()[1]).decode().split("\0")
        self.known = (user, password) == self.server.mailbox.login
        self._say("235 welcome" if self.known else "535 no")

    def do_mail(self, rest: str) -> None:
        allowed = self.known and (self.secure or self.server.how != "starttls")
        self._say(self.server.mailbox.sender_answer if allowed else "530 not like that")

    def do_rcpt(self, rest: str) -> None:
        self._say(self.server.mailbox.recipient_answer)

    def do_rset(self, rest: str) -> None:
        self._say("250 forgotten")

    def do_data(self, rest: str) -> bool:
        self._say("354 go on")
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line[1:] if line.startswith(b"..") else line)
        mailbox = self.server.mailbox
        if mailbox.hang_up_on and mailbox.hang_up_on.encode() in b"".join(lines):
            return False
        if mailbox.data_answer.startswith("2"):
            message = email.message_from_bytes(b"".join(lines), EmailMessage, policy=email.policy.default)
            mailbox.encrypted.append(self.secure)
            mailbox.received.append(message)
        self._say(mailbox.data_answer)
        return True

    def do_quit(self, rest: str) -> bool:
        self._say("221 bye")
        return False


@contextmanager
def mail_server(mailbox: Mailbox, port: int = 0, tls: tuple[Path, Path] | None = None, how: str = "") -> Iterator[int]:
    """Run it; gives its port. tls: certificate and key. how: starttls (offered, and wanted before mail) or tls."""
    with _Server(("127.0.0.1", port), _Session) as server:
        server.mailbox, server.how = mailbox, how
        if tls:
            server.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            server.context.load_cert_chain(*tls)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield server.server_address[1]
        finally:
            server.shutdown()
            thread.join()
