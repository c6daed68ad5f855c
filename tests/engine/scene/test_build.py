"""The assembled scene: complete, consistent, and a function of its arguments."""

import dataclasses

import numpy as np
import pytest
from tests.support.people import plain

from facestudio.request.parse import parse
from facestudio.scene.build import build, skin_mesh
from facestudio.scene.head import shape_head
from facestudio.scene.types import Part
from facestudio.scene.wardrobe import dress
from facestudio.spec.resolve import resolve


def bald(spec):
    return dataclasses.replace(spec, hair=dataclasses.replace(spec.hair, length=0.0, style="bald"))


@pytest.fixture(scope="module")
def spectacled(pack):
    spec = bald(plain(actions={"jawOpen": 0.3}))
    spec = dataclasses.replace(
        spec,
        eyewear=dataclasses.replace(spec.eyewear, kind="eyeglasses"),
        clothing=dataclasses.replace(spec.clothing, garment="crew_neck"),
        jewellery=dataclasses.replace(spec.jewellery, earrings="none", necklace="none"),
    )
    return spec, build(spec, pack, 512)


@pytest.mark.parametrize(
    ("query", "seed"), [("age=70&gender=male", 3), ("age=1", 11), ("ethnicity=african&mood=surprised", 8)]
)
def test_random_people_are_whole(pack, query, seed):
    spec = resolve(parse([tuple(pair.split("=")) for pair in query.split("&")]), seed)
    scene = build(spec, pack, 256)
    for mesh in scene.meshes:
        count = len(mesh.positions)
        assert mesh.positions.dtype == mesh.normals.dtype == mesh.rest.dtype == mesh.masks.dtype == np.float32
        assert mesh.positions.shape == mesh.normals.shape == mesh.rest.shape == (count, 3)
        assert mesh.masks.shape == (count, 8)
        assert np.isfinite(mesh.positions).all()
        assert np.isfinite(mesh.rest).all()
        np.testing.assert_allclose(np.linalg.norm(mesh.normals, axis=1), 1, atol=1e-5)
        assert mesh.masks.min() >= 0
        assert mesh.masks.max() <= 1
        for triangles in (mesh.triangles, mesh.casters):
            assert triangles.dtype == np.int32
            assert triangles.size == 0 or 0 <= triangles.min() <= triangles.max() < count
    for strands in scene.strands:
        assert np.isfinite(strands.points).all()
    assert scene.irises.shape == (2, 3)
    assert scene.irises[0, 0] > 0 > scene.irises[1, 0]


def test_has_every_part(spectacled):
    spec, scene = spectacled
    parts = [mesh.part for mesh in scene.meshes]
    assert [parts.count(part) for part in (Part.SKIN, Part.EYE, Part.MOUTH, Part.CLOTH, Part.EYEWEAR)] == [
        1,
        2,
        3,
        1,
        1,
    ]
    assert len(scene.lenses) == 2
    assert scene.lenses[0].transmittance == spec.eyewear.lens_tint


def test_same_arguments_same_scene(pack, spectacled):
    spec, scene = spectacled
    again = build(spec, pack, 512)
    for one, two in zip(scene.meshes, again.meshes, strict=True):
        for name in ("positions", "normals", "rest", "masks", "triangles", "casters"):
            np.testing.assert_array_equal(getattr(one, name), getattr(two, name))
    for one, two in zip(scene.strands, again.strands, strict=True):
        np.testing.assert_array_equal(one.points, two.points)


def test_the_size_decides_fineness_only(pack):
    spec = bald(plain(view_profile=20))
    spec = dataclasses.replace(spec, view=dataclasses.replace(spec.view, zoom_level="closeup"))
    small, large = (build(spec, pack, size) for size in (256, 1024))
    np.testing.assert_array_equal(small.camera.view_from_head, large.camera.view_from_head)
    np.testing.assert_array_equal(small.irises, large.irises)
    few, many = (scene.meshes[0] for scene in (small, large))
    assert len(many.triangles) > 3 * len(few.triangles)
    shared = len(few.positions) - 2 * 2 * 96
    np.testing.assert_array_equal(few.positions[:shared], many.positions[:shared])


def test_skin_under_the_garment_is_not_drawn(pack):
    spec = plain(garment="turtleneck")
    shape = shape_head(spec, pack)
    skin = dress(spec, pack, shape).skin
    mesh = skin_mesh(spec, pack, shape, skin, level=1)
    bare = len(pack.skin.triangles[1])
    assert 0.3 * bare < len(mesh.triangles) < 0.98 * bare
    count = int(pack.skin.triangles[1].max()) + 1
    own = mesh.triangles[(mesh.triangles < count).all(axis=1)]
    assert not skin.hidden[own].all(axis=1).any()
    assert len(mesh.casters) < len(mesh.triangles) / 3


def test_caruncles_are_pink_wet_skin(pack):
    shape = shape_head(plain(), pack)
    mesh = skin_mesh(plain(), pack, shape, dress(plain(), pack, shape).skin, level=1)
    corner = np.linalg.norm(mesh.positions - shape.left_eye.inner_corner, axis=1).min()
    assert corner < 0.2
    assert (mesh.masks[-10:, 6] == 1).all()
