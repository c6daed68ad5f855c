"""Shader text: text in, text out."""

import pytest

from facestudio.gpu.errors import ShaderError
from facestudio.gpu.sources import Sources


@pytest.fixture
def write(tmp_path):
    """Writes `stage/file` with a text, and gives Sources over all of them."""
    sources = Sources(tmp_path)

    def add(**files):
        for name, text in files.items():
            path = tmp_path / "stage" / "glsl" / f"{name}.glsl"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        return sources

    return add


def code(shader):
    """Its lines without the preprocessor's."""
    return [line for line in shader.text.splitlines() if not line.startswith("#")]


def test_begins_with_version_and_sorted_defines(write):
    shader = write(a="float a;").unfold(["stage/a.glsl"], {"TAPS": 3, "DEEP": True, "EDGE": 0.5})
    assert shader.text.splitlines()[:4] == ["#version 330 core", "#define DEEP 1", "#define EDGE 0.5", "#define TAPS 3"]


def test_includes_once_where_it_first_occurs(write):
    sources = write(a='#include "b.glsl"\n#include "c.glsl"\nA', b='#include "c.glsl"\nB', c="C")
    assert code(sources.unfold(["stage/a.glsl"], {})) == ["C", "B", "A"]


def test_parts_are_joined_in_order(write):
    sources = write(a="A", b="B")
    sources.give("x", "X")
    assert code(sources.unfold(["stage/b.glsl", "<x>", "stage/a.glsl"], {})) == ["B", "X", "A"]


def test_given_text_is_included_by_pointed_name(write):
    sources = write(a="#include <material/Skin>\nA")
    sources.give("material/Skin", "uniform float melanin;")
    assert code(sources.unfold(["stage/a.glsl"], {})) == ["uniform float melanin;", "A"]


def test_the_same_name_can_not_mean_two_texts(write):
    sources = write()
    sources.give("x", "X")
    sources.give("x", "X")
    with pytest.raises(ShaderError, match="<x> has been given with another text"):
        sources.give("x", "Y")


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"a": '#include "b.glsl"', "b": '#include "a.glsl"'}, "circle: stage/a.glsl -> stage/b.glsl -> stage/a.glsl"),
        ({"a": '#include "a.glsl"'}, "circle"),
        ({"a": '#include "gone.glsl"'}, r"no shader file stage/gone.glsl \(included by stage/a.glsl\)"),
        ({"a": "#include <gone>"}, r"Nothing is given under the name <gone> \(included by stage/a.glsl\)"),
        (
            {**{f"f{i}": f'#include "f{i + 1}.glsl"' for i in range(20)}, "f20": "", "a": '#include "f0.glsl"'},
            "deeper than 16",
        ),
    ],
)
def test_bad_includes_are_named(write, files, message):
    with pytest.raises(ShaderError, match=message):
        write(**files).unfold(["stage/a.glsl"], {})


@pytest.mark.parametrize(
    "said",
    ["0:20003(14): error: no", "0(20003) : error C0000: no", "ERROR: 0:20003: no"],
    ids=["mesa", "nvidia", "others"],
)
def test_driver_messages_name_the_file(write, said):
    shader = write(a='#include "b.glsl"\nA', b="B").unfold(["stage/a.glsl"], {})
    assert "stage/b.glsl:3" in shader.explain(said)


def test_a_message_without_a_place_stays_as_it_is(write):
    shader = write(a="A").unfold(["stage/a.glsl"], {})
    assert shader.explain("error: out of 12:00 memory 99:1(2)") == "error: out of 12:00 memory 99:1(2)"
