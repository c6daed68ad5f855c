"""What the doctor finds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Grade(StrEnum):
    """GOOD: as it should be. NOTE: works, but the operator should know. WRONG: pictures can't be served, or not safely."""

    GOOD = "good"
    NOTE = "note"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. about: what. sentence: how it is. remedy: what to do; empty if nothing is to be done."""

    grade: Grade
    about: str
    sentence: str
    remedy: str = ""


def good(about: str, sentence: str) -> Finding:
    """All is well with it."""
    return Finding(Grade.GOOD, about, sentence)


def note(about: str, sentence: str, remedy: str = "") -> Finding:
    """It works; the operator should know this."""
    return Finding(Grade.NOTE, about, sentence, remedy)


def wrong(about: str, sentence: str, remedy: str) -> Finding:
    """It has to be put right."""
    return Finding(Grade.WRONG, about, sentence, remedy)
