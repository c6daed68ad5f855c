"""The programs of `examples/`, made to run against a server under test, and how each language runs them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from support.tree import ROOT

EXAMPLES = ROOT / "examples"
HOST = "https://facestud.io"
KEY = "my_api_key_here"
# C# got an asynchronous Main in version 7.1. The compiler of Mono knows version 7.0 only; what newer ones add by themselves
# stands here, and the program stays as it is.
_LAUNCHER = """using System.Reflection;
using System.Threading.Tasks;
static class Launcher
{
    static void Main(string[] args)
    {
        var main = typeof(FaceApiExample.Program).GetMethod("Main", BindingFlags.Static | BindingFlags.NonPublic);
        ((Task)main.Invoke(null, new object[] { args })).GetAwaiter().GetResult();
    }
}
"""


def prepare(path: str, folder: Path, url: str, key: str = "") -> Path:
    """A copy of a program in `folder`, with another host and key, and nothing else changed."""
    text = (EXAMPLES / path).read_text()
    assert HOST in text, f"{path} names another host"
    assert not key or KEY in text, f"{path} has no place for a key"
    copy = folder / Path(path).name
    copy.write_text(text.replace(HOST, url).replace(KEY, key or KEY))
    return copy


def need(program: str, packages: str) -> str:
    """Where a program of the system is; skips the test where it is missing."""
    found = shutil.which(program)
    if found is None:
        pytest.skip(f"{program} is missing; on Debian: apt-get install {packages}")
    return found


def run(program: Path, limit_s: float = 120.0) -> str:
    """Run a copied program in its folder and return what it printed. Raises AssertionError if it fails."""
    command = {
        ".py": _python,
        ".sh": _curl,
        ".php": _php,
        ".cs": _csharp,
        ".java": _java,
    }[program.suffix](program)
    return _run(command, program.parent, limit_s)


def _run(command: list[str], folder: Path, limit_s: float) -> str:
    # No proxy may stand between a program and a server on this machine.
    environment = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=limit_s
    )
    assert done.returncode == 0, f"{command} failed:\n{done.stdout}\n{done.stderr}"
    return done.stdout


def _python(program: Path) -> list[str]:
    return [sys.executable, program.name]


def _curl(program: Path) -> list[str]:
    need("curl", "curl")
    return ["sh", program.name]


def _php(program: Path) -> list[str]:
    return [need("php", "php-cli"), program.name]


def _java(program: Path) -> list[str]:
    compiler = need("javac", "default-jdk-headless")
    _run([compiler, program.name], program.parent, 120)
    return [need("java", "default-jdk-headless"), program.stem]


def _csharp(program: Path) -> list[str]:
    packages = "mono-mcs mono-runtime libmono-system-net-http4.0-cil"
    compiler, runtime = need("mcs", packages), need("mono", packages)
    (program.parent / "Launcher.cs").write_text(_LAUNCHER)
    options = ["-langversion:latest", "-r:System.Net.Http.dll", "-main:Launcher", "-out:program.exe"]
    _run([compiler, *options, program.name, "Launcher.cs"], program.parent, 120)
    return [runtime, "program.exe"]
