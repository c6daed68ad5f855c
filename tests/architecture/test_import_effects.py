"""What importing each part of the engine brings along, seen in a fresh process."""

import json
import subprocess
import sys

import pytest

HEAVY = {"numpy", "scipy", "moderngl", "glcontext", "PIL", "tqdm"}
WEB = {"django", "rest_framework", "facestudio_web", "uvicorn"}


def loaded_by(statement: str) -> set[str]:
    """Names of the top-level modules in memory after a fresh Python ran `statement`."""
    program = (
        f"{statement}\nimport json, sys\nprint(json.dumps(sorted({{name.split('.')[0] for name in sys.modules}})))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(json.loads(done.stdout))


def test_that_this_test_sees_what_is_loaded():
    assert "numpy" in loaded_by("import numpy")
    assert "numpy" not in loaded_by("pass")


@pytest.mark.parametrize(
    "statement",
    [
        "import facestudio",
        "import facestudio.request.parse, facestudio.request.fields, facestudio.request.schema",
        "import facestudio.spec.resolve, facestudio.spec.codec",
        "from facestudio.cli.main import main",
    ],
)
def test_light_parts_stay_light(statement):
    assert not loaded_by(statement) & (HEAVY | WEB)


@pytest.mark.parametrize("statement", ["import facestudio.scene.build", "import facestudio.assets"])
def test_the_scene_needs_no_gpu(statement):
    assert not loaded_by(statement) & ({"moderngl", "glcontext"} | WEB)


def test_the_whole_engine_needs_no_web_framework_and_no_source_package():
    modules = ("pipeline", "studio", "api", "cli.main", "assets.build")
    loaded = loaded_by("import " + ", ".join(f"facestudio.{module}" for module in modules))
    assert not loaded & (WEB | {"torch", "anny", "trimesh"})
