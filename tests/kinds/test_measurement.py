"""Numbers are read once, added up only where they may be, and never across what overlaps."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goal_files import HEAD, NUMBERS, POST, post, table
from masthead.document import Document
from masthead.hub import Hub
from masthead.page import Page
from masthead.reports.readings import by_month, by_whole_month, readings
from masthead.rules.examples import NOW, write
from masthead.rules.rule import Example
from masthead.settings import Settings
from masthead.survey import Survey
from masthead.workspace import load_hub
from row_helper import found, shown


def surveyed(root: Path, *rows: str, **files: str) -> Survey:
    """Return the survey of a small hub with a table of numbers."""
    posts = {f"content/posts/2026/{id}.md": text for id, text in files.items()}
    return Survey(load_hub(write(Example({NUMBERS: table(*rows), **posts}), root)), NOW)


def test_counts_of_channels_are_added_up(tmp_path: Path) -> None:
    """Days and channels of a month make one number; months stay apart."""
    survey = surveyed(
        tmp_path,
        "2026-10-30,mastodon,,shares,1,",
        "2026-11-10,mastodon,,shares,4,",
        "2026-11-20,bluesky,,shares,5,",
    )

    assert {"2026-10": 1, "2026-11": 9} == by_month(survey, "shares")


def test_the_brand_as_a_whole_wins_over_its_channels(tmp_path: Path) -> None:
    """What is counted for the whole holds the channels already, and a channel its posts."""
    whole = surveyed(
        tmp_path / "whole", "2026-11-10,,,shares,20,", "2026-11-10,mastodon,,shares,4,"
    )
    channel = surveyed(
        tmp_path / "channel",
        "2026-11-10,mastodon,,shares,4,",
        "2026-11-10,mastodon,lamp,shares,3,",
        "2026-11-10,bluesky,lamp,shares,2,",
        lamp=post(),
    )

    assert {"2026-11": 20} == by_month(whole, "shares")
    assert {"2026-11": 6} == by_month(channel, "shares")


def test_reach_is_never_added(tmp_path: Path) -> None:
    """Of one channel the month's last reading counts; of several nobody knows the sum."""
    one = surveyed(
        tmp_path / "one", "2026-11-10,mastodon,,reach,40,", "2026-11-20,mastodon,,reach,35,"
    )
    two = surveyed(
        tmp_path / "two", "2026-11-10,mastodon,,reach,40,", "2026-11-10,bluesky,,reach,35,"
    )

    assert {"2026-11": 35} == by_month(one, "reach")
    assert {"2026-11": None} == by_month(two, "reach")


def test_a_later_reading_wins(tmp_path: Path) -> None:
    """The same number read twice is one number: the last one."""
    survey = surveyed(
        tmp_path,
        "2026-11-10,mastodon,,shares,9,2026-12-01",
        "2026-11-10,mastodon,,shares,4,2026-11-11",
    )

    assert {"2026-11": 9} == by_month(survey, "shares")


def test_branded_views_are_derived_for_months_that_nobody_typed(tmp_path: Path) -> None:
    """Views of branded posts count, else their impressions; a typed month stays as it is."""
    survey = surveyed(
        tmp_path,
        "2026-10-31,,,branded_views,500,",
        "2026-10-10,mastodon,lamp,views,70,",
        "2026-11-10,mastodon,lamp,views,60,",
        "2026-11-10,mastodon,lamp,impressions,90,",
        "2026-11-10,bluesky,lamp,impressions,30,",
        "2026-11-10,mastodon,plain,views,1000,",
        lamp=post(branded="true"),
        plain=post(title="Evening light in a room"),
    )

    assert {"2026-10": 500, "2026-11": 90} == by_month(survey, "branded_views")


def test_days_ahead_are_left_out_and_found(tmp_path: Path) -> None:
    """What is not over is no reading, and one that was made before its day is a mistake."""
    rows = ("2026-12-08,,,shares,9,", "2026-12-07,,,shares,3,2026-12-06")
    survey = surveyed(tmp_path / "a", *rows)
    first, second = found("measurement/day", tmp_path / "b", {NUMBERS: table(*rows)})

    assert {"2026-12": 3} == by_month(survey, "shares")
    assert (2, 1, "2026-12-08 is not over yet") == (first.line, first.column, first.message)
    assert (3, 6) == (second.line, second.column)
    assert "it was read on 2026-12-06, before 2026-12-07" == second.message


def test_what_can_fall_below_nought_may(tmp_path: Path) -> None:
    """Net sentiment has a sign, shares have none, of an unknown metric nobody knows."""
    rows = (
        "2026-11-10,,,net_sentiment,-4,",
        "2026-11-10,,,shares,-4,",
        "2026-11-10,,,zzz,-4,",
    )
    (finding,) = found("measurement/negative", tmp_path, {NUMBERS: table(*rows)})

    assert (3, "-4 is below nought, and `shares` cannot be") == (finding.line, finding.message)


def test_a_metric_may_be_written_with_hyphens(tmp_path: Path) -> None:
    """A page's name has hyphens where tables have underscores: both are the same metric."""
    survey = surveyed(tmp_path, "2026-11-10,,,net-sentiment,12,")

    assert ("net_sentiment",) == tuple(readings(survey))


def test_the_page_of_a_table_shows_its_last_rows(tmp_path: Path) -> None:
    """A long table is cut on its page, and says so."""
    rows = [f"2026-11-{day:02},mastodon,lamp,shares,{day},2026-12-01" for day in range(1, 31)] * 7
    page = shown(tmp_path, {NUMBERS: table(*rows), POST: post()}, "strategy/metrics/site.md")
    empty = shown(tmp_path / "empty", {NUMBERS: HEAD}, "strategy/metrics/site.md")

    assert "The last 200 of 210 rows." in page
    assert "No row yet." in empty


@pytest.mark.parametrize("metric", ["shares", "reach"])
@given(
    st.lists(
        st.tuples(
            st.integers(1, 28), st.sampled_from(["", "a", "b"]), st.sampled_from(["", "p", "q"])
        ),
        max_size=12,
    )
)
def test_no_reading_counts_twice(metric: str, places: list[tuple[int, str, str]]) -> None:
    """Whatever overlaps, a month is never more than all its readings, and never made up."""
    rows = [
        {
            "date": f"2026-11-{day:02}",
            "channel": channel,
            "post": post,
            "metric": metric,
            "value": 1,
        }
        for day, channel, post in places
    ]
    data = [{name: value for name, value in row.items() if value} for row in rows]
    page = Page("measurement", "site", "", False, Document(NUMBERS, {"rows": data}))
    survey = Survey(Hub(Settings("x"), pages={"measurement": {"site": page}}), NOW)
    value = by_month(survey, metric).get(f"{date(2026, 11, 1):%Y-%m}")

    assert value is None or 1 <= value <= len(set(places))


def test_one_channel_can_be_asked_for(tmp_path: Path) -> None:
    """What cannot be added over channels is known of each; the brand as a whole is none."""
    survey = surveyed(
        tmp_path,
        "2026-11-10,mastodon,,reach,40,",
        "2026-11-10,bluesky,,reach,35,",
        "2026-11-10,,,shares,9,",
    )

    assert {"2026-11": 35} == by_month(survey, "reach", "bluesky")
    assert {} == by_month(survey, "shares", "bluesky")


def test_followers_come_from_the_tables_of_accounts(tmp_path: Path) -> None:
    """Followers are written once, where our accounts are counted."""
    rows = "mastodon,2026-10-31,sample data,120\nmastodon,2026-11-30,sample data,150\n"
    files = {"strategy/accounts.csv": f"channel,as_of,source,followers\n{rows}"}
    survey = Survey(load_hub(write(Example(files), tmp_path)), NOW)

    assert {"2026-10": 120, "2026-11": 150} == by_month(survey, "followers", "mastodon")


def test_the_running_month_is_no_whole_month(tmp_path: Path) -> None:
    """A week of shares is no month of them; a rate of this week is as good as any."""
    rows = [
        f"{day},,,{metric},9,"
        for metric in ("shares", "ctr")
        for day in ("2026-11-30", "2026-12-06")
    ]
    survey = surveyed(tmp_path, *rows)

    assert {"2026-11": 9, "2026-12": 9} == by_month(survey, "shares")
    assert {"2026-11": 9} == by_whole_month(survey, "shares")
    assert {"2026-11": 9, "2026-12": 9} == by_whole_month(survey, "ctr")
