"""The pack's file format: what is written comes back, and nothing damaged ever does."""

import numpy as np
import pytest

from facestudio.assets import container

ARRAYS = {
    "flat": np.zeros((40, 30), np.uint16),
    "noise": (np.arange(5000, dtype=np.uint32) * 2654435761 % 65521).astype(np.uint16),
    "floats": np.linspace(-1, 1, 7, dtype=np.float32).reshape(7, 1),
    "empty": np.zeros((0, 3), np.int16),
}


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "folder" / "some.pack"
    container.write(path, ARRAYS, {"names": ["a", "b"], "count": 3})
    return path


def test_round_trip(file):
    arrays, meta, seal = container.read(file)
    assert meta == {"names": ["a", "b"], "count": 3}
    assert len(seal) == 64
    assert set(arrays) == set(ARRAYS)
    for name, array in ARRAYS.items():
        assert arrays[name].dtype == array.dtype
        np.testing.assert_array_equal(arrays[name], array)
        assert not arrays[name].flags.writeable


def test_an_array_may_sleep_until_it_is_asked_for(file):
    arrays, _, _ = container.read(file, asleep="fl")
    assert isinstance(arrays["flat"], container.DeflatedArray)
    assert (arrays["flat"].shape, arrays["flat"].dtype, arrays["flat"].ndim) == ((40, 30), np.uint16, 2)
    np.testing.assert_array_equal(np.asarray(arrays["flat"]), ARRAYS["flat"])
    assert np.asarray(arrays["flat"], np.float32).dtype == np.float32
    # Not deflated in the file, or of another name.
    assert isinstance(arrays["floats"], np.ndarray)
    assert isinstance(arrays["empty"], np.ndarray)


def test_bytes_depend_on_the_content_only(file, tmp_path):
    other = tmp_path / "other.pack"
    assert container.write(other, ARRAYS, {"count": 3, "names": ["a", "b"]}) == container.read(file)[2]
    assert other.read_bytes() == file.read_bytes()


def test_leaves_no_scratch_file_behind(file):
    assert [path.name for path in file.parent.iterdir()] == ["some.pack"]


def test_a_failed_write_leaves_the_old_file(file, monkeypatch):
    before = file.read_bytes()

    def fail(descriptor):
        raise OSError("disk full")

    monkeypatch.setattr(container.os, "fsync", fail)
    with pytest.raises(OSError, match="disk full"):
        container.write(file, {"flat": ARRAYS["flat"]}, {})
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.iterdir()] == ["some.pack"]


@pytest.mark.parametrize("place", [0, 9, 41, 60, 300, -1])
def test_one_changed_bit_is_noticed(file, place):
    data = bytearray(file.read_bytes())
    data[place] ^= 0x10
    file.write_bytes(data)
    with pytest.raises(container.ContainerError):
        container.read(file)


@pytest.mark.parametrize("share", [0.0, 0.002, 0.3, 0.999])
def test_truncation_is_noticed(file, share):
    data = file.read_bytes()
    file.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(container.ContainerError):
        container.read(file)


def test_foreign_and_lengthened_files_are_noticed(file):
    data = file.read_bytes()
    for content in (b"PK\x03\x04" + bytes(200), data + b"x", bytes(4096)):
        file.write_bytes(content)
        with pytest.raises(container.ContainerError):
            container.read(file)
