"""The log of decisions: whatever page or row holds one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from masthead.report import Ref
from masthead.reports.decisions import Decided, decided
from row_helper import printed, surveyed

PAGES = {
    "strategy/reviews/autumn.md": """\
---
title: Autumn
until: 2026-11-30
judged_by: sari
judged_on: 2026-12-04
decisions:
  - {decision: post less, why: few bookings}
  - {why: nobody wrote what}
---
A good autumn.
""",
    "strategy/tactics/tags.md": (
        "---\ntitle: Tags\nring: drop\nreviewed: 2026-11-16\nevidence: noise\n---\nTen.\n"
    ),
    "strategy/tactics/old.md": "---\ntitle: Old\nring: drop\n---\nNobody knows when.\n",
    "strategy/trends/dark.md": """\
---
title: An hour without light
decision: none
reason: not now
decided_by: sari
decided_on: 2026-12-01
---
What we would do.
""",
}


def test_every_decision_is_told_once_newest_first(tmp_path: Path) -> None:
    """Pages, items of lists and dropped tactics; without a day they come last."""
    log = decided(surveyed(tmp_path, PAGES))

    assert [
        Decided(
            Ref("review", "autumn"), date(2026, 12, 4), "", "post less", "few bookings", "sari"
        ),
        Decided(
            Ref("trend", "dark"), date(2026, 12, 1), "", "nothing, on purpose", "not now", "sari"
        ),
        Decided(Ref("tactic", "tags"), date(2026, 11, 16), "", "dropped", "noise"),
        Decided(Ref("tactic", "old"), None, "", "dropped"),
    ] == log


def test_decisions_since_a_day_have_a_day(tmp_path: Path) -> None:
    """What was decided earlier, or nobody knows when, is left out."""
    log = decided(surveyed(tmp_path, PAGES), date(2026, 12, 1))

    assert ["autumn", "dark"] == [one.page.id for one in log]


def test_what_an_item_is_about_stands_before_its_decision() -> None:
    """Where the page's title does not say it."""
    ref = Ref("listening", "week")

    assert "three ask: print it" == Decided(ref, None, "three ask", "print it").said
    assert "print it" == Decided(ref, None, "", "print it").said


def test_rows_of_a_table_may_hold_decisions(tmp_path: Path) -> None:
    """A table of any kind whose rows have `decision` is read; others are passed over."""
    files = {
        "strategy/budget/2026.csv": "month,kind,plan,actual,currency\n2026-11,make,1,1,EUR\n",
    }

    assert [] == decided(surveyed(tmp_path, files))


def test_a_bare_hub_has_decided_nothing(tmp_path: Path) -> None:
    """It says so, and that nobody decides."""
    text = printed(tmp_path, {}, "strategy", "decisions")

    assert "Nothing waits." in text
    assert "Nothing is decided yet." in text
