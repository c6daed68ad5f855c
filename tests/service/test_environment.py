"""Settings from the environment: types, defaults, every mistake at once."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

import pytest

from facestudio_web.config.environment import ConfigurationError, read_environment


def problems_of(**environment: str) -> list[str]:
    with pytest.raises(ConfigurationError) as error:
        read_environment(environment)
    return error.value.problems


def test_defaults_need_nothing():
    settings = read_environment({})
    assert (settings.host, settings.port) == ("127.0.0.1", 8000)
    assert settings.allowed_hosts == ("localhost", "127.0.0.1", "[::1]")
    assert settings.debug is False
    assert settings.workers >= 1
    assert settings.data_dir.is_absolute()


def test_an_empty_value_is_none():
    names = ("FACESTUDIO_PORT", "PORT", "FACESTUDIO_DATA_DIR", "FACESTUDIO_DEBUG", "FACESTUDIO_ALLOWED_HOSTS")
    assert read_environment(dict.fromkeys(names, " ")) == read_environment({})


def test_everything_can_be_set():
    settings = read_environment(
        {
            "FACESTUDIO_DATA_DIR": "/tmp/somewhere",
            "FACESTUDIO_HOST": "0.0.0.0",
            "FACESTUDIO_PORT": "0",
            "FACESTUDIO_ALLOWED_HOSTS": "faces.example.org, .example.net",
            "FACESTUDIO_WORKERS": "3",
            "FACESTUDIO_QUEUE_SIZE": "5",
            "FACESTUDIO_PICTURE_SECONDS": "0.5",
            "FACESTUDIO_REQUEST_SECONDS": "7",
            "FACESTUDIO_START_SECONDS": "8",
            "FACESTUDIO_STOP_SECONDS": "9",
            "FACESTUDIO_WORKER_MEMORY_MB": "700",
            "FACESTUDIO_CACHE_MB": "0",
            "FACESTUDIO_DEBUG": "Yes",
            "FACESTUDIO_LOG_LEVEL": "warning",
            "FACESTUDIO_LOG_FORMAT": "JSON",
            "DATABASE_URL": "sqlite:////tmp/faces.sqlite3",
            "FACESTUDIO_PUBLIC_URL": "https://faces.example.com/",
            "FACESTUDIO_TRUSTED_PROXIES": "2",
            "FACESTUDIO_MAIL_URL": "smtps://user:password@mail.example.org",
            "FACESTUDIO_MAIL_FROM": "Faces <faces@example.org>",
        }
    )
    assert settings == replace(
        settings,
        data_dir=Path("/tmp/somewhere"),
        host="0.0.0.0",
        port=0,
        allowed_hosts=("faces.example.org", ".example.net", "faces.example.com"),
        workers=3,
        queue_size=5,
        picture_seconds=0.5,
        request_seconds=7.0,
        start_seconds=8.0,
        stop_seconds=9.0,
        worker_memory_mb=700,
        cache_mb=0,
        debug=True,
        log_level="WARNING",
        log_format="json",
        public_url="https://faces.example.com",
        trusted_proxies=2,
        mail_url="smtps://user:password@mail.example.org",
        mail_from="Faces <faces@example.org>",
    )
    assert settings.database["NAME"] == Path("/tmp/faces.sqlite3")
    assert settings.https


def test_host_and_port_have_short_names_that_the_long_ones_override():
    assert read_environment({"HOST": "::1", "PORT": "81"}).port == 81
    settings = read_environment({"HOST": "::1", "PORT": "81", "FACESTUDIO_PORT": "82", "FACESTUDIO_HOST": "10.0.0.1"})
    assert (settings.host, settings.port) == ("10.0.0.1", 82)


@pytest.mark.parametrize(
    ("host", "extra"),
    [
        ("10.0.0.1", ("10.0.0.1",)),
        ("fe80::1", ("[fe80::1]",)),
        ("::1", ()),
        ("localhost", ()),
        ("0.0.0.0", ()),
        ("::", ()),
    ],
)
def test_the_address_listened_on_may_be_asked_for_unless_it_is_any(host, extra):
    assert read_environment({"HOST": host}).allowed_hosts == ("localhost", "127.0.0.1", "[::1]", *extra)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "http"),
        ("PORT", "65536"),
        ("PORT", "-1"),
        ("PORT", "８０"),
        ("FACESTUDIO_PORT", "80.0"),
        ("FACESTUDIO_HOST", "two words"),
        ("FACESTUDIO_WORKERS", "0"),
        ("FACESTUDIO_WORKERS", "many"),
        ("FACESTUDIO_QUEUE_SIZE", "9" * 5000),
        ("FACESTUDIO_PICTURE_SECONDS", "nan"),
        ("FACESTUDIO_PICTURE_SECONDS", "0"),
        ("FACESTUDIO_REQUEST_SECONDS", "inf"),
        ("FACESTUDIO_DEBUG", "maybe"),
        ("FACESTUDIO_LOG_LEVEL", "loud"),
        ("FACESTUDIO_ALLOWED_HOSTS", "http://faces.example.org"),
        ("FACESTUDIO_ALLOWED_HOSTS", ",,"),
        ("FACESTUDIO_DATA_DIR", "a\0b"),
        ("FACESTUDIO_PUBLIC_URL", "faces.example.org"),
        ("FACESTUDIO_PUBLIC_URL", "ftp://faces.example.org"),
        ("FACESTUDIO_PUBLIC_URL", "https://faces.example.org/service"),
        ("FACESTUDIO_PUBLIC_URL", "https://faces.example.org:99999"),
        ("FACESTUDIO_PUBLIC_URL", "https://faces.example.org?x=1"),
        ("FACESTUDIO_TRUSTED_PROXIES", "-1"),
        ("FACESTUDIO_TRUSTED_PROXIES", "nginx"),
        ("FACESTUDIO_MAIL_FROM", "Face Studio"),
        ("FACESTUDIO_MAIL_FROM", "a@example.org\nBcc: b@example.org"),
    ],
)
def test_a_mistake_names_the_variable_and_what_it_must_be(name, value):
    (problem,) = problems_of(**{name: value})
    assert problem.startswith(f"{name} is ")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "mysql://faces:geheim@db/faces"),
        ("DATABASE_URL", "postgresql://faces:geheim@db/"),
        ("DATABASE_URL", "postgresql://faces:geheim@db:port/faces"),
        ("DATABASE_URL", "sqlite://geheim"),
        ("FACESTUDIO_MAIL_URL", "imap://faces:geheim@mail.example.org"),
        ("FACESTUDIO_MAIL_URL", "smtp://faces:geheim@mail.example.org:99999"),
    ],
)
def test_a_mistake_in_a_variable_with_a_password_does_not_repeat_it(name, value):
    (problem,) = problems_of(**{name: value})
    assert problem.startswith(f"{name} can't be used: ")
    assert "geheim" not in problem


def test_settings_that_are_shown_show_no_password():
    settings = read_environment(
        {"DATABASE_URL": "postgresql://faces:geheim@db/faces", "FACESTUDIO_MAIL_URL": "smtp://faces:geheim@mail"}
    )
    assert settings.database["PASSWORD"] == "geheim"
    assert "geheim" not in repr(settings)


@pytest.mark.parametrize(
    ("given", "address", "host"),
    [
        ("https://Faces.Example.org/", "https://faces.example.org", "faces.example.org"),
        ("https://faces.example.org:443", "https://faces.example.org", "faces.example.org"),
        ("http://faces.example.org:8080", "http://faces.example.org:8080", "faces.example.org"),
        ("https://[2001:DB8::1]:8443", "https://[2001:db8::1]:8443", "[2001:db8::1]"),
        ("http://localhost:8000", "http://localhost:8000", "localhost"),
    ],
)
def test_the_public_address_is_a_name_to_be_asked_under(given, address, host):
    settings = read_environment({"FACESTUDIO_PUBLIC_URL": given})
    assert settings.public_url == address
    assert settings.allowed_hosts.count(host) == 1


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (
            "postgresql://faces:p%40ss@db.example.org:5433/faces?sslmode=require",
            {"USER": "faces", "PASSWORD": "p@ss", "HOST": "db.example.org", "PORT": "5433", "NAME": "faces"},
        ),
        (
            "postgres:///faces?host=/run/postgresql",
            {"USER": "", "HOST": "/run/postgresql", "PORT": "", "NAME": "faces"},
        ),
        ("sqlite:////srv/faces%20db.sqlite3", {"NAME": Path("/srv/faces db.sqlite3")}),
    ],
)
def test_databases(url, expected):
    database = read_environment({"DATABASE_URL": url}).database
    assert expected.items() <= database.items()
    assert database["OPTIONS"].get("sslmode", "require") == "require"


def test_all_mistakes_are_told_at_once():
    assert len(problems_of(PORT="x", FACESTUDIO_WORKERS="x", FACESTUDIO_DEBUG="x", FACESTUDIO_LOG_LEVEL="x")) == 4


def test_a_name_that_is_almost_right_is_a_mistake_and_a_foreign_one_is_not():
    assert problems_of(FACESTUDIO_WORKRES="2") == ["FACESTUDIO_WORKRES is not known; FACESTUDIO_WORKERS is"]
    read_environment({"FACESTUDIO_SOMETHING_ELSE": "1", "WORKERS": "x"})


def test_the_manual_lists_every_variable_and_no_other():
    class Spy(dict):
        asked: ClassVar[set[str]] = set()

        def get(self, name, default=None):
            self.asked.add(name)
            return default

    read_environment(Spy())
    manual = (Path(__file__).parents[2] / "docs" / "service" / "running.md").read_text()
    listed = {
        name
        for line in manual.splitlines()
        if line.startswith("| `")
        for name in re.findall("`([A-Z_]+)`", line.split("|")[1])
    }
    assert listed == Spy.asked - {"XDG_DATA_HOME"}
