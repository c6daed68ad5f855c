"""Two moving windows of one meter, with a clock that stands still until it is told to go on."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from facestudio_web.limits import clock
from facestudio_web.limits.models import Hit, Meter, UsageDay
from facestudio_web.limits.selectors import usage_by_day
from facestudio_web.limits.services import Quota, Standing, Throttled, admit, ratelimit_headers, standing, sweep

pytestmark = pytest.mark.django_db

QUOTA = Quota(burst=2, sustained=5)
WHO = "user:1"
DAY = 86400
LEASE = 90
"""Seconds: a request may take 60, and its answer 30 more."""


class StoppedClock:
    """Seconds since some moment; moved by hand."""

    def __init__(self) -> None:
        self.start = 1_800_000_000
        self.now = 0.0

    def reading(self, vendor: str) -> int:
        return round((self.start + self.now) * 1_000_000)


@pytest.fixture(autouse=True)
def time(monkeypatch):
    stopped = StoppedClock()
    monkeypatch.setattr(clock, "reading", stopped.reading)
    return stopped


def ask(quota: Quota = QUOTA, who: str = WHO) -> int:
    """0 if a request is let in (and answered), else the wait in seconds."""
    try:
        admit(who, quota).settle(None)
    except Throttled as throttled:
        return throttled.wait_s
    return 0


def refusal(quota: Quota = QUOTA) -> Throttled:
    with pytest.raises(Throttled) as caught:
        admit(WHO, quota)
    return caught.value


@pytest.mark.parametrize(
    "moments",
    [
        # (second, wait): 0 is let in.
        pytest.param([(0, 0), (0, 0), (0, 60)], id="as many as the burst at once"),
        pytest.param([(0, 0), (30, 0), (59, 1), (60, 0), (60, 30), (90, 0)], id="the window moves"),
        pytest.param([(0.5, 0), (0.5, 0), (59.5, 1), (60.4, 1), (60.5, 0)], id="parts of a second are rounded up"),
        pytest.param([(0, 0), (0, 0), (0, 60), (1, 59), (30, 30), (60, 0)], id="refusals cost nothing"),
        pytest.param([(0, 0), (100, 0), (200, 0), (300, 0), (400, 0), (500, DAY - 500)], id="the day fills too"),
        pytest.param([(0, 0), (100, 0), (200, 0), (300, 0), (400, 0), (DAY, 0), (DAY, 100)], id="the day moves"),
        pytest.param(
            [(0, 0), (100, 0), (200, 0), (DAY - 1, 0), (DAY - 1, 0), (DAY, 59)], id="the later window decides"
        ),
        pytest.param([(0, 0), (1, 0), (DAY, 0), (DAY, 0), (DAY, 60)], id="what is a day old counts no more"),
    ],
)
def test_a_timetable(time, moments):
    for second, wait in moments:
        time.now = second
        assert ask() == wait, f"at second {second}"


@pytest.mark.parametrize("fraction", [0.0, 0.000001, 0.4, 0.999999])
def test_the_wait_is_true_to_the_second(time, fraction):
    ask()
    time.now = 7.25
    ask()
    time.now = 20 + fraction
    wait = ask()
    time.now += wait - 1
    assert ask() == 1
    time.now += 1
    assert ask() == 0


def test_what_the_burst_refuses_is_not_charged_to_the_day(time):
    for minute in range(3):
        time.now = 60 * minute
        for _ in range(10):
            ask(Quota(burst=1, sustained=3))
    time.now = 180
    assert refusal(Quota(burst=1, sustained=3)).policy == "sustained"
    assert Hit.objects.count() == 3


def test_what_the_day_refuses_is_not_charged_to_the_burst(time):
    quota = Quota(burst=2, sustained=1)
    ask(quota)
    time.now = DAY - 1
    assert [ask(quota) for _ in range(5)] == [1] * 5
    time.now = DAY
    assert standing(WHO, quota) == Standing(burst_left=2, burst_reset_s=60, sustained_left=1, sustained_reset_s=DAY)


def test_subjects_do_not_share(time):
    assert [ask(QUOTA, who) for who in ("user:1", "user:2", "user:1", "user:2", "user:1")] == [0, 0, 0, 0, 60]


def test_a_released_request_was_never_asked(time):
    for _ in range(10):
        admit(WHO, QUOTA).release()
    assert standing(WHO, QUOTA) == Standing(2, 60, 5, DAY)


def test_a_request_in_hand_counts(time):
    admit(WHO, QUOTA)
    admit(WHO, QUOTA)
    assert refusal().wait_s == 60


def test_a_request_in_hand_counts_until_its_server_must_be_dead(time):
    quota = Quota(burst=5, sustained=2)
    admit(WHO, quota)
    admit(WHO, quota)
    time.now = LEASE - 1
    assert refusal(quota).policy == "sustained"
    time.now = LEASE
    assert standing(WHO, quota).sustained_left == 2
    assert [ask(quota), ask(quota), ask(quota)] == [0, 0, DAY]


def test_settling_and_releasing_happen_once(time):
    settled, released = admit(WHO, QUOTA), admit(WHO, QUOTA)
    settled.settle(None)
    settled.settle(None)
    settled.release()
    released.release()
    released.release()
    released.settle(None)
    assert standing(WHO, QUOTA).sustained_left == 4


def test_a_lowered_quota_holds_at_once(time):
    for second in (0, 10, 20, 30):
        time.now = second
        ask(Quota(burst=5, sustained=100))
    time.now = 35
    lowered = Quota(burst=2, sustained=100)
    assert ask(lowered) == 45  # two of the four may be left: at 80, when that of 20 has gone
    time.now = 79
    assert ask(lowered) == 1
    time.now = 80
    assert ask(lowered) == 0


def test_a_raised_quota_holds_at_once(time):
    assert [ask(Quota(1, 10)), ask(Quota(1, 10)), ask(Quota(2, 10))] == [0, 60, 0]


def test_a_quota_of_nothing_lets_nobody_in(time):
    assert refusal(Quota(burst=0, sustained=10)).wait_s == 60
    ask(Quota(5, 5))
    assert refusal(Quota(burst=5, sustained=0)).wait_s == DAY


def test_the_standing_after_each_request(time):
    def now() -> tuple[int, ...]:
        found = standing(WHO, QUOTA)
        return found.burst_left, found.burst_reset_s, found.sustained_left, found.sustained_reset_s

    assert now() == (2, 60, 5, DAY)
    assert admit(WHO, QUOTA).standing == Standing(1, 60, 4, DAY)
    time.now = 20.5
    assert now() == (1, 40, 4, DAY - 20)
    assert admit(WHO, QUOTA).standing == Standing(0, 40, 3, DAY - 20)
    assert refusal().standing == Standing(0, 40, 3, DAY - 20)
    time.now = 60
    assert now() == (1, 21, 3, DAY - 60)


def test_the_headers_follow_the_draft():
    assert ratelimit_headers(Quota(5, 120), Standing(4, 37, 119, DAY)) == {
        "RateLimit-Policy": '"burst";q=5;w=60, "day";q=120;w=86400',
        "RateLimit": '"burst";r=4;t=37, "day";r=119;t=86400',
    }


def test_a_clock_that_was_set_back_opens_no_window_and_locks_nobody_out(time):
    time.now = 3600
    ask()
    ask()
    time.now = 0
    assert ask() == 60
    time.now = 59
    assert ask() == 1
    time.now = 60
    assert ask() == 0
    assert standing(WHO, QUOTA).sustained_left == 2


def test_old_hits_are_deleted_by_and_by(time):
    for second in range(0, 3 * DAY, DAY // 4):
        time.now = second
        assert ask() == 0
    assert Hit.objects.count() == 4
    assert Meter.objects.get().stored == 4


def test_meters_that_count_nothing_any_more_are_swept_away(time):
    ask(who="address:192.0.2.1")
    admit("address:192.0.2.3", QUOTA).release()
    time.now = 10
    ask(who="address:192.0.2.2")
    time.now = DAY - 1
    assert sweep() == 0
    time.now = DAY
    assert sweep() == 2
    assert list(Meter.objects.values_list("subject", flat=True)) == ["address:192.0.2.2"]
    assert Hit.objects.count() == 1


def test_a_sweep_takes_any_number(time):
    Meter.objects.bulk_create([Meter(subject=f"address:{n}", latest_us=1) for n in range(450)])
    assert sweep() == 450
    assert not Meter.objects.exists()


def test_the_real_clock_is_near_ours(monkeypatch, time):
    monkeypatch.undo()
    before = datetime.now(UTC).timestamp()
    ask()
    assert before - 5 < Hit.objects.get().at_us / 1e6 < datetime.now(UTC).timestamp() + 5


def test_usage_is_counted_by_day_and_days_without_any_are_there(time, make_user):
    user = make_user()
    for _ in range(2):
        admit(WHO, QUOTA).settle(user.id)
    today = datetime.now(UTC).date()
    UsageDay.objects.create(user=user, day=today - timedelta(days=2), pictures=7)
    UsageDay.objects.create(user=user, day=today - timedelta(days=40), pictures=9)
    days = usage_by_day(user.id, 4)
    assert days == [
        (today - timedelta(days=3), 0),
        (today - timedelta(days=2), 7),
        (today - timedelta(days=1), 0),
        (today, 2),
    ]
    assert len(usage_by_day(user.id)) == 30


def test_usage_is_that_of_one_user(time, make_user):
    mine, other = make_user(), make_user()
    admit(WHO, QUOTA).settle(mine.id)
    assert sum(pictures for _, pictures in usage_by_day(other.id)) == 0


def test_refused_and_released_requests_are_no_usage(time, make_user):
    user = make_user()
    admit(WHO, QUOTA).release()
    for _ in range(5):
        try:
            admit(WHO, QUOTA).settle(user.id)
        except Throttled:
            continue
    assert UsageDay.objects.get().pictures == 2


@pytest.mark.django_db(transaction=True)
def test_who_deletes_their_account_meanwhile_still_gets_their_picture(time, make_user):
    user = make_user()
    admission = admit(WHO, QUOTA)
    user_id = user.id
    user.delete()
    admission.settle(user_id)
    assert Hit.objects.filter(pending=False).count() == 1
    assert not UsageDay.objects.exists()


def test_days_are_dates(time, make_user):
    assert all(type(day) is date for day, _ in usage_by_day(make_user().id, 2))
