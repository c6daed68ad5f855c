"""The secret key: made once, whoever starts first, readable by its owner."""

from __future__ import annotations

import stat
import subprocess
import sys

import pytest

from facestudio_web.config.secret import FILE_NAME, SecretError, load_or_create

_LOAD = """
import pathlib, sys
from facestudio_web.config.secret import load_or_create
print(load_or_create(pathlib.Path(sys.argv[1])))
"""


def test_made_once_and_kept(tmp_path):
    folder = tmp_path / "not" / "there" / "yet"
    key = load_or_create(folder)
    assert len(key) >= 50
    assert load_or_create(folder) == key
    assert stat.S_IMODE((folder / FILE_NAME).stat().st_mode) == 0o600
    assert [path.name for path in folder.iterdir()] == [FILE_NAME]


def test_each_folder_has_its_own(tmp_path):
    assert load_or_create(tmp_path / "a") != load_or_create(tmp_path / "b")


def test_processes_that_start_together_agree(tmp_path):
    starts = [
        subprocess.Popen([sys.executable, "-c", _LOAD, str(tmp_path)], stdout=subprocess.PIPE, text=True)
        for _ in range(8)
    ]
    assert len({start.communicate(timeout=60)[0] for start in starts}) == 1
    assert [path.name for path in tmp_path.iterdir()] == [FILE_NAME]


@pytest.mark.parametrize("content", ["", "short", "\xff" * 60])
def test_a_damaged_key_is_not_used(tmp_path, content):
    (tmp_path / FILE_NAME).write_text(content, encoding="latin-1")
    with pytest.raises(SecretError, match=str(tmp_path)):
        load_or_create(tmp_path)


def test_a_folder_that_can_not_be_made_is_named(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(SecretError, match="file"):
        load_or_create(tmp_path / "file" / "folder")
