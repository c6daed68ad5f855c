"""facestudio generate, spec and serve, and how the command line fails."""

import json
import subprocess
import sys

import pytest
from PIL import Image

from facestudio import assets
from facestudio.cli import parameters
from facestudio.cli.main import main, make_parser
from facestudio.gpu import Gpu, GpuUnavailable
from facestudio.request.fields import FIELDS


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
@pytest.mark.parametrize("spelling", [lambda name: name, lambda name: name.replace("_", "-")])
def test_every_field_is_a_flag(field, spelling):
    value = str(field.minimum) if field.kind == "integer" else field.choices[-1]
    for command in ("generate", "spec"):
        options = make_parser().parse_args([command, f"--{spelling(field.name)}", value])
        assert parameters.pairs(options) == [(field.name, value)]


def test_the_help_says_what_each_field_takes(capsys):
    with pytest.raises(SystemExit) as stop:
        main(["generate", "--help"])
    assert stop.value.code == 0
    text = " ".join(capsys.readouterr().out.split())
    for field in FIELDS:
        assert field.sentence in text
        assert (str(field.maximum) if field.kind == "integer" else field.choices[-1]) in text


def test_generate_writes_the_file(tmp_path, capsys):
    output = tmp_path / "face.webp"
    assert main(["generate", "--seed", "7", "--age", "30", "--resolution", "128", "--timings", "-o", str(output)]) == 0
    with Image.open(output) as picture:
        assert (picture.format, picture.size) == ("WEBP", (128, 128))
    said = capsys.readouterr().err
    assert "seed 7" in said
    assert "30 years" in said
    assert "build" in said


def test_generate_to_standard_output():
    command = [sys.executable, "-m", "facestudio", "generate", "--seed", "7", "--resolution", "128", "-o", "-"]
    done = subprocess.run(command, capture_output=True, check=True)
    assert done.stdout.startswith(b"\xff\xd8\xff")
    assert done.stdout.endswith(b"\xff\xd9")


def test_spec_prints_the_person(capsys):
    assert main(["spec", "--seed", "7", "--age", "30", "--view-profile", "-30"]) == 0
    person = json.loads(capsys.readouterr().out)
    assert (person["seed"], person["age"], person["view"]["view_profile"]) == (7, 30, -30)


def test_spec_without_a_seed_is_somebody_new(capsys):
    seeds = set()
    for _ in range(2):
        assert main(["spec"]) == 0
        seeds.add(json.loads(capsys.readouterr().out)["seed"])
    assert len(seeds) == 2


@pytest.mark.parametrize("command", ["generate", "spec"])
def test_wrong_values_are_told_all_at_once(command, capsys, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert main([command, "--age", "200", "--mood", "hungry", "--view-profile", "1e1"]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert [line.split(": ")[1] for line in lines] == ["age", "mood", "view_profile"]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("arguments", [[], ["paint"], ["generate", "--colour", "red"], ["generate", "face.jpg"]])
def test_wrong_use_exits_with_2(arguments, capsys):
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2
    assert "usage: facestudio" in capsys.readouterr().err


def test_a_file_that_cannot_be_written_is_told(tmp_path, capsys):
    output = tmp_path / "missing" / "face.jpg"
    assert main(["generate", "--seed", "7", "--resolution", "128", "-o", str(output)]) == 1
    assert str(output) in capsys.readouterr().err


@pytest.mark.parametrize(
    ("place", "name", "error"),
    [(Gpu, "open", GpuUnavailable("no driver")), (assets, "load", assets.PackError("Run `make setup`."))],
)
def test_an_incomplete_installation_gets_a_sentence(place, name, error, monkeypatch, capsys, tmp_path):
    def fail(*_, **__):
        raise error

    monkeypatch.setattr(place, name, fail)
    assert main(["generate", "-o", str(tmp_path / "face.jpg")]) == 1
    assert capsys.readouterr().err == f"facestudio generate: {error}\n"


def test_serve_becomes_the_service(monkeypatch):
    started = []
    monkeypatch.setattr("os.execv", lambda path, arguments: started.append((path, arguments)))
    main(["serve", "--port", "8123"])
    assert started == [(sys.executable, [sys.executable, "-m", "facestudio_web.serve", "--port", "8123"])]


@pytest.mark.parametrize(
    "arguments",
    [
        ["migrate"],
        ["doctor", "--help"],
        ["user", "add", "--email", "a@example.org", "--key", "two words"],
        ["key", "revoke", "--version"],
    ],
)
def test_the_operators_commands_are_handed_to_the_service_as_they_are(arguments, monkeypatch):
    started = []
    monkeypatch.setattr("os.execv", lambda path, command: started.append((path, command)))
    main(arguments)
    assert started == [(sys.executable, [sys.executable, "-m", "facestudio_web.operator", *arguments])]


def test_the_list_of_commands_has_those_of_the_service(capsys):
    with pytest.raises(SystemExit):
        main(["--help"])
    listed = capsys.readouterr().out
    assert all(f"    {name} " in listed for name in ("serve", "migrate", "user", "key", "doctor"))


@pytest.mark.parametrize("command", ["serve", "user"])
def test_without_the_service_installed_they_say_how_to_get_it(command, monkeypatch, capsys):
    monkeypatch.setattr("facestudio.cli.serve.NEEDS", "a_module_that_is_not_there")
    assert main([command]) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"facestudio {command}: ")
    assert "pip install 'facestudio[service]'" in said
