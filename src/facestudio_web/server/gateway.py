"""From the event loop to Django: each request in a thread, unless the quick lane has its answer."""

from __future__ import annotations

import asyncio
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from io import BytesIO
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote_to_bytes

from facestudio_web.rendering.services import GONE_KEY, WsgiApplication
from facestudio_web.server.replies import Reply

if TYPE_CHECKING:
    from facestudio_web.faces.lane import Question, QuickLane

_MAX_BODY_BYTES = 65536
"""No address takes a body but for forms."""
_TOO_LARGE = Reply(
    413,
    [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", b"31"), (b"connection", b"close")],
    b"This request has a large body.\n",
)
_FORWARDING = ("x-forwarded-", "forwarded")
_NO_NAME = "facestudio.invalid"
"""Stands for the server's name in requests without a Host header; it is on nobody's list of allowed hosts."""


class Gateway:
    """The ASGI application."""

    def __init__(
        self, application: WsgiApplication, threads: Executor, lane: QuickLane | None, *, believe_proxies: bool
    ) -> None:
        """application: Django. threads: where it runs. lane: None if there is none. believe_proxies: whether it may know
        what proxies say of their clients."""
        self._application = application
        self._threads = threads
        self._lane = lane
        self._believe_proxies = believe_proxies

    async def __call__(self, scope: Any, receive: Callable[..., Any], send: Callable[..., Any]) -> None:
        """Answer one request."""
        reply = question = None
        if self._lane is not None:
            client = scope["client"]
            question = self._lane.question(
                scope["method"], scope["raw_path"], scope["query_string"], scope["headers"], client[0] if client else ""
            )
            if question is not None:
                reply = self._lane.reply(question)
        if reply is None:
            reply = await self._ask_django(scope, receive, question)
        await send({"type": "http.response.start", "status": reply.status, "headers": reply.headers})
        await send({"type": "http.response.body", "body": reply.body})

    async def _ask_django(self, scope: Any, receive: Callable[..., Any], question: Question | None) -> Reply:
        body = await _body(scope, receive)
        if body is None:
            return _TOO_LARGE
        gone = threading.Event()
        environ = {
            **_environ(scope, believe_proxies=self._believe_proxies),
            **_body_environ(body),
            GONE_KEY: gone.is_set,
        }
        watching = asyncio.ensure_future(_watch(receive, gone))
        try:
            run = asyncio.get_running_loop().run_in_executor
            status, headers, content = await run(self._threads, _run, self._application, environ)
        finally:
            watching.cancel()
        if question is not None and self._lane is not None:
            self._lane.learn(question, environ, status, headers)
        return Reply(status, [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers], content)


async def _watch(receive: Callable[..., Any], gone: threading.Event) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    gone.set()


async def _body(scope: Any, receive: Callable[..., Any]) -> bytes | None:
    """The whole body, or None if it is too long."""
    for name, value in scope["headers"]:
        if name == b"content-length" and int(value) > _MAX_BODY_BYTES:
            return None
    body = b""
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return body
        body += message["body"]
        if len(body) > _MAX_BODY_BYTES:
            return None
        if not message["more_body"]:
            return body


def _body_environ(body: bytes) -> dict[str, Any]:
    # Django reads as much as this says, whatever the client said.
    return {"wsgi.input": BytesIO(body), "CONTENT_LENGTH": str(len(body))}


def _environ(scope: Any, *, believe_proxies: bool) -> dict[str, Any]:
    """The environment of WSGI (PEP 3333), but for the body."""
    name, port = _NO_NAME, (scope["server"] or ("", 0))[1]
    environ = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(scope["raw_path"]).decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_NAME": name,
        "SERVER_PORT": str(port),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "REMOTE_ADDR": scope["client"][0] if scope["client"] else "",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope["scheme"],
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    for raw_name, raw_value in scope["headers"]:
        header = raw_name.decode("latin-1")
        # With an underscore it could pass for one that was left out.
        if "_" in header or header == "content-length" or (not believe_proxies and header.startswith(_FORWARDING)):
            continue
        key = "CONTENT_TYPE" if header == "content-type" else "HTTP_" + header.upper().replace("-", "_")
        value = raw_value.decode("latin-1")
        between = "; " if key == "HTTP_COOKIE" else ", "
        environ[key] = f"{environ[key]}{between}{value}" if key in environ else value
    return environ


def _run(application: WsgiApplication, environ: dict[str, Any]) -> tuple[int, Sequence[tuple[str, str]], bytes]:
    """All of an answer: our pages and pictures are small, and whoever reads slowly holds no thread."""
    begun: list[tuple[str, list[tuple[str, str]]]] = []

    def start_response(status: str, headers: list[tuple[str, str]], exc_info: object = None) -> None:
        del exc_info
        begun.append((status, headers))

    result = application(environ, start_response)
    try:
        content = b"".join(result)
    finally:
        close = getattr(result, "close", None)
        if close is not None:
            close()
    status, headers = begun[-1]
    return int(status[:3]), headers, content
