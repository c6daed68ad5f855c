"""The renderer on plain scenes: what it shows, that it repeats itself, and that it leaves nothing behind."""

import dataclasses
import hashlib
import subprocess
import sys

import moderngl
import numpy as np
import pytest

from facestudio.frame.detail import detail_for
from facestudio.frame.passes.surfaces import MODELS, surface_program
from facestudio.frame.render import render
from facestudio.frame.uniforms import declarations, generated_includes
from facestudio.gpu import Gpu
from facestudio.scene.types import Part
from support import plain_scenes as plain

SIZE = 128


def bytes_of(frame):
    """Everything that leaves with a frame, as one string of bytes."""
    return b"".join(target.read().tobytes() for target in (frame.colour, *frame.buffers.values()))


@pytest.mark.parametrize("material", MODELS, ids=lambda material: material.__name__)
def test_every_surface_program_compiles(gpu, material):
    gpu.make_current()
    assert surface_program(gpu, material).program.glo


@pytest.mark.parametrize("size", [128, 256, 257, 512, 640, 641, 1024])
def test_every_other_program_compiles(gpu, size):
    gpu.make_current()
    gpu.programs.give(generated_includes())
    detail = detail_for(size)
    variants = {
        "depth": {}, "behind": {}, "sample": {}, "visibility": {"LIGHTS": detail.lights}, "smoothing": {}, "strand": {},
        "scattering": {"TAPS": 12}, "strand_light": {"LIGHTS": detail.lights, "HAIR_LIGHTS": 32},
        "composite": {"SAMPLES": detail.samples}, "sensor": {"FACTOR": detail.factor, "TAPS": 0},
    }  # fmt: skip
    for name, defines in variants.items():
        assert gpu.programs.get(f"frame/{name}", **defines).program.glo
    for cut in ("behind", "sample"):
        assert gpu.programs.get(f"frame/{cut}", CUT=1).program.glo
    for taps in (18, 40):
        assert gpu.programs.get("frame/sensor", FACTOR=detail.factor, TAPS=taps).program.glo
    for number in (0, 1, 2):
        assert gpu.programs.get("frame/lens", PASS=number, SAMPLES=detail.samples).program.glo
    for number in (0, 1):
        assert gpu.programs.get("frame/relief", STEP=number, SIDE=256).program.glo
        assert gpu.programs.get("frame/resolve", LAMP_SAMPLES=20, EYES=number).program.glo


def test_material_fields_become_uniforms():
    for material in MODELS:
        lines = declarations(material).splitlines()
        assert [line.split()[-1].rstrip(";") for line in lines] == [f.name for f in dataclasses.fields(material)]


def test_the_g_buffer_of_a_ball(gpu):
    frame = render(plain.scene([plain.sphere(radius=5.0, part=Part.EYEWEAR)]), gpu, SIZE)
    position, normal = (frame.buffers[name].read().astype(np.float64) for name in ("position", "normal"))
    inside = position[..., 3] == Part.EYEWEAR
    assert set(np.unique(position[..., 3])) == {float(Part.NOTHING), float(Part.EYEWEAR)}
    points = position[inside][:, :3]
    assert np.allclose(np.linalg.norm(points, axis=1), 5.0, atol=0.02)
    assert np.allclose(normal[inside][:, :3], points / 5.0, atol=0.02)
    # As large as a ball of this size looks from there: its outline lies where the line of sight is a tangent.
    side = position.shape[0]
    radius = 5.0 / np.sqrt(1 - (5.0 / plain.DISTANCE) ** 2) / plain.HEIGHT * side
    assert inside.sum() == pytest.approx(np.pi * radius**2, rel=0.01)
    rows, columns = np.nonzero(inside)
    assert np.allclose([rows.mean(), columns.mean()], (side - 1) / 2, atol=0.1)
    # Row 0 is the top, column 0 the viewer's left, which is the person's right.
    assert position[side // 4 + side // 8, side // 2, 1] > 1
    assert position[side // 2, side // 4 + side // 8, 0] < -1


def test_nearer_meshes_hide_farther_ones_in_any_order(gpu):
    near = plain.sphere((0, 0, 5), 2.0, Part.MOUTH, plain.gloss((1.0, 0.0, 0.0)))
    far = plain.sphere((0, 0, 0), 5.0, Part.EYEWEAR, plain.gloss((0.0, 1.0, 0.0)))
    one, other = (bytes_of(render(plain.scene(meshes), gpu, SIZE)) for meshes in ([near, far], [far, near]))
    middle = render(plain.scene([near, far]), gpu, SIZE).buffers["position"].read()
    assert middle[middle.shape[0] // 2, middle.shape[1] // 2, 3] == Part.MOUTH
    assert one == other


@pytest.mark.parametrize("size", [128, 200, 256, 333, 512, 777])
def test_every_size_has_its_picture(gpu, size):
    frame = render(plain.everything(), gpu, size)
    picture = frame.colour.read()
    assert picture.shape == (size, size, 4)
    assert np.isfinite(picture).all()
    assert (picture[..., 3] == 1).all()
    assert (picture[..., :3] >= 0).all()


@pytest.mark.parametrize("size", [0, 127, 1025])
def test_other_sizes_are_refused(gpu, size):
    with pytest.raises(ValueError, match="128 to 1024"):
        render(plain.everything(), gpu, size)


@pytest.mark.parametrize(
    "scene",
    [
        plain.scene(),
        plain.scene([plain.sphere()], light=plain.lighting()),
        plain.scene([plain.sphere()], [plain.strands(0), plain.strands(1)]),
        plain.scene(hair=[plain.strands()], lenses=[plain.lens()]),
        plain.scene([plain.mesh(np.zeros((3, 3)), np.zeros((3, 3)), [[0, 1, 2]], Part.SKIN, plain.gloss())]),
    ],
    ids=["empty", "dark", "bald", "hair alone", "no area"],
)
def test_odd_scenes_give_sound_pictures(gpu, scene):
    assert np.isfinite(render(scene, gpu, SIZE).colour.read()).all()


def test_a_dark_scene_is_black(gpu):
    frame = render(plain.scene([plain.sphere()], [plain.strands()], light=plain.lighting()), gpu, SIZE)
    assert not frame.colour.read()[..., :3].any()


def test_a_lens_dims_what_lies_behind_it(gpu):
    light = plain.lighting(dome=((0.001,) * 3,) * 3)
    bare, covered = (
        render(plain.scene(lenses=lenses, light=light, backdrop=plain.WHITE), gpu, SIZE).colour.read()[SIZE // 2]
        for lenses in ([], [plain.lens((0.5, 0.25, 0.125))])
    )
    share = covered[:, :3].astype(float) / bare[:, :3]
    assert (share[: SIZE // 2 - 2] == 1).all()
    assert np.allclose(share[SIZE // 2 + 8], [0.5, 0.25, 0.125], rtol=0.04)


def test_a_coated_lens_shows_a_faint_window_on_the_keys_side(gpu):
    light = plain.lighting(key=plain.lamp(direction=(1, 1, 1), radiance=(60.0,) * 3))

    def shown(aside):
        lens, normal = plain.lens((1.0, 1.0, 1.0)), np.float32([aside, 0.06, 1.0])
        lens = dataclasses.replace(lens, normals=np.tile(normal / np.linalg.norm(normal), (4, 1)))
        return render(plain.scene(lenses=[lens], light=light), gpu, SIZE).colour.read()[..., :3].astype(float).max()

    # Never so bright that an eye behind it is hidden.
    assert shown(-0.15) < 0.002 < 0.005 < shown(0.15) < 0.10


def test_edges_are_smooth(gpu):
    """A slanting edge before a bright backdrop takes all values between, row by row, in the tones that a viewer sees."""
    edge = plain.panel((-12, -14, 0), (12, 0, 0), (3.0, 28, 0), material=plain.gloss(plain.BLACK))
    picture = render(plain.scene([edge], backdrop=plain.WHITE), gpu, SIZE).colour.read()[..., 0]
    steps = np.diff((plain.as_shown(picture) / plain.as_shown(1.0)).sum(axis=1))[8:-8]
    assert np.abs(steps - np.median(steps)).max() < 0.50


def test_the_same_scene_gives_the_same_bytes(gpu):
    first = bytes_of(render(plain.everything(), gpu, SIZE))
    render(plain.scene([plain.sphere(radius=8)], [plain.strands(90)]), gpu, 512)
    render(plain.scene(), gpu, SIZE)
    assert bytes_of(render(plain.everything(), gpu, SIZE)) == first
    with Gpu.open(software=True) as other:
        assert bytes_of(render(plain.everything(), other, SIZE)) == first
    gpu.make_current()


def test_another_process_gives_the_same_bytes(gpu):
    program = (
        "import hashlib\nfrom engine.frame.test_render import bytes_of, SIZE, plain, render, Gpu\n"
        "gpu = Gpu.open(software=True)\n"
        "print(hashlib.sha256(bytes_of(render(plain.everything(), gpu, SIZE))).hexdigest())"
    )
    tests = next(path for path in sys.path if path.endswith("tests"))
    run = subprocess.run([sys.executable, "-c", program], cwd=tests, capture_output=True, text=True, check=True)
    here = hashlib.sha256(bytes_of(render(plain.everything(), gpu, SIZE))).hexdigest()
    assert run.stdout.strip() == here


def test_nothing_grows(gpu, monkeypatch):
    """Fifty pictures of changing size and content leave behind no more than ten do."""
    made = []

    def note(kind):
        make = getattr(gpu.context, kind)

        def noting(*arguments, **named):
            made.append(make(*arguments, **named))
            return made[-1]

        monkeypatch.setattr(gpu.context, kind, noting)

    for kind in ("buffer", "texture", "depth_texture", "framebuffer", "vertex_array", "program"):
        note(kind)
    left = []
    for turn in range(50):
        hair = [plain.strands(20 + 200 * (turn % 3))]
        render(plain.scene([plain.sphere(rings=8)], hair, [plain.lens()]), gpu, SIZE if turn % 5 else 140)
        made = [thing for thing in made if not isinstance(thing.mglo, moderngl.InvalidObject)]
        left.append(len(made))
    assert left[10] > 5
    assert left[49] == left[10]


def test_time_is_taken_only_with_a_clock(gpu):
    assert render(plain.scene(), gpu, SIZE).seconds == {}
    ticks = iter(range(100))
    seconds = render(plain.scene(), gpu, SIZE, clock=lambda: float(next(ticks))).seconds
    assert {"upload", "surfaces", "shadows", "composite"} <= set(seconds)
    assert set(seconds.values()) == {1.0}
