"""How heads are held before the lens, and where it stands."""

from statistics import median, stdev

from facestudio.spec.distributions import view
from facestudio.spec.draws import Draw

SEEDS = range(1, 3001)


def test_cameras_stand_lower_than_eyes_seldom_and_by_little():
    pitches = [view.pitch(Draw(seed, "view.pitch")) for seed in SEEDS]
    assert sum(pitch < -2.0 for pitch in pitches) / len(pitches) < 0.12
    assert min(pitches) > -5.0
    assert 1.0 < median(pitches) < 3.0
    assert max(pitches) > 8.0


def test_heads_are_tilted_to_both_sides_some_by_much_and_half_hardly():
    rolls = [view.roll(Draw(seed, "view.roll")) for seed in SEEDS]
    assert abs(sum(rolls) / len(rolls)) < 0.5
    assert 0.45 < sum(abs(roll) <= 3.0 for roll in rolls) / len(rolls) < 0.55
    assert max(map(abs, rolls)) > 10.0
    assert 4.0 < stdev(rolls) < 6.0


def test_children_tilt_their_heads_further():
    child, grown = (view.roll(Draw(7, "view.roll"), age) for age in (8, 30))
    assert abs(child) > abs(grown)
