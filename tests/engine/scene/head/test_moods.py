"""What each mood does to the face, in millimetres, as its action units say; and what it never does."""

from functools import cache

import numpy as np
import pytest
from tests.support.people import PEOPLE, plain

from facestudio.request.fields import BY_NAME
from facestudio.scene.head import shape_head
from facestudio.scene.head.muscles import gathered, move_skin, muscle_amounts
from facestudio.scene.head.spacing import eye_distance_mm
from facestudio.spec.distributions import expression
from facestudio.spec.draws import Draw

MOODS = tuple(mood for mood in BY_NAME["mood"].choices if mood not in ("auto", "neutral"))
AGES = (3, 32, 78)
LEAST, MOST = 0.68, 1.0  # of the intensities drawn
LEAST_SMILE = 0.50
SEEDS = (2, 3)  # two variants of every mood

# Places of the rest face, cm: (distance from the middle, height).
PLACES = {
    "inner brow": (0.95, 76.45),
    "middle of the brow": (2.6, 76.85),
    "outer brow": (4.2, 76.6),
    "upper lid": (3.0, 75.28),
    "lower lid": (3.0, 74.5),
    "cheek": (4.2, 72.3),
    "wing of the nose": (1.7, 71.7),
    "upper lip": (1.0, 69.0),
    "lower lip": (0.3, 67.8),
    "corner of the mouth": (2.43, 68.41),
}
UP, DOWN, IN, OUT = (1, 1.0), (1, -1.0), (0, -1.0), (0, 1.0)

CLOSED_SMILE_MM = (3.0, 6.0)
"""How far the corner of a closed smile rises at least and at most, of an adult's head; those of open ones, see SIGNS."""
WIDER = 0.22
"""By how much a closed smile widens the mouth at most, of its width: 10 to 15 % are usual (by eye)."""

# mood -> (place, direction, least mm on an adult's head at least intensity).
SIGNS = {
    "happy": [
        ("corner of the mouth", UP, 4.0),
        ("corner of the mouth", OUT, 1.5),
        ("cheek", UP, 2.2),
        ("lower lid", UP, 1.0),
    ],
    "sad": [
        ("inner brow", UP, 1.5),
        ("inner brow", IN, 0.8),
        ("outer brow", DOWN, 1.0),
        ("corner of the mouth", DOWN, 2.5),
        ("upper lid", DOWN, 0.8),
    ],
    "angry": [
        ("inner brow", DOWN, 1.8),
        ("inner brow", IN, 1.8),
        ("middle of the brow", DOWN, 2.5),
        ("lower lid", UP, 0.8),
    ],
    "surprised": [
        ("inner brow", UP, 1.8),
        ("outer brow", UP, 2.5),
        ("upper lid", UP, 0.8),
        ("lower lip", DOWN, 6.0),
    ],
    "disgusted": [
        ("wing of the nose", UP, 1.5),
        ("upper lip", UP, 1.0),
        ("inner brow", DOWN, 1.5),
        ("lower lid", UP, 0.8),
    ],
    "afraid": [
        ("inner brow", UP, 1.8),
        ("inner brow", IN, 0.3),
        ("upper lid", UP, 1.0),
        ("corner of the mouth", OUT, 1.5),
        ("lower lip", DOWN, 2.0),
    ],
}


def actions_of(mood, intensity, seed):
    return dict(expression.actions(Draw(seed, "expression.actions"), mood, intensity))


def at(shape, place):
    """Mean position of the place on both sides, x outwards, cm."""
    x, y = PLACES[place]
    found = []
    for side in (-1.0, 1.0):
        gap = np.hypot(side * shape.rest[:, 0] - x, shape.rest[:, 1] - y) + 10.0 * (shape.rest[:, 2] < 12)
        index = int(np.argmin(gap + 0.05 * (shape.rest[:, 2].max() - shape.rest[:, 2])))
        found.append(shape.positions[index] * [side, 1, 1])
    return np.mean(found, axis=0)


def is_closed_smile(mood, seed):
    return mood == "happy" and "mouthUpwardRetraction" not in actions_of(mood, LEAST_SMILE, seed)


@pytest.fixture(scope="module")
def posed(pack):
    return cache(
        lambda age, people, mood, seed: shape_head(
            plain(
                age,
                people=people,
                actions=actions_of(mood, LEAST_SMILE if mood == "happy" else LEAST, seed) if mood else None,
            ),
            pack,
        )
    )


@pytest.mark.parametrize("age", AGES)
@pytest.mark.parametrize("people", PEOPLE)
@pytest.mark.parametrize("mood", MOODS)
def test_each_mood_shows_its_action_units(pack, posed, mood, people, age):
    still = posed(age, people, None, 0)
    size = eye_distance_mm(pack, still.cage) / eye_distance_mm(pack, pack.rest)
    short = []
    for seed in SEEDS:
        shape = posed(age, people, mood, seed)
        for place, (axis, sign), least_mm in SIGNS[mood]:
            moved = 10.0 * sign * float((at(shape, place) - at(still, place))[axis]) / size
            if is_closed_smile(mood, seed) and (place, axis) == ("corner of the mouth", 1):
                least_mm = CLOSED_SMILE_MM[0]
            if moved < least_mm:
                short.append((seed, place, axis, sign, round(moved, 2), least_mm))
    assert not short


@pytest.mark.parametrize("mood", MOODS)
def test_no_mood_turns_the_head_or_the_eyes(posed, mood):
    """The angle asked for is that of the skull: what no muscle of the face moves stays where it is."""
    still = posed(32, "caucasian", None, 0)
    skull = (still.tissue["ears"] > 0.5) | ((still.rest[:, 2] < 3.0) & (still.rest[:, 1] > 66.0))
    for seed in SEEDS:
        shape = posed(32, "caucasian", mood, seed)
        np.testing.assert_allclose(shape.positions[skull], still.positions[skull], atol=0.02)
        for eye, before in ((shape.left_eye, still.left_eye), (shape.right_eye, still.right_eye)):
            np.testing.assert_array_equal(eye.centre, before.centre)
            np.testing.assert_array_equal(eye.head_from_eye, before.head_from_eye)


@pytest.mark.parametrize("mood", MOODS)
def test_moods_hardly_lean_to_a_side(pack, mood):
    """The middle of nose, lips and chin stays in the middle."""
    still = shape_head(plain(), pack)
    middle = (np.abs(still.rest[:, 0]) < 0.02) & (still.rest[:, 2] > 12) & (still.rest[:, 1] > 64.5)
    for seed in SEEDS:
        shape = shape_head(plain(actions=actions_of(mood, MOST, seed)), pack)
        aside = 10.0 * (shape.positions - still.positions)[middle, 0]
        assert np.abs(aside).max() < 0.8


def test_neutral_hardly_smiles():
    for seed in range(200):
        weights = actions_of("neutral", 0.0, seed)
        assert max(weights.get(name, 0.0) for name in ("mouthSmileLeft", "mouthSmileRight", "mouthCornerPuller")) < 0.38
        assert "mouthUpwardRetraction" not in weights


def test_a_smile_never_frowns():
    for seed in range(200):
        assert not {"browDownLeft", "browDownRight"} & set(actions_of("happy", 0.8, seed))


def test_skin_gathers_where_its_muscles_pull(pack):
    rest = np.asarray(pack.skin.subdivide @ pack.rest[pack.skin.cage], np.float32)

    def lines(actions, age=40.0):
        return gathered(rest, muscle_amounts(tuple(actions.items())), age)

    frown = lines({"browDownLeft": 1.0, "browDownRight": 1.0})
    between = (np.abs(rest[:, 0]) < 1.0) & (np.abs(rest[:, 1] - 76.7) < 0.5) & (rest[:, 2] > 12)
    assert frown[between].min() > 0.2
    assert frown[rest[:, 1] < 72].max() < 0.01
    assert lines({"browDownLeft": 1.0})[rest[:, 0] < -0.4].max() == 0.0
    assert lines({}).max() == 0.0
    assert lines({"browDownLeft": 1.0}, age=3.0).max() < 0.6 * frown.max()


def test_creases_of_a_smile_lie_between_cheek_and_mouth(pack):
    rest = shape_head(plain(32), pack).rest

    def creases(actions, age=32.0):
        return move_skin(rest, rest, rest, muscle_amounts(tuple(sorted(actions.items()))), 1.0, age, 5)[1]

    smile = creases({"mouthCornerPuller": 0.7})
    deep = smile > 0.1
    assert deep[rest[:, 0] > 0].any()
    assert deep[rest[:, 0] < 0].any()
    assert np.abs(rest[deep, 0]).min() > 1.4
    assert np.abs(rest[deep, 0]).max() < 4.5
    assert rest[deep, 1].min() > 67.5
    assert rest[deep, 1].max() < 72.6
    assert creases({"browDownLeft": 1.0}).max() == 0.0
    assert creases({"mouthCornerPuller": 0.7}, age=5.0).max() < 0.5 * smile.max()


@pytest.mark.parametrize("people", PEOPLE)
def test_a_closed_smile_moves_its_corners_little(pack, people):
    seed = next(seed for seed in range(50) if is_closed_smile("happy", seed))
    still, shape = (
        shape_head(plain(32, people=people, actions=actions), pack)
        for actions in (None, actions_of("happy", MOST, seed))
    )
    size = eye_distance_mm(pack, still.cage) / eye_distance_mm(pack, pack.rest)
    before, after = at(still, "corner of the mouth"), at(shape, "corner of the mouth")
    assert 10.0 * (after - before)[1] / size < CLOSED_SMILE_MM[1]
    assert after[0] < (1.0 + WIDER) * before[0]
