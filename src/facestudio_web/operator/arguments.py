"""The command line of the operator: what may be written after `facestudio`."""

from __future__ import annotations

import argparse

MIGRATE = "create the database, or bring it up to date"
USER = "add users, change their plan, list, disable, unlock, delete them"
KEY = "make API keys, list and revoke them"
DOCTOR = "say what is wrong with this installation, and what to do about it"


def make_parser() -> argparse.ArgumentParser:
    """The parser of all operator commands. `command` and, for users and keys, `action` say what was chosen."""
    parser = argparse.ArgumentParser(prog="facestudio", description="Run Face Studio as a service.", allow_abbrev=False)
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    _add(commands, "migrate", MIGRATE, "A server does this at its start, too.")
    _add(
        commands,
        "doctor",
        DOCTOR,
        "Looks at settings, data folder, database, plans, mail, memory and port, and has one picture made. Ends with "
        "status 0 when pictures can be served, with 1 when something has to be put right first.",
    )
    _add_user(_add(commands, "user", USER).add_subparsers(dest="action", required=True, metavar="action"))
    _add_key(_add(commands, "key", KEY).add_subparsers(dest="action", required=True, metavar="action"))
    return parser


def _add(parsers: argparse._SubParsersAction, name: str, sentence: str, more: str = "") -> argparse.ArgumentParser:
    text = f"{sentence[0].upper()}{sentence[1:]}."
    made: argparse.ArgumentParser = parsers.add_parser(
        name, help=sentence, description=f"{text} {more}".strip(), allow_abbrev=False
    )
    return made


def _add_user(actions: argparse._SubParsersAction) -> None:
    add = _add(
        actions,
        "add",
        "add a user",
        "With --key NAME the new key, and nothing else, goes to standard output: KEY=$(facestudio user add ...).",
    )
    add.add_argument("--email", required=True, help="e-mail address, by which the user logs in")
    add.add_argument("--plan", default="Basic", help="Basic, Professional or Enterprise (default: Basic)")
    add.add_argument("--verified", action="store_true", help="take the address for theirs, without a mail to it")
    add.add_argument("--key", metavar="NAME", help="make an API key of this name, too; needs --verified")
    add.add_argument("--admin", action="store_true", help="let the user see the admin pages, under /admin/")
    add.add_argument(
        "--password",
        action="store_true",
        help="ask for a password, or read one line of standard input; without it the user sets one by "
        '"Forgot your password?"',
    )
    _add(actions, "list", "list all users")
    plan = _with_email(_add(actions, "plan", "give a user another plan, from the next request on"))
    plan.add_argument("plan", metavar="PLAN", help="Basic, Professional or Enterprise")
    _with_email(_add(actions, "disable", "shut a user out: keys are refused, sessions are over, nothing is deleted"))
    _with_email(_add(actions, "enable", "let a disabled user in again"))
    unlock = _add(
        actions,
        "unlock",
        "take lost second factors off, for an owner who can't log in any more",
        "The password alone opens the account then, so make sure that it is the owner who asks. They are told by mail.",
    )
    _with_email(unlock)
    delete = _with_email(_add(actions, "delete", "delete a user with keys, sessions and counts, for good"))
    delete.add_argument("--yes", action="store_true", help="do not ask whether you are sure")


def _add_key(actions: argparse._SubParsersAction) -> None:
    add = _with_email(
        _add(actions, "add", "make an API key", "The key, and nothing else, goes to standard output; it is shown once.")
    )
    add.add_argument("name", metavar="NAME", help="what to call it, such as the program that will use it")
    listing = _add(actions, "list", "list API keys: names and beginnings, never the keys")
    listing.add_argument("email", metavar="EMAIL", nargs="?", help="of this user only")
    revoke = _add(
        actions,
        "revoke",
        "delete an API key, from the next request on",
        "Give the beginning of the key (or all of it), or the user and the key's name.",
    )
    revoke.add_argument("which", metavar="PREFIX | EMAIL NAME", nargs="+")


def _with_email(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("email", metavar="EMAIL")
    return parser
