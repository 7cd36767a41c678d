"""Dates are read as they are written, and never guessed."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masthead.importing.dates import ReadDate, read_date
from masthead.when import WhenError, parse_when

SAID = "`{}` begins with the {}: nobody has said that all dates here do"


@pytest.mark.parametrize(
    ("text", "expected", "exact"),
    [
        ("2026-12-07 09:00", "2026-12-07 09:00", True),
        ("2015-09-08 14:20:30 -0700", "2015-09-08 14:20:30-07:00", True),
        ("2026-12-07T09:00:00Z", "2026-12-07 09:00Z", True),
        ("2026-12-07T09:00:00.000Z", "2026-12-07 09:00Z", True),
        ("2026-12-07T09:00:00.250Z", "2026-12-07 09:00Z", False),
        ("2026-12-07 9:05 UTC", "2026-12-07 09:05Z", True),
        ("2026-12-07 09:00 +07", "2026-12-07 09:00+07:00", True),
        ("2013/7/3 20:46:25", "2013-07-03 20:46:25", True),
        ("Jul 08 2022", "2022-07-08 00:00", False),
        ("July 8th, 2022 at 3:05 pm", "2022-07-08 15:05", False),
        ("8 Sept. 2022, 12:00 a.m.", "2022-09-08 00:00", False),
        ("Mon, 07 Dec 2026 09:00:00 GMT", "2026-12-07 09:00Z", False),
        ("2026-12-07", "2026-12-07 00:00", False),
    ],
)
def test_the_forms_of_generators_are_read(text: str, expected: str, *, exact: bool) -> None:
    """The answer is what front matter takes, and says whether it was written just so."""
    assert ReadDate(expected, exact) == read_date(text, time="00:00")


@pytest.mark.parametrize(
    ("order", "expected"),
    [("day-first", "2026-12-07 09:00"), ("month-first", "2026-07-12 09:00")],
)
def test_a_person_says_how_numbers_are_ordered(order: str, expected: str) -> None:
    """Then a date of numbers is read."""
    assert expected == read_date("07/12/2026 09:00", order=order).text
    assert expected == read_date("7.12.2026 09:00", order=order).text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("07/12/2026", "`07/12/2026` begins with the day for some and with the month for others"),
        ("31/12/2026", SAID.format("31/12/2026", "day")),
        ("12/31/2026", SAID.format("12/31/2026", "month")),
        ("31/31/2026", "`31/31/2026` names no month"),
        ("2026-02-30 09:00", "there is no 30 February 2026"),
        ("2026-12-07", "`2026-12-07` has no time of day"),
        ("7 Dezember 2026", "`7 Dezember 2026` names no month in English"),
        ("2026-12-07 13:00 pm", "there is no hour 13 with am or pm"),
        ("07/12/26", "`07/12/26` is not a date that is read"),
        ("2026-12-07 09:00 PST", "`2026-12-07 09:00 PST` is not a date that is read"),
        ("tomorrow", "`tomorrow` is not a date that is read"),
        ("", "`` is not a date that is read"),
    ],
)
def test_what_could_be_two_days_or_none_is_refused(text: str, message: str) -> None:
    """With what to do about it."""
    with pytest.raises(WhenError) as caught:
        read_date(text)

    assert message == caught.value.message
    assert caught.value.hint


@given(st.datetimes().filter(lambda one: 1970 <= one.year < 3000))
def test_each_moment_in_iso_8601_is_the_same_after(moment: object) -> None:
    """Whatever Python writes, the hub reads."""
    text = f"{moment:%Y-%m-%dT%H:%M:%S}Z"

    assert parse_when(text, "UTC") == parse_when(read_date(text).text, "UTC")


@given(st.text(max_size=80))
def test_no_text_breaks_it(text: str) -> None:
    """Anything else is refused with a WhenError."""
    with suppress(WhenError):
        assert read_date(text, order="day-first", time="09:00").text
