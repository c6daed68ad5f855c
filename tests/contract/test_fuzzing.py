"""Schemathesis over the OpenAPI document, against a live server: no failures of the server, no undocumented status, header
or body, no valid request refused, no invalid one accepted."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

CONFIG = Path(__file__).with_name("schemathesis.toml")
# The coverage phase tries every boundary and every way to be wrong once; it takes as long as all else together.
THOROUGH = ("--phases", "examples,coverage,fuzzing", "--max-examples", "12")
QUICK = ("--phases", "examples,fuzzing", "--max-examples", "12")


def fuzz(url: str, key: str, folder: Path, *options: str) -> str:
    """Run schemathesis and return its report. Raises AssertionError, with the report, if it found anything."""
    command = [sys.executable, "-m", "schemathesis.cli", "--config-file", str(CONFIG)]
    command += ["run", f"{url}/v1/openapi.json"]
    command += ["--checks", "all", "--seed", "1", "--workers", "1", *options]
    if key:
        command += ["--header", f"Authorization: Token {key}"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=150)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def cases(report: str) -> int:
    """How many requests it made up."""
    found = re.search(r"(\d+) generated", report)
    assert found, report
    return int(found[1])


def test_every_parameter(generous_installation, tmp_path):
    report = fuzz(generous_installation.url, generous_installation.keys["Professional"], tmp_path, *THOROUGH)
    assert cases(report) > 300


@pytest.mark.parametrize("plan", ["Anon", "Basic"])
def test_plans_that_lack_parameters(generous_installation, tmp_path, plan):
    key = generous_installation.keys.get(plan, "")
    report = fuzz(generous_installation.url, key, tmp_path, *QUICK, "--include-path", "/v1/generate")
    assert cases(report) > 15


def test_a_key_that_is_none(generous_installation, tmp_path):
    report = fuzz(generous_installation.url, "fs_none", tmp_path, *QUICK, "--include-path", "/v1/generate")
    assert cases(report) > 15


def test_limits_that_are_reached(limited_installation, tmp_path):
    """Both kinds: of pictures, after five, and of bad requests, after 120."""
    key = limited_installation.keys["Basic"]
    report = fuzz(limited_installation.url, key, tmp_path, "--phases", "coverage", "--include-path", "/v1/generate")
    assert cases(report) > 150
    answer = limited_installation.server.ask("/v1/generate", key=key)
    assert answer.status == 429
    assert '"bad";r=0;' in answer.headers["ratelimit"]
