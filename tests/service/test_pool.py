"""The render pool with real processes that run a stub: crashes, hangs, full queues, shutdown."""

from __future__ import annotations

import json
import os
import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from facestudio_web.rendering.errors import (
    Abandoned,
    QueueClosed,
    QueueFull,
    RenderFailed,
    RenderTimedOut,
    WorkerLost,
    WorkerRefused,
)
from facestudio_web.rendering.interfaces import RenderJob
from support import stub_worker
from support.server import alive, wait_until
from support.stub_worker import picture_of


def job(seed: int, **changes: object) -> RenderJob:
    return RenderJob(json.dumps({"seed": seed}), **{"size": 128, "media_type": "image/jpeg", "stamp": True, **changes})


def attempts(folder, seed: int) -> int:
    return len(list(folder.glob(f"{seed}-*")))


def is_full(pool) -> bool:
    try:
        pool.render(job(stub_worker.WAIT), patience_s=0.05)
    except QueueFull:
        return True
    except RenderTimedOut:
        return False
    raise AssertionError("the stub answered before it was told to")


def test_gives_the_picture_of_the_job(make_pool):
    pool = make_pool()
    for each in (job(1), job(2), job(1, size=256), job(1, media_type="image/webp"), job(1, stamp=False)):
        picture = pool.render(each, patience_s=60)
        assert picture.data == picture_of(each)
        assert picture.media_type == each.media_type
        assert picture.engine == stub_worker.ENGINE


def test_health_counts_workers(make_pool):
    pool = make_pool(workers=2)
    pool.wait_ready(60)
    wait_until(lambda: pool.health().ready == 2)
    assert pool.health().engine == stub_worker.ENGINE
    assert (pool.health().wanted, pool.health().waiting, pool.health().capacity) == (2, 0, 4)


def test_workers_let_the_server_go_first(make_pool):
    pool = make_pool()
    pool.wait_ready(60)
    (pid,) = pool.worker_pids()
    assert os.getpriority(os.PRIO_PROCESS, pid) == min(19, os.getpriority(os.PRIO_PROCESS, 0) + 5)


def test_a_closing_pool_says_so(make_pool):
    pool = make_pool()
    assert not pool.health().closing
    pool.close(grace_s=0.0)
    assert pool.health().closing


def test_a_worker_with_nothing_to_do_warms_up(make_pool, tmp_path):
    pool = make_pool()
    pool.wait_ready(60)
    wait_until(lambda: list(tmp_path.glob("warm-*")))
    assert pool.render(job(1), patience_s=60).data == picture_of(job(1))
    assert len(list(tmp_path.glob("warm-*"))) == 1


def test_a_worker_with_something_to_do_does_not(make_pool, tmp_path):
    pool = make_pool()
    assert pool.render(job(1), patience_s=60).data == picture_of(job(1))
    time.sleep(0.2)
    assert list(tmp_path.glob("warm-*")) == []


def test_a_worker_that_fails_to_warm_up_may_still_make_pictures(make_pool, tmp_path):
    pool = make_pool(start="cold")
    wait_until(lambda: list(tmp_path.glob("warm-*")))
    assert pool.render(job(1), patience_s=60).data == picture_of(job(1))
    assert len(list(tmp_path.glob("start-*"))) == 1


@pytest.mark.parametrize("seed", [stub_worker.CRASH_ONCE, stub_worker.HANG_ONCE])
def test_a_lost_worker_is_replaced_and_the_job_tried_once_more(make_pool, tmp_path, seed):
    pool = make_pool(picture_limit_s=2.0)
    pool.wait_ready(60)
    (first,) = pool.worker_pids()
    assert pool.render(job(seed), patience_s=60).data == picture_of(job(seed))
    assert attempts(tmp_path, seed) == 2
    assert pool.worker_pids() != [first]
    assert not alive(first)


@pytest.mark.parametrize(
    ("seed", "reason"),
    [
        (stub_worker.CRASH, "killed by signal 9"),
        (stub_worker.HANG, "longer than 2 s"),
        (stub_worker.RAISE, "ValueError: no such face"),
        (stub_worker.LIE, "no picture"),
    ],
)
def test_a_job_that_fails_twice_has_failed(make_pool, tmp_path, seed, reason):
    pool = make_pool(picture_limit_s=2.0)
    with pytest.raises(RenderFailed, match=reason):
        pool.render(job(seed), patience_s=60)
    assert attempts(tmp_path, seed) == 2
    assert pool.render(job(1), patience_s=60).data == picture_of(job(1))


def test_a_failing_job_harms_no_other(make_pool):
    pool = make_pool(workers=2, queue_size=20)
    with ThreadPoolExecutor(8) as threads:
        good = [threads.submit(pool.render, job(seed), patience_s=60) for seed in range(1, 8)]
        bad = threads.submit(pool.render, job(stub_worker.CRASH), patience_s=60)
        more = [threads.submit(pool.render, job(seed), patience_s=60) for seed in range(8, 15)]
        assert [each.result().data for each in good + more] == [picture_of(job(seed)) for seed in range(1, 15)]
        with pytest.raises(RenderFailed):
            bad.result()


def test_workers_that_die_idle_cost_no_attempt(make_pool, tmp_path):
    pool = make_pool(workers=2)
    wait_until(lambda: pool.health().ready == 2)
    for pid in pool.worker_pids():
        os.kill(pid, signal.SIGKILL)
    assert pool.render(job(1), patience_s=60).data == picture_of(job(1))
    assert attempts(tmp_path, 1) == 1


def test_an_idle_worker_that_dies_is_replaced_unasked(make_pool):
    pool = make_pool()
    pool.wait_ready(60)
    (pid,) = pool.worker_pids()
    os.kill(pid, signal.SIGKILL)
    wait_until(lambda: pool.worker_pids() not in ([pid], []))


def test_a_full_queue_refuses_at_once_and_says_when_to_come_back(make_pool, tmp_path):
    pool = make_pool(queue_size=2)
    pool.wait_ready(60)
    jobs = [job(stub_worker.WAIT, size=128 + place) for place in range(3)]
    with ThreadPoolExecutor(3) as threads:
        first = threads.submit(pool.render, jobs[0], patience_s=60)
        wait_until(lambda: attempts(tmp_path, stub_worker.WAIT) == 1)
        waiting = [threads.submit(pool.render, each, patience_s=60) for each in jobs[1:]]
        wait_until(lambda: pool.health().waiting == 2)
        with pytest.raises(QueueFull) as refused:
            pool.render(job(1), patience_s=60)
        assert 1 <= refused.value.retry_after_s <= 60
        (tmp_path / "go").touch()
        assert [each.result().data for each in (first, *waiting)] == [picture_of(each) for each in jobs]
    assert pool.render(job(1), patience_s=60).data == picture_of(job(1))


def test_equal_jobs_at_the_same_time_are_one(make_pool, tmp_path):
    pool = make_pool(queue_size=5)
    pool.wait_ready(60)
    with ThreadPoolExecutor(6) as threads:
        same = [threads.submit(pool.render, job(stub_worker.WAIT), patience_s=60) for _ in range(6)]
        wait_until(lambda: attempts(tmp_path, stub_worker.WAIT) == 1)
        wait_until(lambda: is_full(pool))  # each of them holds a thread of the server
        (tmp_path / "go").touch()
        assert {each.result().data for each in same} == {picture_of(job(stub_worker.WAIT))}
    assert attempts(tmp_path, stub_worker.WAIT) == 1


def test_a_job_whose_client_went_away_is_never_begun(make_pool, tmp_path):
    pool = make_pool(queue_size=1)
    pool.wait_ready(60)
    gone = threading.Event()
    with ThreadPoolExecutor(2) as threads:
        busy = threads.submit(pool.render, job(stub_worker.WAIT), patience_s=60)
        wait_until(lambda: attempts(tmp_path, stub_worker.WAIT) == 1)
        left = threads.submit(pool.render, job(5), patience_s=60, abandoned=gone.is_set)
        wait_until(lambda: pool.health().waiting == 1)
        gone.set()
        with pytest.raises(Abandoned):
            left.result()
        assert pool.health().waiting == 0
        (tmp_path / "go").touch()
        busy.result()
    assert pool.render(job(6), patience_s=60).data == picture_of(job(6))
    assert attempts(tmp_path, 5) == 0


def test_patience_ends(make_pool, tmp_path):
    pool = make_pool()
    pool.wait_ready(60)
    with pytest.raises(RenderTimedOut):
        pool.render(job(stub_worker.WAIT), patience_s=0.3)
    (tmp_path / "go").touch()
    assert pool.render(job(1), patience_s=60).data == picture_of(job(1))


def test_what_a_library_prints_does_not_spoil_the_picture(make_pool, capfd):
    pool = make_pool()
    for seed in (stub_worker.CHATTER, 1):
        assert pool.render(job(seed), patience_s=60).data == picture_of(job(seed))
    said = capfd.readouterr()
    assert "a driver that talks" in said.err
    assert "and its child" in said.err


def test_a_worker_that_has_grown_is_replaced_between_pictures(make_pool):
    pool = make_pool(memory_limit_mb=250)
    pool.wait_ready(60)
    (first,) = pool.worker_pids()
    assert pool.render(job(stub_worker.GROW), patience_s=60).data == picture_of(job(stub_worker.GROW))
    assert pool.render(job(1), patience_s=60).data == picture_of(job(1))
    assert pool.worker_pids() != [first]


def test_a_machine_that_can_not_make_pictures_is_told_so(make_pool):
    pool = make_pool(start="refuse")
    with pytest.raises(WorkerRefused) as refused:
        pool.wait_ready(60)
    assert str(refused.value) == stub_worker.REFUSAL
    assert pool.health().trouble == stub_worker.REFUSAL
    assert pool.health().ready == 0


@pytest.mark.parametrize(("start", "reason"), [("crash", "status 7"), ("hang", "longer than 0.5 s")])
def test_a_worker_that_does_not_start_is_tried_again_but_not_in_a_hurry(make_pool, tmp_path, caplog, start, reason):
    pool = make_pool(start=start, start_limit_s=0.5)
    started = time.monotonic()
    with pytest.raises(WorkerLost, match=reason):
        pool.wait_ready(60)
    assert time.monotonic() - started < 30
    # A stub leaves its file once Python has started; on a busy machine half a second can end before that.
    assert len(list(tmp_path.glob("start-*"))) <= 4
    assert len([text for text in caplog.messages if text == "worker did not start"]) >= 3
    with pytest.raises(RenderTimedOut):
        pool.render(job(1), patience_s=0.3)


def test_closing_finishes_what_is_in_hand_and_turns_the_rest_away(make_pool, tmp_path):
    pool = make_pool()
    pool.wait_ready(60)
    (pid,) = pool.worker_pids()
    with ThreadPoolExecutor(3) as threads:
        in_hand = threads.submit(pool.render, job(stub_worker.WAIT), patience_s=60)
        wait_until(lambda: attempts(tmp_path, stub_worker.WAIT) == 1)
        waiting = threads.submit(pool.render, job(1), patience_s=60)
        wait_until(lambda: pool.health().waiting == 1)
        closing = threads.submit(pool.close, 20.0)
        with pytest.raises(QueueClosed):
            waiting.result()
        (tmp_path / "go").touch()
        assert in_hand.result().data == picture_of(job(stub_worker.WAIT))
        closing.result()
    assert not alive(pid)
    with pytest.raises(QueueClosed):
        pool.render(job(2), patience_s=1)


def test_closing_does_not_wait_for_a_hung_worker(make_pool, tmp_path):
    pool = make_pool(picture_limit_s=600)
    pool.wait_ready(60)
    (pid,) = pool.worker_pids()
    with ThreadPoolExecutor(1) as threads:
        hung = threads.submit(pool.render, job(stub_worker.HANG), patience_s=600)
        wait_until(lambda: attempts(tmp_path, stub_worker.HANG) == 1)
        started = time.monotonic()
        pool.close(grace_s=0.2)
        assert time.monotonic() - started < 15
        with pytest.raises(QueueClosed):
            hung.result()
    assert not alive(pid)


def test_thousand_pictures_leave_no_open_files(make_pool):
    pool = make_pool(workers=2)
    pool.render(job(1), patience_s=60)
    before = len(os.listdir("/proc/self/fd"))
    for seed in range(1, 301):
        pool.render(job(seed), patience_s=60)
    for _ in range(3):
        with pytest.raises(RenderFailed):
            pool.render(job(stub_worker.CRASH), patience_s=60)
    wait_until(lambda: pool.health().ready == 2)
    assert len(os.listdir("/proc/self/fd")) <= before + 2
