"""Fixtures of the scene's tests."""

import pytest


@pytest.fixture(scope="session")
def head_of(pack):
    """Shape of the head of `tests.support.people.plain(*who)`, made once for each."""
    from tests.support.people import plain

    from facestudio.scene.head import shape_head

    made = {}

    def shape(*who):
        if who not in made:
            made[who] = shape_head(plain(*who), pack)
        return made[who]

    return shape
