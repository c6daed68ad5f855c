"""How a view gets at the queue: the WSGI application carries it, no module does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from facestudio_web.rendering.interfaces import RenderQueue, never

ENVIRON_KEY = "facestudio.services"
GONE_KEY = "facestudio.client_gone"
"""In the environment of a request: a function that tells whether its client has gone away."""

StartResponse = Callable[..., Any]
WsgiApplication = Callable[[dict[str, Any], StartResponse], Iterable[bytes]]


@dataclass(frozen=True, slots=True)
class Services:
    """queue: makes pictures. patience_s: how long a request waits for its picture."""

    queue: RenderQueue
    patience_s: float


class HasMeta(Protocol):
    """A Django request, as far as it matters here."""

    META: Mapping[str, Any]


def with_services(application: WsgiApplication, services: Services) -> WsgiApplication:
    """The same application, whose views find `services`."""

    def serving(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        environ[ENVIRON_KEY] = services
        return application(environ, start_response)

    return serving


def services_of(request: HasMeta) -> Services:
    """The services behind a request. Raises KeyError when the application was not wrapped by `with_services`."""
    services: Services = request.META[ENVIRON_KEY]
    return services


def gone_of(request: HasMeta) -> Callable[[], bool]:
    """How to find out whether the client of a request is still there. Under a server that doesn't tell, it always is."""
    gone: Callable[[], bool] = request.META.get(GONE_KEY, never)
    return gone
