"""The hashes by which mass detail is made: another name of `facestudio.maths.counter_hash`."""

from facestudio.maths.counter_hash import normal, stream_word, uniform, words

__all__ = ["normal", "stream_word", "uniform", "words"]
