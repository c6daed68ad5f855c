"""What keys look like."""

from __future__ import annotations

import hashlib
import re
import zlib

import pytest

from facestudio_web.keys import form


def test_a_key_is_fs_and_30_random_and_6_checking_characters() -> None:
    assert re.fullmatch(r"fs_[0-9A-Za-z]{36}", form.new_key())


def test_a_new_key_is_well_formed() -> None:
    assert all(form.well_formed(form.new_key()) for _ in range(200))


def test_no_two_keys_are_alike() -> None:
    assert len({form.new_key() for _ in range(1000)}) == 1000


def test_the_last_six_characters_are_the_crc32_of_what_comes_before() -> None:
    key = form.new_key()
    number = 0
    for character in key[-6:]:
        number = number * 62 + form.BASE62.index(character)
    assert number == zlib.crc32(key[:-6].encode())


def test_one_changed_character_anywhere_is_noticed() -> None:
    key = form.new_key()
    for place in range(len("fs_"), len(key)):
        other = "a" if key[place] != "a" else "b"
        assert not form.well_formed(key[:place] + other + key[place + 1 :]), place


@pytest.mark.parametrize(
    "text",
    [
        "",
        "fs_",
        "my_api_key_here",
        "fs_" + "a" * 35,
        "fs_" + "a" * 36,
        "fs_" + "a" * 37,
        "xx_" + "a" * 36,
        "fs_" + "é" * 36,
        "fs_" + "٣" * 36,
    ],
)
def test_what_is_no_key_is_not_well_formed(text: str) -> None:
    assert not form.well_formed(text)


def test_white_space_around_a_key_is_not_part_of_it() -> None:
    key = form.new_key()
    assert not any(form.well_formed(text) for text in (key + "\n", " " + key, key + " "))


def test_the_digest_is_the_sha256_of_the_whole_key() -> None:
    key = form.new_key()
    assert form.digest_of(key) == hashlib.sha256(key.encode()).hexdigest()


def test_the_prefix_shows_five_random_characters_and_no_more() -> None:
    key = form.new_key()
    assert form.prefix_of(key) == key[:8]
