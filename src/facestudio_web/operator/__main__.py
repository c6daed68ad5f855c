"""`python -m facestudio_web.operator`: what `facestudio migrate | user | key | doctor` become."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError

from facestudio_web.config import startup
from facestudio_web.config.environment import ConfigurationError, ServiceSettings, read_environment
from facestudio_web.config.secret import SecretError
from facestudio_web.operator.arguments import make_parser

FAILED = 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns the exit status: 0 done, 1 could not be done; 2, asked wrongly, ends the process."""
    given = make_parser().parse_args(arguments)
    if given.command == "doctor":
        from facestudio_web.operator.doctor.report import examine  # finds out itself what works and what doesn't

        return examine(os.environ)
    try:
        settings = read_environment(os.environ)
        startup.set_up_django()
    except ConfigurationError as error:
        return _complain("These settings can't be:", *error.problems)
    except SecretError as error:
        return _complain(str(error))
    # Their modules need Django to be set up.
    from facestudio_web.operator import commands
    from facestudio_web.operator.people import Refused

    try:
        if given.command == "migrate":
            commands.migrate(settings)
        else:
            commands.need_database(settings)
            commands.ACTIONS[given.command, given.action](given)
    except Refused as refusal:
        return _complain(str(refusal))
    except (DatabaseError, ImproperlyConfigured, OSError) as error:
        return _complain(f"The database {_place(settings)} can't be used: {' '.join(str(error).split())}")
    except KeyboardInterrupt:
        return FAILED
    return 0


def _place(settings: ServiceSettings) -> str:
    return "of DATABASE_URL" if settings.database else f"in {settings.data_dir}"


def _complain(*lines: str) -> int:
    print(*lines, sep="\n  ", file=sys.stderr, flush=True)
    return FAILED


if __name__ == "__main__":
    sys.exit(main())
