"""Whether the service can make pictures, for load balancers and people."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from facestudio_web.rendering.services import services_of


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """200 while at least one worker is ready, else 503; the body says how things stand."""
    health = services_of(request).queue.health()
    ready = health.ready > 0
    body: dict[str, object] = {
        "status": "ok" if ready else "unavailable",
        "version": health.engine.version if health.engine else None,
        "renderer": health.engine.renderer if health.engine else None,
        "workers": {"ready": health.ready, "wanted": health.wanted},
        "queue": {"waiting": health.waiting, "capacity": health.capacity},
    }
    if health.trouble:
        body["trouble"] = health.trouble
    response = JsonResponse(body, status=200 if ready else 503)
    response["Cache-Control"] = "no-store"
    return response
