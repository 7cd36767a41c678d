"""Dates of the example move to the day somebody makes a copy."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from masthead.shifting import DAY_OR_TIME, EXAMPLE_MOMENT, shift_file, shift_name

LATER = datetime(2027, 3, 2, 14, 31, 9, tzinfo=UTC)
DAYS = (LATER.date() - EXAMPLE_MOMENT.date()).days


def test_days_move_by_whole_days() -> None:
    """A goal's due day keeps its distance to the example's day."""
    assert "---\ndue: 2027-04-10\n---\n" == shift_file(
        "a.md", "---\ndue: 2026-12-31\n---\n", LATER, "UTC"
    )


def test_what_was_due_is_due_at_the_new_moment() -> None:
    """A time on the example's own day keeps its distance to the moment, to the minute."""
    text = "---\npublish_at: 2026-11-22 08:00\n---\n"

    assert "---\npublish_at: 2027-03-02 13:31\n---\n" == shift_file("a.md", text, LATER, "UTC")


def test_a_post_with_its_own_zone_moves_in_that_zone() -> None:
    """The clock of the post's zone decides, not the hub's."""
    text = "---\npublish_at: 2026-11-22 09:00\nzone: Asia/Manila\n---\n"

    assert "2027-03-02 22:31" in shift_file("a.md", text, LATER, "UTC")


def test_other_times_of_day_stay() -> None:
    """A post ahead keeps its hour."""
    text = "---\npublish_at: 2026-11-23T18:45\n---\n"

    assert "2027-03-03T18:45" in shift_file("a.md", text, LATER, "UTC")


def test_the_body_and_other_files_stay() -> None:
    """Only front matter and YAML are data; prose and other files are left alone."""
    body = "---\na: b\n---\nOn 2026-12-31 we close.\n"

    assert body == shift_file("a.md", body, LATER, "UTC")
    assert "2026-12-31" == shift_file("a.txt", "2026-12-31", LATER, "UTC")
    assert "No front matter 2026-12-31" == shift_file(
        "a.md", "No front matter 2026-12-31", LATER, "UTC"
    )


def test_impossible_dates_and_ids_stay() -> None:
    """What is not a date is not touched."""
    text = "a: 2026-02-30\nb: x-2026-12-31-y\nc: trust-2026\n"

    assert "a: 2026-02-30" in shift_file("a.yml", text, LATER, "UTC")
    assert "c: trust-2026" in shift_file("a.yml", text, LATER, "UTC")


@given(st.dates(min_value=EXAMPLE_MOMENT.date() - timedelta(400)), st.integers(0, 10_000))
def test_distances_between_days_are_kept(day: object, ahead: int) -> None:
    """Two days are as far apart after the move as before."""
    now = datetime(2026, 11, 22, 9, tzinfo=UTC) + timedelta(ahead)
    if DAY_OR_TIME.fullmatch(str(day)):
        moved = shift_file("a.yml", str(day), now, "UTC")
        assert str(day + timedelta(ahead)) == moved  # type: ignore[operator]


def test_tables_move_by_days_and_by_months() -> None:
    """A day by days, a month by months; the distance to the example's own month stays."""
    table = "month,as_of,note\n2026-11,2026-11-20,a-2026-11\n2026-08,,\n"

    assert "month,as_of,note\n2027-03,2027-02-28,a-2026-11\n2026-12,,\n" == shift_file(
        "budget.csv", table, LATER, "UTC"
    )


def test_weeks_move_in_names_and_front_matter() -> None:
    """A file that is named after its week is named after the moved one, and so is who names it."""
    assert "strategy/listening/2027-w09.md" == shift_name("strategy/listening/2026-w47.md", LATER)
    assert "strategy/listening/2026-w60.md" == shift_name("strategy/listening/2026-w60.md", LATER)
    assert "---\nfrom: 2027-w08\n---\n2026-w46\n" == shift_file(
        "a.md", "---\nfrom: 2026-w46\n---\n2026-w46\n", LATER, "UTC"
    )
    assert "2025-w53" == shift_name("2025-w53", LATER)  # 2025 has 52 weeks
