"""Who asks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.http import HttpRequest


class UserClass(StrEnum):
    """The classes of the manual, as the X-User-Class header spells them."""

    ANON = "Anon"
    BASIC = "Basic"
    PROFESSIONAL = "Professional"
    ENTERPRISE = "Enterprise"


@dataclass(frozen=True, slots=True)
class Caller:
    """The one who asks. user_class: what the answers say of them."""

    user_class: UserClass


def caller_of(request: HttpRequest) -> Caller:
    """Everybody is anonymous: there are no accounts yet, and every caller may use every parameter."""
    del request
    return Caller(UserClass.ANON)
