"""Garments: whole on everyone, outside the neck, filling the lower edge of every picture."""

import dataclasses
from itertools import product

import numpy as np
import pytest
from scipy.spatial import cKDTree
from tests.support.people import plain

from facestudio.scene.camera import frame_portrait
from facestudio.scene.head import shape_head
from facestudio.scene.types import Part
from facestudio.scene.wardrobe import dress
from facestudio.scene.wardrobe.body import folds
from facestudio.scene.wardrobe.chart import COLUMNS, LOWEST, STEP, chart_of, columns
from facestudio.scene.wardrobe.cuts import CUTS, OUTFITS
from facestudio.scene.wardrobe.leaves import LEAF_COLUMNS, LEAVES, leaf
from facestudio.scene.wardrobe.neckline import HEIGHTS, inside, neck_height
from facestudio.spec.vocabulary import GARMENTS

WEARERS = [
    (30, 0.0, "caucasian"),
    (25, 1.0, "african"),
    (80, 0.0, "asian"),
    (80, 1.0, "caucasian"),
    (0, 0.5, "asian"),
    (10, 0.5, "african"),
]


def drawn(mesh):
    """Positions of vertices of drawn triangles that are not cut away."""
    used = np.unique(mesh.triangles)
    return mesh.positions[used[mesh.masks[used, 0] >= 0.5]]


def test_every_garment_is_in_the_pattern_book():
    assert set(OUTFITS) == set(GARMENTS)
    assert len(set(OUTFITS.values())) >= 18
    assert {cut for layers in OUTFITS.values() for cut, _ in layers} == set(CUTS) == set(HEIGHTS)


def test_necklines_are_smooth_and_alike_on_both_sides():
    turn = np.linspace(-np.pi, np.pi, 721)
    for cut in CUTS:
        height = neck_height(cut, turn)
        np.testing.assert_allclose(height, height[::-1])
        assert np.abs(np.diff(height)).max() < 0.28


@pytest.mark.parametrize(("garment", "who"), list(product(GARMENTS, WEARERS)))
def test_is_whole_on_everyone(pack, head_of, garment, who):
    for mesh in dress(plain(*who, garment=garment), pack, head_of(*who)).meshes:
        assert mesh.part is Part.CLOTH
        assert np.isfinite(mesh.positions).all()
        np.testing.assert_allclose(np.linalg.norm(mesh.normals, axis=1), 1, atol=1e-5)
        assert mesh.masks.min() >= 0
        assert mesh.masks.max() <= 1
        assert mesh.masks.shape == (len(mesh.positions), 8)
        for triangles in (mesh.triangles, mesh.casters):
            assert triangles.min() >= 0
            assert triangles.max() < len(mesh.positions)
        assert len(mesh.casters) < max(len(mesh.triangles) / 3, 500)


@pytest.mark.parametrize(("garment", "who"), list(product(GARMENTS, WEARERS)))
def test_lies_outside_the_neck(pack, head_of, garment, who):
    """Cloth lies above the skin that is drawn beside it, but for the lower end of a collar's lining."""
    shape = head_of(*who)
    dressed = dress(plain(*who, garment=garment), pack, shape)
    shape = dataclasses.replace(shape, positions=dressed.skin.positions)
    neck = (shape.rest[:, 1] > 52) & (shape.rest[:, 1] < 64) & ~dressed.skin.hidden
    cloth = np.concatenate([drawn(mesh) for mesh in dressed.meshes])
    distance, nearest = cKDTree(shape.positions[neck]).query(cloth)
    near = distance < 1.5
    height = np.einsum("ij,ij->i", cloth - shape.positions[neck][nearest], shape.normals[neck][nearest])
    assert near.sum() > 100
    # An infant's chin would rest in a scarf, which none of them wears.
    assert (height[near] > -0.1).mean() > (0.92 if (garment, who[0]) == ("scarf", 0) else 0.96)


@pytest.mark.parametrize("view_profile", [-60, 0, 60])
@pytest.mark.parametrize(
    "who", [(30, 0.0, "caucasian"), (80, 1.0, "asian"), (0, 0.5, "african"), (6, 0.5, "caucasian")]
)
def test_reaches_below_the_picture(pack, who, view_profile):
    spec = plain(*who, garment="crew_neck", view_profile=view_profile)
    spec = dataclasses.replace(spec, hair=dataclasses.replace(spec.hair, length=0.0, style="bald"))
    shape = shape_head(spec, pack)
    camera = frame_portrait(spec, shape)
    cloth = drawn(dress(spec, pack, shape).meshes[0])
    clip = np.column_stack([cloth, np.ones(len(cloth))]) @ (camera.clip_from_view @ camera.view_from_head).T
    across, up = clip[:, 0] / clip[:, 3], clip[:, 1] / clip[:, 3]
    # Wherever there is cloth in the picture's middle half, it goes on below the lower edge.
    for left in np.arange(-0.5, 0.5, 0.1):
        strip = (across >= left) & (across < left + 0.1)
        assert up[strip].min() < -1.02


@pytest.mark.parametrize(("garment", "who"), list(product(GARMENTS, WEARERS)))
def test_skin_is_only_changed_where_cloth_covers_it(pack, head_of, garment, who):
    shape = head_of(*who)
    skin = dress(plain(*who, garment=garment), pack, shape).skin
    bare = inside(OUTFITS[garment][0][0], shape.rest) < -1.0
    assert not skin.hidden[bare].any()
    # A tight collar may press the skin above it by a quarter of a millimetre.
    np.testing.assert_allclose(skin.positions[bare], shape.positions[bare], rtol=0, atol=0.025)
    assert skin.hidden[shape.rest[:, 1] < 50].all()
    assert np.linalg.norm(skin.positions - shape.positions, axis=1)[~skin.hidden].max() < 0.8


def cylinder_chart():
    """Of a tube of radius 8 round the neck's axis."""
    heights, turn = np.linspace(45, 66, 43), np.linspace(-np.pi, np.pi, 90, endpoint=False)
    y, a = np.meshgrid(heights, turn, indexing="ij")
    points = np.stack([8 * np.sin(a), y, 2 + 8 * np.cos(a)], axis=-1).reshape(-1, 3)
    index = np.arange(len(points)).reshape(y.shape)
    after = np.roll(index, -1, axis=1)
    quads = np.stack([index[:-1], after[:-1], after[1:], index[1:]], axis=-1).reshape(-1, 4)
    triangles = np.concatenate([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]]).astype(np.int32)
    return chart_of(points, points, triangles)


def test_chart_of_a_cylinder():
    """Loops are circles, climbing a centimetre is a centimetre of height."""
    chart = cylinder_chart()
    assert chart.positions.shape[1] == COLUMNS
    radius = np.hypot(chart.positions[..., 0], chart.positions[..., 2] - 2)
    np.testing.assert_allclose(radius, 8, atol=0.03)
    np.testing.assert_allclose(chart.normals[..., 1], 0, atol=1e-6)
    angle = columns()[::16]
    height = chart.height_of_climb_near(angle, chart.climb_at(angle, 0 * angle + 57.3) + 1.25)
    np.testing.assert_allclose(height, 58.55, atol=1e-6)
    np.testing.assert_allclose(chart.climb_at(angle, 0 * angle + LOWEST + 3 * STEP), 3 * STEP, atol=1e-6)
    position, normal, rest = chart.at(np.array([np.pi / 2]), np.array([60.2]))
    np.testing.assert_allclose(position, [[8, 60.2, 2]], atol=0.03)
    np.testing.assert_allclose(normal, [[1, 0, 0]], atol=0.02)
    np.testing.assert_allclose(rest, position)


@pytest.mark.parametrize("form", LEAVES.values(), ids=LEAVES)
def test_lining_of_a_collar_ends_well_below_the_cloth(form):
    """Closer, where shoulders bend away from the chart it comes out below the hem."""
    points = leaf("shirt", cylinder_chart(), 1.0, form, 1).positions.reshape(-1, LEAF_COLUMNS, 3)
    assert (np.hypot(points[:2, :, 0], points[:2, :, 2] - 2) < 7.95).all()


def test_cloth_over_the_charts_end_goes_straight_on():
    chart, angle = cylinder_chart(), np.array([-2.0, 0.3, 3.1])
    end = chart.climb[-1].max()
    np.testing.assert_allclose(
        chart.beyond(angle, end + np.array([-1.0, 0.0, 2.5])), [[0, 0, 0], [0, 0, 0], [0, 2.5, 0]], atol=1e-6
    )


def test_folds_follow_the_seed_and_leave_the_neckline_flat(pack):
    rest = pack.garment.subdivide @ pack.rest[pack.garment.cage]
    depth = inside("tee", rest)
    one, two = folds(1, rest, depth), folds(2, rest, depth)
    np.testing.assert_array_equal(one, folds(1, rest, depth))
    assert np.abs(one - two).max() > 0.3
    assert np.abs(one[depth < 1.5]).max() == 0
    assert np.abs(one).max() < 1.3
