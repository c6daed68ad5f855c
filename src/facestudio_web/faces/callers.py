"""Who asks, under which plan, and with whom they are counted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from facestudio_web.faces.addresses import address_of
from facestudio_web.keys.form import well_formed
from facestudio_web.keys.selectors import KeyHolder, holder_of
from facestudio_web.keys.services import note_use
from facestudio_web.limits.quotas import Quota
from facestudio_web.plans.defaults import ANON
from facestudio_web.plans.in_force import plan_named
from facestudio_web.plans.models import Plan

_SCHEMES = ("token", "bearer")
_MOST_WORDS = 3
"""Of an Authorization header that are looked at; the two that are right, and one that is too many."""


@dataclass(frozen=True, slots=True)
class Caller:
    """The one who asks.

    user_class: what the X-User-Class header says, the name of the plan. subject: whose pictures are counted together,
    `user:12` or `address:192.0.2.7`. user_id: None for anonymous callers.
    """

    user_class: str
    plan: Plan
    subject: str
    user_id: int | None

    @property
    def quota(self) -> Quota:
        """How often the plan lets them ask."""
        return Quota(self.plan.burst_requests, self.plan.sustained_requests)


class BadKey(Exception):
    """Somebody came with a key that is none, or not in force. `detail`: the sentence to answer; it never holds the key."""

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


def caller_of(request: HttpRequest) -> Caller:
    """Who sends a request to the API: the holder of the key in its Authorization header, else its address.

    Found out once a request. Raises BadKey; never takes somebody with a bad key for an anonymous caller.
    """
    known: Caller | BadKey | None = getattr(request, "face_caller", None)
    if known is None:
        try:
            known = identified(request.META)
        except BadKey as error:
            known = error
        request.face_caller = known
    if isinstance(known, BadKey):
        raise known
    return known


def caller_of_visitor(request: HttpRequest) -> Caller:
    """Who looks at a page: the user who is logged in, else the address."""
    if request.user.is_authenticated:
        return _user(request.user.pk, request.user.plan)
    return anonymous(request.META)


def anonymous(environ: Mapping[str, Any]) -> Caller:
    """The address that a request comes from, whatever it says of itself. environ: of the WSGI request."""
    address = address_of(environ, settings.SERVICE.trusted_proxies)
    plan = plan_named(ANON)
    return Caller(user_class=plan.name, plan=plan, subject=f"address:{address}", user_id=None)


def identified(environ: Mapping[str, Any], note: Callable[[KeyHolder], None] = note_use) -> Caller:
    """Who asks. environ: of the WSGI request. note: writes down that a key was used. Raises BadKey."""
    key = _key_in(environ.get("HTTP_AUTHORIZATION", ""))
    if key is None:
        return anonymous(environ)
    holder = holder_of(key)
    if holder is None:
        raise BadKey("Invalid token.")
    if not holder.active:
        raise BadKey("User inactive or deleted.")
    note(holder)
    return _user(holder.user_id, holder.plan)


def _key_in(header: str) -> str | None:
    """What an Authorization header gives as a key; None if it gives none.

    Other schemes than ours are ignored: browsers and proxies send Basic on their own. But who sends one of our keys under
    another scheme, or bare, means to use it and is told how. The sentences are those of Django REST framework.
    """
    words = header.split(maxsplit=_MOST_WORDS)
    if not words:
        return None
    if words[0].lower() not in _SCHEMES:
        if any(well_formed(word) for word in words):
            raise BadKey('Invalid token header. Write it as "Authorization: Token <key>".')
        return None
    if len(words) == 1:
        raise BadKey("Invalid token header. No credentials provided.")
    if len(words) > 2:
        raise BadKey("Invalid token header. Token string should not contain spaces.")
    if not words[1].isascii():
        raise BadKey("Invalid token header. Token string should not contain invalid characters.")
    return words[1]


def _user(user_id: int, plan: Plan) -> Caller:
    return Caller(user_class=plan.name, plan=plan, subject=f"user:{user_id}", user_id=user_id)
