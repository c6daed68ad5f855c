"""The dice: a frozen table, so that no version, machine or refactoring changes who a seed stands for."""

import json
from collections import Counter
from math import sqrt
from pathlib import Path
from statistics import NormalDist

import pytest

from facestudio.spec.draws import Draw, choose, interpolate, truncated_normal, word

FROZEN = json.loads((Path(__file__).parent / "frozen_draws.json").read_text())


@pytest.mark.parametrize(("seed", "path", "value"), FROZEN)
def test_draws_are_frozen(seed, path, value):
    assert Draw(seed, path).uniform() == value


def test_the_table_covers_seeds_and_traits():
    assert len(FROZEN) >= 100
    assert {1, 2**32} < {seed for seed, _, _ in FROZEN}


def test_the_hash_is_blake2b_keyed_by_the_seed():
    """RFC 7693's own reference, as another implementation has it: `b2sum -l 64` can't be keyed, hashlib can."""
    from hashlib import blake2b

    keyed = blake2b(b"hair.length", digest_size=8, key=(7).to_bytes(8, "big"))
    assert word(7, "hair.length") == int(keyed.hexdigest(), 16)


def test_a_detail_extends_the_path():
    assert Draw(7, "hair").uniform("length") == Draw(7, "hair/length").uniform()
    assert Draw(7, "hair").uniform("length") != Draw(7, "hair").uniform("width")


def test_uniform_numbers_are_even_over_seeds_and_over_paths():
    for numbers in (
        [Draw(seed, "age").uniform() for seed in range(1, 20_001)],
        [Draw(7, f"trait {i}").uniform() for i in range(20_000)],
    ):
        counts = Counter(int(number * 50) for number in numbers)
        chi_square = sum((counts[i] - 400) ** 2 / 400 for i in range(50))
        assert chi_square < 49 + 4 * sqrt(2 * 49)


def test_uniform_numbers_never_reach_0_or_1(monkeypatch):
    for bits, end in ((0, 0.0), (2**64 - 1, 1.0)):
        monkeypatch.setattr("facestudio.spec.draws.word", lambda seed, path, bits=bits: bits)
        number = Draw(1, "x").uniform()
        assert 0.0 < number < 1.0
        assert number == pytest.approx(end, abs=1e-15)


def test_truncated_normal_is_the_normal_law_within_its_limits():
    law = NormalDist()
    for limit in (1.5, 2.5):
        assert truncated_normal(0.5, limit) == pytest.approx(0.0, abs=1e-12)
        assert -limit <= truncated_normal(1e-12, limit) < 0 < truncated_normal(1 - 1e-12, limit) <= limit + 1e-9
        inside = law.cdf(limit) - law.cdf(-limit)
        for x in (-1.2, 0.3, 1.0):
            quantile = (law.cdf(x) - law.cdf(-limit)) / inside
            assert truncated_normal(quantile, limit) == pytest.approx(x)


def test_choice_gives_each_name_its_weight_and_none_to_weightless_ones():
    weights = [("none", 0.0), ("a", 1.0), ("never", 0.0), ("b", 3.0), ("last", 0.0)]
    counts = Counter(choose((i + 0.5) / 1000, weights) for i in range(1000))
    assert counts == {"a": 250, "b": 750}
    assert choose(1.0 - 2**-53, weights) == "b"


def test_interpolation_is_linear_between_knots_and_constant_beyond():
    knots = [(0, 0.0), (10, 1.0), (20, 0.0)]
    assert [interpolate(x, knots) for x in (-5, 0, 5, 10, 15, 25)] == [0.0, 0.0, 0.5, 1.0, 0.5, 0.0]


def test_seeds_of_mass_detail_are_words_of_32_bits():
    seeds = [Draw(seed, "skin.seed").word32() for seed in range(1, 2000)]
    assert all(0 <= seed < 2**32 for seed in seeds)
    assert len(set(seeds)) == len(seeds)
