"""The order of passes hangs together, and the checker sees when one doesn't."""

import pytest

from facestudio.frame.order import ORDER, RESULTS, Pass, faults, places, spare
from facestudio.frame.picture import BUFFERS


def no_op(picture):
    """Stands for a pass."""


def test_the_order_is_sound():
    assert faults(ORDER) == []


@pytest.mark.parametrize("dropped", [step.name for step in ORDER if step.name != "lenses"])
def test_no_pass_can_be_left_out(dropped):
    assert faults([step for step in ORDER if step.name != dropped])


@pytest.mark.parametrize(
    ("order", "fault"),
    [
        ([Pass("a", ("position",), ("colour",), no_op)], "'a' reads 'position' before anything has written it."),
        (
            [Pass("a", (), ("colour",), no_op), Pass("b", (), ("normal",), no_op)],
            "'b' writes 'normal', which nothing reads.",
        ),
        ([Pass("a", (), ("colour", "smoke"), no_op)], "'a' uses an unknown buffer 'smoke'."),
        ([Pass("a", (), ("colour",), no_op)] * 2, "There are two passes 'a'."),
        ([], "Nothing writes the result 'colour'."),
    ],
)
def test_faults_are_named(order, fault):
    assert fault in faults(order, results=("colour",))


def test_swapped_passes_are_found():
    backwards = list(reversed(ORDER))
    assert len(faults(backwards, RESULTS)) > 5


@pytest.mark.parametrize("one_size", [False, True])
def test_shared_memory_is_never_written_while_it_is_still_read(one_size):
    shared = places(ORDER, one_size=one_size)
    assert any(shared[name] != name for name in shared)
    assert (shared["colour"] == "colour") is not one_size
    content = {}
    for step in ORDER:
        for name in step.wants:
            assert content[shared[name]] == name, f"'{step.name}' finds something else in the place of '{name}'"
        for name in step.gives:
            assert name == "colour" or BUFFERS[shared[name]] == BUFFERS[name]
            content[shared[name]] = name
        outputs = [shared[name] for name in step.gives]
        assert len(set(outputs)) == len(outputs)
    assert all(content[shared[name]] == name for name in RESULTS)


@pytest.mark.parametrize("one_size", [False, True])
def test_nothing_that_lasts_lies_in_the_spare_target(one_size):
    shared = places(ORDER, one_size=one_size)
    found = spare(ORDER, shared)
    assert found in shared.values()
    assert found not in {shared[name] for name in RESULTS}
