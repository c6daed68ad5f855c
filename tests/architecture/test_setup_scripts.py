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
PROGRAMS = "initdb", "chromium", "curl", "php", "mcs", "mono", "javac"
WISHED = "postgresql chromium curl php-cli mono-mcs mono-runtime libmono-system-net-http4.0-cil default-jdk-headless"


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

    def run(self, *arguments):
        script = ROOT / "scripts" / "system.sh"
        environment = {"PATH": str(self.folder), "FACESTUDIO_SYSTEM_ROOT": str(self.folder / "root")}
        return subprocess.run([script, *arguments], env=environment, capture_output=True, text=True, check=False)

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


class TestProgramsThatTestsRun:
    def test_running_the_service_needs_none_of_them(self, tmp_path):
        machine = Machine(tmp_path, user=0)
        assert machine.run("runtime").stderr == ""
        assert machine.asked_of_apt() == []

    def test_who_may_install_gets_them(self, tmp_path):
        machine = Machine(tmp_path, user=0)
        done = machine.run("dev")
        assert (done.returncode, done.stdout) == (0, f"{tmp_path}/python3\n")
        assert machine.asked_of_apt() == ["update", f"install --yes --no-install-recommends {WISHED}"]

    def test_an_ordinary_user_gets_one_command_and_goes_on(self, tmp_path):
        machine = Machine(tmp_path)
        done = machine.run("dev")
        assert (done.returncode, done.stdout) == (0, f"{tmp_path}/python3\n")
        assert (
            f"    sudo sh -c 'apt-get update && apt-get install --yes --no-install-recommends {WISHED}'" in done.stderr
        )
        assert machine.asked_of_apt() == []

    def test_together_with_what_is_missing_it_is_still_one_command(self, tmp_path):
        done = Machine(tmp_path, ["probe_egl"]).run("dev")
        assert done.returncode == 1
        commands = [line for line in done.stderr.splitlines() if line.startswith("    ")]
        assert [command.partition("recommends ")[2] for command in commands] == [f"{DRIVERS} {WISHED}'"]

    def test_without_apt_the_names_are_told(self, tmp_path):
        done = Machine(tmp_path, apt=False).run("dev")
        assert done.returncode == 0
        assert WISHED in done.stderr

    def test_one_that_can_not_be_installed_stops_nothing(self, tmp_path):
        machine = Machine(tmp_path, user=0)
        machine.command("apt-get", "exit 100")
        done = machine.run("dev")
        assert (done.returncode, done.stdout) == (0, f"{tmp_path}/python3\n")
        assert f"will be skipped: {WISHED}" in done.stderr

    def test_a_machine_that_has_them_is_left_alone(self, tmp_path):
        machine = Machine(tmp_path, user=0)
        for name in PROGRAMS[1:]:
            machine.command(name, "")
        for path in ("usr/lib/postgresql/15/bin/initdb", "usr/lib/mono/4.5/System.Net.Http.dll"):
            (tmp_path / "root" / path).parent.mkdir(parents=True)
            (tmp_path / "root" / path).touch()
        assert machine.run("dev").stderr == ""
        assert machine.asked_of_apt() == []


def test_the_probe_agrees_with_the_engine():
    from facestudio.gpu import Gpu

    probe = subprocess.run([sys.executable, ROOT / "scripts" / "probe_egl.py"], capture_output=True, check=False)
    with Gpu.open() as gpu:
        assert gpu.renderer
    assert probe.returncode == 0
