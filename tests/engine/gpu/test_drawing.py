"""Programs and targets on the software renderer."""

import subprocess
import sys

import numpy as np
import pytest

from facestudio.gpu import Gpu, ShaderError
from facestudio.gpu.device import is_software
from facestudio.gpu.programs import Programs
from facestudio.gpu.sources import Sources

FLAT = "out vec4 colour;\nuniform vec3 tint;\nuniform float unused;\nvoid main() { colour = vec4(tint, 1.0); }\n"


@pytest.fixture
def programs(gpu, tmp_path):
    """Programs over a folder of the test's own: call with name and text."""
    (tmp_path / "stage" / "glsl").mkdir(parents=True)
    (tmp_path / "gpu").symlink_to(Sources()._root / "gpu")
    made = Programs(gpu.context, Sources(tmp_path))

    def get(name, text=None, **defines):
        if text is not None:
            (tmp_path / "stage" / "glsl" / f"{name}.frag").write_text(text)
        return made.get(f"stage/{name}", **defines)

    gpu.make_current()
    yield get
    made.release()


def test_this_is_the_software_renderer(gpu):
    assert gpu.software
    assert "llvmpipe" in gpu.renderer


@pytest.mark.parametrize(("name", "answer"), [("llvmpipe (LLVM 15.0.6, 256 bits)", True), ("NVIDIA H200/PCIe", False)])
def test_software_is_told_by_its_name(name, answer):
    assert is_software(name) is answer


def test_fills_a_target(gpu, programs):
    target = gpu.targets.get("test_fill", (5, 3), 4, "f4")
    programs("flat", FLAT).fill(gpu.targets.framebuffer(("test_fill",)), tint=(0.25, 0.5, 2.0))
    picture = target.read()
    assert picture.shape == (3, 5, 4)
    assert np.array_equal(picture, np.broadcast_to([0.25, 0.5, 2.0, 1.0], picture.shape))


def test_row_0_is_on_top(gpu, programs):
    text = "in vec2 uv;\nout vec4 colour;\nvoid main() { colour = vec4(uv, 0.0, 1.0); }\n"
    target = gpu.targets.get("test_rows", (4, 4), 4, "f4")
    programs("rows", text).fill(gpu.targets.framebuffer(("test_rows",)))
    assert target.read()[0, 0].tolist() == [0.125, 0.875, 0.0, 1.0]


def test_matrices_are_given_as_written(gpu, programs):
    text = "out vec4 colour;\nuniform mat3 turn;\nvoid main() { colour = vec4(turn * vec3(1, 2, 3), 1.0); }\n"
    target = gpu.targets.get("test_matrix", (1, 1), 4, "f4")
    turn = np.array([[0, 1, 0], [0, 0, 1], [5, 0, 0]])
    programs("matrix", text).fill(gpu.targets.framebuffer(("test_matrix",)), turn=turn)
    assert target.read()[0, 0, :3].tolist() == (turn @ [1, 2, 3]).tolist()


def test_the_same_text_is_the_same_program(programs):
    first = programs("one", FLAT)
    assert programs("one") is first
    assert programs("one", TAPS=3) is not programs("one", TAPS=4)
    assert programs("one", TAPS=3) is programs("one", TAPS=3)


def test_errors_name_file_and_line(programs):
    with pytest.raises(ShaderError, match=r"(?s)stage/bad.frag does not compile.*stage/bad.frag:3"):
        programs("bad", "out vec4 colour;\nvoid main() {\n  colour = vec4(nothing);\n}\n")


def test_uniforms_are_checked(programs):
    program = programs("flat", FLAT)
    program.set(unused=1.0)
    with pytest.raises(ShaderError, match="declares no uniform 'tnit'"):
        program.set(tnit=(1, 2, 3))
    with pytest.raises(ShaderError, match="'tint' takes 3 numbers, not 4"):
        program.set(tint=(1, 2, 3, 4))


def test_targets_are_kept_by_name(gpu):
    first = gpu.targets.get("test_kept", (8, 8))
    assert gpu.targets.get("test_kept", (8, 8)) is first
    other = gpu.targets.get("test_kept", (4, 4))
    assert other is not first
    assert other.size == (4, 4)


def test_two_contexts_do_not_disturb_each_other(gpu):
    with Gpu.open(software=True) as other:
        for owner, value in ((gpu, 7), (other, 9)):
            owner.make_current()
            target = owner.targets.get("test_mine", (1, 1), 4, "f1")
            target.texture.write(bytes([value] * 4))
        mine, theirs = (owner.targets.named("test_mine").read()[0, 0, 0] for owner in (gpu, other))
    assert (mine, theirs) == (7, 9)


def test_without_egl_there_is_one_sentence_and_a_command():
    program = (
        "import facestudio.gpu.device as d; d._LIBRARIES = {'libgl': 'libGL.so.1', 'libegl': 'libNoSuchEGL.so.1'}\n"
        "try: d.Gpu.open()\n"
        "except d.GpuUnavailable as error: print(error)"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert said.count("\n") == 1
    assert "sudo apt-get install --yes libegl1 libgl1 libgl1-mesa-dri" in said
