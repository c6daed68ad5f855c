"""Looks an installation over and says, in sentences, what is wrong and what to do about it."""
