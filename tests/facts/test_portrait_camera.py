"""The camera stands where the request says, to a hundredth of a degree."""

import dataclasses
from math import atan2, degrees, tan

import numpy as np
import pytest

from facestudio.request.parse import parse
from facestudio.scene.camera import frame_portrait
from facestudio.scene.camera.framing import hair_height_cm, measure
from facestudio.scene.camera.lens import distance_cm, opening_cm
from facestudio.scene.camera.portrait import EXPOSURE_ERROR_STOPS, OFF_CENTRE, off_centre
from facestudio.scene.head.shape import shape_head
from facestudio.spec.resolve import resolve

NOSE_TIP_HEIGHT = -4.0


@pytest.fixture(scope="module")
def person(pack):
    spec = resolve(parse([("age", "30"), ("gender", "female"), ("hair_length", "2")]), 11)
    return spec, shape_head(spec, pack)


def seen(spec, shape, **view):
    view = dataclasses.replace(spec.view, **{"pitch": 0.0, "roll": 0.0, **view})
    return frame_portrait(dataclasses.replace(spec, view=view), shape)


def projected(camera, point):
    x, y, _, w = camera.clip_from_view @ camera.view_from_head @ np.array([*point, 1.0])
    return x / w, y / w


@pytest.mark.parametrize("pitch", [0.0, 7.5])
@pytest.mark.parametrize("roll", [0.0, -4.0])
@pytest.mark.parametrize("degrees_", [-60, -30, 0, 30, 60])
def test_the_yaw_in_the_matrix_is_the_request(person, degrees_, roll, pitch):
    camera = seen(*person, view_profile=float(degrees_), roll=roll, pitch=pitch)
    backwards = camera.view_from_head[2, :3]
    assert -degrees(atan2(backwards[0], backwards[2])) == pytest.approx(degrees_, abs=0.01)


@pytest.mark.parametrize("degrees_", [10, 30, 60])
def test_positive_turns_the_face_towards_the_viewers_right(person, degrees_):
    nose = (0.0, NOSE_TIP_HEIGHT, 2.5)
    middle = off_centre(person[0])[0]
    assert projected(seen(*person, view_profile=float(degrees_)), nose)[0] - middle > 0.01
    assert projected(seen(*person, view_profile=float(-degrees_)), nose)[0] - middle < -0.01
    assert projected(seen(*person, view_profile=0.0), nose)[0] == pytest.approx(middle, abs=1e-9)


def test_the_matrix_is_rigid_and_knows_its_own_position(person):
    camera = seen(*person, view_profile=23.0, roll=3.0, pitch=4.0)
    rotation = camera.view_from_head[:3, :3]
    assert np.allclose(rotation @ rotation.T, np.eye(3), atol=1e-12)
    assert np.linalg.det(rotation) == pytest.approx(1.0)
    assert camera.view_from_head @ np.array([*camera.position, 1.0]) == pytest.approx([0, 0, 0, 1], abs=1e-9)


def test_positive_pitch_looks_from_above(person):
    level, above = seen(*person), seen(*person, pitch=8.0)
    assert above.position[1] > level.position[1] + 10.0


def test_positive_roll_leans_the_head_towards_the_viewers_right(person):
    camera = seen(*person, view_profile=0.0, roll=5.0)
    crown, chin = projected(camera, (0.0, 9.0, -8.0)), projected(camera, (0.0, -11.0, -4.0))
    assert crown[0] > 0.0 > chin[0]


def with_light(spec, **changes):
    return dataclasses.replace(spec, light=dataclasses.replace(spec.light, **changes))


def test_the_lens_is_a_portrait_lens(person):
    """From about 100 to 200 mm, or 85 mm and a crop, as portraits are taken, and not always the same."""
    spec, shape = person
    found = []
    for seed in range(40):
        camera = frame_portrait(with_light(spec, seed=seed), shape)
        half_angle = np.arctan(1.0 / camera.clip_from_view[1, 1])
        found.append(12.0 / tan(half_angle))  # of a sensor 24 mm high
        assert camera.clip_from_view[0, 0] == camera.clip_from_view[1, 1]
        assert 2 * camera.distance_cm * tan(half_angle) == pytest.approx(camera.visible_height_cm)
    assert 96.0 < min(found) < 116.0
    assert 185.0 < max(found) < 222.0


def test_a_face_is_as_large_from_near_as_from_afar(person):
    spec, shape = person
    heights = [frame_portrait(with_light(spec, seed=seed), shape) for seed in range(40)]
    eye = shape.left_eye.centre - shape.right_eye.centre
    shares = [float(np.linalg.norm(eye)) / camera.visible_height_cm for camera in heights]
    assert max(shares) / min(shares) < 1.12  # NEARER, and what heads stand before the axis


def test_the_eyes_are_in_focus(person):
    spec, shape = person
    for degrees_ in (-40.0, 0.0, 40.0):
        camera = seen(spec, shape, view_profile=degrees_)
        depths = []
        for eye in (shape.left_eye, shape.right_eye):
            cornea = eye.centre + eye.head_from_eye[:, 2] * eye.radius
            depths.append(-(camera.view_from_head @ np.array([*cornea, 1.0]))[2])
        assert camera.distance_cm == pytest.approx(min(depths), abs=1e-6)


@pytest.mark.parametrize("age", [0, 2, 6, 12, 30, 80])
@pytest.mark.parametrize("hair_length", [0, 3, 9])
def test_every_age_fills_the_picture_alike(pack, age, hair_length):
    request = parse([("age", str(age)), ("hair_length", str(hair_length)), ("view_profile", "0")])
    spec = resolve(request, 7)
    shape = shape_head(spec, pack)
    camera = seen(spec, shape)
    left, right = (projected(camera, eye.centre) for eye in (shape.left_eye, shape.right_eye))
    assert 0.145 < (left[0] - right[0]) / 2 < 0.235
    crown_y = float(shape.positions[:, 1].max()) + hair_height_cm(spec.hair)
    crown = (projected(camera, (0.0, crown_y, -8.0))[1] + 1) / 2
    assert 0.86 < crown < 0.985
    eyes_from_top = (1 - left[1]) / 2
    assert 0.36 < eyes_from_top < 0.52


def test_a_closeup_shows_the_face_from_chin_to_brow_and_larger(person):
    spec, shape = person
    near, far = seen(spec, shape, zoom_level="closeup"), seen(spec, shape, zoom_level="standard")
    assert 1.35 < far.visible_height_cm / near.visible_height_cm < 1.8
    chin = measure(shape, spec.hair).chin_y
    assert projected(near, (0.0, chin, -3.0))[1] > -0.97
    assert projected(near, (0.0, 5.0, -2.0))[1] < 1.0


def test_yaw_walks_round_the_head_at_one_distance(person):
    for degrees_ in (0.0, 60.0):
        camera = seen(*person, view_profile=degrees_)
        height = camera.position[1]
        axis = np.array([0.0, height, -6.0])
        assert np.linalg.norm(np.array(camera.position) - axis) == pytest.approx(distance_cm(person[0]))


def test_dark_skin_is_given_a_little_more_light(person):
    spec, shape = person

    def exposure(tone):
        return frame_portrait(dataclasses.replace(spec, skin=dataclasses.replace(spec.skin, tone=tone)), shape).exposure

    assert 1.2 < exposure(10.0) / exposure(4.0) < 1.7
    # It closes more for fair skin, which would burn out; yet fair skin, which reflects four times as much, stays the lighter.
    assert 1.05 < exposure(4.0) / exposure(0.0) < 1.7
    assert exposure(10.0) / exposure(0.0) < 2.2


def test_the_lens_opens_wider_outside_the_studio(person):
    """Between f/11 and f/4, and no studio opens as wide as the widest elsewhere."""
    spec, _ = person

    def stops(kind):
        specs = [with_light(spec, kind=kind, seed=seed) for seed in range(40)]
        # The focal length that shows 31 cm on 24 mm, in cm, over the opening.
        return [2.4 * distance_cm(one) / 31.0 / opening_cm(one) for one in specs]

    studio, natural = stops("studio"), stops("natural")
    assert np.mean(studio) > 1.25 * np.mean(natural)
    assert 4.8 < min(studio) < max(studio) < 11.5
    assert 3.9 < min(natural) < max(natural) < 7.5


@pytest.mark.parametrize("kind", ["studio", "natural"])
def test_faces_are_sharp_from_nose_to_cheeks(person, kind):
    """Circles of confusion 3 cm before the focused eye, a nose, and 9 cm behind it, an ear; in heights of the picture.

    A print is called sharp at 1/1500 of its diagonal; a nose may be three times as soft, which is a pixel of
    a picture of 512, an ear melt."""
    spec, shape = person
    for seed in range(40):
        camera = frame_portrait(with_light(spec, kind=kind, seed=seed), shape)
        per_cm = 2.0 * camera.aperture_radius_cm / camera.visible_height_cm
        nose, ear = (per_cm * abs(depth) / (camera.distance_cm + depth) for depth in (-3.0, 9.0))
        assert nose < 1 / 400
        assert ear < 1 / 130


def test_exposures_are_off_by_a_third_of_a_stop_at_most(person):
    spec, shape = person
    found = [
        frame_portrait(dataclasses.replace(spec, light=dataclasses.replace(spec.light, seed=seed)), shape).exposure
        for seed in range(40)
    ]
    assert 1.05 < max(found) / min(found) < 2.0 ** (2 * EXPOSURE_ERROR_STOPS + 1e-6)


def test_heads_stand_a_little_off_the_middle_and_never_far(person):
    spec, shape = person
    lights = [dataclasses.replace(spec.light, seed=seed) for seed in range(40)]
    specs = [dataclasses.replace(spec, light=light) for light in lights]
    noses = [projected(seen(each, shape, view_profile=0.0), (0.0, NOSE_TIP_HEIGHT, 2.5)) for each in specs]
    across = np.array([x for x, _ in noses])
    assert 0.5 * OFF_CENTRE[0] < np.abs(across).max() <= OFF_CENTRE[0]
    assert abs(across.mean()) < 0.5 * OFF_CENTRE[0]
