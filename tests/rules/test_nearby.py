"""Which days the posts around a moment may name."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from masthead.channel import Cadence, Channel
from masthead.document import Document
from masthead.rules.nearby import days_around, reach_of

NOON = datetime(2026, 12, 7, 12, tzinfo=UTC)
NOTES = Channel("notes", "Notes", "folder", Document("", {}))


def test_days_of_all_clocks() -> None:
    """At noon of one day it may be the day before, or the day after, somewhere."""
    days = {"2026-12-06", "2026-12-07", "2026-12-08"}

    assert days == days_around([NOON], timedelta())
    assert days == days_around([NOON.astimezone(ZoneInfo("Asia/Jakarta"))], timedelta())
    assert {"2026-12-05", *days, "2026-12-09"} == days_around([NOON], timedelta(days=1))
    assert frozenset() == days_around([], timedelta(days=1))


def test_too_many_days_are_all_days() -> None:
    """The empty text stands in every file."""
    assert {""} == days_around([NOON], timedelta(days=300))


@given(
    st.floats(-14, 14),
    st.floats(-1, 1),
    st.datetimes(datetime(1970, 2, 1), datetime(2999, 1, 1)),  # noqa: DTZ001 - strategies take bare times
)
def test_no_writer_is_missed(offset: float, part: float, moment: datetime) -> None:
    """Whatever the offset of a post within the span, its day is among them."""
    span = timedelta(days=1)
    here = moment.replace(tzinfo=UTC)
    written = moment + part * span + timedelta(hours=offset)

    assert f"{written:%Y-%m-%d}" in days_around([here], span)


def test_how_far_cadence_reaches() -> None:
    """To the longest gap, to the days of a week, or nowhere."""
    gap = replace(NOTES, cadence=Cadence(min_gap=timedelta(hours=2)))
    week = replace(NOTES, cadence=Cadence(max_per_day=2))

    assert timedelta() == reach_of([NOTES])
    assert timedelta(hours=2) == reach_of([NOTES, gap])
    assert timedelta(days=7) == reach_of([NOTES, gap, week])
