"""What the years and the sexes do to a face, beyond the pack's morphs."""

from dataclasses import replace

import numpy as np
import pytest
from tests.support.people import plain

from facestudio.request.parse import parse
from facestudio.scene.head.planes import PLANES, arched, hollowed
from facestudio.scene.head.sagging import PARTS, SAGGING, SAGGING_FOLDS, aged, folded_at_rest, heavily_aged, shares
from facestudio.scene.head.soft_shapes import relief
from facestudio.scene.head.soft_tissue import (
    FOLDS,
    MOST_HIDDEN,
    SWELLINGS,
    begun_below_the_eye,
    begun_beside_the_nose,
    female,
    male,
    shaded_folds,
    soften,
    turner_tension,
)
from facestudio.scene.head.spacing import BODY_SHARE, INTERPUPILLARY_CM, YEARS, eye_distance_mm, grow, interpupillary_cm
from facestudio.spec.resolve import resolve


def lined(age, ageing, femininity=0.5):
    spec = plain(age)
    return replace(spec, skin=replace(spec.skin, ageing=ageing), form=replace(spec.form, femininity=femininity))


@pytest.fixture(scope="module")
def rest(pack):
    return np.asarray(pack.skin.subdivide @ pack.rest[pack.skin.cage])


def test_a_face_sinks_steadily():
    depths = [aged(lined(40, ageing)) for ageing in np.linspace(0, 1, 21)]
    assert depths[0] == 0
    assert depths[-1] == 1.32
    assert (np.diff(depths) >= 0).all()
    assert np.diff(depths).max() < 0.09


def test_a_face_goes_on_sinking_when_its_lines_have_come():
    """Shaw et al. 2011 (Plast. Reconstr. Surg. 127:374): the bones of the face shrink on in old age."""
    fair = replace(lined(40, 0.95).skin, tone=2.0)
    depths = [aged(replace(lined(age, 0.95), skin=fair)) for age in range(40, 81)]
    assert (np.diff(depths) >= 0).all()
    assert depths[-1] > 1.2 * depths[5]
    assert np.diff(depths).max() < 0.03


def test_melanin_keeps_lines_away_and_not_what_sinks():
    def toned(tone, age, ageing):
        spec = lined(age, ageing)
        return aged(replace(spec, skin=replace(spec.skin, tone=tone)))

    assert toned(8.0, 46, 0.6) > toned(2.0, 46, 0.6) + 0.1
    assert toned(8.0, 20, 0.05) == 0


def test_only_the_old_have_folds_that_shade_themselves_but_round_the_wings_of_noses(rest):
    beside = (np.abs(np.abs(rest[:, 0]) - 1.4) < 0.45) & (np.abs(rest[:, 1] - 71.6) < 1.0)
    young, old = shaded_folds(rest, lined(25, 0.08)), shaded_folds(rest, lined(65, 0.95))
    assert young[~beside].max() < 0.02
    assert 0.1 < young[beside].max() < 0.4
    hidden = old > 0.1
    assert 0.2 < old[~beside].max() <= MOST_HIDDEN
    assert set(np.round(rest[hidden, 1]).astype(int)) <= set(range(66, 73))
    assert (np.abs(rest[hidden & ~beside, 0]) > 1.5).all()


def test_drawn_muscles_take_the_slack_of_folds_up():
    still = lined(65, 0.95)
    sneering = replace(
        still, expression=replace(still.expression, actions=(("noseSneerLeft", 1.0), ("noseSneerRight", 1.0)))
    )
    assert folded_at_rest(sneering) < 0.7 * folded_at_rest(still)


@pytest.mark.parametrize("fold", [*FOLDS, *SAGGING_FOLDS], ids=lambda fold: fold.name)
def test_a_fold_is_deepest_on_its_course_and_its_bank_is_on_the_cheek(fold):
    (x0, y0), (x1, y1) = fold.course[1], fold.course[2]
    middle, way = np.array([(x0 + x1) / 2, (y0 + y1) / 2]), np.array([x1 - x0, y1 - y0])
    cheek = np.array([-way[1], way[0]]) / np.hypot(*way)
    offsets = np.linspace(-1, 1, 21)
    places = middle + offsets[:, None] * cheek
    height = np.zeros(21)
    close, found = relief(fold, places[:, 0], places[:, 1], np.full(21, 13.0))
    height[close] = found
    assert abs(offsets[height.argmin()]) < 0.15
    assert height.min() < -0.02  # the fold beside the mouth is a bulge more than a furrow
    if fold.bank:
        assert height[offsets > 0].max() >= fold.bank * 0.8


def test_children_have_neither():
    assert male(lined(11, 0.0, 0.0)) == 0
    assert female(lined(11, 0.0, 1.0)) == 0
    assert aged(lined(8, 0.0)) == 0


def test_folds_begin_in_young_adults_and_leave_children_alone():
    woman = resolve(parse("gender=female&age=27&mood=neutral"), 3)
    child = resolve(parse("gender=female&age=8&mood=neutral"), 3)
    older = replace(woman, skin=replace(woman.skin, ageing=0.7))
    for begun in (begun_beside_the_nose, begun_below_the_eye):
        assert 0.2 < begun(woman) < 1.25
        assert begun(child) == 0.0
        assert begun(older) == 0.0


def test_women_s_brows_and_jowls_sink_less():
    assert heavily_aged(lined(70, 0.9, 1.0)) < 0.7 * heavily_aged(lined(70, 0.9, 0.0))


def test_the_sexes_part_in_puberty():
    grown = [male(lined(age, 0.0, 0.05)) for age in range(8, 30)]
    assert (np.diff(grown) >= 0).all()
    assert grown[-1] > 0.9
    assert female(lined(30, 0.0, 0.05)) == 0
    assert male(lined(30, 0.0, 0.95)) == 0


def test_men_have_the_heavier_brow_and_the_larynx_and_women_the_narrower_jaw(rest):
    man, woman = (soften(rest, lined(30, 0.0, femininity)) for femininity in (0.0, 1.0))

    def moved(of, x, y, axis):
        near = (np.abs(rest[:, 0] - x) < 0.3) & (np.abs(rest[:, 1] - y) < 0.3) & (rest[:, 2] > 5)
        return float(of[near, axis].mean())

    assert moved(man, 2.3, 76.35, 2) > 0.05 > 0 > moved(woman, 1.7, 76.5, 2)
    assert moved(man, 0.0, 60.3, 2) > 0.2
    assert abs(moved(woman, 0.0, 60.3, 2)) < 0.001
    assert moved(woman, 4.2, 66.4, 0) < -0.04 < 0 < moved(man, 4.2, 66.4, 0)


def test_both_sides_are_alike_in_the_young_and_nearly_so_in_the_old(rest):
    def difference(age, ageing):
        spec = lined(age, ageing, 0.2)
        here, there = soften(rest, spec), soften(rest * [-1, 1, 1], spec)
        return np.abs(here - there * [-1, 1, 1]).max()

    assert difference(25, 0.0) < 1e-6
    assert 0.01 < difference(70, 0.9) < 0.3


def test_jowls_hang_without_a_dent_beside_the_chin():
    """Steeper than that, neighbouring skin is drawn past itself, and the chin stands out as a knob."""
    jowls = [part for part in SAGGING if part.part == "jowls"]
    heights, across = np.meshgrid(np.linspace(62.5, 70.0, 76), np.linspace(0.0, 7.0, 71), indexing="ij")
    drop = sum(
        part.moves[1]
        * np.exp(
            -(((across - part.at[0]) / part.half_axes[0]) ** 2) - ((heights - part.at[1]) / part.half_axes[1]) ** 2
        )
        for part in jowls
    )
    assert np.abs(np.gradient(drop, 0.1)).max() < 0.3


def test_everybody_ages_in_an_own_way_and_keeps_it():
    def person(seed):
        spec = lined(60, 0.7, femininity=0.0)  # women are spared a part of some
        return shares(replace(spec, skin=replace(spec.skin, seed=seed)))

    people = [person(seed) for seed in range(40)]
    assert person(3) == people[3]
    assert set(people[0]) == set(PARTS)
    for part in PARTS:
        middles = [sum(own[part]) / 2 for own in people]
        assert min(middles) < 0.75
        assert max(middles) > 1.2
        assert all(abs(left - right) <= 0.49 * (left + right) / 2 for left, right in (own[part] for own in people))
    assert {part.part for part in (*SAGGING, *SAGGING_FOLDS)} <= set(PARTS)


def test_bone_shows_in_the_lean_and_grown_and_in_each_as_much_as_they_have():
    def person(age=30, weight=0.4, seed=1, femininity=0.0):
        spec = lined(age, 0.0, femininity)
        form = replace(spec.form, weight=weight)
        return replace(spec, form=form, skin=replace(spec.skin, seed=seed))

    for drive in (arched, hollowed):
        assert drive(person(age=12)) == 0.0
        assert drive(person(age=16)) < 0.4 * drive(person())
        assert drive(person(weight=0.9)) < 0.4 * drive(person())
        everybody = [drive(person(seed=seed)) for seed in range(40)]
        assert max(everybody) > 2.5 * min(everybody) > 0.0
    assert hollowed(person(femininity=1.0)) < 0.8 * hollowed(person())


def test_cheeks_of_the_lean_fall_in_below_an_arch_of_bone(rest):
    """Against the stout, mm outwards, 5 cm beside the middle in front of the chewing muscle and along the zygomatic arch."""

    def moved(weight, names):
        spec = lined(30, 0.0, 0.0)
        spec = replace(spec, form=replace(spec.form, weight=weight))
        at = next(part for part in PLANES if part.name == names).at
        side = (rest[:, 0] > 0.0) & (rest[:, 2] > 7.0) & (np.hypot(rest[:, 0] - at[0], rest[:, 1] - at[1]) < 0.3)
        return 10.0 * float(soften(rest, spec)[side, 0].mean())

    hollow, arch = "hollow before the chewing muscle", "arch of the cheekbone"
    fall = moved(0.3, hollow) - moved(1.0, hollow)
    rise = moved(0.3, arch) - moved(1.0, arch)
    assert fall < -0.15
    assert rise > 0.15


def test_every_name_is_used_once():
    names = [part.name for part in (*SWELLINGS, *FOLDS, *SAGGING, *SAGGING_FOLDS)]
    assert len(set(names)) == len(names)


def test_a_head_grows_as_a_whole_and_the_body_less(pack):
    grown = grow(pack, pack.rest, 1.1)
    assert eye_distance_mm(pack, grown) == pytest.approx(1.1 * eye_distance_mm(pack, pack.rest), rel=1e-4)
    head, body = pack.rest[:, 1] > 66.0, pack.rest[:, 1] < 55.0
    for part, by in ((head, 1.1), (body, 1.0 + 0.1 * BODY_SHARE)):
        np.testing.assert_allclose(np.ptp(grown[part], axis=0), by * np.ptp(pack.rest[part], axis=0), rtol=1e-4)


def test_eyes_part_with_the_years_until_the_head_is_grown():
    for sex in INTERPUPILLARY_CM:
        assert len(INTERPUPILLARY_CM[sex]) == len(YEARS)
        assert (np.diff(INTERPUPILLARY_CM[sex]) >= 0).all()
    assert interpupillary_cm(1.0, 30) < interpupillary_cm(0.0, 30)


def test_the_muscle_that_turns_the_head_stands_out_on_the_side_it_turns_from():
    person = plain(30, 0.5, "caucasian")
    turned = [replace(person, view=replace(person.view, shoulders=degrees)) for degrees in (-10.0, 0.0, 10.0, 40.0)]
    left = [turner_tension(who)[0] for who in turned]
    right = [turner_tension(who)[1] for who in turned]
    assert left[0] < left[1] == right[1] == 1.0 < left[2] < left[3] < 2.0
    np.testing.assert_allclose(np.add(left, right), 2.0)


def test_children_s_eyes_lie_behind_the_outer_rims_of_their_sockets(rest):
    """Else the far outline of a turned child is one upright line (by eye); grown people have sockets of their own."""
    beside = np.hypot(np.abs(rest[:, 0]) - 5.05, rest[:, 1] - 75.45) < 0.3
    beside &= rest[:, 2] > 8.0
    depth = {age: float(soften(rest, plain(age))[beside, 2].mean()) for age in (2, 8, 12, 16)}
    assert depth[8] < depth[2] < -0.05
    assert depth[12] < -0.1
    assert depth[16] < -0.05
