"""Where visitors reach this server."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse


def site_root(request: HttpRequest) -> str:
    """Scheme and host by which visitors reach this server, without a slash at the end: the public address where the
    operator gave one, else that of the request."""
    return settings.SERVICE.public_url or f"{request.scheme}://{request.get_host()}"


def endpoint(request: HttpRequest) -> str:
    """The absolute address of the API's pictures, by `site_root`."""
    return site_root(request) + reverse("generate")
