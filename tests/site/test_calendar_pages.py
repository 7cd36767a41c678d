"""The calendar shows each post on its day, in the hub's zone."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from hub_builder import post
from masthead.site import times
from masthead.site.stretch import month_of, week_of
from masthead.site.tree import build_tree
from site_builder import read, text_of


def tree_of(root: Path, now: datetime, **posts: str) -> dict[str, str]:
    """Return the calendar's pages as texts, for posts by their ids."""
    files = {f"content/posts/2026/{id}.md": text for id, text in posts.items()}
    tree = build_tree(
        read(root, {"content/posts/2026/repair-week.md": None, **files}), "internal", now=now
    )
    return {place: text_of(tree, place) for place in tree if place.startswith("calendar/")}


def test_a_month(tmp_path: Path, now: datetime) -> None:
    """A post stands on its day with time, title, channel and state; today is marked."""
    pages = tree_of(tmp_path, now, one=post(publish_at="2026-12-09 18:30", title="Tea & lamps"))
    month = pages["calendar/2026-12.md"]
    day = month[month.index('datetime="2026-12-09"') :].partition("</td>")[0]

    assert "# December 2026" in month
    for part in ("18:30", "Tea &amp; lamps", "../../posts/one/", "outbox", "hub-state--scheduled"):
        assert part in day
    assert "hub-day--today" in month.partition('datetime="2026-12-07"')[0].rpartition("<td")[2]
    assert "1 entry" in month


def test_the_index_is_the_present_month(tmp_path: Path, now: datetime) -> None:
    """`calendar/` shows the month of now, with links that fit its own address."""
    pages = tree_of(tmp_path, now, one=post(publish_at="2026-12-09 18:30"))

    assert "# December 2026" in pages["calendar/index.md"]
    assert 'href="../posts/one/"' in pages["calendar/index.md"]


def test_months_without_posts_have_no_page(tmp_path: Path, now: datetime) -> None:
    """Earlier and later lead to the next month that has posts, or the present one."""
    pages = tree_of(
        tmp_path,
        now,
        one=post(publish_at="2026-09-30 10:00"),
        two=post(publish_at="2027-02-01 10:00"),
    )

    assert {"calendar/2026-09.md", "calendar/2026-12.md", "calendar/2027-02.md"} == {
        place for place in pages if "-" in place and "week" not in place
    }
    assert "← September 2026" in pages["calendar/2026-12.md"]
    assert "February 2027 →" in pages["calendar/2026-12.md"]
    assert 'rel="prev"' not in pages["calendar/2026-09.md"]


def test_days_of_other_months_are_empty(tmp_path: Path, now: datetime) -> None:
    """A grid shows the days around its month, and their posts only in their own month."""
    pages = tree_of(tmp_path, now, one=post(publish_at="2026-11-30 10:00"))

    assert 'datetime="2026-11-30"' in pages["calendar/2026-12.md"]
    assert "posts/one" not in pages["calendar/2026-12.md"]
    assert "posts/one" in pages["calendar/2026-11.md"]


def test_a_week(tmp_path: Path, now: datetime) -> None:
    """A week has its seven days, across months and years."""
    pages = tree_of(tmp_path, now, one=post(publish_at="2027-01-01 10:00"))
    week = pages["calendar/week/2026-W53.md"]

    assert "# Week 53, 2026" in week
    assert 7 == week.count("hub-date")
    assert "posts/one" in week


def test_zone(tmp_path: Path, now: datetime) -> None:
    """A time with an offset stands on its day in the hub's zone."""
    pages = tree_of(tmp_path, now, one=post(publish_at="2026-12-08T23:30:00-05:00"))
    month = pages["calendar/2026-12.md"]

    assert "05:30" in month[month.index('datetime="2026-12-09"') :].partition("</td>")[0]
    assert "Times in Europe/Berlin" in month


def test_own_times(tmp_path: Path, now: datetime) -> None:
    """A channel with a time of its own has an entry of its own."""
    text = post(
        channels="{outbox: , site: {publish_at: 2026-12-10 12:00}}", publish_at="2026-12-09 09:00"
    )
    month = tree_of(tmp_path, now, one=text)["calendar/2026-12.md"]

    assert "2 entries" in month


def test_the_list(tmp_path: Path, now: datetime) -> None:
    """What lies ahead stands by day; past posts are left out, drafts without a date are not."""
    page = tree_of(
        tmp_path,
        now,
        ahead=post(publish_at="2026-12-09 18:30", title="Ahead post"),
        past=post(publish_at="2026-11-09 18:30", title="Past post"),
        undated=post("draft: true", publish_at="", title="Undated post"),
    )["calendar/list.md"]

    assert "Wed 9 Dec 2026" in page
    assert "Ahead post" in page
    assert "Past post" not in page
    assert page.index("Without a date") < page.index("Undated post")


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_stretches(day: date) -> None:
    """Months and weeks hold their day, start on a Monday and have whole weeks."""
    for stretch in (month_of(day), week_of(day)):
        assert day in stretch.days
        assert 0 == stretch.days[0].weekday()
        assert 0 == len(stretch.days) % 7
        assert stretch.days[-1] - stretch.days[0] == timedelta(days=len(stretch.days) - 1)
        assert stretch.holds(day)
    month = [one for one in month_of(day).days if month_of(day).holds(one)]
    assert 1 == month[0].day
    assert 1 == (month[-1] + timedelta(days=1)).day


def test_times() -> None:
    """Dates are written for people."""
    moment = datetime(2026, 12, 7, 9, 5)  # noqa: DTZ001 - only its digits count

    assert "Mon 7 Dec 2026, 09:05" == times.moment(moment)
    assert "December 2026" == times.month(moment)
