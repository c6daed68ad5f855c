"""Who wears which cut."""

import pytest

from facestudio.spec.distributions import hair
from facestudio.spec.draws import Draw
from facestudio.spec.vocabulary import HAIR_STYLES

CURL = {"straight": 0.1, "wavy": 0.35, "curly": 0.6, "coily": 0.95}
MENS = {"crew", "crop", "quiff", "undercut", "afro_fade"}
WOMENS = {"pixie", "bob", "lob", "bangs", "layered", "pigtails", "puff", "relaxed"}


def worn(gender, age, curl, levels=range(11), seeds=range(1, 61), loss=0.0):
    return {hair.style(Draw(seed, "hair.style"), level, curl, gender, age, loss) for seed in seeds for level in levels}


def everybody():
    return {
        (gender, age, curl): worn(gender, age, CURL[curl])
        for gender in ("male", "female")
        for age in (1, 7, 25, 70)
        for curl in CURL
    }


def test_every_cut_that_has_a_name_is_worn_and_no_other():
    assert set().union(*everybody().values()) == set(HAIR_STYLES)
    assert len(HAIR_STYLES) > 24


def test_mens_and_womens_cuts_are_their_own():
    people = everybody()
    assert not MENS & set().union(*(cuts for (gender, _, _), cuts in people.items() if gender == "female"))
    assert not WOMENS & set().union(*(cuts for (gender, _, _), cuts in people.items() if gender == "male"))


def test_curl_decides_what_can_be_worn():
    assert {"afro", "twists", "locs", "braids"} <= worn("female", 30, 0.95)
    assert not {"afro", "afro_fade", "coils", "locs", "puff"} & worn("male", 30, 0.1)
    assert "curls" in worn("male", 30, 0.6, levels=(3, 4))


def test_pigtails_are_for_girls():
    assert "pigtails" in worn("female", 6, 0.1)
    assert "pigtails" not in worn("female", 30, 0.1)


def test_what_needs_a_full_front_is_not_worn_on_a_bare_one():
    assert not {"quiff", "crop", "undercut", "messy"} & worn("male", 25, 0.1, loss=0.9)


@pytest.mark.parametrize("gender", ["male", "female"])
def test_who_ties_straight_hair_at_one_length_may_at_the_next(gender):
    tied = {"bun", "ponytail"}
    for seed in range(1, 200):
        at_six, at_seven = (worn(gender, 40, 0.1, levels=(level,), seeds=(seed,)) for level in (6, 7))
        assert not at_six <= tied or at_seven <= tied


def test_few_women_past_seventy_wear_hair_to_their_shoulders():
    def long_haired(age):
        levels = [hair.level(Draw(seed, "hair_length"), "female", age, "european", 0.0) for seed in range(1, 2001)]
        return sum(level > 6 for level in levels) / len(levels)

    assert long_haired(25) > 0.7 > long_haired(50) > 0.35
    assert 0.05 < long_haired(72) < 0.25
