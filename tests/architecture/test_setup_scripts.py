"""What a fresh machine is told, tried with a stage set: a PATH on which Python, apt-get, sudo and id are our own."""

import os
import shutil
import subprocess
import sys

import pytest

from support.tree import ROOT

TOOLS = ("sh", "dirname", "env", "true")  # all that the script may count on
VENV = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
DRIVERS = "libegl1 libegl-mesa0 libgl1 libgl1-mesa-dri"


class Machine:
    """A folder of commands that stands for a machine. `lacks`: words at which its Python fails."""

    def __init__(self, folder, lacks=(), user=1000, sudo=False, apt=True, python=True):
        self.folder = folder
        self.log = folder / "log"
        for name in TOOLS:
            os.symlink(shutil.which(name), folder / name)
        self.command("id", f"echo {user}")
        self.command("sudo", 'shift; exec "$@"' if sudo else "exit 1")
        if apt:
            # Installing mends what was lacking.
            self.command("apt-get", f'echo "$*" >> {self.log}; [ "$1" = update ] || : > {folder}/mended')
        if python:
            self.command("python3", self.python(lacks))
        else:
            self.command("late-python", self.python(()))
            self.command("apt-get", f'echo "$*" >> {self.log}; [ "$1" = update ] || {self.appear("python3")}')

    def python(self, lacks):
        cases = "\n".join(f'case "$*" in *{word}*) [ -e {self.folder}/mended ] || exit 1;; esac' for word in lacks)
        return f'{cases}\ncase "$*" in *probe_egl*) exit 0;; esac\nexec {sys.executable} "$@"'

    def appear(self, name):
        return f"{shutil.which('cp')} {self.folder}/late-python {self.folder}/{name}"

    def command(self, name, body):
        path = self.folder / name
        path.write_text(f"#!{shutil.which('sh')}\n{body}\n")
        path.chmod(0o755)

    def run(self):
        script = ROOT / "scripts" / "system.sh"
        return subprocess.run([script], env={"PATH": str(self.folder)}, capture_output=True, text=True, check=False)

    def asked_of_apt(self):
        return self.log.read_text().splitlines() if self.log.exists() else []


def test_a_complete_machine_is_left_alone(tmp_path):
    machine = Machine(tmp_path)
    done = machine.run()
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{tmp_path}/python3\n", "")
    assert machine.asked_of_apt() == []


@pytest.mark.parametrize(
    ("lacks", "packages"),
    [(["ensurepip"], VENV), (["probe_egl"], DRIVERS), (["ensurepip", "probe_egl"], f"{VENV} {DRIVERS}")],
)
class TestSomethingMissing:
    def test_an_ordinary_user_gets_one_command_and_nothing_is_changed(self, tmp_path, lacks, packages):
        machine = Machine(tmp_path, lacks)
        done = machine.run()
        assert done.returncode == 1
        assert done.stdout == ""
        commands = [line for line in done.stderr.splitlines() if line.startswith("    ")]
        install = f"apt-get update && apt-get install --yes --no-install-recommends {packages}"
        assert commands == [f"    sudo sh -c '{install}'"]
        assert machine.asked_of_apt() == []

    @pytest.mark.parametrize("rights", [{"user": 0}, {"sudo": True}], ids=["root", "sudo"])
    def test_who_may_install_gets_it_installed(self, tmp_path, lacks, packages, rights):
        machine = Machine(tmp_path, lacks, **rights)
        done = machine.run()
        assert (done.returncode, done.stdout) == (0, f"{tmp_path}/python3\n")
        assert machine.asked_of_apt() == ["update", f"install --yes --no-install-recommends {packages}"]

    def test_without_apt_the_names_are_told(self, tmp_path, lacks, packages):
        done = Machine(tmp_path, lacks, apt=False).run()
        assert done.returncode == 1
        assert f"Missing on this system (Debian's names): {packages}" in done.stderr


def test_a_machine_without_python_gets_one(tmp_path):
    machine = Machine(tmp_path, python=False, user=0)
    done = machine.run()
    assert (done.returncode, done.stdout) == (0, f"{tmp_path}/python3\n"), done.stderr
    assert machine.asked_of_apt()[1] == f"install --yes --no-install-recommends python3 python3-venv {DRIVERS}"


def test_the_probe_agrees_with_the_engine():
    from facestudio.gpu import Gpu

    probe = subprocess.run([sys.executable, ROOT / "scripts" / "probe_egl.py"], capture_output=True, check=False)
    with Gpu.open() as gpu:
        assert gpu.renderer
    assert probe.returncode == 0
