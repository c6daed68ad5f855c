"""Filters for the account pages."""

from __future__ import annotations

from django import template

from facestudio_web.accounts.browsers import browser_name

register = template.Library()
register.filter("browser_name", browser_name)


@register.filter
def wait(seconds: int) -> str:
    """`42 s`, `12 min`, `5 h`: how long until there is more, rounded up."""
    for limit, unit_s, unit in ((120, 1, "s"), (7200, 60, "min")):
        if seconds < limit:
            return f"{-(-seconds // unit_s)} {unit}"
    return f"{-(-seconds // 3600)} h"
