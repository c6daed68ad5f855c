"""What an operator does with API keys: make one for a user, find and revoke them."""

from __future__ import annotations

from facestudio_web.accounts.models import User
from facestudio_web.keys import services
from facestudio_web.keys.form import PREFIX_LENGTH, digest_of, well_formed
from facestudio_web.keys.models import MOST_KEYS, ApiKey
from facestudio_web.keys.services import NotVerified, TooManyKeys
from facestudio_web.operator.people import Refused, find_user


def make_key(user: User, name: str) -> str:
    """A new key of a user; nobody can see it again. Raises Refused."""
    try:
        return services.request_key(user, name)[1]
    except NotVerified:
        raise Refused(
            f"The address {user.email} is not verified, so there is no key for it. Its owner verifies it by the mailed "
            "link; an operator does so on the user's page under /admin/, or by --verified when adding the user."
        ) from None
    except TooManyKeys:
        raise Refused(f"{user.email} has {MOST_KEYS} keys, which is the most. Revoke one first.") from None
    except ValueError as error:
        raise Refused(str(error)) from None


def find_key(which: list[str]) -> ApiKey:
    """The one key that is meant by its beginning, by all of it, or by its user and name. Raises Refused."""
    rows = ApiKey.objects.select_related("user")
    if len(which) == 1 and well_formed(which[0]):
        found, meant = rows.filter(digest=digest_of(which[0])), "The key given"
    elif len(which) == 1:
        if len(which[0]) < PREFIX_LENGTH:
            raise Refused(f"Give {PREFIX_LENGTH} characters of the key at least, or its user and its name.")
        found, meant = (
            rows.filter(prefix=which[0][:PREFIX_LENGTH]),
            f"A key that begins with {which[0][:PREFIX_LENGTH]}",
        )
    elif len(which) == 2:
        user = find_user(which[0])
        found, meant = rows.filter(user=user, name=which[1].strip()), f"A key {which[1]!r} of {user.email}"
    else:
        raise Refused("Give the beginning of one key, or a user and the name of a key (in quotes if it has spaces).")
    keys = list(found)
    if not keys:
        raise Refused(f"{meant} does not exist. `facestudio key list` shows all.")
    if len(keys) > 1:
        shown = "; ".join(f"{key.user.email} {key.name!r} {key.prefix}" for key in keys)
        raise Refused(
            f"There is more than one: {shown}. Give the user and the key's name, or revoke in the admin pages."
        )
    return keys[0]


def revoke(key: ApiKey) -> None:
    """Delete a key, with effect from the next request on."""
    services.delete_key(key.user, key.pk)
