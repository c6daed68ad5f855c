"""What is drawn, against the surveys that the distributions cite. Seeds are fixed, so a failure is a change of ours."""

from collections import Counter
from itertools import pairwise, product
from math import sqrt

import pytest

from facestudio.spec.distributions import (
    brows_and_beard,
    clothes,
    expression,
    eyes,
    hair,
    hair_loss,
    jewellery,
    light,
    person,
    skin,
    view,
    wardrobe,
)
from facestudio.spec.draws import Draw
from facestudio.spec.vocabulary import ETHNICITIES

PEOPLE = 12_000


def drawn(path, function, *needs, count=PEOPLE, first=1):
    """The trait of `count` persons, of seeds from `first` on."""
    return [function(Draw(seed, path), *needs) for seed in range(first, first + count)]


def four_sigma(share: float, count: int) -> float:
    """Tolerance that a share of this many honest draws misses once in 16 000 times."""
    return 4.0 * sqrt(share * (1.0 - share) / count)


def share_of(values, wanted) -> float:
    return sum(map(wanted, values)) / len(values)


def shown_grey(draw, ethnicity, gender, age) -> float:
    """What is seen of the grey: what dye leaves of it."""
    return hair.grey(draw, ethnicity, gender, age, hair.dyed(Draw(draw.seed, "hair_dyed"), gender, age))


def shade(draw, ethnicity, gender, age) -> float:
    """Black pigment of the hair of a person with skin of tone 3."""
    dyed = hair.dyed(Draw(draw.seed, "hair_dyed"), gender, age)
    return hair.eumelanin(draw, ethnicity, 0.1, age, 3, hair.lift(Draw(draw.seed, "hair_lift"), ethnicity, dyed, age))


class TestAge:
    # World Population Prospects 2024, mid-2025: percent of everybody of 0-79, both sexes.
    PERCENT_OF_0_TO_79 = {
        "male": (4.10, 4.32, 4.39, 4.20, 3.98, 3.83, 3.81, 3.81, 3.45, 3.06, 2.90, 2.62, 2.20, 1.73, 1.32, 0.80),
        "female": (3.90, 4.07, 4.12, 3.94, 3.74, 3.62, 3.62, 3.66, 3.35, 3.01, 2.90, 2.68, 2.33, 1.93, 1.58, 1.05),
    }

    @pytest.mark.parametrize("gender", ["male", "female"])
    def test_bands_have_their_share(self, gender):
        ages = drawn("age", person.age, gender)
        percents = self.PERCENT_OF_0_TO_79[gender]
        younger = [age for age in ages if age < 80]
        bands = Counter(age // 5 for age in younger)
        for band, percent in enumerate(percents):
            share = percent / sum(percents)
            assert bands[band] / len(younger) == pytest.approx(share, abs=four_sigma(share, len(younger)) + 0.001)

    def test_genders_have_their_share(self):
        women = share_of(drawn("gender", person.gender), lambda gender: gender == "female")
        share = sum(self.PERCENT_OF_0_TO_79["female"]) / 100.0
        assert women == pytest.approx(share, abs=four_sigma(share, PEOPLE) + 0.002)

    @pytest.mark.parametrize(
        ("band", "women"), [((0, 4), 0.488), ((40, 44), 0.493), ((60, 64), 0.515), ((75, 79), 0.567)]
    )
    def test_women_outlive_men(self, band, women):
        people = {gender: sum(person.people_by_year(gender)[band[0] : band[1] + 1]) for gender in ("male", "female")}
        assert people["female"] / sum(people.values()) == pytest.approx(women, abs=0.002)

    def test_single_years_keep_the_bands_totals_and_have_no_steps(self):
        for gender, bands in person.POPULATION_MILLIONS.items():
            years = person.people_by_year(gender)
            assert len(years) == 81
            for i, total in enumerate(bands[:-1]):
                assert sum(years[5 * i : 5 * i + 5]) == pytest.approx(total)
            assert all(abs(b - a) < 0.13 * a for a, b in pairwise(years))

    def test_both_ends_are_reached(self):
        ages = Counter(drawn("age", person.age, "female"))
        assert ages[0] > 0
        assert 0.0005 < ages[80] / PEOPLE < 0.006
        assert max(ages) == 80


def test_ethnicities_are_equally_likely():
    counts = Counter(drawn("ethnicity", person.ethnicity))
    for name in ETHNICITIES:
        assert counts[name] / PEOPLE == pytest.approx(1 / 7, abs=four_sigma(1 / 7, PEOPLE))


class TestGreying:
    """Panhard et al. 2012, Br. J. Dermatology 167:865. Its sample is mixed: here every group and both sexes alike.

    The model has three numbers for all these figures, hence the tolerance.
    """

    SEEN = 0.01
    """Share of white hairs from which a head is said to have some."""

    @staticmethod
    def shares(ages, genders=("male", "female"), ethnicities=ETHNICITIES, count=120):
        groups = list(product(ethnicities, genders, ages))
        return [
            share
            for number, group in enumerate(groups)
            for share in drawn("hair.grey", hair.natural_grey, *group, count=count, first=1 + number * count)
        ]

    @pytest.mark.parametrize(("ages", "have"), [(range(45, 66), 0.74), (range(56, 61), 0.86), (range(61, 66), 0.91)])
    def test_how_many_have_some(self, ages, have):
        assert share_of(self.shares(ages), lambda share: share > self.SEEN) == pytest.approx(have, abs=0.04)

    @pytest.mark.parametrize(("ages", "mean"), [(range(45, 66), 0.27), (range(56, 61), 0.33), (range(61, 66), 0.40)])
    def test_mean_share_of_the_head(self, ages, mean):
        shares = self.shares(ages)
        assert sum(shares) / len(shares) == pytest.approx(mean, abs=0.04)

    def test_half_grey_at_fifty_is_rare(self):
        assert 0.06 <= share_of(self.shares([50], count=1000), lambda share: share >= 0.5) <= 0.23

    def test_men_before_women_and_europe_before_asia_before_africa(self):
        def mean(**chosen):
            shares = self.shares(range(45, 66), **chosen)
            return sum(shares) / len(shares)

        assert mean(genders=("male",)) > mean(genders=("female",))
        assert mean(ethnicities=("european",)) > mean(ethnicities=("east_asian",)) > mean(ethnicities=("african",))

    def test_grey_never_goes_back(self):
        for seed in range(1, 40):
            for gender in ("male", "female"):
                life = [shown_grey(Draw(seed, "hair.grey"), "european", gender, age) for age in range(81)]
                assert life == sorted(life)
                assert life[15] == 0.0

    def test_many_women_dye_it_and_no_men(self):
        def seen(gender, age):
            whole, shown = (
                drawn("hair.grey", function, "european", gender, age, count=2000)
                for function in (hair.natural_grey, shown_grey)
            )
            grey = [(own, left) for own, left in zip(whole, shown, strict=True) if own > self.SEEN]
            return share_of(grey, lambda pair: pair[1] < pair[0])

        assert seen("male", 60) == 0.0
        assert 0.5 < seen("female", 55) < 0.7
        assert 0.2 < seen("female", 80) < 0.4


class TestShade:
    def test_men_and_girls_keep_what_grew(self):
        for gender, age in (("male", 60), ("female", 15)):
            assert {
                hair.lift(Draw(seed, "hair_lift"), "european", hair.dyed(Draw(seed, "hair_dyed"), gender, age), age)
                for seed in range(200)
            } == {0.0}

    def test_red_is_for_life_but_for_dye(self):
        grown, men = (
            drawn("hair.pheomelanin", function, "european", 2, *lift, count=300)
            for function, lift in ((hair.grown_pheomelanin, ()), (hair.pheomelanin, (0.0,)))
        )
        assert grown == men

    @pytest.mark.parametrize("ethnicity", ETHNICITIES)
    def test_women_who_dye_go_lighter_within_their_kind(self, ethnicity):
        grown, shown = (
            drawn("hair.eumelanin", function, ethnicity, 0.1, 60, 3, *lift, count=500)
            for function, lift in ((hair.grown_eumelanin, ()), (hair.eumelanin, (0.2,)))
        )
        assert all(0.0 <= before - after <= 0.2 + 1e-9 for before, after in zip(grown, shown, strict=True))
        assert max(drawn("hair_lift", hair.lift, ethnicity, 1.0, 60, count=500)) <= 0.5


class TestHairLoss:
    """Shares of people with pattern hair loss, by the surveys cited in hair_loss.py."""

    @pytest.mark.parametrize(
        ("gender", "ethnicity", "age", "low", "high"),
        [
            ("male", "european", 30, 0.30, 0.30),
            ("male", "european", 50, 0.50, 0.50),
            ("male", "european", 70, 0.80, 0.80),
            ("female", "european", 25, 0.03, 0.06),
            ("female", "european", 72, 0.29, 0.42),
            # Between the Korean and the Chinese survey.
            ("male", "east_asian", 35, 0.040, 0.133),
            ("male", "east_asian", 45, 0.108, 0.214),
            ("male", "east_asian", 55, 0.245, 0.319),
            ("male", "east_asian", 65, 0.343, 0.362),
            ("female", "east_asian", 65, 0.103, 0.117),
            ("male", "african", 50, 0.125, 0.125),
        ],
    )
    def test_share(self, gender, ethnicity, age, low, high):
        loss = drawn("hair_loss", hair_loss.progress, gender, ethnicity, age, count=6000)
        share = share_of(loss, lambda progress: progress > 0.0)
        assert low - four_sigma(low, 6000) <= share <= high + four_sigma(high, 6000)

    def test_more_than_half_of_white_men_of_seventy_are_far_gone(self):
        loss = drawn("hair_loss", hair_loss.progress, "male", "european", 70, count=6000)
        assert 0.50 <= share_of(loss, lambda progress: progress >= 0.8) <= 0.60

    def test_hair_does_not_come_back(self):
        for seed in range(1, 60):
            life = [hair_loss.progress(Draw(seed, "hair_loss"), "male", "european", age) for age in range(81)]
            assert life == sorted(life)
            assert life[16] == 0.0

    def test_boys_have_low_hairlines(self):
        assert max(drawn("hair.recession", hair_loss.recession, 0.0, "male", 10, count=200)) == 0.0


class TestSkin:
    @staticmethod
    def levels(ethnicity, gender="male"):
        return drawn("skintone", skin.tone_level, ethnicity, gender, count=3000)

    def test_groups_overlap_and_keep_their_order(self):
        order = ("european", "east_asian", "latin_american", "south_asian", "african")
        means = [sum(self.levels(name)) / 3000 for name in order]
        assert means == sorted(means)
        assert max(self.levels("european")) > min(self.levels("south_asian"))
        assert max(self.levels("south_asian")) > sum(self.levels("african")) / 3000

    def test_india_has_the_widest_range(self):
        def spread(name):
            levels = self.levels(name)
            mean = sum(levels) / len(levels)
            return sqrt(sum((level - mean) ** 2 for level in levels) / len(levels))

        assert all(spread("south_asian") > spread(name) for name in ETHNICITIES if name != "south_asian")

    @pytest.mark.parametrize("ethnicity", ETHNICITIES)
    def test_women_are_a_little_lighter(self, ethnicity):
        difference = (sum(self.levels(ethnicity)) - sum(self.levels(ethnicity, "female"))) / 3000
        assert 0.1 < difference < 0.5

    def test_lines_deepen_with_the_years(self):
        means = [
            sum(drawn("skin.ageing", skin.ageing, "female", age, 2, count=500)) / 500 for age in (5, 20, 35, 50, 65, 80)
        ]
        assert means == sorted(means)
        assert means[0] == 0.0
        assert means[-1] > 0.9


class TestEyes:
    @staticmethod
    def shares(ethnicity, skintone=2):
        counts = Counter(drawn("eyes.colour", eyes.colour, ethnicity, skintone, count=3000))
        return {name: count / 3000 for name, count in counts.items()}

    def test_world_s_eyes_are_mostly_brown(self):
        """70-79 % in the popular figures; more here, where all groups are equally likely and Europe is one of seven."""
        brown = 0.0
        for name in ETHNICITIES:
            shares = self.shares(name, round(skin.TONES[name][0]))
            brown += (shares.get("brown", 0.0) + shares["dark_brown"]) / 7
        assert 0.75 < brown < 0.92

    @pytest.mark.parametrize("ethnicity", ["east_asian", "southeast_asian", "african"])
    def test_nearly_all_are_brown_there(self, ethnicity):
        shares = self.shares(ethnicity)
        assert shares["brown"] + shares["dark_brown"] > 0.98

    def test_europe_is_mixed(self):
        shares = self.shares("european")
        assert 0.25 < shares["blue"] < 0.40
        assert len(shares) == 7

    def test_dark_skin_has_brown_eyes(self):
        assert set(self.shares("european", 9)) == {"brown", "dark_brown"}


class TestHairAndBeard:
    def test_red_hair_is_one_in_a_hundred(self):
        red = sum(
            share_of(drawn("hair.pheomelanin", hair.grown_pheomelanin, name, 2, count=4000), lambda red: red > 0.5)
            for name in ETHNICITIES
        )
        assert 0.005 < red / 7 < 0.02

    def test_hair_is_longer_on_women_than_on_men_of_any_age_but_infants(self):
        for age in (4, 10, 25, 45, 65, 80):
            men, women = (
                sum(drawn("hair_length", hair.level, gender, age, "european", 0.0, count=800)) / 800
                for gender in ("male", "female")
            )
            assert women > men + 1.0

    def test_women_and_children_have_no_beard_of_their_own(self):
        for ethnicity in ETHNICITIES:
            assert set(drawn("facial_hair", brows_and_beard.level, "female", 40, ethnicity, count=300)) == {0}
            assert set(drawn("facial_hair", brows_and_beard.level, "male", 13, ethnicity, count=300)) == {0}

    def test_beards_by_group(self):
        def bearded(ethnicity):
            levels = drawn("facial_hair", brows_and_beard.level, "male", 35, ethnicity, count=2000)
            return share_of(levels, lambda level: level >= 2)

        assert bearded("west_asian") > bearded("european") > bearded("east_asian")
        assert 0.3 < bearded("european") < 0.5

    def test_coily_hair_stays_with_africa_and_straight_hair_with_east_asia(self):
        assert min(drawn("hair.texture", hair.texture, "african", "female", 70, count=500)) > 0.65
        for gender, age in (("female", 40), ("male", 70)):
            assert max(drawn("hair.texture", hair.texture, "east_asian", gender, age, count=500)) < 0.25

    def test_curl_is_for_life_but_for_a_permanent_wave(self):
        for gender in ("male", "female"):
            young = drawn("hair.texture", hair.texture, "european", gender, 20, count=200)
            old = drawn("hair.texture", hair.texture, "european", gender, 80, count=200)
            changed = [(before, after) for before, after in zip(young, old, strict=True) if before != after]
            assert all(before < after < 0.39 for before, after in changed)
            assert bool(changed) == (gender == "female")

    def test_nobody_s_hair_changes_from_one_birthday_to_the_next(self):
        """Dye grows out and waves come in over years."""
        for of, most in ((shown_grey, 0.25), (hair.texture, 0.12), (shade, 0.12)):
            years = [drawn(f"hair.{of.__name__}", of, "european", "female", age, count=300) for age in range(20, 81)]
            assert max(abs(b - a) for one, next_ in pairwise(years) for a, b in zip(one, next_, strict=True)) < most

    def test_some_older_women_wear_a_permanent_wave(self):
        waved = share_of(
            drawn("hair.texture", hair.texture, "east_asian", "female", 72, count=2000), lambda curl: curl > 0.26
        )
        assert 0.1 < waved < 0.3


class TestTheRest:
    def test_glasses_come_with_age(self):
        shares = [
            share_of(drawn("eyewear.kind", wardrobe.eyewear_kind, age, count=3000), lambda kind: kind == "eyeglasses")
            for age in (1, 10, 30, 50, 75)
        ]
        assert shares[0] == 0.0
        assert shares == sorted(shares)
        assert 0.3 < shares[-1] < 0.45

    def test_infants_wear_no_sunglasses(self):
        assert set(drawn("eyewear.kind", wardrobe.eyewear_kind, 1, count=3000)) == {"none"}

    def test_clothes_are_of_many_kinds(self):
        outfits = [Counter(drawn("outfit", clothes.outfit, gender, count=3000)) for gender in ("male", "female")]
        for worn in outfits:
            assert len(worn) >= 15
            assert max(worn.values()) < 0.3 * 3000
        assert outfits[0]["suit"] > 100
        assert outfits[1]["suit"] == 0

    def test_infants_wear_neither_suits_nor_jewellery(self):
        worn = set(drawn("clothing.garment", clothes.garment, "suit", 1, count=500))
        assert worn == {"crew_neck", "round_collar", "sweater", "band_collar"}
        for age in (1, 10):
            assert set(drawn("jewellery.earrings", jewellery.earrings, "female", age, count=500)) == {"none"}
            assert set(drawn("jewellery.necklace", jewellery.necklace, "female", age, "v_neck", count=500)) == {"none"}

    def test_colours_of_cloth_are_muted(self):
        shades = drawn("clothing.colour", clothes.colour, "jersey", count=3000)
        dark_or_grey = share_of(shades, lambda c: max(c) < 0.13 or max(c) < 1.25 * min(c))
        assert 0.55 < dark_or_grey < 0.85
        assert max(max(c) for c in shades) < 0.9

    def test_people_mostly_look_neutral_or_happy(self):
        moods = Counter(drawn("expression.mood", expression.mood, count=4000))
        assert moods["neutral"] > moods["happy"] > 0.15 * 4000
        assert (moods["neutral"] + moods["happy"]) / 4000 > 0.9
        assert len(moods) == 7

    def test_most_views_are_near_frontal_and_both_sides_alike(self):
        angles = drawn("view.view_profile", view.view_profile, count=6000)
        assert min(angles) < -50
        assert max(angles) > 50
        assert all(isinstance(angle, int) and -60 <= angle <= 60 for angle in angles)
        assert share_of(angles, lambda angle: abs(angle) <= 9) == pytest.approx(0.5, abs=0.05)
        assert sum(angles) / 6000 == pytest.approx(0.0, abs=1.0)

    def test_every_kind_of_light_and_backdrop_occurs(self):
        for kind in ("studio", "natural", "artistic"):
            setups = set(drawn("light.setup", light.setup, kind, count=400))
            assert len(setups) >= 3
            places = {place for setup in setups for place in drawn("light.backdrop", light.backdrop, setup, count=100)}
            assert len(places) >= 3
