"""What each process of the service loads, seen from inside."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

_WITH_DJANGO = "facestudio_web.config.startup; facestudio_web.config.startup.set_up_django(); import "


def loaded_by(module: str) -> set[str]:
    code = f"import json, sys, {module}; print(json.dumps(sorted(sys.modules)))"
    return set(
        json.loads(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout)
    )


def test_the_server_process_loads_no_engine():
    assert loaded_by(f"{_WITH_DJANGO}facestudio_web.serve, facestudio_web.config.urls").isdisjoint(
        {
            "numpy",
            "scipy",
            "moderngl",
            "PIL",
            "facestudio.pipeline",
            "facestudio.scene",
            "facestudio.gpu",
            "facestudio.assets",
        }
    )


def test_the_worker_process_loads_no_web():
    modules = loaded_by("facestudio_web.rendering.worker")
    assert modules.isdisjoint({"django", "uvicorn", "facestudio_web.config", "sqlite3"})
    assert "facestudio.pipeline" in modules


@pytest.mark.parametrize("module", ["pool", "tickets", "process", "cache", "interfaces", "errors", "framing", "loop"])
def test_the_queue_needs_neither(module):
    assert loaded_by(f"facestudio_web.rendering.{module}").isdisjoint(
        {"django", "numpy", "moderngl", "facestudio.pipeline"}
    )
