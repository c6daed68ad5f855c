"""Eyes at rest: what lids cover, and where they look when the head is turned."""

from dataclasses import replace

import pytest
from tests.support.people import family, plain

from facestudio.request.parse import parse
from facestudio.scene.head.eyes import MAX_GAZE_DEG, TURN_SHARE, gaze_angles
from facestudio.scene.head.lid_rest import squinting
from facestudio.scene.head.shape import shape_head
from facestudio.scene.materials.eyes import iris_diameter_cm
from facestudio.spec.resolve import resolve


@pytest.mark.parametrize("who", [who for who in family() if who[0] < 60])
def test_no_iris_is_wholly_exposed(head_of, who):
    """The upper lid covers at least a millimetre of it."""
    shape = head_of(*who)
    for eye in (shape.left_eye, shape.right_eye):
        assert eye.fissure[1] < iris_diameter_cm(who[0]) / 2 - 0.10


@pytest.mark.parametrize("who", [who for who in family() if who[0] < 60])
def test_hardly_any_white_shows_below_the_iris(head_of, who):
    shape = head_of(*who)
    for eye in (shape.left_eye, shape.right_eye):
        assert -eye.fissure[0] < iris_diameter_cm(who[0]) / 2 + 0.06


@pytest.mark.parametrize("aside", [-13.0, -4.0, 4.0, 13.0])
@pytest.mark.parametrize("view_profile", [-60, -35, -12, 12, 35, 60])
def test_a_turned_head_never_looks_past_the_lens(view_profile, aside):
    spec = plain(view_profile=view_profile)
    azimuth, _ = gaze_angles(replace(spec, expression=replace(spec.expression, gaze_azimuth=aside)))
    lens = -view_profile
    assert min(0.0, lens) <= azimuth <= max(0.0, lens)


def test_far_turned_eyes_come_back_to_where_the_head_points():
    angles = [abs(gaze_angles(plain(view_profile=degrees))[0]) for degrees in (15, 30, 45, 60)]
    assert angles[0] == pytest.approx(15.0 * TURN_SHARE)
    assert angles[3] < angles[2] < angles[1] < 25.0
    assert MAX_GAZE_DEG >= 15.0


@pytest.mark.parametrize("pitch", [-6.0, 6.0])
def test_lids_keep_their_place_on_an_iris_that_looks_up_or_down(pack, pitch):
    spec = plain()
    moved = replace(spec, view=replace(spec.view, pitch=pitch))
    level, tilted = (
        shape_head(one, pack).left_eye for one in (replace(spec, view=replace(spec.view, pitch=0.0)), moved)
    )
    # Seen from above, lids stand higher over the middle of the eye, and from below lower: about a millimetre for six degrees.
    for lid in (0, 1):
        assert 0.04 < (float(tilted.fissure[lid]) - float(level.fissure[lid])) * (1.0 if pitch > 0.0 else -1.0) < 0.25


@pytest.mark.parametrize("seed", [101012, 101501, 101505, 101508])
def test_no_lid_of_a_person_at_rest_hangs_into_the_pupil(pack, seed):
    """Who was drawn with heavy lids, by form or by lot, still has them above the pupil, which is 4.5 mm wide in a portrait."""
    spec = resolve(parse([("seed", str(seed)), ("mood", "neutral"), ("age", "35")]), 1)
    shape = shape_head(replace(spec, view=replace(spec.view, pitch=0.0)), pack)
    for eye in (shape.left_eye, shape.right_eye):
        assert float(eye.fissure[1]) > 0.215


def test_a_raised_cheek_leaves_less_to_the_squint():
    smiling = squinting({"action/eyeSquintLeft": 0.6, "action/cheekSquintLeft": 0.8})
    assert smiling["action/eyeSquintLeft"] < 0.4
    assert squinting({"action/eyeSquintLeft": 0.6}) == {"action/eyeSquintLeft": 0.6}


def test_lids_of_both_sides_rest_a_little_apart(pack):
    """In an even head too, and by no more than half a millimetre or so."""
    apart = []
    for seed in range(6):
        spec = plain()
        shape = shape_head(replace(spec, eyes=replace(spec.eyes, seed=seed)), pack)
        apart.append(abs(float(shape.left_eye.fissure[1] - shape.right_eye.fissure[1])))
    assert 0.01 < max(apart) < 0.06


def test_a_broad_smile_leaves_no_slit(pack):
    """130001 was drawn with small eyes that a smile left open by 4.2 mm."""
    spec = resolve(parse([("seed", "130001")]), 130001)
    shape = shape_head(spec, pack)
    for eye in (shape.left_eye, shape.right_eye):
        assert float(eye.fissure[1] - eye.fissure[0]) > 0.43 * iris_diameter_cm(spec.age)


def test_who_is_asked_to_close_an_eye_closes_it(pack):
    """What eases a squint leaves a blink alone."""
    spec = plain()
    winking = replace(
        spec, expression=replace(spec.expression, actions=(("eyeBlinkLeft", 1.0), ("eyeSquintLeft", 0.3)))
    )
    eye = shape_head(winking, pack).left_eye
    assert float(eye.fissure[1] - eye.fissure[0]) < 0.15
