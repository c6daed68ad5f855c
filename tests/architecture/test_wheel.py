"""A wheel carries all it needs: installed elsewhere, it makes a portrait without the checkout and its source package."""

import os
import subprocess
import sys
import zipfile

import pytest

from facestudio import assets
from support.tree import ROOT

pytestmark = pytest.mark.slow


def run(*command, **options):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False, **options)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory, pack):
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def python(wheel, tmp_path_factory):
    """The Python of a fresh environment with the wheel and the pinned requirements, nothing else."""
    folder = tmp_path_factory.mktemp("venv")
    run(sys.executable, "-m", "venv", folder)
    pip = [folder / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    run(*pip, "--require-hashes", "-r", ROOT / "requirements" / "runtime.txt")
    run(*pip, "--no-deps", "--no-index", wheel)
    return folder / "bin" / "python"


def test_the_wheel_holds_the_pack_and_the_shaders_and_no_tests(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    assert f"facestudio/assets/data/{assets.default_path().name}" in names
    assert "facestudio/assets/data/manifest.json" in names
    assert any(name.endswith(".frag") for name in names)
    assert {name.split("/")[0] for name in names if not name.startswith("facestudio-")} == {
        "facestudio",
        "facestudio_web",
    }


def test_the_wheel_is_small(wheel):
    assert wheel.stat().st_size < 25e6


def test_an_installed_wheel_loads_the_same_pack(python, pack, tmp_path):
    program = "from facestudio import assets; print(assets.load().fingerprint, assets.__file__)"
    fingerprint, place = run(python, "-c", program, cwd=tmp_path, env=without_checkout()).split()
    assert fingerprint == pack.fingerprint
    assert str(ROOT / "src") not in place


def test_an_installed_wheel_makes_a_portrait(python, tmp_path):
    command = python.with_name("facestudio")
    run(command, "generate", "--seed", "7", "--resolution", "128", "-o", "f.jpg", cwd=tmp_path, env=without_checkout())
    assert (tmp_path / "f.jpg").read_bytes().startswith(b"\xff\xd8\xff")


def without_checkout():
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
