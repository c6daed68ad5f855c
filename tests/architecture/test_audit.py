"""The dependency audit never takes "nobody could be asked" for "nothing was found". A program stands for pip-audit."""

import json
import subprocess
import sys

import pytest

from support.tree import ROOT

SAFE = {"name": "django", "version": "5.2", "vulns": []}
VULNERABLE = {"name": "pillow", "version": "1.0", "vulns": [{"id": "CVE-0000-1", "fix_versions": ["2.0"]}]}
UNKNOWN = {"name": "waitress", "skip_reason": "not found"}
STAGE = """
import sys
sys.path.insert(0, {scripts!r})
import audit
sys.exit(audit.audit((sys.executable, {program!r})))
"""
PROGRAM = """
import sys
answers = {answers!r}
answer = answers[sys.argv[sys.argv.index("-s") + 1]]
if answer is None:
    sys.exit("can't connect")
print(answer)
"""


@pytest.fixture
def audit(tmp_path):
    def run(**answers):
        said = {
            service: json.dumps({"dependencies": answer}) if isinstance(answer, list) else answer
            for service, answer in answers.items()
        }
        program = tmp_path / "pip_audit.py"
        program.write_text(PROGRAM.format(answers=said))
        stage = STAGE.format(scripts=str(ROOT / "scripts"), program=str(program))
        done = subprocess.run([sys.executable, "-c", stage], capture_output=True, text=True, check=False)
        assert done.stderr == ""
        return done.returncode, done.stdout

    return run


def test_a_known_vulnerability_fails(audit):
    status, text = audit(pypi=[SAFE, VULNERABLE], osv=None)
    assert status == 1
    assert text == "pillow 1.0: CVE-0000-1, repaired in 2.0\n"


def test_nothing_known_passes(audit):
    assert audit(pypi=[SAFE], osv=None)[0] == 0


def test_another_service_is_asked_about_what_the_first_does_not_know(audit):
    assert audit(pypi=[SAFE, UNKNOWN], osv=[SAFE, VULNERABLE])[0] == 1
    assert audit(pypi=None, osv=[SAFE])[0] == 0


@pytest.mark.parametrize(
    "answer", [None, "", "no JSON", [], [UNKNOWN]], ids=["no answer", "nothing", "text", "no package", "all unknown"]
)
def test_what_was_not_looked_up_did_not_pass(audit, answer):
    status, text = audit(pypi=answer, osv=answer)
    assert status == 2
    assert "COULD NOT BE DONE" in text


def test_packages_that_were_not_looked_up_are_named(audit):
    status, text = audit(pypi=[SAFE, UNKNOWN], osv=None)
    assert status == 2
    assert "waitress" in text
