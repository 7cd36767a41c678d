"""When a channel may take its next post."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masthead.channel import Cadence
from masthead.publishing.pacing import next_time

NOW = datetime(2026, 12, 7, 9, 0, tzinfo=UTC)  # a Monday
ZONE = "Europe/Berlin"
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("cadence", "sent", "expected", "reason"),
    [
        (Cadence(), [NOW], NOW, ""),
        (Cadence(max_per_day=1), [NOW - timedelta(days=1)], NOW, ""),
        (Cadence(max_per_day=2), [NOW - HOUR], NOW, ""),
        (
            Cadence(max_per_day=1),
            [NOW - HOUR],
            datetime(2026, 12, 7, 23, 0, tzinfo=UTC),
            "the channel takes 1 a day",
        ),
        (
            Cadence(max_per_week=1),
            [NOW - HOUR],
            datetime(2026, 12, 13, 23, 0, tzinfo=UTC),
            "the channel takes 1 a week",
        ),
        (Cadence(max_per_week=1), [NOW - timedelta(days=1)], NOW, ""),
        (Cadence(min_gap=HOUR), [NOW - HOUR], NOW, ""),
        (
            Cadence(min_gap=2 * HOUR),
            [NOW - 5 * HOUR, NOW - HOUR],
            NOW + HOUR,
            "the channel leaves 2 h between two posts",
        ),
        (
            Cadence(min_gap=timedelta(minutes=90)),
            [NOW],
            NOW + timedelta(minutes=90),
            "the channel leaves 90 min between two posts",
        ),
    ],
)
def test_a_limit_may_be_reached_and_not_passed(
    cadence: Cadence, sent: list[datetime], expected: datetime, reason: str
) -> None:
    """What equals the limit fits; days and weeks are the hub's."""
    assert (expected, reason) == next_time(cadence, sent, NOW, ZONE)


LIMITS = st.none() | st.integers(1, 4)
GAPS = st.none() | st.integers(0, 3000).map(lambda minutes: timedelta(minutes=minutes))
CADENCES = st.builds(Cadence, max_per_week=LIMITS, max_per_day=LIMITS, min_gap=GAPS)
ASKED = st.lists(st.integers(0, 20_000), max_size=25)


def _fits(cadence: Cadence, sent: list[datetime]) -> bool:
    """Tell, in the plainest way, whether a channel's history keeps its cadence."""
    days = [moment.astimezone(ZoneInfo(ZONE)).date() for moment in sent]
    weeks: Counter[tuple[int, int]] = Counter(_week(day) for day in days)
    gaps = [later - sooner for sooner, later in pairwise(sent)]
    return (
        max(Counter(days).values(), default=0) <= (cadence.max_per_day or 99)
        and max(weeks.values(), default=0) <= (cadence.max_per_week or 99)
        and all(gap >= (cadence.min_gap or timedelta()) for gap in gaps)
    )


def _week(day: date) -> tuple[int, int]:
    year, week, _ = day.isocalendar()
    return year, week


@given(cadence=CADENCES, minutes=ASKED)
def test_who_always_waits_keeps_the_cadence(cadence: Cadence, minutes: list[int]) -> None:
    """Posts that go out only when they may form a history that keeps every limit."""
    sent: list[datetime] = []
    for minute in sorted(minutes):
        now = NOW + timedelta(minutes=minute)
        at, reason = next_time(cadence, sent, now, ZONE)
        assert (at > now) == bool(reason)
        if not reason:
            sent.append(now)

    assert _fits(cadence, sent)


@given(cadence=CADENCES, minutes=ASKED)
def test_the_time_that_is_named_is_right(cadence: Cadence, minutes: list[int]) -> None:
    """A post may go then, and not a minute before."""
    sent = [NOW - timedelta(minutes=minute) for minute in minutes]

    at, reason = next_time(cadence, sent, NOW, ZONE)

    assert (at, "") == next_time(cadence, sent, at, ZONE)
    if reason:
        assert next_time(cadence, sent, max(NOW, at - timedelta(minutes=1)), ZONE)[1]
