"""A real server process over real HTTP, with stub workers: start, stop, lost workers, full queues, rude clients."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import sqlite3
import stat
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from http.client import HTTPConnection

import pytest

from support import stub_worker
from support.server import alive, stub_server, wait_until
from support.stub_worker import REFUSAL

# Nothing here hangs on which database it is; tests/load starts, stops and kills servers on both.
pytestmark = pytest.mark.one_database
URL = "/v1/generate"


@pytest.fixture
def serve(tmp_path, template):
    """Starts servers; ends them after the test. The folder of the stubs is tmp_path."""
    servers = []

    def start(how: str = "", template=template, **environment: str):
        servers.append(stub_server(tmp_path / "data", tmp_path, how, template, **{"WORKERS": "1", **environment}))
        return servers[-1]

    yield start
    for server in servers:
        server.stop(signal.SIGKILL)


@pytest.fixture(scope="module")
def shared(tmp_path_factory, template):
    """One server for all who leave it as they found it, but for its worker. It takes a worker for hung after 2 s."""
    folder = tmp_path_factory.mktemp("shared")
    with stub_server(folder / "data", folder, template=template, WORKERS="1", PICTURE_SECONDS="2") as server:
        yield server


def begun(folder, seed: int) -> int:
    return len(list(folder.glob(f"{seed}-*")))


def test_first_start_makes_the_data_folder(serve, tmp_path):
    server = serve(template=None).wait()
    assert server.ask(URL).status == 200
    assert server.stop() == 0
    data = tmp_path / "data"
    assert stat.S_IMODE((data / "secret_key").stat().st_mode) == 0o600
    with closing(sqlite3.connect(data / "facestudio.sqlite3")) as database:
        assert database.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert database.execute("SELECT version, renderer FROM telemetry_start").fetchall() == [("stub", "no renderer")]
    key = (data / "secret_key").read_text()
    with serve(template=None):
        assert (data / "secret_key").read_text() == key
        with closing(sqlite3.connect(data / "facestudio.sqlite3")) as database:
            assert database.execute("SELECT count(*) FROM telemetry_start").fetchone() == (2,)
    assert not any(key.strip() in line for line in server.log)


def test_servers_that_start_together_share_a_data_folder(serve):
    servers = [serve(), serve(), serve()]
    for server in servers:
        assert server.wait().ask(URL).status == 200


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_no_worker_outlives_the_server(serve, number):
    server = serve(WORKERS="2").wait()
    wait_until(lambda: len(server.worker_pids()) == 2)
    workers = server.worker_pids()
    status = server.stop(number)
    assert status == (-signal.SIGKILL if number == signal.SIGKILL else 0)
    wait_until(lambda: not any(map(alive, workers)))
    assert not any("Traceback" in line for line in server.log)


def test_no_hung_worker_outlives_a_killed_server(serve, tmp_path):
    server = serve().wait()
    (worker,) = server.worker_pids()
    with ThreadPoolExecutor(1) as threads:
        hung = threads.submit(server.ask, f"{URL}?seed={stub_worker.HANG}")
        wait_until(lambda: begun(tmp_path, stub_worker.HANG))
        server.stop(signal.SIGKILL)
        assert hung.exception() is not None
    wait_until(lambda: not alive(worker))


def test_a_signal_lets_pictures_in_hand_finish(serve, tmp_path):
    server = serve().wait()
    with ThreadPoolExecutor(2) as threads:
        in_hand = threads.submit(server.ask, f"{URL}?seed={stub_worker.WAIT}")
        wait_until(lambda: begun(tmp_path, stub_worker.WAIT))
        waiting = threads.submit(server.ask, f"{URL}?seed=1")
        wait_until(lambda: b'"waiting": 1' in server.ask("/healthz").body)
        server.process.send_signal(signal.SIGTERM)
        assert waiting.result().status == 503
        (tmp_path / "go").touch()
        assert in_hand.result().status == 200
    assert server.process.wait(60) == 0


def test_a_second_signal_ends_at_once(serve, tmp_path):
    server = serve(STOP_SECONDS="600", PICTURE_SECONDS="600").wait()
    (worker,) = server.worker_pids()
    with ThreadPoolExecutor(1) as threads:
        hung = threads.submit(server.ask, f"{URL}?seed={stub_worker.HANG}")
        wait_until(lambda: begun(tmp_path, stub_worker.HANG))
        server.process.send_signal(signal.SIGINT)
        time.sleep(0.3)
        assert server.process.poll() is None
        started = time.monotonic()
        assert server.stop(signal.SIGINT) == 1
        assert time.monotonic() - started < 10
        hung.exception()
    wait_until(lambda: not alive(worker))


def test_a_worker_killed_in_the_middle_costs_no_picture(serve, tmp_path):
    with serve() as server, ThreadPoolExecutor(1) as threads:
        (worker,) = server.worker_pids()
        answer = threads.submit(server.ask, f"{URL}?seed={stub_worker.WAIT}")
        wait_until(lambda: begun(tmp_path, stub_worker.WAIT))
        os.kill(worker, signal.SIGKILL)
        wait_until(lambda: begun(tmp_path, stub_worker.WAIT) == 2)
        (tmp_path / "go").touch()
        assert answer.result().status == 200


def test_a_hung_worker_is_replaced(shared):
    workers = shared.worker_pids()
    assert shared.ask(f"{URL}?seed={stub_worker.HANG_ONCE}").status == 200
    assert not any(map(alive, workers))


def test_a_stopped_worker_is_replaced(shared):
    """SIGSTOP: what a worker in uninterruptible sleep looks like from outside."""
    workers = shared.worker_pids()
    os.kill(workers[0], signal.SIGSTOP)
    assert shared.ask(f"{URL}?seed=1").status == 200
    assert not any(map(alive, workers))


def test_a_picture_that_can_not_be_made_is_an_error_in_json(shared):
    for method in ("GET", "HEAD"):
        answer = shared.ask(f"{URL}?seed={stub_worker.CRASH}", method)
        assert answer.status == 500
        assert answer.headers["content-type"] == "application/json"
        assert answer.body == (b'{"detail": "A server error occurred."}' if method == "GET" else b"")
    assert shared.ask(URL).status == 200


def test_a_full_queue_answers_503_and_everything_else_still_answers(serve, tmp_path):
    with serve(QUEUE_SIZE="2") as server, ThreadPoolExecutor(3) as threads:
        slow = [threads.submit(server.ask, f"{URL}?seed={stub_worker.WAIT}&resolution={128 + n}") for n in range(3)]
        wait_until(lambda: b'"waiting": 2' in server.ask("/healthz").body)
        answer = server.ask(URL)
        assert answer.status == 503
        assert 1 <= int(answer.headers["retry-after"]) <= 60
        assert b"detail" in answer.body
        assert server.ask("/").status == 200
        assert server.ask(f"{URL}?age=x").status == 400
        (tmp_path / "go").touch()
        assert [each.result().status for each in slow] == [200, 200, 200]
        assert server.ask(URL).status == 200


def test_nobody_renders_for_a_client_that_has_gone(serve, tmp_path):
    with serve() as server, ThreadPoolExecutor(1) as threads:
        slow = threads.submit(server.ask, f"{URL}?seed={stub_worker.WAIT}")
        wait_until(lambda: begun(tmp_path, stub_worker.WAIT))
        with socket.create_connection(("127.0.0.1", server.port)) as client:
            token = f"Authorization: Token {server.key}\r\n"
            client.sendall(f"GET {URL}?seed=5 HTTP/1.1\r\nHost: localhost\r\n{token}\r\n".encode())
            wait_until(lambda: b'"waiting": 1' in server.ask("/healthz").body)
        wait_until(lambda: b'"waiting": 0' in server.ask("/healthz").body)
        (tmp_path / "go").touch()
        assert slow.result().status == 200
        assert server.ask(f"{URL}?seed=6").status == 200
    assert begun(tmp_path, 5) == 0


def test_one_connection_serves_get_and_head_in_turn(shared):
    with closing(HTTPConnection("127.0.0.1", shared.port, timeout=60)) as connection:
        for method, path, status in [
            ("GET", f"{URL}?seed=1", 200),
            ("HEAD", f"{URL}?seed=1", 200),
            ("HEAD", URL, 200),
            ("HEAD", f"{URL}?age=x", 400),
            ("HEAD", "/v1/nothing", 404),
            ("GET", "/healthz", 200),
            ("HEAD", "/", 200),
            ("POST", URL, 405),
            ("GET", f"{URL}?seed=1", 200),
        ]:
            connection.request(method, path, headers={"Authorization": f"Token {shared.key}"})
            answer = connection.getresponse()
            body = answer.read()
            assert (method, path, answer.status) == (method, path, status)
            assert bool(body) == (method != "HEAD")


def test_a_picture_from_memory_comes_like_the_first_one(serve):
    with serve() as server:
        first, second = (server.ask(f"{URL}?seed=1", headers={"X-Request-Id": f"request-{n}"}) for n in range(2))
        assert first.body == second.body
        assert set(first.headers) == set(second.headers)
        differing = {name for name in first.headers if first.headers[name] != second.headers[name]}
        assert {"ratelimit", "x-request-id"} <= differing <= {"ratelimit", "x-request-id", "date"}
        assert server.ask(f"{URL}?seed=1", headers={"If-None-Match": first.headers["etag"]}).status == 304
        assert server.ask(f"{URL}?seed=1", key="fs_wrong").status == 401
    assert [f"id=request-{n}" in line for line in server.log if "request answered" in line for n in range(2)][:4] == [
        True,
        False,
        False,
        True,
    ]


def exchange(server, sent: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", server.port), timeout=60) as client:
        client.sendall(sent)
        parts = []
        while part := client.recv(65536):
            parts.append(part)
    return b"".join(parts)


HOST = b"\r\nHost: localhost\r\nConnection: close\r\n\r\n"


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"GET /v1/generate?seed=1 HTTP/1.0\r\n\r\n", b"400"),  # no Host: no name that may be asked
        (b"GET /v1/generate?age=30 HTTP/1.0" + HOST, b"200"),
        (b"GET /v1/generate?age=\xff\xfe HTTP/1.1" + HOST, b"400"),
        (b"GET /v1/generate?age=\x00 HTTP/1.1" + HOST, b"400"),
        (b"GET /v1/generate?age=%00 HTTP/1.1" + HOST, b"400"),
        (b"GET /v1/%00 HTTP/1.1" + HOST, b"404"),
        (b"GET /v1/\xff HTTP/1.1" + HOST, b"400"),
        (b"GET /v1/generate?" + b"a" * 200_000 + b" HTTP/1.1" + HOST, b"400"),
        (b"POST /v1/generate HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9999999\r\n\r\n", b"413"),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", b"400"),
        (b"nonsense\r\n\r\n", b"400"),
        (b"GET http://[ HTTP/1.1" + HOST, b"400"),
    ],
    ids=lambda value: value[:34].decode("latin-1").encode("unicode_escape").decode(),
)
def test_rude_requests(shared, sent, status):
    answer = exchange(shared, sent)
    assert answer.split()[1:2] == [status], answer[:200]
    assert b"<html" not in answer.lower()
    assert shared.ask("/healthz").status == 200
    assert not any("Traceback" in line for line in shared.log)


@pytest.mark.parametrize(
    "sent",
    [
        b"GET /v1/generate?" + b"a" * 400_000 + b" HTTP/1.1" + HOST,
        b"GET /v1/generate HTTP/1.1\r\nHost: localhost\r\nX: " + b"a" * 400_000 + b"\r\n\r\n",
    ],
    ids=["query", "header"],
)
def test_requests_that_are_cut_off(shared, sent):
    """The connection is closed, with or without an answer that arrives; the service goes on."""
    with contextlib.suppress(ConnectionError):
        answer = exchange(shared, sent)
        assert answer == b"" or answer.split()[1] == b"431"
    assert shared.ask("/healthz").status == 200


# A start that can't succeed ends with one sentence, not with a traceback.


def refused(server) -> str:
    assert server.process.wait(60) == 1
    server.stop()
    told = [line for line in server.log if "worker did not start" not in line and " INFO facestudio_web" not in line]
    text = "\n".join(told)
    assert "Traceback" not in text
    assert "http://" not in text
    return text


def test_a_machine_that_can_not_make_pictures(serve):
    assert refused(serve("refuse")) == REFUSAL


def test_a_worker_that_does_not_get_ready(serve):
    assert "took longer than 0.5 s" in refused(serve("hang", START_SECONDS="0.5"))


def test_settings_that_can_not_be(serve):
    text = refused(serve(WORKERS="none", PORT="http", DEBUG="maybe"))
    assert [word for word in ("FACESTUDIO_WORKERS", "FACESTUDIO_PORT", "FACESTUDIO_DEBUG") if word not in text] == []


def test_a_name_with_two_addresses(serve):
    server = serve(HOST="localhost").wait()
    assert server.ask(URL).status == 200
    assert server.stop() == 0


def test_an_address_in_use(serve):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        assert str(taken.getsockname()[1]) in refused(serve(PORT=str(taken.getsockname()[1])))


def test_an_address_that_is_none(serve):
    assert "not.an.address.invalid" in refused(serve(HOST="not.an.address.invalid"))


def test_a_data_folder_that_can_not_be_made(serve, tmp_path):
    (tmp_path / "data").touch()
    assert str(tmp_path / "data") in refused(serve(template=None))


def test_a_database_that_is_none(serve, tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "facestudio.sqlite3").write_text("This is no database. " * 100)
    assert "not a database" in refused(serve())
