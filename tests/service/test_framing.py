"""Frames over a pipe: what is no frame is refused, whatever it is."""

from __future__ import annotations

import os
import time

import pytest

from facestudio_web.rendering.framing import LENGTHS, FramingError, PipeClosed, read_frame, write_frame


@pytest.fixture
def pipe():
    ends = list(os.pipe())
    yield ends
    for end in ends:
        if end >= 0:
            os.close(end)


def send(pipe, data: bytes) -> None:
    os.write(pipe[1], data)
    os.close(pipe[1])
    pipe[1] = -1


def test_frames_come_out_as_they_went_in(pipe):
    for header, body in (({"a": 1}, b""), ({"text": "ü\0", "n": [1.5, None]}, b"\xff\0" * 1000), ({}, b"x")):
        write_frame(pipe[1], header, body)
        assert read_frame(pipe[0]) == (header, body)


def test_the_end_between_frames_is_told_from_the_end_within(pipe):
    send(pipe, b"")
    with pytest.raises(PipeClosed):
        read_frame(pipe[0])


@pytest.mark.parametrize(
    "data",
    [
        b"\0",
        LENGTHS.pack(10, 0) + b"{}",
        LENGTHS.pack(2, 10) + b"{}abc",
        LENGTHS.pack(2, 0) + b"[]",
        LENGTHS.pack(3, 0) + b"{a}",
        LENGTHS.pack(0, 0),
        LENGTHS.pack(2, 0) + b"\xff\xfe",
        LENGTHS.pack(2**32 - 1, 0),
        LENGTHS.pack(2, 2**32 - 1) + b"{}",
        b"Traceback (most recent call last):",
    ],
)
def test_what_is_no_frame_is_refused(pipe, data):
    send(pipe, data)
    with pytest.raises(FramingError) as error:
        read_frame(pipe[0])
    assert not isinstance(error.value, PipeClosed)


@pytest.mark.parametrize("begun", [b"", b"\0\0", LENGTHS.pack(2, 5) + b"{}ab"])
def test_the_deadline_holds_at_every_point(pipe, begun):
    os.write(pipe[1], begun)
    started = time.monotonic()
    with pytest.raises(TimeoutError):
        read_frame(pipe[0], started + 0.1)
    assert 0.09 < time.monotonic() - started < 10
