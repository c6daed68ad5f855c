"""How skin lines with the years, and what sets grown men and women apart."""

import statistics
from itertools import pairwise

import pytest

from facestudio.request.parse import parse
from facestudio.scene.head.sagging import aged
from facestudio.spec.resolve import resolve

ADULT = range(20, 81, 5)


def person(seed, **query):
    return resolve(parse("&".join(f"{name}={value}" for name, value in query.items())), seed)


@pytest.mark.parametrize("gender", ["female", "male"])
@pytest.mark.parametrize("seed", [1, 2, 3, 4, 5])
def test_nobody_grows_younger(seed, gender):
    lines = [person(seed, gender=gender, age=age, ethnicity="european").skin.ageing for age in range(81)]
    assert all(a <= b for a, b in pairwise(lines))
    assert lines[10] == 0
    assert lines[80] > 0.85


@pytest.mark.parametrize("skintone", [0, 5, 10])
@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_no_face_rises_again(seed, skintone):
    sunk = [aged(person(seed, gender="female", age=age, ethnicity="african", skintone=skintone)) for age in range(81)]
    assert all(0 <= later - sooner < 0.12 for sooner, later in pairwise(sunk))
    assert sunk[14] == 0
    assert sunk[80] > 1.3 * sunk[46]


def test_lines_begin_in_the_twenties_and_stay_from_the_forties_on():
    """Luebberding et al. 2014 (Dermatol. Surg. 40:22); BMJ Best Practice, "Photoageing"."""
    typical = {
        age: statistics.mean(
            person(seed, age=age, ethnicity="european", gender="female").skin.ageing for seed in range(1, 41)
        )
        for age in ADULT
    }
    assert typical[20] < 0.08
    assert 0.12 < typical[30] < 0.26
    assert 0.33 < typical[40] < 0.48
    assert typical[50] > 0.52
    assert typical[70] > 0.82


def test_men_line_earlier():
    """Luebberding et al. 2014: earlier and more severe in men; women's lines come after the menopause."""
    for seed in range(1, 11):
        at = {
            (sex, age): person(seed, gender=sex, age=age, ethnicity="european", skintone=2).skin.ageing
            for sex in ("female", "male")
            for age in (40, 70)
        }
        assert at["male", 40] > at["female", 40]
        assert at["male", 70] == pytest.approx(at["female", 70])


def test_people_of_one_age_differ():
    lines = [person(seed, age=45, ethnicity="european", gender="female").skin.ageing for seed in range(1, 61)]
    assert 0.05 < statistics.stdev(lines) < 0.16


def test_grown_women_have_higher_thinner_brows_and_fuller_lips():
    def mean(sex, of, age):
        return statistics.mean(of(person(seed, gender=sex, age=age, ethnicity="european")) for seed in range(1, 31))

    def lips(spec):
        weights = dict(spec.form.details)
        return weights.get("mouth/mouth-upperlip-volume-incr", 0) - weights.get("mouth/mouth-upperlip-volume-decr", 0)

    for of, more in ((lambda s: s.brows.arch, "female"), (lambda s: s.brows.thickness, "male"), (lips, "female")):
        other = "male" if more == "female" else "female"
        assert mean(more, of, 30) > mean(other, of, 30) + 0.15
    assert abs(mean("female", lips, 8) - mean("male", lips, 8)) < 0.05
    # Lips thin in both (Sforza et al. 2010).
    assert all(mean(sex, lips, 25) > mean(sex, lips, 50) > mean(sex, lips, 75) for sex in ("female", "male"))


def test_brows_of_old_women_are_less_white_than_mens():
    """Of heads as white: women pluck or tint what is white in their brows."""

    def share(sex):
        people = (person(seed, gender=sex, age=70, ethnicity="european") for seed in range(1, 41))
        return statistics.mean(one.brows.grey / one.hair.grey**1.3 for one in people)

    assert 0.1 < share("female") < 0.8 * share("male")
