"""The counter hash: a function of its three inputs only, even and uncorrelated enough for hair and pores."""

import numpy as np
import pytest

from facestudio.maths.counter_hash import normal, stream_word, uniform, words

COUNT = 200_000
INDEX = np.arange(COUNT)


def test_frozen_values():
    """pcg3d of (3, 7, 5) by the paper's listing, in plain Python integers."""
    mask = 0xFFFFFFFF
    x, y, z = ((v * 1664525 + 1013904223) & mask for v in (3, 7, 5))
    for again in (True, False):
        x = (x + y * z) & mask
        y = (y + z * x) & mask
        z = (z + x * y) & mask
        if again:
            x, y, z = x ^ x >> 16, y ^ y >> 16, z ^ z >> 16
    assert tuple(int(word) for word in words(7, 5, 3)) == (x, y, z)


def test_a_number_depends_on_its_own_index_only():
    whole = uniform(9, "curl", INDEX)
    assert np.array_equal(whole[5000:5010], uniform(9, "curl", np.arange(5000, 5010)))
    assert np.array_equal(whole[::-1], uniform(9, "curl", INDEX[::-1]))
    assert whole[17] == uniform(9, "curl", 17)


def test_shape_follows_the_index():
    assert uniform(1, "a", np.zeros((3, 4), int)).shape == (3, 4)
    assert normal(1, "a", np.zeros((3, 4), int)).dtype == np.float32
    assert uniform(1, "a", 5).shape == ()
    assert uniform(1, "a", np.zeros(0, int)).shape == (0,)


def test_uniform_numbers_are_even_and_never_0_or_1():
    numbers = uniform(2**32 - 1, "even", INDEX).astype(float)
    assert 0.0 < numbers.min() < 1e-4
    assert 1.0 - 1e-4 < numbers.max() < 1.0
    counts, _ = np.histogram(numbers, bins=64, range=(0.0, 1.0))
    expected = COUNT / 64
    chi_square = float(((counts - expected) ** 2 / expected).sum())
    assert chi_square < 63 + 4 * np.sqrt(2 * 63)


def test_normal_numbers_are_normal():
    numbers = normal(3, "length", INDEX).astype(float)
    assert abs(numbers.mean()) < 4 / np.sqrt(COUNT)
    assert numbers.std() == pytest.approx(1.0, abs=4 / np.sqrt(2 * COUNT))
    assert np.mean(np.abs(numbers) < 1.0) == pytest.approx(0.6827, abs=0.005)
    assert np.abs(numbers).max() < 5.8


@pytest.mark.parametrize("other", [(8, "curl", 0), (7, "kink", 0), (7, "curl", 1)])
def test_seeds_streams_and_neighbours_are_unrelated(other):
    seed, stream, step = other
    correlation = np.corrcoef(uniform(7, "curl", INDEX), uniform(seed, stream, INDEX + step))[0, 1]
    assert abs(correlation) < 4 / np.sqrt(COUNT)


def test_stream_names_are_stable():
    assert stream_word("curl") == 65018701
    assert stream_word(12) == 12
