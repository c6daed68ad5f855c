"""Rules for files and folders."""

import ast

import pytest

from support.tree import ENGINE, ROOT, SERVICE, relative, tracked_files

SOURCE_SUFFIXES = {".py", ".glsl", ".frag", ".vert", ".sh", ".js", ".css", ".html"}
MOST_LINES = 400
SOURCES = [path for path in tracked_files() if path.suffix in SOURCE_SUFFIXES and "migrations" not in path.parts]
# Put together here, so that this file does not name them.
PACKAGE_HOSTS = [
    "pypi" + ".org",
    "python" + "hosted.org",
    "registry." + "npmjs.org",
    "registry." + "yarnpkg.com",
    "conda." + "anaconda.org",
    "files." + "pythonhosted",
    "static." + "crates.io",
    "proxy." + "golang.org",
]
PIP_HOST_OPTIONS = ["--index-url", "--extra-index-url", "--find-links", "--trusted-host"]


def test_the_list_of_sources_is_not_empty():
    assert len(SOURCES) > 20


@pytest.mark.parametrize("path", SOURCES, ids=relative)
def test_file_can_be_read_in_one_sitting(path):
    assert len(path.read_text().splitlines()) <= MOST_LINES


@pytest.mark.parametrize("name", ["utils", "util", "helpers", "misc", "common"])
def test_no_folder_without_a_subject(name):
    assert [relative(path) for path in SOURCES if name in path.relative_to(ROOT).parts[:-1] or path.stem == name] == []


@pytest.mark.parametrize("host", PACKAGE_HOSTS, ids=range(len(PACKAGE_HOSTS)))
def test_no_package_host_is_named(host):
    assert [relative(path) for path in tracked_files() if host.encode() in path.read_bytes().lower()] == []


@pytest.mark.parametrize("path", sorted((ROOT / "requirements").glob("*.txt")), ids=relative)
def test_requirements_are_pinned_and_hashed_and_name_no_host(path):
    text = path.read_text()
    assert not [option for option in PIP_HOST_OPTIONS if option in text]
    assert "://" not in text
    entries = [
        entry for entry in text.replace("\\\n", " ").splitlines() if entry and not entry.lstrip().startswith("#")
    ]
    assert entries
    for entry in entries:
        assert "==" in entry.split(";")[0], entry
        assert "--hash=sha256:" in entry, entry


@pytest.mark.parametrize("heavy", ["torch", "nvidia", "cuda", "tensorflow", "jax", "triton"])
def test_installing_pulls_nothing_heavy(heavy):
    for path in sorted((ROOT / "requirements").glob("*.txt")):
        assert not [line for line in path.read_text().splitlines() if line.lower().startswith(heavy)]


def public_definitions():
    """(file, node) of every public class and function of the engine, and of what the service shows others."""
    for path in sorted([*ENGINE.rglob("*.py"), *SERVICE.rglob("*.py")]):
        if "migrations" in path.parts:
            continue
        tree = ast.parse(path.read_text())
        yield path, tree, path.stem
        for node in tree.body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
                yield path, node, node.name


def test_everything_public_says_what_it_is():
    silent = [f"{relative(path)}: {name}" for path, node, name in public_definitions() if not ast.get_docstring(node)]
    # An empty __init__.py or migration says nothing, and need not.
    assert [entry for entry in silent if not (entry.endswith("__init__") and not entry.count("build"))] == []


def test_every_file_under_tests_is_a_kind_of_test():
    folders = {path.relative_to(ROOT / "tests").parts[0] for path in (ROOT / "tests").rglob("test_*.py")}
    assert folders <= {"architecture", "contract", "engine", "facts", "goldens", "journeys", "load", "service", "smoke"}
