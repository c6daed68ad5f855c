"""Eyeballs: seated behind the lids, looking at the lens."""

import numpy as np
import pytest
from tests.support.people import family, plain

from facestudio.scene.camera import frame_portrait
from facestudio.scene.head import caruncle_geometry, eyeball_mesh, shape_head
from facestudio.scene.head.eyeball import LIMBUS, surface_radius, unit_eyeball
from facestudio.scene.head.eyes import KAPPA_DEG, MAX_GAZE_DEG, TURN_SHARE, fit_sphere, turned
from facestudio.scene.wardrobe.relief import relief


def line_of_sight(eye):
    """The pupil's axis, turned back towards the nose by angle kappa."""
    return turned(eye.head_from_eye[:, 2], -np.sign(eye.centre[0]) * np.radians(KAPPA_DEG))


def gaze_azimuth(eye):
    sight = line_of_sight(eye)
    return np.degrees(np.arctan2(sight[0], sight[2]))


def test_fit_finds_a_sphere():
    turn = np.linspace(0, 2 * np.pi, 40, endpoint=False)
    ring = np.stack([np.cos(turn), np.sin(turn), 0.3 * np.cos(3 * turn)], axis=1)
    points = np.array([3.0, 75.0, 12.0]) + 1.4 * ring / np.linalg.norm(ring, axis=1, keepdims=True)
    centre, radius = fit_sphere(points)
    np.testing.assert_allclose(centre, [3, 75, 12], atol=1e-9)
    assert radius == pytest.approx(1.4)


@pytest.mark.parametrize("view_profile", [-60, -15, 0, 10, 60])
def test_eyes_look_into_the_lens_as_far_as_eyes_turn(pack, view_profile):
    """The larger eyeballs turn by less, so that irises lie in their openings as people's do."""
    spec = plain(view_profile=view_profile)
    shape = shape_head(spec, pack)
    camera = np.array(frame_portrait(spec, shape).position)
    for eye in (shape.left_eye, shape.right_eye):
        towards = camera - eye.centre
        towards /= np.linalg.norm(towards)
        off = np.degrees(np.arccos(np.clip(towards @ line_of_sight(eye), -1, 1)))
        if abs(view_profile) < MAX_GAZE_DEG:
            assert off < 2.0 + (1.0 - TURN_SHARE) * abs(view_profile)
        else:
            assert abs(gaze_azimuth(eye)) < MAX_GAZE_DEG + 3
            assert np.sign(gaze_azimuth(eye)) == -np.sign(view_profile)


def test_eyes_converge_on_the_lens(pack):
    shape = shape_head(plain(), pack)
    assert gaze_azimuth(shape.left_eye) < 0 < gaze_azimuth(shape.right_eye)


@pytest.mark.parametrize("who", family())
def test_no_lid_skin_lies_inside_the_eyeball(head_of, who):
    shape = head_of(*who)
    for eye in (shape.left_eye, shape.right_eye):
        offset = shape.positions - eye.centre
        ahead = offset[:, 2] > 0.4 * eye.radius
        assert np.linalg.norm(offset[ahead], axis=1).min() >= eye.radius


@pytest.mark.parametrize("view_profile", [-60, 0, 60])
@pytest.mark.parametrize("who", [(30, 1.0, "caucasian"), (80, 0.0, "african"), (5, 0.5, "asian"), (0, 0.5, "african")])
def test_the_eyeball_shows_only_between_the_lids(pack, who, view_profile):
    """Above and below the opening, seen from the front, skin lies before the eyeball."""
    shape = shape_head(plain(*who, view_profile=view_profile), pack)
    near = (np.abs(shape.positions[:, 1]) < 4) & (shape.positions[:, 2] > -4)
    skin = relief(shape.positions[near][:, :2], shape.positions[near][:, 2])
    points = unit_eyeball()[0]
    for eye in (shape.left_eye, shape.right_eye):
        placed = eye.centre + eye.radius * points.astype(np.float64) @ eye.head_from_eye.T
        low, high = eye.centre[1] + eye.fissure
        ahead = placed[:, 2] > eye.centre[2]
        covered = ahead & ((placed[:, 1] > high + 0.3) | (placed[:, 1] < low - 0.3))
        assert covered.sum() > 100
        # Cells are 3 mm wide and the skin is steep there, hence the allowance.
        assert (skin.at(placed[covered][:, :2]) > placed[covered][:, 2] - 0.05).mean() > 0.995


def test_unit_eyeball():
    points, normals, triangles, casters = unit_eyeball()
    radius = np.linalg.norm(points, axis=1)
    assert radius.min() > 0.999
    assert 1.04 < radius.max() < 1.2
    assert points[radius > 1.001][:, 2].min() > np.sqrt(1 - LIMBUS**2) - 0.03
    np.testing.assert_allclose(np.linalg.norm(normals, axis=1), 1, atol=1e-5)
    assert (np.einsum("ij,ij->i", normals, points) > 0.5).all()
    assert triangles.max() < len(points)
    assert casters.max() < len(points)
    assert len(casters) < len(triangles) / 10


def test_meshes_of_an_eye(pack):
    spec = plain()
    shape = shape_head(spec, pack)
    mesh = eyeball_mesh(spec, shape.left_eye)
    distance = np.linalg.norm(mesh.positions - shape.left_eye.centre, axis=1) / shape.left_eye.radius
    np.testing.assert_allclose(distance, np.linalg.norm(mesh.rest, axis=1), atol=1e-4)
    for eye in (shape.left_eye, shape.right_eye):
        points, normals, _, _ = caruncle_geometry(eye, 30)
        np.testing.assert_allclose(np.linalg.norm(normals, axis=1), 1, atol=1e-5)
        assert np.abs(points[:, 0]).max() < np.abs(eye.centre[0])


def test_lid_margin_is_a_thin_line_at_the_eye(pack):
    shape = shape_head(plain(), pack)
    margin = shape.tissue["lid_margin"] > 0.5
    for eye in (shape.left_eye, shape.right_eye):
        offset = shape.positions - eye.centre
        outward = np.einsum("ij,ij->i", offset, shape.normals) / np.linalg.norm(offset, axis=1)
        near = (np.linalg.norm(offset, axis=1) < 2 * eye.radius) & (offset[:, 2] > 0.5 * eye.radius)
        seen = margin & near & (outward > 0.3)
        assert seen.sum() > 50
        # The lids' lining is marked too, and never seen; the outer skin only within 4 mm of the opening.
        assert np.abs(offset[seen, 1]).max() < np.abs(eye.fissure).max() + 0.4


@pytest.mark.parametrize("action", ["eyeBlink", "eyeSquint", "eyeWide"])
@pytest.mark.parametrize("weight", [0.4, 1.0])
def test_moving_lids_slide_over_the_cornea(pack, action, weight):
    """Whatever the lids do, all skin in front stays outside of the eyeball and its cornea."""
    shape = shape_head(plain(actions={f"{action}Left": weight, f"{action}Right": weight}), pack)
    for eye in (shape.left_eye, shape.right_eye):
        offset = (shape.positions - eye.centre).astype(np.float64)
        distance = np.linalg.norm(offset, axis=1)
        ahead = offset[:, 2] > 0.4 * eye.radius
        least = eye.radius * surface_radius(offset @ eye.head_from_eye[:, 2] / distance)
        assert (distance[ahead] >= least[ahead]).all()


def test_a_blink_does_not_move_the_eyeball(pack):
    still, blinking = (shape_head(plain(actions={"eyeBlinkLeft": w}), pack) for w in (0.0, 1.0))
    np.testing.assert_array_equal(still.left_eye.centre, blinking.left_eye.centre)
    assert np.ptp(blinking.left_eye.fissure) < 0.4 * np.ptp(still.left_eye.fissure)
