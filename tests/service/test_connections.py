"""Connections of the HTTP server: what is read, and for how long silence is borne."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager, suppress

import pytest
import uvicorn
from uvicorn.server import ServerState

from facestudio_web.server import connections
from facestudio_web.server.connections import LONGEST_HEAD, Connection

REQUEST = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    monkeypatch.setattr(connections, "IDLE_S", 0.05)


@asynccontextmanager
async def connected(app):
    """A connection to `app`, from both ends: what the server has of it, and the client's reader and writer."""
    state = ServerState()
    config = uvicorn.Config(app, http=Connection, ws="none", lifespan="off", log_config=None, log_level="error")
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Connection(config, state, {}), "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname(), limit=1024)
    while not state.connections:
        await asyncio.sleep(0.01)
    (connection,) = state.connections
    try:
        yield connection, reader, writer
    finally:
        writer.close()
        connection.transport.abort()
        server.close()


async def answer_with(body: bytes, send) -> None:
    length = (b"content-length", str(len(body)).encode())
    await send({"type": "http.response.start", "status": 200, "headers": [length]})
    await send({"type": "http.response.body", "body": body})


async def small(scope, receive, send):
    while (await receive())["more_body"]:
        pass
    await answer_with(b"yes", send)


async def closed_when_looked_after(connection, times: int = 3) -> bool:
    for _ in range(times):
        await asyncio.sleep(0.06)
        connection.close_if_idle()
    await asyncio.sleep(0.01)
    return connection.transport.is_closing()


@pytest.mark.parametrize(
    "sent",
    [b"", b"GET / HTTP/1.1\r\nHos", REQUEST, b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nhalf"],
    ids=["nothing", "half a head", "an answered request", "half a body"],
)
def test_a_silent_client_is_not_waited_for(sent):
    async def run():
        async with connected(small) as (connection, _, writer):
            writer.write(sent)
            assert await closed_when_looked_after(connection)

    asyncio.run(run())


def test_a_client_may_be_silent_while_its_answer_is_made():
    made = asyncio.Event()

    async def slow(scope, receive, send):
        await made.wait()
        await answer_with(b"yes", send)

    async def run():
        async with connected(slow) as (connection, reader, writer):
            writer.write(REQUEST)
            assert not await closed_when_looked_after(connection)
            assert connection.owes
            made.set()
            assert (await reader.readline()).startswith(b"HTTP/1.1 200")
            assert not connection.owes

    asyncio.run(run())


def test_a_client_that_reads_nothing_is_not_waited_for():
    async def large(scope, receive, send):
        await answer_with(bytes(50_000_000), send)

    async def run():
        async with connected(large) as (connection, _, writer):
            writer.write(REQUEST)
            await asyncio.sleep(0.2)
            assert connection.owes
            assert await closed_when_looked_after(connection)

    asyncio.run(run())


def test_a_head_without_end_is_not_read_to_the_end():
    async def run():
        async with connected(small) as (connection, reader, writer):
            writer.write(b"GET /" + b"a" * (LONGEST_HEAD + 100_000))
            with suppress(ConnectionError):
                assert (await reader.readline()).startswith(b"HTTP/1.1 431")
            assert connection.transport.is_closing()

    asyncio.run(run())


def test_heads_are_measured_one_by_one():
    async def run():
        async with connected(small) as (connection, reader, writer):
            for _ in range(3):
                writer.write(REQUEST.replace(b"Host", b"X: " + b"a" * 100_000 + b"\r\nHost"))
                assert (await reader.readline()).startswith(b"HTTP/1.1 200")
                await reader.readuntil(b"yes")
            assert not connection.transport.is_closing()

    asyncio.run(run())
