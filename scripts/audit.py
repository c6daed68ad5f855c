"""Asks whether any pinned requirement has a known vulnerability: `python scripts/audit.py`.

Ends with 0 if every package was looked up and none has one, with 1 if one has, with 2 if packages could not be looked up:
an audit that was not done must never look like one that found nothing. (pip-audit itself ends with 0 when a service knows
none of the packages, as behind a mirror that serves files only.)
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
SERVICES = ("pypi", "osv")
"""Asked in turn, until one knows every package."""
LIMIT_S = 20.0
"""For one service."""
FOUND_NOTHING, FOUND_SOMETHING, NOT_DONE = 0, 1, 2


def ask(service: str, files: Sequence[Path], program: Sequence[str], limit_s: float = LIMIT_S) -> list[dict] | None:
    """What a service says of each package, in pip-audit's words; None if it did not answer in time or at all."""
    options = ["-s", service, "-f", "json", "--timeout", "5", "--progress-spinner", "off"]
    options += ["--disable-pip", "--no-deps", "--require-hashes"]
    for file in files:
        options += ["-r", str(file)]
    try:
        done = subprocess.run([*program, *options], capture_output=True, text=True, timeout=limit_s, check=False)
        dependencies: list[dict] = json.loads(done.stdout)["dependencies"]
    except (subprocess.TimeoutExpired, OSError, ValueError, KeyError):
        return None
    return dependencies


def audit(program: Sequence[str] = (sys.executable, "-m", "pip_audit")) -> int:
    """Ask the services, say what they said, return the exit status. program: pip-audit."""
    files = sorted(file for file in (ROOT / "requirements").glob("*.txt") if file.name != "head.txt")
    best: list[dict] = []
    unknown = ["any package"]
    for service in SERVICES:
        answers = ask(service, files, program)
        if answers is None:
            continue
        missing = sorted({each["name"] for each in answers if "skip_reason" in each})
        vulnerable = [each for each in answers if each.get("vulns")]
        if vulnerable:
            best = vulnerable
        if len(missing) < len(answers):
            unknown = missing
        if vulnerable or not missing:
            break
    for each in best:
        for found in each["vulns"]:
            repaired = ", ".join(found.get("fix_versions", [])) or "no version yet"
            print(f"{each['name']} {each['version']}: {found['id']}, repaired in {repaired}")
    if best:
        return FOUND_SOMETHING
    if unknown:
        print("THE DEPENDENCY AUDIT COULD NOT BE DONE. No vulnerability service that can be reached from here")
        print(f"could look up {', '.join(unknown)}; run `make check` again where one can be reached.")
        return NOT_DONE
    print("no pinned requirement has a known vulnerability")
    return FOUND_NOTHING


if __name__ == "__main__":
    sys.exit(audit())
