"""facestudio doctor: what it finds in installations that are right, and in such that are not."""

from __future__ import annotations

import contextlib
import os
import socket
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from facestudio_web.config.environment import read_environment
from facestudio_web.operator.doctor import engine, machine, outside, report
from facestudio_web.operator.doctor.findings import Grade
from support import stub_worker


@pytest.fixture
def settings(tmp_path):
    tmp_path.chmod(0o700)
    return replace(read_environment({}), data_dir=tmp_path, workers=1)


def found(look, settings, about=None):
    """(grade, about, all that is said) of each finding."""
    return [
        (each.grade, f"{each.sentence} {each.remedy}")
        for each in look(settings)
        if about is None or each.about == about
    ]


def grades(look, settings, about=None):
    return [grade for grade, _ in found(look, settings, about)]


# The whole report.


@pytest.fixture
def installation(tmp_path):
    """Variables of an installation of its own, the port a free one."""
    return {"FACESTUDIO_DATA_DIR": os.environ["FACESTUDIO_DATA_DIR"], "FACESTUDIO_PORT": "0"}


def no_picture(settings):
    del settings
    return []


def test_a_sound_installation_ends_with_status_0(db, installation, capsys):
    assert report.examine(installation, picture=no_picture) == 0
    said = capsys.readouterr().out
    assert "BAD" not in said
    assert "Nothing is wrong." in said


def test_every_wrong_setting_is_told_and_ends_with_status_1(installation, capsys):
    wrong = {"FACESTUDIO_WORKERS": "many", "FACESTUDIO_MAIL_URL": "http://x", "DATABASE_URL": "mysql://u:geheim@h/n"}
    assert report.examine({**installation, **wrong}, picture=no_picture) == 1
    said = capsys.readouterr().out
    assert all(name in said for name in wrong)
    assert "geheim" not in said
    assert "3 to be put right first." in said


def test_what_is_wrong_comes_with_what_to_do(db, installation, capsys):
    assert report.examine({**installation, "FACESTUDIO_HOST": "0.0.0.0"}, picture=no_picture) == 1
    assert "-> Set FACESTUDIO_PUBLIC_URL=https://" in capsys.readouterr().out


# The machine.


def test_a_folder_of_one_s_own(settings):
    assert set(grades(machine.data_folder, settings)) == {Grade.GOOD}


def test_a_folder_that_is_not_there(settings):
    missing = replace(settings, data_dir=settings.data_dir / "missing")
    assert grades(machine.data_folder, missing) == [Grade.WRONG]


def test_a_folder_that_others_can_look_into(settings):
    settings.data_dir.chmod(0o755)
    assert Grade.NOTE in grades(machine.data_folder, settings, "data folder")


def test_a_secret_key_that_others_can_read(settings):
    secret = settings.data_dir / "secret_key"
    secret.write_text("x" * 64)
    secret.chmod(0o640)
    ((grade, said),) = found(machine.data_folder, settings, "secret key")
    assert grade is Grade.WRONG
    assert str(secret) in said
    assert "x" * 64 not in said


def test_a_full_disk(settings, monkeypatch):
    monkeypatch.setattr(machine, "LEAST_FREE_MB", 10**12)
    assert grades(machine.data_folder, settings, "free space") == [Grade.WRONG]


def test_more_workers_than_memory(settings):
    assert grades(machine.memory, replace(settings, workers=1_000_000)) == [Grade.NOTE]


def test_a_port_that_another_program_has(settings):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        other.settimeout(0.1)
        taken = replace(settings, port=other.getsockname()[1])
        threading.Thread(target=_hang_up, args=(other,)).start()
        assert grades(machine.port, taken) == [Grade.WRONG]


def _hang_up(listener):
    with contextlib.suppress(OSError):
        listener.accept()[0].close()


def test_a_port_that_the_service_itself_has(settings, start_server):
    server = start_server().wait()
    ((grade, said),) = found(machine.port, replace(settings, port=server.port))
    assert grade is Grade.GOOD
    assert "already" in said


def test_an_address_that_this_machine_has_not(settings):
    assert grades(machine.port, replace(settings, host="192.0.2.1", port=0)) == [Grade.WRONG]


# From outside.


@pytest.mark.parametrize(
    ("given", "address", "proxies"),
    [
        ({}, "note", "good"),
        ({"FACESTUDIO_HOST": "0.0.0.0"}, "wrong", "good"),
        ({"FACESTUDIO_PUBLIC_URL": "http://localhost:8000"}, "note", "good"),
        ({"FACESTUDIO_PUBLIC_URL": "http://faces.example.org"}, "wrong", "good"),
        ({"FACESTUDIO_PUBLIC_URL": "https://faces.example.org"}, "good", "wrong"),
        ({"FACESTUDIO_PUBLIC_URL": "https://faces.example.org", "FACESTUDIO_TRUSTED_PROXIES": "1"}, "good", "good"),
        (
            {
                "FACESTUDIO_PUBLIC_URL": "https://faces.example.org",
                "FACESTUDIO_TRUSTED_PROXIES": "1",
                "FACESTUDIO_HOST": "0.0.0.0",
            },
            "good",
            "note",
        ),
    ],
)
def test_address_and_proxies(given, address, proxies):
    settings = read_environment(given)
    assert grades(outside.address, settings, "address") == [address]
    assert grades(outside.proxies, settings) == [proxies]


def test_any_host_name():
    assert grades(outside.address, read_environment({"FACESTUDIO_ALLOWED_HOSTS": "*"}), "host names") == ["wrong"]


def test_debugging_pages():
    assert grades(outside.address, read_environment({"FACESTUDIO_DEBUG": "yes"}), "debug") == ["wrong"]


def test_mail_to_the_console_is_a_note(settings):
    assert grades(outside.mail, settings) == [Grade.NOTE]


def test_a_mail_server_that_is_not_there(settings):
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        url = f"smtp://faces:geheim@127.0.0.1:{nobody.getsockname()[1]}"
        ((grade, said),) = found(outside.mail, replace(settings, mail_url=url, mail_from="Faces <faces@example.org>"))
    assert grade is Grade.WRONG
    assert "127.0.0.1" in said
    assert "geheim" not in said


def test_a_mail_server_that_takes_mail_gets_none(settings):
    with _SmtpServer() as server:
        told = found(
            outside.mail, replace(settings, mail_url=f"smtp://127.0.0.1:{server.port}", mail_from="a@example.org")
        )
    assert [grade for grade, _ in told] == [Grade.GOOD]
    assert "MAIL" not in [line[:4].upper() for line in server.heard]
    assert server.heard


def test_mail_from_localhost_is_a_note(settings):
    with _SmtpServer() as server:
        told = grades(outside.mail, replace(settings, mail_url=f"smtp://127.0.0.1:{server.port}"))
    assert told == [Grade.GOOD, Grade.NOTE]


class _SmtpServer:
    """Answers each line of one client with 250."""

    def __init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self.heard: list[str] = []
        self._thread = threading.Thread(target=self._serve)

    def _serve(self) -> None:
        connection, _ = self._listener.accept()
        with connection, connection.makefile("rwb", buffering=0) as stream:
            stream.write(b"220 ready\r\n")
            for line in stream:
                self.heard.append(line.decode())
                quitting = line.upper().startswith(b"QUIT")
                stream.write(b"221 bye\r\n" if quitting else b"250 fine\r\n")
                if quitting:
                    return

    def __enter__(self) -> _SmtpServer:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._thread.join(20)
        self._listener.close()


# The engine.


def stub(folder: Path, start: str = "") -> tuple[str, ...]:
    return (sys.executable, stub_worker.__file__, str(folder), start)


def test_a_picture_is_tried(settings, tmp_path):
    told = list(engine.picture(settings, stub(tmp_path)))
    assert [(each.grade, each.about) for each in told] == [("good", "worker"), ("good", "picture")]


def test_a_worker_that_refuses_says_why(settings, tmp_path):
    (told,) = engine.picture(settings, stub(tmp_path, "refuse"))
    assert told.grade is Grade.WRONG
    assert told.remedy


def test_a_worker_that_can_not_be_started(settings):
    (told,) = engine.picture(settings, ("/nowhere/python",))
    assert told.grade is Grade.WRONG


# The database.


@pytest.fixture
def records(db):
    from facestudio_web.operator.doctor import records

    return records


def test_the_plans_as_they_come(records):
    assert [each.grade for each in records.plans()] == [Grade.GOOD]


def test_an_edited_plan_is_a_note_that_says_how_it_is_now(records):
    from facestudio_web.plans.models import Plan

    Plan.objects.filter(name="Basic").update(burst_requests=7)
    ((grade, said),) = [(each.grade, each.sentence) for each in records.plans()]
    assert grade is Grade.NOTE
    assert "Basic (7 a minute, 120 a day)" in said


def test_a_missing_plan(records):
    from facestudio_web.plans.models import Plan

    Plan.objects.filter(name="Enterprise").delete()
    ((grade, said),) = [(each.grade, each.sentence) for each in records.plans()]
    assert grade is Grade.WRONG
    assert "Enterprise" in said


def test_a_plan_whose_row_makes_no_sense(records):
    from facestudio_web.plans.models import Plan

    Plan.objects.filter(name="Anon").update(parameters=["gender", "colour"])
    ((grade, said),) = [(each.grade, each.sentence) for each in records.plans()]
    assert grade is Grade.WRONG
    assert "colour" in said


def test_a_higher_plan_with_less_than_a_lower_one(records):
    from facestudio_web.plans.models import Plan

    Plan.objects.filter(name="Enterprise").update(parameters=["gender"])
    ((grade, said),) = [(each.grade, each.sentence) for each in records.plans()]
    assert grade is Grade.WRONG
    assert said.startswith("Anon: Enterprise, a higher plan, lacks age,")


def test_the_database_of_this_version(records, settings):
    assert set(grades(records.database, settings)) == {Grade.GOOD}
