"""Do faces still look as they did? Each buffer apart, so that a failure names its stage."""

import pytest

from goldens.buffers import BUFFERS, REFERENCE, draw, read, write
from goldens.people import PEOPLE
from support.pictures import assert_same_picture


@pytest.fixture(scope="module", params=sorted(PEOPLE))
def person(request, gpu, pack):
    """(name, buffers as drawn now, buffers as they were)."""
    return request.param, draw(PEOPLE[request.param], gpu, pack), read(request.param)


@pytest.mark.parametrize("buffer", BUFFERS)
def test_buffer_is_as_it_was(person, buffer, tmp_path_factory):
    name, now, before = person
    try:
        assert_same_picture(now[buffer], before[buffer])
    except AssertionError as difference:
        kept = tmp_path_factory.mktemp("goldens") / f"{name}.webp"
        write(now, kept)
        pytest.fail(
            f"{buffer} of {name}: {difference}\nIt is now: {kept}\nIf that is meant: make goldens", pytrace=False
        )


def test_every_golden_belongs_to_somebody():
    assert {path.stem for path in REFERENCE.glob("*.webp")} == set(PEOPLE)
