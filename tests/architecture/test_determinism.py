"""The engine is a function of its inputs: no clock, no dice, no environment, no order of sets."""

import pytest

from architecture.determinism import scan
from support.tree import ENGINE, relative

# The named doors. What is let in here never decides what a picture shows.
DOORS = {
    "cli/generate.py": {("clock", "time.perf_counter")},  # --timings hands it to the pipeline
    "assets/build.py": {("order", "Path(folder).glob(WHEEL_PATTERN)")},  # the latest name wins, whatever the order
    "assets/container.py": {("environment", "os.getpid")},  # the name of a scratch file
    "api.py": {("environment", "os.getpid")},  # after a fork the child needs a context of its own
    "seeds.py": {("dice", "secrets")},  # the seed of a portrait that was asked for without one
}


@pytest.mark.parametrize("path", sorted(ENGINE.rglob("*.py")), ids=relative)
def test_module_is_a_function_of_its_inputs(path):
    found = scan(path.read_text())
    allowed = DOORS.get(path.relative_to(ENGINE).as_posix(), set())
    assert [f for f in found if (f.kind, f.text) not in allowed] == []


@pytest.mark.parametrize("name", sorted(DOORS))
def test_no_door_stands_open_without_need(name):
    found = {(f.kind, f.text) for f in scan((ENGINE / name).read_text())}
    assert DOORS[name] <= found


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("import time\nx = time.time()", "clock"),
        ("from time import perf_counter as tick\ntick()", "clock"),
        ("from datetime import datetime\ndatetime.now()", "clock"),
        ("import datetime\nd = datetime.datetime.now()", "clock"),
        ("import random", "dice"),
        ("from random import choice", "dice"),
        ("import uuid", "dice"),
        ("import secrets", "dice"),
        ("import os\nos.urandom(4)", "dice"),
        ("import numpy as np\nnp.random.default_rng(1)", "dice"),
        ("from numpy.random import Generator", "dice"),
        ("from numpy import random", "dice"),
        ("import os\nos.environ['A']", "environment"),
        ("from os import getenv", "environment"),
        ("for x in {1, 2}: pass", "order"),
        ("for x in set(a): pass", "order"),
        ("y = [x for x in set(a) | b]", "order"),
        ("y = list({x for x in a})", "order"),
        ("y = ','.join(set(a))", "order"),
        ("y = sum(x for x in set(a))", "order"),
        ("y = {x: 1 for x in frozenset(a)}", "order"),
        ("y = [*{1, 2}]", "order"),
        ("for i, x in enumerate(set(a)): pass", "order"),
        ("for p in folder.glob('*.glsl'): pass", "order"),
        ("import os\nfor p in os.listdir('.'): pass", "order"),
        ("y = hash('a')", "hash"),
    ],
)
def test_the_scan_finds(source, kind):
    assert kind in {finding.kind for finding in scan(source)}


@pytest.mark.parametrize(
    "source",
    [
        "for x in sorted({1, 2}): pass",
        "for p in sorted(folder.glob('*.glsl')): pass",
        "ok = x in {1, 2}",
        "n = len(set(a))",
        "same = set(a) == set(b)",
        "import time\ntime.sleep(1)",
        "def f(random): return random.x",
        "y = {x for x in a}",
        "class A:\n    def __hash__(self): return hash(self.name)",
        "import numpy as np\nnp.sum(a)",
    ],
)
def test_the_scan_lets_pass(source):
    assert scan(source) == []
