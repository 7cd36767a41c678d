"""Dates, days and durations are read strictly, and never guessed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masthead.when import WhenError, find_zone, parse_day, parse_duration, parse_when

ZONES = sorted(available_timezones() - {"Factory", "localtime"})
MOMENTS = st.datetimes(
    min_value=datetime(1975, 1, 1),  # noqa: DTZ001 - hypothesis adds the zone
    max_value=datetime(2037, 12, 31),  # noqa: DTZ001 - hypothesis adds the zone
    timezones=st.just(UTC),
).map(lambda moment: moment.replace(microsecond=0))


def refuse(text: str, zone: str = "Europe/Paris") -> tuple[str, str]:
    """Return message and hint of the error that a text gives."""
    with pytest.raises(WhenError) as caught:
        parse_when(text, zone)
    return caught.value.message, caught.value.hint


def read(text: str, zone: str) -> datetime | WhenError:
    """Return what a text is read as, or the error that it gives."""
    try:
        return parse_when(text, zone)
    except WhenError as error:
        return error


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-12-07 09:00", "2026-12-07T09:00:00+01:00"),
        ("2026-12-07T09:00", "2026-12-07T09:00:00+01:00"),
        ("2026-07-07 09:00:30", "2026-07-07T09:00:30+02:00"),
        ("2026-12-07T09:00+07:00", "2026-12-07T09:00:00+07:00"),
        ("2026-12-07 09:00-03:30", "2026-12-07T09:00:00-03:30"),
        ("2026-12-07T09:00:00Z", "2026-12-07T09:00:00+00:00"),
    ],
)
def test_a_time_keeps_its_offset_or_takes_the_zone(text: str, expected: str) -> None:
    """Both separators, seconds and offsets are read; a time without offset is the zone's."""
    assert expected == parse_when(text, "Europe/Paris").isoformat()


def test_an_offset_needs_no_zone() -> None:
    """A time with an offset does not look at the zone at all."""
    assert datetime(2026, 12, 7, 2, tzinfo=UTC) == parse_when("2026-12-07T09:00+07:00", "Nowhere")


def test_a_gap_is_refused_with_the_next_time_that_exists() -> None:
    """When the clocks go forward, the times they skip do not exist."""
    message, hint = refuse("2026-03-29 02:30")

    assert "02:30 on 2026-03-29 does not exist in Europe/Paris, as the clocks go forward" == message
    assert "the next time that exists is 2026-03-29 03:00" == hint


@pytest.mark.parametrize(
    ("text", "zone", "following"),
    [
        ("2026-10-04 02:15", "Australia/Lord_Howe", "2026-10-04 02:30"),
        ("2011-12-30 12:00", "Pacific/Apia", "2011-12-31 00:00"),
    ],
)
def test_gaps_of_any_length_name_their_end(text: str, zone: str, following: str) -> None:
    """Half an hour at Lord Howe Island, a whole day in Samoa."""
    assert f"the next time that exists is {following}" == refuse(text, zone)[1]


def test_a_fold_is_refused_with_both_readings() -> None:
    """When the clocks go back, an hour happens twice: the writer says which."""
    message, hint = refuse("2026-10-25 02:30")

    assert "02:30 on 2026-10-25 happens twice in Europe/Paris, as the clocks go back" == message
    assert hint == (
        "write 2026-10-25T02:30+02:00 for the first time or 2026-10-25T02:30+01:00 for the second"
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2026-02-30 09:00", "there is no 30 February 2026"),
        ("2026-13-01 09:00", "there is no month 13"),
        ("2026-00-01 09:00", "there is no month 00"),
        ("2026-12-07 24:00", "there is no hour 24"),
        ("2026-12-07 09:60", "there is no minute 60"),
        ("2026-12-31 23:59:60", "there is no second 60"),
        ("2026-12-07 09:00+15:00", "there is no offset +15:00"),
        ("2026-12-07 09:00+01:75", "there is no offset +01:75"),
        ("0026-12-07 09:00", "the year 0026 cannot be meant"),
        ("2026-12-07", "`2026-12-07` has no time of day"),
        ("tomorrow", "`tomorrow` is not a date and time"),
        ("2026-12-07 9:00", "`2026-12-07 9:00` is not a date and time"),
        (" 2026-12-07 09:00", "` 2026-12-07 09:00` is not a date and time"),
        ("2026-12-07 09:00\n", "`2026-12-07 09:00\\n` is not a date and time"),
        ("2026-12-07 09:00 +01:00", "`2026-12-07 09:00 +01:00` is not a date and time"),
        ("x" * 50, f"`{'x' * 40}…` is not a date and time"),
        ("٢٠٢٦-12-07 09:00", "`٢٠٢٦-12-07 09:00` is not written with the digits 0 to 9"),
    ],
)
def test_what_is_no_time_is_refused_in_words(text: str, message: str) -> None:
    """Impossible dates and other forms are named for what they are, with a hint."""
    found, hint = refuse(text)

    assert message == found
    assert hint


def test_a_date_without_a_time_asks_for_one() -> None:
    """The hint repeats the date with a time of day."""
    assert "write it as 2026-12-07 09:00" == refuse("2026-12-07")[1]


def test_the_last_day_of_a_month_is_named() -> None:
    """A leap year counts."""
    assert "February 2028 ends on 2028-02-29" == refuse("2028-02-30 09:00")[1]


@pytest.mark.parametrize(
    ("zone", "hint"),
    [
        ("Europe/Pari", "did you mean `Europe/Paris`?"),
        ("asia/jakarta", "did you mean `Asia/Jakarta`?"),
        ("Europe", "write an IANA name, as Asia/Jakarta"),
        ("../../etc/passwd", "write an IANA name, as Asia/Jakarta"),
        ("", "write an IANA name, as Asia/Jakarta"),
        ("Nowhere/Atall", "write an IANA name, as Asia/Jakarta"),
        ("localtime", "write an IANA name, as Asia/Jakarta"),
        ("right/UTC", "write an IANA name, as Asia/Jakarta"),
    ],
)
def test_an_unknown_zone_is_refused(zone: str, hint: str) -> None:
    """Only IANA names are zones: no folders, no paths, no leap-second clocks."""
    message, found = refuse("2026-12-07 09:00", zone)

    assert f"there is no time zone `{zone}`" == message
    assert hint == found


@given(moment=MOMENTS, zone=st.sampled_from(ZONES))
def test_every_moment_comes_back_from_its_local_time(moment: datetime, zone: str) -> None:
    """A local time reads back as its moment, or is refused as one of two readings."""
    local = moment.astimezone(find_zone(zone))
    text = f"{local:%Y-%m-%d %H:%M:%S}"
    found = read(text, zone)

    if isinstance(found, datetime):
        assert moment == found
    else:
        assert "happens twice" in found.message
        assert local.isoformat(timespec="seconds" if local.second else "minutes") in found.hint
        assert moment == parse_when(f"{text}{local.isoformat()[19:]}", zone)


@given(
    local=st.datetimes(
        min_value=datetime(1975, 1, 1),  # noqa: DTZ001 - a wall clock
        max_value=datetime(2037, 12, 31),  # noqa: DTZ001 - a wall clock
    ),
    zone=st.sampled_from(ZONES),
)
def test_every_wall_clock_is_read_or_refused(local: datetime, zone: str) -> None:
    """What is read shows the same wall clock; a gap's next time is read and comes later."""
    text = f"{local:%Y-%m-%d %H:%M}"
    found = read(text, zone)

    if isinstance(found, datetime):
        assert text == f"{found:%Y-%m-%d %H:%M}"
    elif "does not exist" in found.message:
        following = found.hint.removeprefix("the next time that exists is ")
        assert text < f"{parse_when(following, zone):%Y-%m-%d %H:%M}"


@given(text=st.text(max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text makes the parsers raise anything but a WhenError that can be shown."""
    messages = []
    for parse in (lambda one: parse_when(one, "UTC"), parse_day, parse_duration, find_zone):
        try:
            parse(text)
        except WhenError as error:
            messages.append(error.message)

    assert all(message.isprintable() for message in messages)


@given(day=st.dates(min_value=date(1970, 1, 1), max_value=date(2999, 12, 31)))
def test_a_day_reads_back(day: date) -> None:
    """A day is written as ISO 8601 writes it."""
    assert day == parse_day(day.isoformat())


@pytest.mark.parametrize("text", ["2026-12", "7.12.2026", "2026-12-07 09:00", "2026-02-29"])
def test_what_is_no_day_is_refused(text: str) -> None:
    """Other forms and impossible days are errors with a hint."""
    with pytest.raises(WhenError) as caught:
        parse_day(text)

    assert caught.value.hint


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("90m", timedelta(minutes=90)),
        ("2h", timedelta(hours=2)),
        ("1d", timedelta(days=1)),
        ("2w", timedelta(weeks=2)),
        ("0m", timedelta()),
    ],
)
def test_a_duration_is_a_number_with_a_unit(text: str, expected: timedelta) -> None:
    """Minutes, hours, days and weeks."""
    assert expected == parse_duration(text)


@pytest.mark.parametrize("text", ["2", "2 h", "1h30m", "-1h", "1.5h", "999999w", "²h", ""])
def test_what_is_no_duration_is_refused(text: str) -> None:
    """Anything else is an error that shows the form."""
    with pytest.raises(WhenError) as caught:
        parse_duration(text)

    assert "write it as 90m, 2h, 1d or 1w" == caught.value.hint
