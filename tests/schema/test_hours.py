"""Hours of the week are read strictly, and mean the same moment in every zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masthead.schema.hours import HOURS, Band, bands_of, covers, hours_in, minutes_of, zone_of
from masthead.schema.shapes import ABSENT, Fault

MONDAY = date(2026, 12, 7)
BERLIN = ZoneInfo("Europe/Berlin")
JAKARTA = {"zone": "Asia/Jakarta", "monday": "19:00-22:00"}
TIMES = st.integers(0, 23).flatmap(lambda hour: st.integers(0, 59).map(lambda one: (hour, one)))


def read(value: object) -> tuple[object, list[str]]:
    """Return what a value is read as, and what is wrong with it."""
    faults: list[Fault] = []
    return HOURS.read(value, ("active_hours",), faults), [fault.message for fault in faults]


@pytest.mark.parametrize(
    "value",
    ["19:00-22:00", ["7-9", "19:00-24:00"], {"weekdays": "8-10"}, {"friday": ["22:00-01:00"]}],
)
def test_hours_are_kept_as_written(value: object) -> None:
    """A band, bands for every day, and bands by days are all right."""
    assert (value, []) == read(value)


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("evening", "`active_hours` must be a band of hours"),
        ("25:00-26:00", "`active_hours` must be a band of hours"),
        ("19:00-19:00", "`active_hours` is a band of hours that has no length"),
        (["19-22", 7], "`active_hours[1]` must be a band of hours, as 19:00-22:00"),
        ({"sundays": "7-9"}, "`active_hours.sundays` is not a known key"),
        ({"zone": "Asia/Jakrta"}, "`active_hours.zone`: there is no time zone `Asia/Jakrta`"),
    ],
)
def test_what_is_no_hours_is_told(value: object, told: str) -> None:
    """The fault names the key and what it must be."""
    _, faults = read(value)

    assert [told] == [fault[: len(told)] for fault in faults]


def test_a_number_is_no_hours() -> None:
    """A bare hour is refused."""
    assert ABSENT is read(19)[0]


def test_days_stand_for_themselves_and_for_groups() -> None:
    """Weekdays are five days, a weekend two, and a day is one."""
    bands = bands_of({"weekend": ["9-12"], "monday": "7-8"})

    assert (Band(0, 420, 480), Band(5, 540, 720), Band(6, 540, 720)) == bands


def test_nothing_has_no_bands() -> None:
    """What was not said covers no hour."""
    assert () == bands_of(None)
    assert frozenset() == hours_in(None, BERLIN, MONDAY)
    assert (0, 0) == minutes_of("evening")


def test_a_band_goes_over_midnight() -> None:
    """22:00-01:00 on Sunday reaches into Monday."""
    hours = hours_in({"sunday": "22:00-01:00"}, BERLIN, MONDAY)

    assert frozenset({(6, 22), (6, 23), (0, 0)}) == hours
    assert covers({"sunday": "22:00-01:00"}, BERLIN, datetime(2026, 12, 14, 0, 30, tzinfo=BERLIN))


def test_hours_are_told_in_another_zone() -> None:
    """19:00 in Jakarta is 13:00 in Berlin in winter and 14:00 in summer."""
    winter = hours_in(JAKARTA, BERLIN, MONDAY)
    summer = hours_in(JAKARTA, BERLIN, date(2026, 7, 6))

    assert frozenset({(0, 13), (0, 14), (0, 15)}) == winter
    assert frozenset({(0, 14), (0, 15), (0, 16)}) == summer
    assert ZoneInfo("Asia/Jakarta") == zone_of(JAKARTA, BERLIN)
    assert BERLIN == zone_of("19-22", BERLIN)


def test_a_moment_is_inside_or_not() -> None:
    """The end of a band is no part of it."""
    at = datetime(2026, 12, 7, 12, 0, tzinfo=UTC)  # 19:00 in Jakarta

    assert covers(JAKARTA, BERLIN, at)
    assert not covers(JAKARTA, BERLIN, at + timedelta(hours=3))
    assert not covers(JAKARTA, BERLIN, at - timedelta(minutes=1))


@given(TIMES, TIMES, st.integers(0, 6))
def test_each_moment_of_a_band_lies_in_its_hours(
    start: tuple[int, int], end: tuple[int, int], day: int
) -> None:
    """What covers a moment also covers its hour, whatever the day and across midnight."""
    text = f"{start[0]}:{start[1]:02}-{end[0]}:{end[1]:02}"
    value, faults = read({"zone": "UTC", ("monday", "sunday")[day % 2]: [text]})
    if faults:
        assert start == end
        return
    hours = hours_in(value, ZoneInfo("UTC"), MONDAY)
    for step in range(0, 7 * 24 * 60, 37):
        at = datetime(2026, 12, 7, tzinfo=UTC) + timedelta(minutes=step)
        if covers(value, ZoneInfo("UTC"), at):
            assert (at.weekday(), at.hour) in hours


@given(
    st.recursive(
        st.none() | st.integers() | st.text(max_size=8),
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
        ),
        max_leaves=6,
    )
)
def test_whatever_is_written_is_read_or_refused(value: object) -> None:
    """No value breaks the reading, and what is read has bands."""
    found, faults = read(value)

    assert faults or found is not ABSENT
    if found is not ABSENT:
        bands_of(found)
