"""Competitors: seen from outside, counted with day, source and window."""

from __future__ import annotations

from pathlib import Path

from masthead.kinds.benchmark import dated
from row_helper import found, printed, shown, told

PAGE, TABLE = "strategy/competitors/other-lamps.md", "strategy/benchmark.csv"
ROWS = dated.passing[TABLE]


def test_what_is_seen_tomorrow_is_found(tmp_path: Path) -> None:
    """Page and row of a day to come are slips."""
    page = dated.passing[PAGE].replace("2026-11-30", "2026-12-30")
    files = {PAGE: page, TABLE: ROWS.replace("2026-11-30", "2026-12-30", 1)}

    assert "seen on a day to come, 2026-12-30" == (
        found("competitor/dated", tmp_path, files)[0].message
    )
    (finding,) = found("benchmark/dated", tmp_path, files)
    assert "counted on a day to come, 2026-12-30" == finding.message


def test_counts_over_days_name_the_days(tmp_path: Path) -> None:
    """Engagements without a window cannot be compared."""
    files = {**dated.passing, TABLE: ROWS.replace("November 2026", "", 1)}
    (finding,) = found("benchmark/dated", tmp_path, files)

    assert "`window` missing in this row" == finding.message


def test_a_competitor_without_a_row_is_noticed_where_a_table_is_kept(tmp_path: Path) -> None:
    """Without a table nothing is asked; with one each competitor is in it."""
    other = "strategy/competitors/third.md"
    files = {**dated.passing, other: dated.passing[PAGE]}

    assert [other] == [one.path for one in found("competitor/measured", tmp_path, files)]
    assert [] == found("competitor/measured", tmp_path / "x", {other: dated.passing[PAGE]})


def test_only_sound_rows_count_and_the_newest_wins(tmp_path: Path) -> None:
    """Undated, bought, old and foreign rows are left out of both drawings."""
    head = "competitor,network,as_of,source,window,followers,posts,engagements,mentions,bought\n"
    rows = [
        ",mastodon,2026-11-30,page,W,100,10,50,30,",
        ",mastodon,2026-10-30,page,V,90,10,50,20,",
        ",,2026-11-30,page,W,,,,10,",
        "other-lamps,mastodon,2026-11-30,page,W,200,0,50,20,",
        "other-lamps,bluesky,2026-11-30,page,W,500,5,50,,true",
        "other-lamps,vk,,page,W,500,5,50,,",
        "other-lamps,vk,2026-11-30,page,U,,,,99,",
        "gone,vk,2026-11-30,page,W,5,5,5,5,",
    ]
    files = {**dated.passing, TABLE: head + "\n".join(rows) + "\n"}
    scatter, voice = told(tmp_path, files, "competitor", "benchmark")["blocks"]

    assert [("Lentera · mastodon", 100, 5.0), ("Other Lamps · mastodon", 200, None)] == [
        (row[0], row[3], row[5]) for row in scatter["rows"]
    ]
    assert [("Lentera", 40, 66.67), ("Other Lamps", 20, 33.33)] == [
        tuple(row[1:]) for row in voice["rows"]
    ]


def test_without_numbers_the_report_says_the_next_step(tmp_path: Path) -> None:
    """Nothing is drawn of nothing."""
    assert 2 == printed(tmp_path, {}, "competitor", "benchmark").count("No numbers yet")


def test_the_pages_show_the_numbers(tmp_path: Path) -> None:
    """The page of a competitor has its rows, the table's page has all."""
    one = shown(tmp_path, dated.passing, PAGE)
    every = shown(tmp_path, dated.passing, "strategy/benchmark.md")

    assert "<td>profile page</td>" in one
    assert "1,840" not in one
    assert "1,840" in every
