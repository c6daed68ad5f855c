"""The programs of `examples/` do what the manual says they do, against a live server."""

from __future__ import annotations

import hashlib
from html.parser import HTMLParser
from pathlib import Path

import pytest
import requests
from PIL import Image

from support.programs import EXAMPLES, prepare, run

AS_THE_MANUAL_PRINTS_THEM = {
    "curl/anonymous.sh": "dacb673d475e964d7ae6cf1ff0d6d53f",
    "python/anonymous.py": "0d80c9521377111d7a863e0996f574fc",
    "python/authenticated.py": "01bf899905275381743d0224045edb78",
    "python/lifetime_in_seconds.py": "be11d0bf21ed07be81df75eb824c739a",
    "php/face.php": "7f284da4b1cc6979e5ab22a2c2f74fe9",
    "csharp/Program.cs": "9a51e50b26bc3bd3673434eb573e01e3",
}
"""The original manual's programs -> SHA-256 of their lines, without indentation, which its text has lost."""
WITH_A_KEY = ["python/authenticated.py", "curl/authenticated.sh", "php/face.php", "csharp/Program.cs"]
WITH_A_KEY += ["java/FaceApiExample.java"]


def picture(path: Path) -> tuple[str, tuple[int, int]]:
    """Format and size of a picture that can be read to its end."""
    with Image.open(path) as opened:
        opened.load()
        return str(opened.format), opened.size


@pytest.mark.parametrize("path", AS_THE_MANUAL_PRINTS_THEM)
def test_the_original_manuals_programs_are_unchanged(path):
    lines = [line.strip() for line in (EXAMPLES / path).read_text().splitlines()]
    text = "\n".join(line for line in lines if line and line != "<?php")
    assert hashlib.sha256(text.encode()).hexdigest()[:32] == AS_THE_MANUAL_PRINTS_THEM[path]


@pytest.mark.parametrize("path", ["python/anonymous.py", "curl/anonymous.sh"])
def test_a_face_without_a_key(installation, tmp_path, path):
    run(prepare(path, tmp_path, installation.url))
    assert picture(tmp_path / "face.jpg") == ("JPEG", (1024, 1024))


@pytest.mark.parametrize("path", WITH_A_KEY)
def test_a_face_with_a_key(installation, tmp_path, path):
    key = installation.new_key("Basic", f"{hashlib.sha256(path.encode()).hexdigest()[:8]}@example.org")
    program = prepare(path, tmp_path, installation.url, key)
    run(program)
    assert picture(tmp_path / "face.jpg") == ("JPEG", (1024, 1024))
    left = requests.get(f"{installation.url}/v1/openapi.json", headers={"Authorization": f"Token {key}"}, timeout=60)
    assert left.headers["X-User-Class"] == "Basic"
    assert left.headers["RateLimit"].startswith('"burst";r=4;')


@pytest.mark.parametrize("path", [path for path in WITH_A_KEY if path.rpartition(".")[2] in ("py", "cs", "java")])
def test_a_wrong_key_is_told(installation, tmp_path, path):
    printed = run(prepare(path, tmp_path, installation.url, "fs_wrong"))
    assert "401" in printed or "Unauthorized" in printed
    assert not (tmp_path / "face.jpg").exists()


def test_parameters_with_curl(installation, tmp_path):
    run(prepare("curl/parameters.sh", tmp_path, installation.url))
    assert picture(tmp_path / "face.webp") == ("WEBP", (512, 512))


def test_the_same_face_costs_once(installation, tmp_path):
    key = installation.new_key("Professional", "same_face@example.org")
    program = prepare("curl/same_face.sh", tmp_path, installation.url, key)
    run(program)
    first = (tmp_path / "face.jpg").read_bytes()
    run(program)
    assert (tmp_path / "face.jpg").read_bytes() == first
    assert picture(tmp_path / "face.jpg") == ("JPEG", (1024, 1024))
    left = requests.get(f"{installation.url}/v1/openapi.json", headers={"Authorization": f"Token {key}"}, timeout=60)
    assert left.headers["RateLimit"].startswith('"burst";r=29;')


def test_a_face_in_a_page(installation, tmp_path):
    class Images(HTMLParser):
        found: list[dict[str, str | None]] = []

        def handle_starttag(self, tag, attrs):
            if tag == "img":
                self.found.append(dict(attrs))

    page = Images()
    page.feed(prepare("html/face.html", tmp_path, installation.url).read_text())
    (image,) = page.found
    assert image["alt"]
    (tmp_path / "face").write_bytes(requests.get(image["src"], timeout=60).content)
    assert picture(tmp_path / "face") == ("JPEG", (int(image["width"]), int(image["height"])))


@pytest.mark.slow
def test_patience(installation, tmp_path):
    """Six pictures with a plan of five a minute: the program waits as long as it is told, and gets all of them."""
    key = installation.new_key("Basic", "patient@example.org")
    printed = run(prepare("python/patient.py", tmp_path, installation.url, key))
    assert "seconds of patience" in printed
    assert {picture(tmp_path / f"face_{number}.jpg") for number in range(1, 7)} == {("JPEG", (256, 256))}


@pytest.mark.slow
def test_a_lifetime_in_seconds(slow_installation, tmp_path):
    """75 requests with a delay of a second: with pictures that take another second, a Professional key lets them all in.
    It takes three minutes, nearly all of them asleep."""
    key = slow_installation.keys["Professional"]
    program = prepare("python/lifetime_in_seconds.py", tmp_path, slow_installation.url, key)
    printed = run(program, limit_s=280)
    assert "Failed to retrieve" not in printed
    with Image.open(tmp_path / "animated_face.gif") as animation:
        assert (animation.format, animation.size, animation.n_frames) == ("GIF", (512, 512), 75)
        assert animation.info["loop"] == 0
        frames = set()
        for number in range(animation.n_frames):
            animation.seek(number)
            assert animation.info["duration"] == 100
            frames.add(animation.convert("RGB").tobytes())
    assert len(frames) == 75
