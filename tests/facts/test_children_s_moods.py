"""What children show to a camera when no mood is asked for."""

from facestudio.spec.distributions import expression
from facestudio.spec.draws import Draw

SEEDS = range(1, 2001)


def share_happy(age):
    moods = [expression.mood(Draw(seed, "expression.mood"), age) for seed in SEEDS]
    return moods.count("happy") / len(moods)


def test_children_smile_in_about_half_of_their_portraits():
    """More than grown people, by eye."""
    assert 0.42 < share_happy(7) < 0.58
    assert share_happy(35) < 0.25


def test_children_smile_lightly():
    child, grown = (
        max(expression.intensity(Draw(seed, "expression.intensity"), "happy", age) for seed in SEEDS) for age in (7, 30)
    )
    assert child < 0.93 < grown


def test_nobody_rests_with_a_harder_mouth_the_younger():
    """Corners of resting mouths are raised as far in schoolchildren as in adults, or further."""

    def raised(age):
        people = [
            dict(expression.actions(Draw(seed, "expression.actions"), "neutral", 0.0, age)) for seed in SEEDS[:200]
        ]
        return sum(one.get("mouthCornerPuller", 0.0) for one in people) / len(people)

    assert raised(9) > 1.05 * raised(30)
