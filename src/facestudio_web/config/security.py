"""What every answer tells browsers about itself, and which requests are too odd to be looked at.

The policy is the same for every page, the admin's included: nothing from other sites, no script and no style inside a
page, no frames.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from facestudio_web.config.environment import ServiceSettings
from facestudio_web.faces.answers import is_api

_PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
    "font-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_API_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
"""Pictures and JSON need nothing. The style is the browser's own, which it puts around a picture that is opened by
itself."""
_PERMISSIONS = ", ".join(
    (
        *(
            f"{feature}=()"
            for feature in (
                "accelerometer",
                "camera",
                "display-capture",
                "geolocation",
                "gyroscope",
                "magnetometer",
                "microphone",
                "midi",
                "payment",
                "screen-wake-lock",
                "usb",
                "xr-spatial-tracking",
            )
        ),
        # Passkeys.
        "publickey-credentials-create=(self)",
        "publickey-credentials-get=(self)",
    )
)
_LONGEST_QUERY = 8192
"""Characters in the query of a page. The longest that our own forms send has a tenth of that."""


class PublicScheme:
    """Lets requests be taken for HTTPS where the public address says so and nobody who is trusted says otherwise.

    `facestudio serve` speaks plain HTTP to the proxy that ends TLS. Of a proxy that sends no X-Forwarded-Proto, or that
    is not declared as trusted, requests would look like HTTP: links would be wrong, and the redirect to HTTPS would
    never end.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Called by Django."""
        service: ServiceSettings = settings.SERVICE
        self._get_response = get_response
        self._https = service.https
        self._ask_proxy = service.trusted_proxies > 0

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if self._https and not (self._ask_proxy and "HTTP_X_FORWARDED_PROTO" in request.META):
            # Where Django reads the scheme when it is told to believe no header, and when that header is missing.
            request.META["wsgi.url_scheme"] = "https"
        return self._get_response(request)


class SecurityHeaders:
    """Puts the policies on every answer, and keeps pages out of caches.

    What a view said itself stays. The browser of somebody who is logged in stores no page, so that nothing of an
    account can be seen by going back after logging out; others ask each time whether theirs is still right.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Called by Django."""
        service: ServiceSettings = settings.SERVICE
        self._get_response = get_response
        self._page_policy = _PAGE_POLICY + ("; upgrade-insecure-requests" if service.https else "")
        self._debug = service.debug

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self._get_response(request)
        response.headers.setdefault("Permissions-Policy", _PERMISSIONS)
        if is_api(request):
            response.headers.setdefault("Content-Security-Policy", _API_POLICY)
            return response
        # Django's pages for developers explain errors with scripts and styles of their own.
        if not (self._debug and response.status_code >= 400):
            response.headers.setdefault("Content-Security-Policy", self._page_policy)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if settings.SESSION_COOKIE_NAME in request.COOKIES or settings.SESSION_COOKIE_NAME in response.cookies:
            if not request.path.startswith(settings.STATIC_URL):
                response.headers["Cache-Control"] = "private, no-store"
        else:
            response.headers.setdefault("Cache-Control", "private, no-cache")
        return response


class QueryLimit:
    """Refuses queries that no page of ours can mean. It stands behind the API, which has rules of its own for queries."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Called by Django."""
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if len(request.META.get("QUERY_STRING", "")) <= _LONGEST_QUERY:
            return self._get_response(request)
        text = f"The query of this address is too long; up to {_LONGEST_QUERY} characters are read.\n"
        return HttpResponse(text, status=414, content_type="text/plain; charset=utf-8")
