"""Pictures kept in memory: only those that are likely to be asked for again, never more than allowed."""

from __future__ import annotations

import pytest

from facestudio_web.rendering.cache import CachedQueue
from facestudio_web.rendering.errors import QueueClosed
from facestudio_web.rendering.inprocess import InProcessQueue
from facestudio_web.rendering.interfaces import Engine, RenderJob

SIZE = 1000


def job(name: str, *, repeatable: bool = True) -> RenderJob:
    return RenderJob(name, 128, "image/jpeg", stamp=True, repeatable=repeatable)


def cached(max_bytes: int) -> tuple[CachedQueue, InProcessQueue]:
    queue = InProcessQueue(lambda job: job.spec_json.encode() * SIZE)
    return CachedQueue(queue, max_bytes), queue


def ask(cache: CachedQueue, *names: str) -> None:
    for name in names:
        assert cache.render(job(name), patience_s=1).data == name.encode() * SIZE


def test_a_repeatable_job_is_made_once():
    cache, queue = cached(10 * SIZE)
    ask(cache, "a", "a", "b", "a")
    assert [each.spec_json for each in queue.jobs] == ["a", "b"]


def test_other_options_are_another_job():
    cache, queue = cached(10 * SIZE)
    ask(cache, "a")
    cache.render(RenderJob("a", 129, "image/jpeg", stamp=True, repeatable=True), patience_s=1)
    cache.render(RenderJob("a", 128, "image/webp", stamp=True, repeatable=True), patience_s=1)
    cache.render(RenderJob("a", 128, "image/jpeg", stamp=False, repeatable=True), patience_s=1)
    assert len(queue.jobs) == 4


def test_a_job_with_a_drawn_seed_is_not_kept():
    cache, queue = cached(10 * SIZE)
    for _ in range(2):
        cache.render(job("a", repeatable=False), patience_s=1)
    ask(cache, "a")
    assert len(queue.jobs) == 3


def test_the_least_recently_used_goes():
    cache, queue = cached(2 * SIZE)
    ask(cache, "a", "b", "a", "c", "a", "b")
    assert [each.spec_json for each in queue.jobs] == ["a", "b", "c", "b"]


def test_a_picture_larger_than_the_whole_cache_is_not_kept_and_no_room_keeps_none():
    for max_bytes in (0, SIZE - 1):
        cache, queue = cached(max_bytes)
        ask(cache, "a", "a")
        assert len(queue.jobs) == 2


def test_pictures_of_another_engine_are_not_served():
    cache, queue = cached(10 * SIZE)
    ask(cache, "a")
    queue.engine = Engine("1", "new pack", "no renderer")
    ask(cache, "a", "a")
    assert len(queue.jobs) == 2


def test_errors_are_not_kept():
    cache, queue = cached(10 * SIZE)
    queue.error = RuntimeError("once")
    try:
        ask(cache, "a")
    except RuntimeError:
        queue.error = None
    ask(cache, "a", "a")
    assert len(queue.jobs) == 2


def test_nothing_is_served_from_memory_while_the_service_shuts_down():
    cache, queue = cached(10 * SIZE)
    ask(cache, "a")
    queue.closing = True
    with pytest.raises(QueueClosed):
        ask(cache, "a")
