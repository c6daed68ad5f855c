"""What the command line tells its user instead of a traceback."""

from __future__ import annotations


class UsageError(Exception):
    """The command was called wrongly; the message is one sentence."""
