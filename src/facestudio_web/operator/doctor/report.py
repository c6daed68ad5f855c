"""Looks at one thing after the other and prints what is found."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping

from facestudio_web.config import startup
from facestudio_web.config.environment import ConfigurationError, ServiceSettings, read_environment
from facestudio_web.config.secret import SecretError
from facestudio_web.operator.doctor import engine, machine, outside
from facestudio_web.operator.doctor.findings import Finding, Grade, good, wrong

Look = Callable[[ServiceSettings], Iterable[Finding]]

_SIGNS = {Grade.GOOD: "ok  ", Grade.NOTE: "note", Grade.WRONG: "BAD "}
_WIDTH = 110


def examine(environment: Mapping[str, str], *, picture: Look = engine.picture) -> int:
    """Print all findings, each with what to do. Returns the exit status: 0 if nothing is wrong, else 1.

    picture: how one is tried.
    """
    count = dict.fromkeys(Grade, 0)
    for finding in _findings(environment, picture):
        count[finding.grade] += 1
        print(_shown(finding), flush=True)
    if count[Grade.WRONG]:
        print(f"\n{count[Grade.WRONG]} to be put right first.")
        return 1
    print("\nNothing is wrong." + (f" {count[Grade.NOTE]} to know of." if count[Grade.NOTE] else ""))
    return 0


def _findings(environment: Mapping[str, str], picture: Look) -> Iterator[Finding]:
    try:
        settings = read_environment(environment)
    except ConfigurationError as error:
        for problem in error.problems:
            yield wrong(
                "settings", f"{problem}.", "docs/service/running.md lists all settings. The rest was not looked at."
            )
        return
    yield good("settings", "All can be read.")
    try:
        startup.set_up_django()
    except SecretError as error:
        yield from machine.data_folder(settings)
        yield wrong("secret key", str(error), "Then run: facestudio doctor")
        return
    from facestudio_web.operator.doctor import records  # needs Django to be set up

    looks: tuple[Look, ...] = (
        machine.data_folder,
        records.database,
        outside.address,
        outside.proxies,
        outside.mail,
        machine.port,
        machine.memory,
        picture,
    )
    for look in looks:
        yield from look(settings)


def _shown(finding: Finding) -> str:
    first = f"{_SIGNS[finding.grade]}  {finding.about}: {finding.sentence}"
    lines = textwrap.wrap(first, _WIDTH, subsequent_indent=" " * 6, break_long_words=False, break_on_hyphens=False)
    if finding.remedy:
        indent = " " * 6
        lines += textwrap.wrap(
            f"-> {finding.remedy}",
            _WIDTH,
            initial_indent=indent,
            subsequent_indent=indent + "   ",
            break_long_words=False,
            break_on_hyphens=False,
        )
    return "\n".join(lines)
