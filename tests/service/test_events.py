"""Log lines: a constant text, fields that can't be forged."""

from __future__ import annotations

import json
import logging

import pytest

from facestudio_web.keys.form import new_key
from facestudio_web.telemetry.events import JsonFormatter, TextFormatter, event


@pytest.fixture
def log(caplog):
    caplog.set_level("INFO", "tests.events")
    return logging.getLogger("tests.events")


def test_text(log, caplog):
    event(log, logging.INFO, "worker ready", pid=12, seconds=0.5)
    line = TextFormatter().format(caplog.records[-1])
    assert line.endswith("Z INFO tests.events worker ready pid=12 seconds=0.5")


def test_json(log, caplog):
    event(log, logging.WARNING, "worker replaced", reason="it was\nkilled")
    values = json.loads(JsonFormatter().format(caplog.records[-1]))
    assert {"level": "WARNING", "event": "worker replaced", "reason": "it was\nkilled"}.items() <= values.items()


@pytest.mark.parametrize("value", ["a b", "a\nINFO forged", "a=b", 'a"b', "", "\x1b[31m", "a\u2028b"])
def test_a_value_can_not_pass_for_another_field_or_line(log, caplog, value):
    event(log, logging.INFO, "request answered", path=value, status=200)
    line = TextFormatter().format(caplog.records[-1])
    assert line.isprintable()
    rest = line.partition(" path=")[2]
    assert json.JSONDecoder().raw_decode(rest)[0] == value
    assert line.count(" status=200") == 1


def test_an_exception_is_shown_in_full(log, caplog):
    try:
        raise ValueError("why")
    except ValueError:
        log.exception("request failed")
    assert "ValueError: why" in TextFormatter().format(caplog.records[-1])
    assert "ValueError: why" in json.loads(JsonFormatter().format(caplog.records[-1]))["exception"]


def test_what_is_below_the_level_costs_nothing(log, caplog):
    event(log, logging.DEBUG, "worker ready")
    assert caplog.records == []


@pytest.mark.parametrize("formatter", [TextFormatter(), JsonFormatter()])
def test_a_key_that_a_client_put_somewhere_is_shortened(log, caplog, formatter):
    key = new_key()
    event(log, logging.INFO, "request answered", path=f"/v1/{key}")
    line = formatter.format(caplog.records[-1])
    assert key[:8] in line
    assert key[8:] not in line
