"""Who may import whom, as written in pyproject.toml."""

import subprocess
import sys
import tomllib

from support.tree import ROOT


def test_import_contracts_are_kept():
    program = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run(
        [sys.executable, "-c", program, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_stage_has_its_contract():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    sources = {module for contract in contracts for module in contract.get("source_modules", [])}
    stages = {"request", "spec", "scene", "frame", "photo", "gpu", "colour", "maths"}
    assert {f"facestudio.{stage}" for stage in stages} | {"facestudio"} <= sources
