"""What the surface shaders say of a patch of skin, an eye, cloth and gloss, on the software renderer."""

from dataclasses import replace

import moderngl
import numpy as np
import pytest
from tests.support.one_person import person

from facestudio.colour.spaces import lab_from_linear
from facestudio.colour.transfer import srgb_from_linear
from facestudio.frame.passes.surfaces import surface_program
from facestudio.frame.uniforms import material_values
from facestudio.scene.materials import cloth_material, eye_material, skin_material, teeth_material
from facestudio.scene.materials.pigment import skin_reflectance

SIZE = 96
PLAIN = {
    "coarseness": 0.0,
    "ageing": 0.0,
    "freckles": 0.0,
    "moles": 0.0,
    "oiliness": 0.0,
    "makeup": 0.0,
    "sun_damage": 0.0,
    "stubble": 0.0,
    "scalp_paint": 0.0,
    "relief": 0.0,
    "flush": 0.0,
    "acne": 0.0,
    "vessels": 0.0,
}
NO_MASKS = (0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0)


def draw(gpu, material, masks=NO_MASKS, middle=(4.0, 71.5, 13.0), extent=1.6, domed=False):
    """G-buffer of a square patch seen straight on: position, normal, normal_diffuse, albedo of (SIZE, SIZE, 4)."""
    u, v = np.meshgrid(np.linspace(-1, 1, 33), np.linspace(-1, 1, 33))
    flat = np.stack([u * extent, v * extent, np.zeros_like(u)], axis=-1).reshape(-1, 3)
    normals = np.tile([0.0, 0.0, 1.0], (len(flat), 1))
    if domed:
        flat[:, 2] = np.sqrt(np.maximum(1.0 - flat[:, 0] ** 2 - flat[:, 1] ** 2, 0.0))
        normals = flat.copy()
    index = np.arange(33 * 33).reshape(33, 33)
    quads = np.stack([index[:-1, :-1], index[:-1, 1:], index[1:, 1:], index[1:, :-1]], axis=-1).reshape(-1, 4)
    triangles = np.concatenate([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]]).astype(np.int32)
    columns = np.concatenate([flat, normals, flat + np.array(middle), np.tile(masks, (len(flat), 1))], axis=1)

    program = surface_program(gpu, type(material))
    scale = np.diag([1.0 / extent, 1.0 / extent, -0.1, 1.0])
    program.set(
        clip_from_head=scale, camera_position=(0.0, 0.0, 130.0), part_label=1.0, **material_values(material, gpu)
    )
    context = gpu.context
    layout = [("3f", "in_position"), ("3f", "in_normal"), ("3f", "in_rest"), ("4f", "in_mask_a"), ("4f", "in_mask_b")]
    used = [(f if name in program.program else {"3f": "12x", "4f": "16x"}[f], name) for f, name in layout]
    vertices = context.buffer(np.ascontiguousarray(columns, np.float32))
    indices = context.buffer(np.ascontiguousarray(triangles))
    names = [name for _, name in layout if name in program.program]
    array = context.vertex_array(
        program.program, [(vertices, " ".join(f for f, _ in used), *names)], indices, index_element_size=4
    )
    targets = [context.texture((SIZE, SIZE), 4, dtype="f4") for _ in range(4)]
    framebuffer = context.framebuffer(targets, context.depth_renderbuffer((SIZE, SIZE)))
    framebuffer.use()
    framebuffer.clear(0.0, 0.0, 0.0, 0.0, depth=1.0)
    context.enable_only(moderngl.DEPTH_TEST)
    array.render(moderngl.TRIANGLES)
    pictures = [np.frombuffer(t.read(), np.float32).reshape(SIZE, SIZE, 4) for t in targets]
    for thing in (array, vertices, indices, framebuffer, *targets):
        thing.release()
    return pictures


@pytest.fixture(scope="module")
def skin(pack):
    return skin_material(person(), pack)


def materials(pack):
    from types import SimpleNamespace

    eye = SimpleNamespace(
        centre=np.zeros(3), radius=1.0, head_from_eye=np.eye(3), inner_corner=np.array([-1.2, 0.0, 1.2])
    )
    old = person(age=90, skin={"ageing": 1.0, "tone": 10.0, "freckles": 1.0, "makeup": 1.0, "oiliness": 1.0})
    yield skin_material(person(), pack), NO_MASKS
    yield skin_material(old, pack), (1.0, 0.5, 0.5, 1.0, 1.0, 1.0, 1.0, 0.0)
    yield eye_material(person(), eye), NO_MASKS
    yield cloth_material(person()), (0.65, *NO_MASKS[1:])
    yield teeth_material(person()), NO_MASKS


def test_all_surfaces_stay_physical(gpu, pack):
    for material, masks in materials(pack):
        _, normal, diffuse, albedo = draw(gpu, material, masks, extent=0.9, domed=True)
        drawn = albedo[..., :3].sum(axis=-1) > 0
        assert drawn.mean() > 0.6
        for picture in (normal, diffuse, albedo):
            assert np.isfinite(picture).all()
        assert albedo[..., :3].max() < 0.9  # nothing on a person reflects more
        assert np.linalg.norm(normal[drawn][:, :3], axis=1) == pytest.approx(1.0, abs=1e-3)
        assert np.linalg.norm(diffuse[drawn][:, :3], axis=1) == pytest.approx(1.0, abs=1e-3)
        assert normal[drawn][:, 3].min() >= 0.05
        assert normal[drawn][:, 3].max() <= 1.0


def test_skin_without_anything_on_it_has_the_colour_of_its_pigments(gpu, skin):
    for melanin in (0.2, 0.8, 2.0):
        material = replace(skin, **PLAIN, melanin=melanin, haemoglobin=0.3)
        people = [replace(material, seed=seed) for seed in (0.1, 0.3, 0.5, 0.7, 0.9)]
        albedo = np.stack([draw(gpu, one, middle=(0.0, 60.0, 9.0))[3][..., :3] for one in people])
        # Patches of mottling are as wide as this; over some people they leave the mean where it is, within a tenth.
        assert albedo.reshape(-1, 3).mean(axis=0) == pytest.approx(skin_reflectance(melanin, 0.3), rel=0.12)


@pytest.mark.parametrize(
    "trait", ["ageing", "freckles", "moles", "oiliness", "makeup", "sun_damage", "flush", "acne", "vessels"]
)
def test_a_trait_at_nought_leaves_its_paint_unused(gpu, skin, trait):
    """With a trait at 0, turning the seed's pattern is all that is left; with it at 1 the surface differs."""
    plain = replace(skin, **PLAIN, melanin=0.3)
    without = draw(gpu, plain, extent=3.0)
    with_it = draw(gpu, replace(plain, **{trait: 1.0}), extent=3.0)
    assert any(not np.array_equal(a, b) for a, b in zip(without, with_it, strict=True))
    again = draw(gpu, replace(plain, **{trait: 0.0}), extent=3.0)
    assert all(np.array_equal(a, b) for a, b in zip(without, again, strict=True))


def test_smooth_skin_has_the_normal_of_its_mesh(gpu, skin):
    normal = draw(gpu, replace(skin, **PLAIN), middle=(0.0, 60.0, 9.0))[1]
    assert normal[..., 2].min() > 0.995


def test_relief_tilts_the_normal_and_age_tilts_it_more(gpu, skin):
    def tilt(**changes):
        return float((1.0 - draw(gpu, replace(skin, **{**PLAIN, **changes}))[1][..., 2]).mean())

    adult = {"relief": 1.0, "coarseness": 1.0}
    smooth, grown, old = tilt(), tilt(**adult), tilt(**adult, ageing=1.0)
    assert smooth < 0.2 * grown
    assert grown < old


def test_less_relief_is_smoother_skin_of_the_same_colour(gpu, skin):
    full = draw(gpu, replace(skin, relief=0.95, maturity=0.95))
    half = draw(gpu, replace(skin, relief=0.5, maturity=0.95))
    assert half[1][..., 2].mean() > full[1][..., 2].mean()
    np.testing.assert_allclose(half[3][..., :3], full[3][..., :3], atol=0.02)


def test_relief_below_a_pixel_widens_the_highlight(gpu, skin):
    rough = replace(skin, maturity=1.0, relief=1.0, coarseness=1.0)
    far = draw(gpu, rough)[1]
    # Oil and drought differ from place to place: the same skin is looked at closely, piece by piece.
    pieces = [(4.0 + x, 71.5 + y, 13.0) for x in (-1.2, -0.4, 0.4, 1.2) for y in (-1.2, -0.4, 0.4, 1.2)]
    near = np.stack([draw(gpu, rough, middle=piece, extent=0.15)[1] for piece in pieces])
    assert far[..., 3].mean() > near[..., 3].mean() + 0.015
    assert far[..., 2].mean() > near[..., 2].mean()


def test_lips_are_redder_than_the_skin_around(gpu, skin):
    lips = draw(gpu, replace(skin, melanin=0.3), (1.0, *NO_MASKS[1:]), middle=(0.0, 68.0, 15.0), extent=0.3)[3]
    beside = draw(gpu, replace(skin, melanin=0.3), NO_MASKS, middle=(0.0, 68.0, 15.0), extent=0.3)[3]

    def redness(p):
        return p[..., 0].mean() / p[..., 1].mean()

    assert redness(lips) > 1.15 * redness(beside)


def test_two_persons_have_different_mottling_of_the_same_strength(gpu, skin):
    # The redness and darkness of regions are common to all.
    one, other = (
        draw(gpu, replace(skin, flush=0.0, shadowed=0.0, uneven=1.0, seed=s), extent=3.0)[3][..., 1]
        for s in (0.11, 0.83)
    )
    assert abs(np.corrcoef(one.ravel(), other.ravel())[0, 1]) < 0.5
    assert one.std() == pytest.approx(other.std(), rel=0.5)


def test_pigment_of_the_young_lies_evenly_and_that_of_the_weathered_in_blotches(gpu, skin):
    def blotches(**changes):
        young = {**PLAIN, "maturity": 1.0, "uneven": 0.8, "melanin": 0.5, "shadowed": 0.0}
        people = [replace(skin, **{**young, **changes}, seed=seed) for seed in (0.1, 0.3, 0.5, 0.7)]
        red = [np.log(draw(gpu, one, middle=(0.0, 79.5, 13.0), extent=0.8)[3][..., 0]) for one in people]
        return float(np.mean([one.std() for one in red]))

    assert blotches() < 0.056
    assert blotches(sun_damage=0.8) > 1.25 * blotches()


def test_skin_round_the_eyes_is_greyer_than_the_cheek(gpu, skin):
    bare = replace(skin, **PLAIN, melanin=0.3, shadowed=0.0, uneven=0.0, maturity=1.0)

    def chroma(middle):
        colour = draw(gpu, bare, middle=middle, extent=0.3)[3][..., :3].mean(axis=(0, 1))
        return float(np.ptp(colour) / colour.mean())

    assert chroma((3.0, 73.9, 13.0)) < 0.97 * chroma((4.6, 71.0, 13.0))


def test_mouth_and_chin_are_darker_and_a_blush_lies_on_the_front_of_the_cheek(gpu, skin):
    bare = replace(skin, **PLAIN, melanin=0.3, shadowed=0.0, uneven=0.0, maturity=1.0)

    def lab(middle, **changes):
        one = replace(bare, **changes)
        return lab_from_linear(draw(gpu, one, middle=middle, extent=0.3)[3][..., :3].mean(axis=(0, 1)))

    assert 1.0 < lab((3.6, 72.0, 13.0))[0] - lab((1.7, 67.0, 14.0))[0] < 6.0

    def blush(middle):
        red = [[lab(middle, flush=flush, seed=seed)[1] for seed in (0.2, 0.6)] for flush in (0.0, 1.0)]
        return float(np.diff(np.mean(red, axis=1))[0])

    assert blush((3.4, 72.0, 13.0)) > 1.5 * blush((5.6, 72.0, 10.5)) > 0.0


def test_the_iris_lies_where_its_radius_says(gpu, pack):
    eye = list(materials(pack))[2][0]
    eye = replace(eye, iris_radius=0.4, pupil=0.4)
    albedo = draw(gpu, eye, extent=0.95, domed=True, middle=(0.0, 0.0, 0.0))[3]
    limbus = albedo[..., 3]
    y, x = (np.indices(limbus.shape) + 0.5) / SIZE * 1.9 - 0.95
    radius = np.hypot(x, y)
    assert limbus[radius < 0.33].max() < 0.05
    assert limbus[(radius > 0.48) & (radius < 0.8)].min() > 0.95
    pupil = albedo[radius < 0.08][:, :3]
    assert pupil.max() < 0.01


def test_cloth_is_cut_at_its_edge(gpu):
    kept, cut = (draw(gpu, cloth_material(person()), (m, *NO_MASKS[1:]))[3][..., :3].sum() for m in (0.6, 0.4))
    assert kept > 0
    assert cut == 0


def white_to_white_cm(gpu, age, radius):
    """Diameter up to where a picture's value, which is not linear in light, lies half-way from the dark rim to the white."""
    from types import SimpleNamespace

    eye = SimpleNamespace(
        centre=np.zeros(3), radius=radius, head_from_eye=np.eye(3), inner_corner=np.array([-1.2, 0.0, 1.2])
    )
    extent = 0.75
    albedo = draw(gpu, eye_material(person(age=age), eye), middle=(0.0, 0.0, 0.0), extent=extent, domed=True)[3]
    middle = SIZE // 2
    up_and_down = srgb_from_linear(albedo[:, middle - 2 : middle + 2, :3].mean(axis=(1, 2)))
    reach = []
    for half in (up_and_down[middle:], up_and_down[:middle][::-1]):
        away = (np.arange(middle) + 0.5) * 2.0 * extent / SIZE * radius
        rim = (away > 0.40) & (away < 0.60)
        white = half[(away > 0.68) & (away < 0.80)].mean()
        wanted = half[rim].min() + 0.5 * (white - half[rim].min())
        beyond = np.flatnonzero((half >= wanted) & (away > 0.40) & (away > away[rim][half[rim].argmin()]))[0]
        reach.append(np.interp(wanted, half[beyond - 1 : beyond + 1], away[beyond - 1 : beyond + 1]))
    return sum(reach)


@pytest.mark.parametrize("radius", [1.25, 1.4, 1.6])
@pytest.mark.parametrize(("age", "known"), [(0, 1.0), (3, 1.17), (30, 1.17), (80, 1.17)])
def test_irises_look_as_wide_as_in_life(gpu, age, known, radius):
    """Ruefer et al. 2005, Cornea 24:259: white to white 11.7 +- 0.4 mm; 10 mm at birth, grown at two to three years."""
    assert white_to_white_cm(gpu, age, radius) == pytest.approx(known, abs=0.04)
