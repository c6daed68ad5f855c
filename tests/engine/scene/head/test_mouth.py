"""Teeth and tongue: there when the mouth is open, hidden when it is closed."""

import numpy as np
import pytest
from tests.support.people import family, plain

from facestudio.scene.build import skin_mesh
from facestudio.scene.head import mouth_meshes, shape_head
from facestudio.scene.head.lips import lip_gaps, lower_lip, shape_lip_line
from facestudio.scene.head.mouth import follow, lip_gap_cm
from facestudio.scene.head.teeth import teeth_row
from facestudio.scene.wardrobe import dress
from facestudio.scene.wardrobe.relief import relief

OPEN = {
    "jawOpen": 0.35,
    "mouthSmileLeft": 0.5,
    "mouthSmileRight": 0.5,
    "mouthUpperUpLeft": 0.4,
    "mouthUpperUpRight": 0.4,
}

SMILE = {
    name + side: weight
    for name, weight in (("mouthSmile", 0.9), ("mouthUpperUp", 0.4), ("mouthLowerDown", 0.3))
    for side in ("Left", "Right")
} | {"jawOpen": 0.06}


def skin_relief(shape):
    near = (np.abs(shape.positions[:, 0]) < 4) & (shape.tissue["inner_mouth"] < 0.05) & (shape.positions[:, 2] > -6)
    return relief(shape.positions[near][:, :2], shape.positions[near][:, 2])


@pytest.mark.parametrize("who", family())
def test_closed_lips_hide_the_teeth(pack, head_of, who):
    spec, shape = plain(*who), head_of(*who)
    assert mouth_meshes(spec, pack, shape) == ()
    skin = skin_relief(shape)
    for band, upper in ((pack.upper_teeth, True), (pack.lower_teeth, False)):
        carried = follow(band, pack, shape)
        teeth = teeth_row(upper=upper, years=float(spec.age)).positions @ carried[:3] + carried[3]
        assert (skin.at(teeth[:, :2]) > teeth[:, 2]).all()


@pytest.mark.parametrize("age", [1, 5, 8, 30, 80])
def test_an_open_smile_shows_the_upper_teeth(pack, age):
    spec = plain(age, actions=OPEN)
    shape = shape_head(spec, pack)
    assert lip_gap_cm(pack, shape) > 0.3
    upper, lower, tongue = mouth_meshes(spec, pack, shape)
    for mesh in (upper, lower, tongue):
        assert np.isfinite(mesh.positions).all()
        np.testing.assert_allclose(np.linalg.norm(mesh.normals, axis=1), 1, atol=1e-5)
    lips = shape.tissue["lips"] > 0.5
    middle = lips & (np.abs(shape.rest[:, 0]) < 0.3)
    lowest_edge = upper.positions[np.abs(upper.positions[:, 0]) < 0.5, 1].min()
    assert shape.positions[middle, 1].min() < lowest_edge < shape.positions[middle, 1].max()
    assert upper.positions[:, 2].max() < shape.positions[middle, 2].max()


def test_the_lower_row_follows_the_jaw(pack):
    heights = []
    for weight in (0.0, 0.5):
        shape = shape_head(plain(actions={"jawOpen": weight}), pack)
        carried = [follow(band, pack, shape) for band in (pack.upper_teeth, pack.lower_teeth)]
        heights.append([(np.array([0, 68.4, 13.8]) @ c[:3] + c[3])[1] for c in carried])
    np.testing.assert_allclose(heights[0][0], heights[1][0], atol=1e-3)
    assert heights[1][1] < heights[0][1] - 0.5


@pytest.mark.parametrize("age", [5, 8, 30, 80])
def test_a_smile_hides_the_lower_teeth_behind_the_lip(pack, age):
    spec = plain(age, actions={"mouthUpwardRetraction": 0.8, "mouthCornerPuller": 0.6})
    shape = shape_head(spec, pack)
    rim = (np.abs(shape.rest[:, 0]) < 0.4) & (shape.tissue["lips"] > 0.5) & lower_lip(pack)
    _, lower, _ = mouth_meshes(spec, pack, shape)
    crowns = lower.positions[(lower.masks[:, 0] == 0) & (np.abs(lower.positions[:, 0]) < 0.8)]
    assert crowns[:, 1].max() < shape.positions[rim, 1].max()


def test_rows_by_age():
    adult, child, baby = (teeth_row(upper=True, years=years) for years in (30, 4, 0.4))
    width = [np.ptp(row.positions[row.gum < 0.5, 0]) for row in (adult, child)]
    assert width[1] < width[0]
    assert (baby.gum == 1).all()
    assert 0 < adult.gum.mean() < 0.6


def test_a_row_is_symmetric_and_its_incisors_are_as_wide_as_in_life():
    row = teeth_row(upper=True, years=30)
    points = row.positions[row.gum < 0.5]
    mirrored = points * [-1, 1, 1]
    distance = np.linalg.norm(points[:, None] - mirrored[None], axis=2).min(axis=0)
    assert distance.max() < 1e-3
    first = points[:85]
    assert np.ptp(first[:, 0]) == pytest.approx(0.85, abs=0.05)


@pytest.mark.parametrize("who", family()[::4])
@pytest.mark.parametrize("smile", [0.0, 0.5])
def test_closed_lips_meet_all_along(pack, who, smile):
    shape = shape_head(plain(*who, actions={"mouthSmileLeft": smile, "mouthSmileRight": 0.8 * smile}), pack)
    assert lip_gap_cm(pack, shape) < 0.02


def test_parted_lips_stay_parted(pack):
    gaps = [lip_gap_cm(pack, shape_head(plain(actions={"jawOpen": w}), pack)) for w in (0.0, 0.1, 0.2, 0.4)]
    assert gaps[0] < 0.02
    assert gaps[1] > 0.25
    assert gaps[3] > gaps[2] > gaps[1]


def test_a_smile_narrows_towards_its_corners(pack):
    """The actions open the lips evenly up to the corners, which looks like a bared set of teeth."""
    shape = shape_head(plain(actions=SMILE), pack)
    place, gap, _ = lip_gaps(shape.positions, shape.rest, shape.tissue["lips"], lower_lip(pack))
    middle = gap[np.abs(place) < 0.5].mean()
    assert middle > 0.2
    assert gap[np.abs(np.abs(place) - 1.2) < 0.3].max() < 0.95 * middle
    assert gap[np.abs(place) > 1.8].max() < 0.4 * middle


def test_the_lining_of_the_mouth_casts_no_shadow_on_the_teeth(pack):
    spec = plain(actions=OPEN)
    shape = shape_head(spec, pack)
    casters = skin_mesh(spec, pack, shape, dress(spec, pack, shape).skin, level=1).casters
    assert shape.tissue["inner_mouth"][casters].max() <= 0.5


@pytest.mark.parametrize("who", family()[::3])
def test_no_gum_comes_through_lip_or_chin(pack, who):
    spec = plain(*who, actions=SMILE)
    shape = shape_head(spec, pack)
    red = shape.tissue["lips"] > 0.5
    middle = red & (np.abs(shape.rest[:, 0]) < 0.5)
    outside = (np.abs(shape.positions[:, 0]) < 4) & (shape.positions[:, 2] > -6)
    outside &= (shape.tissue["inner_mouth"] < 0.05) & (shape.tissue["lips"] < 0.3)
    skin = relief(shape.positions[outside][:, :2], shape.positions[outside][:, 2])
    for row in mouth_meshes(spec, pack, shape)[:2]:
        points = row.positions[np.abs(row.positions[:, 0]) < 2.5]
        hidden = (points[:, 1] < shape.positions[middle, 1].min() - 0.1) | (
            points[:, 1] > shape.positions[red, 1].max() + 0.1
        )
        assert (points[hidden, 2] < skin.at(points[hidden, :2]) - 0.03).all()


def test_teeth_stand_a_little_askew():
    straight, own, other = (teeth_row(upper=True, years=30, disorder=disorder) for disorder in (0, 3, 4))
    apart = np.linalg.norm(own.positions - straight.positions, axis=1)
    # Widths of one's own add up to the last molar; as far as a smile shows they are within a millimetre and a half.
    assert 0.02 < apart[np.abs(straight.positions[:, 0]) < 1.5].max() < 0.15
    assert apart.max() < 0.3
    assert np.abs(own.positions - other.positions).max() > 0.01


@pytest.mark.parametrize("age", [8, 30])
def test_light_comes_to_the_teeth_between_the_lips_alone(pack, age):
    spec = plain(age, actions=SMILE)
    upper, lower, _ = mouth_meshes(spec, pack, shape_head(spec, pack))
    crown, light = upper.masks[:, 0] == 0, upper.masks[:, 5]
    front = crown & (upper.normals[:, 2] > 0.8)
    aside = np.abs(upper.rest[:, 0])
    middle, side, back = (
        float(np.median(light[on]))
        for on in (
            front & (aside < 0.7),
            crown & (aside > 2.2) & (upper.normals[:, 2] > 0.3),
            crown & (upper.normals[:, 2] < -0.5),
        )
    )
    assert middle > 0.8
    assert 0.03 < side < 0.6
    assert back < 0.05
    assert float(np.median(lower.masks[lower.normals[:, 2] > 0.8, 5])) < 0.7 * middle


def test_the_line_between_the_lips_is_a_wave_of_ones_own(pack):
    """The middle dips below both sides, by as much as a person has it."""
    rest = np.asarray(pack.skin.subdivide @ pack.rest[pack.skin.cage], np.float32)
    line = np.abs(rest[:, 1] - 68.47) < 0.1
    middle, beside = (line & (np.abs(np.abs(rest[:, 0]) - x) < 0.1) & (rest[:, 2] > 12) for x in (0.0, 1.05))
    dips = []
    for seed in range(12):
        moved = shape_lip_line(rest, seed, 1.0, 30.0)
        dips.append(moved[beside, 1].mean() - moved[middle, 1].mean())
        assert np.abs(moved).max() < 0.19
    assert min(dips) > 0.02
    assert max(dips) > 1.5 * min(dips)


@pytest.mark.parametrize("age", [5, 12, 30, 70])
def test_the_lower_lip_of_an_open_smile_is_a_bow_that_the_teeth_follow(pack, age):
    """The actions draw it straight from its middle to the corners, with the teeth's edges in one level line above."""
    spec = plain(age, actions={"mouthUpwardRetraction": 0.8, "mouthCornerPuller": 0.6})
    shape = shape_head(spec, pack)
    place, gap, middle = lip_gaps(shape.positions, shape.rest, shape.tissue["lips"], lower_lip(pack))
    rim = middle - gap / 2

    def at(x: float) -> float:
        return float(rim[np.abs(np.abs(place) - x) < 0.13].mean())

    assert at(1.0) - at(0.0) < 0.40 * (at(2.0) - at(0.0))
    upper = mouth_meshes(spec, pack, shape)[0]
    edges = upper.positions[upper.masks[:, 1] > 0.99]
    across = np.abs(edges[:, 0])
    assert edges[(across > 0.8) & (across < 1.5), 1].min() > edges[across < 0.4, 1].min() + 0.03


def test_lips_part_no_further_than_teeth_are_long(pack):
    wide = {"mouthUpwardRetraction": 1.0, "mouthCornerPuller": 0.7, "mouthUpperUpLeft": 0.3, "mouthUpperUpRight": 0.3}
    for age, most in ((5, 0.95), (30, 1.35)):
        assert lip_gap_cm(pack, shape_head(plain(age, actions=wide), pack)) < most


def broad_smile(pack, age):
    """Person, head, and height and lower end of the opening in the middle of the lips, cm."""
    actions = {"mouthUpwardRetraction": 0.72, "mouthCornerPuller": 0.62, "mouthLowerDownLeft": 0.36}
    spec = plain(age, actions=actions | {"mouthLowerDownRight": 0.36})
    shape = shape_head(spec, pack)
    place, gap, middle = lip_gaps(shape.positions, shape.rest, shape.tissue["lips"], lower_lip(pack))
    centre = np.abs(place) < 0.25
    return spec, shape, float(gap[centre].mean()), float((middle - gap / 2)[centre].mean())


@pytest.mark.parametrize("age", [30, 60])
def test_a_smile_shows_teeth_down_to_the_lower_lip(pack, age):
    """A dark gap below the teeth is a set of dentures."""
    spec, shape, _, rim = broad_smile(pack, age)
    upper = mouth_meshes(spec, pack, shape)[0]
    edges = upper.positions[(upper.masks[:, 1] > 0.99) & (np.abs(upper.positions[:, 0]) < 0.5)]
    assert -0.15 < edges[:, 1].min() - rim < 0.06


@pytest.mark.parametrize("age", [30, 60])
def test_corners_of_a_smile_stand_little_above_the_upper_lip(pack, age):
    """In portraits of smiles they stand up to a third of the opening higher than the middle of its rim."""
    _, shape, opening, rim = broad_smile(pack, age)
    corner = (np.hypot(np.abs(shape.rest[:, 0]) - 2.43, shape.rest[:, 1] - 68.45) < 0.15) & (shape.rest[:, 2] > 11)
    risen = float(shape.positions[corner, 1].mean()) - (rim + opening)
    assert 0.0 < risen < 0.45 * opening
