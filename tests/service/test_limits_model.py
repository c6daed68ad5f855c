"""Limits against a model that keeps every request in a list: whatever happens in whatever order, both agree."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facestudio_web.limits import clock
from facestudio_web.limits.services import Admission, Quota, Throttled, admit, standing

pytestmark = pytest.mark.django_db

US = 1_000_000
BURST_US, DAY_US, LEASE_US = 60 * US, 86400 * US, 90 * US
_numbers = count()


@dataclass(eq=False)  # two of the same moment are two
class Asked:
    at_us: int
    pending: bool = True


@dataclass
class Model:
    """The definition, word for word."""

    now_us: int = 1_800_000_000 * US
    asked: list[Asked] = field(default_factory=list)

    def count(self, window_us: int, at_us: int) -> int:
        return sum(
            at_us - each.at_us < window_us and not (each.pending and self.now_us - each.at_us >= LEASE_US)
            for each in self.asked
        )

    def has_room(self, quota: Quota, at_us: int) -> bool:
        return self.count(BURST_US, at_us) < quota.burst and self.count(DAY_US, at_us) < quota.sustained


def attempt(subject: str, quota: Quota) -> tuple[Admission | None, int]:
    try:
        return admit(subject, quota), 0
    except Throttled as throttled:
        return None, throttled.wait_s


quotas = st.builds(Quota, burst=st.integers(1, 4), sustained=st.integers(1, 8))
steps = st.lists(
    st.one_of(
        st.tuples(st.just("pass"), st.integers(0, 70 * US)),
        st.tuples(st.just("pass"), st.sampled_from([1, US, BURST_US - 1, BURST_US, LEASE_US, DAY_US // 3, DAY_US])),
        st.tuples(st.just("ask"), st.sampled_from(["settle", "settle", "release", "leave"])),
        st.tuples(st.just("finish"), st.sampled_from(["settle", "release"])),
        st.tuples(st.just("quota"), quotas),
    ),
    max_size=40,
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=quotas, steps=steps)
def test_limits_do_what_the_definition_says(monkeypatch, first, steps):
    model, quota, subject = Model(), first, f"user:{next(_numbers)}"
    monkeypatch.setattr(clock, "reading", lambda vendor: model.now_us)
    in_hand: list[tuple[Admission, Asked]] = []

    def finish(admission: Admission, asked: Asked, how: str) -> None:
        if how == "settle":
            admission.settle(None)
            asked.pending = False
        else:
            admission.release()
            model.asked.remove(asked)

    for step, what in steps:
        if step == "pass":
            model.now_us += what
        elif step == "quota":
            quota = what
        elif step == "finish" and in_hand:
            finish(*in_hand.pop(0), what)
        elif step == "ask":
            admission, wait_s = attempt(subject, quota)
            assert model.has_room(quota, model.now_us) == (admission is not None)
            if admission is None:
                assert model.has_room(quota, model.now_us + wait_s * US)
                assert not model.has_room(quota, model.now_us + (wait_s - 1) * US)
            else:
                model.asked.append(asked := Asked(model.now_us))
                if what == "leave":
                    in_hand.append((admission, asked))
                else:
                    finish(admission, asked, what)
        found = standing(subject, quota)
        assert found.burst_left == max(0, quota.burst - model.count(BURST_US, model.now_us))
        assert found.sustained_left == max(0, quota.sustained - model.count(DAY_US, model.now_us))
