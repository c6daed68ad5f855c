"""Making and deleting keys, and noting that one was used."""

from __future__ import annotations

import logging
import threading
import time
from collections import OrderedDict
from datetime import timedelta

from django.db import IntegrityError, OperationalError, transaction
from django.db.models import Q
from django.utils import timezone

from facestudio_web.accounts.models import User
from facestudio_web.keys.form import digest_of, new_key, prefix_of
from facestudio_web.keys.models import MOST_KEYS, ApiKey
from facestudio_web.keys.selectors import USE_NOTED_S, KeyHolder, is_verified, keys_of
from facestudio_web.limits.turns import writing

_LOG = logging.getLogger(__name__)

LONGEST_NAME: int = ApiKey._meta.get_field("name").max_length

_ATTEMPTS = 20
"""Each one that fails means that a request at the same time took the slot; after five of those there is none left, but
for keys that are deleted meanwhile."""
_MOST_NOTED = 10_000


class TooManyKeys(Exception):
    """The user has as many keys as one may have."""

    def __init__(self) -> None:
        super().__init__(f"You have {MOST_KEYS} keys, which is the most. Delete one to make room for a new one.")


class NotVerified(Exception):
    """No e-mail address of the user is known to be theirs."""

    def __init__(self) -> None:
        super().__init__("Confirm your e-mail address first; keys are for confirmed addresses only.")


def request_key(user: User, name: str) -> tuple[ApiKey, str]:
    """Make a key; return its row and the key itself, which nobody can ever see again.

    name: what the user calls it. Raises NotVerified, TooManyKeys, or ValueError with a sentence about the name.
    """
    name = checked_name(name)
    if not is_verified(user):
        raise NotVerified
    for _ in range(_ATTEMPTS):
        taken = set(keys_of(user).values_list("slot", flat=True))
        free = [slot for slot in range(1, MOST_KEYS + 1) if slot not in taken]
        if not free:
            break
        key = new_key()
        row = ApiKey(
            user=user,
            slot=free[0],
            name=name,
            prefix=prefix_of(key),
            digest=digest_of(key),
            created_at=timezone.now(),
        )
        try:
            # A transaction of its own: a refused row must not spoil the caller's.
            with transaction.atomic():
                row.save(force_insert=True)
        except IntegrityError:
            continue
        return row, key
    raise TooManyKeys


def delete_key(user: User, key_id: int) -> bool:
    """Delete a key of this user, with effect from the next request on. Returns whether there was one."""
    deleted, _ = ApiKey.objects.filter(user=user, pk=key_id).delete()
    return deleted > 0


def note_use(holder: KeyHolder) -> None:
    """Write down that the key was used just now, unless that was done less than a minute ago.

    A request is answered whether or not this comes to pass.
    """
    if use_is_due(holder):
        write_use(holder)


def use_is_due(holder: KeyHolder) -> bool:
    """Whether the one who asks is to call `write_use`; nobody else will be told to for a minute."""
    return holder.use_is_old and _NOTED.is_due(holder.digest)


def write_use(holder: KeyHolder) -> None:
    """The writing part of `note_use`."""
    now = timezone.now()
    old = Q(last_used_at__isnull=True) | Q(last_used_at__lt=now - timedelta(seconds=USE_NOTED_S))
    try:
        with writing():
            ApiKey.objects.filter(old, pk=holder.key_id).update(last_used_at=now)
    except OperationalError as error:
        _LOG.warning("use of a key not noted", exc_info=error)


def checked_name(name: str) -> str:
    """A name as it is kept. Raises ValueError with a sentence that says what to do."""
    name = name.strip()
    if not name:
        raise ValueError("Give the key a name, such as the program that will use it.")
    if len(name) > LONGEST_NAME:
        raise ValueError(f"The name has {len(name)} characters; at most {LONGEST_NAME} are possible.")
    if not name.isprintable():
        raise ValueError("The name has characters in it that can't be shown. Write it in letters, digits and signs.")
    return name


class _Noted:
    """Which keys this process has written to lately: of many requests at the same time only one writes."""

    def __init__(self) -> None:
        self._at: OrderedDict[str, float] = OrderedDict()
        self._lock = threading.Lock()

    def is_due(self, digest: str) -> bool:
        """Whether the one who asks is to write; the next one for a minute is not."""
        now = time.monotonic()
        with self._lock:
            at = self._at.get(digest)
            if at is not None and now - at < USE_NOTED_S:
                return False
            self._at[digest] = now
            self._at.move_to_end(digest)
            if len(self._at) > _MOST_NOTED:
                self._at.popitem(last=False)
        return True


_NOTED = _Noted()
