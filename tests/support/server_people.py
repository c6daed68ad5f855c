"""Adds people to the database of a server under test: `python -m support.server_people`, in that server's environment.

Reads [{"email": ..., "plan": ..., "verified": ...}] from standard input, writes a list with a key for each who may have one.
A process of its own, because a test that drives a browser can't use Django's database itself.
"""

from __future__ import annotations

import json
import sys

from facestudio_web.config.startup import set_up_django


def _add(person: dict) -> str | None:
    from support.accounts import add_key, add_user

    user = add_user(person["email"], person.get("plan", "Basic"), verified=person.get("verified", True))
    return add_key(user) if person.get("key") else None


if __name__ == "__main__":
    set_up_django()
    print(json.dumps([_add(person) for person in json.load(sys.stdin)]))
