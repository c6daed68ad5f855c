"""Mail: as files and on the console by default, by SMTP where a server is named, and never lost with it."""

from __future__ import annotations

import email
import email.policy
import logging
import os
import stat
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from django.core import mail
from django.core.mail import EmailMessage, get_connection

from facestudio_web.accounts import courier as courier_module
from facestudio_web.accounts import postbox
from facestudio_web.accounts.courier import Courier
from facestudio_web.accounts.mail import send_mail
from facestudio_web.accounts.models import User
from facestudio_web.config.mail import MailServer, Security, mail_server_from_url
from support.accounts import PASSWORD
from support.mail_server import Mailbox, mail_server, self_signed
from support.visitor import Visitor

ADA = "ada@example.org"
FOLDER_BACKEND = "facestudio_web.accounts.postbox.FolderBackend"
OUTBOX_BACKEND = "facestudio_web.accounts.postbox.OutboxBackend"


@pytest.fixture
def data_dir(tmp_path, settings):
    settings.SERVICE = replace(settings.SERVICE, data_dir=tmp_path)
    return tmp_path


@pytest.fixture
def make_courier(tmp_path):
    """Couriers for a folder that tests look into, closed after the test."""
    made = []

    def make(server: MailServer) -> Courier:
        made.append(Courier(tmp_path / "outbox", tmp_path / "undeliverable", server, first_wait_s=0.05))
        return made[-1]

    yield make
    for one in made:
        one.close()


def _plain(port: int) -> MailServer:
    return MailServer("localhost", port, Security.NONE)


def _put(folder, subject="Hello", to=ADA):
    message = EmailMessage(subject, "A body with a dot:\n.\nand the end\n", "Face Studio <faces@example.org>", [to])
    return postbox.keep(folder, message.message().as_bytes(linesep="\r\n"))


def _body(message) -> str:
    """Lines end as in mail, by CR and LF."""
    content = message.get_content()
    assert content.count("\n") == content.count("\r\n")
    return content.replace("\r\n", "\n")


def _free_port() -> int:
    with mail_server(Mailbox()) as port:
        return port


def _until(condition, seconds=10.0):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.01)


# Without a mail server.


def test_mail_is_a_file_for_the_operator_alone_and_stands_on_the_console(data_dir, capsys):
    get_connection(FOLDER_BACKEND).send_messages([EmailMessage("Hé", "Follow https://a.example/x\n", "f@a.b", [ADA])])
    (path,) = (data_dir / "mail").iterdir()
    assert path.suffix == ".eml"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    assert (message["To"], message["Subject"]) == (ADA, "Hé")
    assert _body(message) == "Follow https://a.example/x\n"
    shown = capsys.readouterr().out
    assert "Follow https://a.example/x" in shown
    assert f"To: {ADA}" in shown


def test_mails_of_the_same_moment_do_not_overwrite_each_other(tmp_path):
    with ThreadPoolExecutor(8) as pool:
        paths = list(pool.map(lambda n: postbox.keep(tmp_path / "mail", b"%d" % n), range(100)))
    assert len(set(paths)) == 100
    assert {path.read_bytes() for path in paths} == {b"%d" % n for n in range(100)}
    assert len(list((tmp_path / "mail").iterdir())) == 100


def test_links_lead_to_the_public_address(client, settings):
    settings.SERVICE = replace(settings.SERVICE, public_url="http://faces.example.org")
    Visitor(client).sign_up(ADA, PASSWORD)
    (message,) = mail.outbox
    assert "http://faces.example.org/account/confirm-email/" in message.body
    assert "localhost" not in message.body


def test_the_sender_is_the_one_that_the_operator_set(client, settings):
    settings.DEFAULT_FROM_EMAIL = "Faces <faces@example.org>"
    Visitor(client).sign_up(ADA, PASSWORD)
    assert mail.outbox[0].from_email == "Faces <faces@example.org>"


def test_every_mail_is_plain_text_with_a_subject(client):
    Visitor(client).sign_up(ADA, PASSWORD)
    (message,) = mail.outbox
    assert message.message().get_content_type() == "text/plain"
    assert message.subject
    assert message.message()["Auto-Submitted"] == "auto-generated"
    assert message.message()["Message-ID"].endswith("@localhost>")
    assert message.body.startswith("Hello,\n\nYou have signed up")


# By SMTP.


def test_mail_reaches_the_server(tmp_path, make_courier):
    mailbox = Mailbox()
    with mail_server(mailbox) as port:
        _put(tmp_path / "outbox")
        assert make_courier(_plain(port)).deliver() == 0
    (message,) = mailbox.received
    assert (message["To"], message["Subject"]) == (ADA, "Hello")
    assert _body(message) == "A body with a dot:\n.\nand the end\n"
    assert not list((tmp_path / "outbox").glob("*.eml"))


@pytest.mark.parametrize(("how", "security"), [("starttls", Security.STARTTLS), ("tls", Security.TLS)])
def test_mail_goes_encrypted_and_with_a_login(tmp_path, make_courier, monkeypatch, how, security):
    files = self_signed(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(files[0]))
    mailbox = Mailbox(login=("post@example.org", "s:e/c ret"))
    with mail_server(mailbox, tls=files, how=how) as port:
        _put(tmp_path / "outbox")
        assert make_courier(MailServer("localhost", port, security, "post@example.org", "s:e/c ret")).deliver() == 0
    assert mailbox.encrypted == [True]


@pytest.mark.parametrize(("how", "security"), [("starttls", Security.STARTTLS), ("tls", Security.TLS)])
def test_a_server_with_a_false_certificate_gets_no_mail(tmp_path, make_courier, how, security):
    mailbox = Mailbox()
    with mail_server(mailbox, tls=self_signed(tmp_path), how=how) as port:
        _put(tmp_path / "outbox")
        assert make_courier(MailServer("localhost", port, security)).deliver() == 1
    assert not mailbox.received


def test_a_server_without_tls_gets_no_mail_that_should_go_encrypted(tmp_path, make_courier):
    mailbox = Mailbox()
    with mail_server(mailbox) as port:
        _put(tmp_path / "outbox")
        assert make_courier(MailServer("localhost", port, Security.STARTTLS)).deliver() == 1
    assert not mailbox.received


def test_what_is_written_while_the_server_is_away_arrives_when_it_is_back(tmp_path, make_courier):
    port = _free_port()
    courier = make_courier(_plain(port))
    _put(tmp_path / "outbox", "first")
    courier.wake()
    _until(lambda: (tmp_path / "outbox" / "lock").exists())
    _put(tmp_path / "outbox", "second")
    mailbox = Mailbox()
    with mail_server(mailbox, port):
        _until(lambda: len(mailbox.received) == 2)
    assert [message["Subject"] for message in mailbox.received] == ["first", "second"]


def test_a_mail_that_is_refused_for_good_is_put_aside_and_holds_up_no_other(tmp_path, make_courier):
    mailbox = Mailbox(recipient_answer="550 no such person")
    with mail_server(mailbox) as port:
        path = _put(tmp_path / "outbox")
        courier = make_courier(_plain(port))
        assert courier.deliver() == 0
        assert (tmp_path / "undeliverable" / path.name).exists()
        mailbox.recipient_answer = "250 fine"
        _put(tmp_path / "outbox", "next")
        assert courier.deliver() == 0
    assert [message["Subject"] for message in mailbox.received] == ["next"]


@pytest.mark.parametrize(
    ("place", "answer"),
    [
        ("recipient_answer", "451 later"),
        ("data_answer", "451 later"),
        ("sender_answer", "451 later"),
        ("sender_answer", "530 log in first"),  # the operator can mend that
    ],
)
def test_a_mail_that_is_refused_for_now_is_kept(tmp_path, make_courier, place, answer):
    mailbox = Mailbox(**{place: answer})
    with mail_server(mailbox) as port:
        _put(tmp_path / "outbox")
        courier = make_courier(_plain(port))
        assert courier.deliver() == 1
        setattr(mailbox, place, "250 fine")
        assert courier.deliver() == 0
    assert len(mailbox.received) == 1


def test_a_mail_at_which_the_server_hangs_up_holds_up_no_other(tmp_path, make_courier):
    mailbox = Mailbox(hang_up_on="first")
    with mail_server(mailbox) as port:
        for subject in ("first", "second", "third"):
            _put(tmp_path / "outbox", subject)
        assert make_courier(_plain(port)).deliver() == 1
    assert [message["Subject"] for message in mailbox.received] == ["second", "third"]


def test_after_three_days_a_mail_is_put_aside(tmp_path, make_courier):
    path = _put(tmp_path / "outbox")
    old = time.time() - 3 * 86400 - 1
    os.utime(path, (old, old))
    assert make_courier(_plain(_free_port())).deliver() == 0
    assert (tmp_path / "undeliverable" / path.name).exists()


def test_two_couriers_of_one_folder_deliver_each_mail_once(tmp_path, make_courier):
    mailbox = Mailbox()
    with mail_server(mailbox) as port:
        for number in range(20):
            _put(tmp_path / "outbox", str(number))
        couriers = [make_courier(_plain(port)) for _ in range(2)]
        threads = [threading.Thread(target=courier.deliver) for courier in couriers]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        couriers[0].deliver()
    assert sorted(int(message["Subject"]) for message in mailbox.received) == list(range(20))


@pytest.fixture
def by_smtp(data_dir, settings, monkeypatch):
    """The service with a mail server in its settings: by_smtp(port)."""
    made = []

    def use(port: int) -> None:
        settings.SERVICE = replace(settings.SERVICE, mail_url=f"smtp://localhost:{port}")
        settings.EMAIL_BACKEND = OUTBOX_BACKEND
        made.append(Courier(data_dir / "mail" / "outbox", data_dir / "x", _plain(port), first_wait_s=0.05))
        monkeypatch.setattr(postbox, "the_courier", lambda: made[0])

    yield use
    for one in made:
        one.close()


def test_signing_up_works_while_the_mail_server_is_down_and_the_link_arrives_later(client, by_smtp):
    port = _free_port()
    by_smtp(port)
    began = time.monotonic()
    page = Visitor(client).sign_up(ADA, PASSWORD)
    assert time.monotonic() - began < 5
    assert page.status == 200
    assert "We have sent you a mail with a link" in page.text
    assert User.objects.filter(email=ADA).exists()
    mailbox = Mailbox()
    with mail_server(mailbox, port):
        _until(lambda: mailbox.received)
    assert "/account/confirm-email/" in mailbox.received[0].get_content()


def test_signing_up_works_even_if_no_mail_can_be_kept(client, by_smtp, monkeypatch, caplog):
    by_smtp(1)

    def full(folder, message):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(postbox, "keep", full)
    assert Visitor(client).sign_up(ADA, PASSWORD).status == 200
    assert User.objects.filter(email=ADA).exists()
    assert [record for record in caplog.records if record.message == "mail not sent"]


def test_no_password_and_no_address_is_logged(tmp_path, make_courier, caplog):
    caplog.set_level(logging.DEBUG)
    mailbox = Mailbox(login=("post@example.org", "the-password"), recipient_answer=f"550 {ADA} is unknown")
    with mail_server(mailbox) as port:
        for password in ("wrong-password", "the-password"):
            _put(tmp_path / "outbox")
            server = MailServer("localhost", port, Security.NONE, "post@example.org", password)
            make_courier(server).deliver()
            assert password not in repr(server)
    told = " ".join(f"{record.getMessage()} {getattr(record, 'fields', '')}" for record in caplog.records)
    assert "mail undeliverable" in told
    for secret in ("password", ADA, "post@"):
        assert secret not in told


def test_the_courier_of_the_process_serves_the_server_in_the_settings(data_dir, settings, monkeypatch):
    mailbox = Mailbox()
    courier_module.the_courier.cache_clear()
    with mail_server(mailbox) as port:
        settings.SERVICE = replace(settings.SERVICE, mail_url=f"smtp://localhost:{port}")
        settings.EMAIL_BACKEND = OUTBOX_BACKEND
        send_mail("accounts/email/account_deleted", ADA, {})
        _until(lambda: mailbox.received)
        courier_module.the_courier().close()
    courier_module.the_courier.cache_clear()
    assert mailbox.received[0]["From"] == settings.DEFAULT_FROM_EMAIL


def test_a_server_that_starts_delivers_what_another_one_left_behind(start_server, tmp_path):
    mailbox = Mailbox()
    _put(tmp_path / "data" / "mail" / "outbox", "left behind")
    with mail_server(mailbox) as port:
        start_server(MAIL_URL=f"smtp://localhost:{port}")
        _until(lambda: mailbox.received, seconds=60)
    assert mailbox.received[0]["Subject"] == "left behind"


@pytest.mark.parametrize(
    ("address", "server"),
    [
        ("smtp://mail.example.org", MailServer("mail.example.org", 25, Security.NONE)),
        ("smtp+tls://a%40b:p%2Fw@m.example", MailServer("m.example", 587, Security.STARTTLS, "a@b", "p/w")),
        ("smtps://u:p@m.example:4465", MailServer("m.example", 4465, Security.TLS, "u", "p")),
    ],
)
def test_addresses_of_mail_servers(address, server):
    assert mail_server_from_url(address) == server


@pytest.mark.parametrize(
    "address", ["http://m.example", "smtp://", "smtp://m:port", "smtp://m:99999", "smtp://user@m", "smtp://m/path", "x"]
)
def test_what_is_no_address_of_a_mail_server(address):
    with pytest.raises(ValueError, match=r"^it.* must"):
        mail_server_from_url(address)
