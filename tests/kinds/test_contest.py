"""A contest stands where its times say, in its own zone."""

from __future__ import annotations

from pathlib import Path

import pytest

from masthead.kinds.contest import calendar, detail, standing
from masthead.report import Facts, Ref
from rule_helper import found
from survey_helper import survey_of, tables

FILE = "strategy/contests/oldest-lamp.md"
PAGE = """\
---
title: The oldest lamp
{}
---
Show it to us.
"""


@pytest.mark.parametrize(
    ("front", "word", "left"),
    [
        ("opens: 2026-12-10 09:00\ncloses: 2026-12-20 20:00", "ahead", 3),
        ("opens: 2026-12-01 09:00\ncloses: 2026-12-07 20:00", "open", 0),
        ("opens: 2026-12-01 09:00\ncloses: 2026-12-06 20:00", "winner not told", None),
        (
            "opens: 2026-12-01 09:00\ncloses: 2026-12-05 20:00\nannounced: 2026-12-06",
            "over",
            None,
        ),
        ("opens: 2026-12-01 09:00\ncloses: 2026-12-20 20:00\nstatus: draft", "draft", None),
        ("opens: 2026-12-01 09:00", "not planned", None),
        ("opens: soon\ncloses: 2026-12-20 20:00", "not planned", None),
        ("opens: 2026-12-01 09:00\ncloses: 2026-12-20 20:00\nzone: Mars/Base", "open", 13),
    ],
)
def test_where_a_contest_stands(front: str, word: str, left: int | None, tmp_path: Path) -> None:
    """The days that are left count from today; a broken time is no time."""
    survey = survey_of(tmp_path, {FILE: PAGE.format(front)})
    (page,) = survey.pages("contest")
    mark, days = standing(page, survey)

    assert (word, left) == (mark.text, days)


def test_a_contest_without_entries_and_posts_shows_its_standing(tmp_path: Path) -> None:
    """Nothing is drawn of what nobody has counted."""
    survey = survey_of(tmp_path, {FILE: PAGE.format("status: draft")})
    (page,) = survey.pages("contest")
    (facts,) = detail(page, survey)

    assert isinstance(facts, Facts)
    assert ["Stands"] == [name for name, _ in facts.facts]


def test_the_calendar_is_in_order_of_the_ends(tmp_path: Path) -> None:
    """What has no end stands last."""
    times = "opens: 2026-12-01 09:00\ncloses: 2026-12-{} 20:00\nentries: "
    times += "[{{day: 2026-12-02, count: 4}}]"
    files = {
        "strategy/contests/late.md": PAGE.format(times.format(20)),
        "strategy/contests/early.md": PAGE.format(times.format(10)),
        "strategy/contests/any.md": PAGE.format("status: draft"),
    }
    (table,) = tables(calendar(survey_of(tmp_path, files)))

    assert ["early", "late", "any"] == [row[0].id for row in table.rows if isinstance(row[0], Ref)]
    assert [4, 4, None] == [row[-1] for row in table.rows]


def test_a_draft_is_asked_for_nothing(tmp_path: Path) -> None:
    """Rules wait until the contest holds; without times there is nothing to compare."""
    files = {FILE: PAGE.format("status: draft\ncloses: 2026-11-01 09:00")}

    assert [] == found("contest/winner", tmp_path, files)
    assert [] == found("contest/times", tmp_path, {FILE: PAGE.format("status: draft")})
