"""Listening: weeks by their names, gaps, decisions, facilitators."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masthead.kinds.listening import decided, gaps, monday, week_of
from row_helper import found, printed, told

NOTE = "strategy/listening/2026-w49.md"
GOOD = decided.passing[NOTE]


@given(st.dates(date(1971, 1, 1), date(2900, 1, 1)))
def test_the_name_of_a_week_tells_its_monday(day: date) -> None:
    """Each day lies in the week that its name tells."""
    start = monday(week_of(day))

    assert start is not None
    assert 0 == start.weekday()
    assert 0 <= (day - start).days < 7


@pytest.mark.parametrize("id", ["2026-w54", "2026-w00", "0000-w01", "week", "2026-w4"])
def test_what_is_no_week_has_no_monday(id: str) -> None:
    """A name that no calendar has is none."""
    assert monday(id) is None


def test_gaps_reach_to_the_last_whole_week() -> None:
    """The week that runs is not missed yet; the one before is."""
    known = [date(2026, 11, 16)]

    assert [(known[0], date(2026, 11, 23))] == list(gaps(known, date(2026, 12, 7), 1))
    assert [] == list(gaps(known, date(2026, 11, 29), 1))
    assert [] == list(gaps(known, date(2026, 12, 4), 2))
    assert [] == list(gaps([], date(2026, 12, 7), 1))


def test_nothing_done_needs_a_reason(tmp_path: Path) -> None:
    """`decision: none` without `why` is found, with `why` it is a decision."""
    none = GOOD.replace("print it in the manual", "none")
    (finding,) = found("listening/decision", tmp_path, {NOTE: none})

    assert "nothing is done, and `why` does not say the reason" == finding.message
    reasoned = none.replace("decision: none", "decision: none, why: asked once")
    assert [] == found("listening/decision", tmp_path, {NOTE: reasoned})


def test_a_facilitator_of_tomorrow_is_found(tmp_path: Path) -> None:
    """Who is noted was heard already."""
    (finding,) = found("listening/dated", tmp_path, {NOTE: GOOD.replace("12-02", "12-20")})

    assert "The Quiet Screw is noted on a day to come, 2026-12-20" == finding.message


def test_findings_that_are_none_are_left_to_the_schema(tmp_path: Path) -> None:
    """What is no list of findings is one fault, not two."""
    files = {NOTE: "---\ntitle: Week 49\nfindings: [{why: so}]\n---\nQuiet.\n"}

    assert [] == found("listening/decision", tmp_path, files)
    assert 1 == len(found("schema/missing", tmp_path, files))


def test_the_log_tells_each_decision(tmp_path: Path) -> None:
    """Open, none with and without a reason, and done: each reads differently."""
    files = {
        NOTE: """\
---
title: Week 49
findings:
  - {what: A}
  - {what: B, decision: none}
  - {what: C, decision: none, why: once}
  - {what: D, decision: print it, owner: sari, goal: trust-2026}
facilitators:
  - {name: Table, role: facilitator, date: 2026-12-01, partner: table}
---
Loud.
""",
        NOTE.replace("w49", "w48"): """\
---
title: Week 48
sources: [{name: answers}]
facilitators:
  - {name: Table, role: facilitator}
  - {name: Late, role: opinion-leader, date: 2026-11-25}
---
Quiet.
""",
        NOTE.replace("w49", "w50"): """\
---
title: Week 50
facilitators: [{name: Late, role: opinion-leader, date: 2026-11-20}]
---
Now.
""",
        "strategy/partners/table.md": "---\ntitle: Table\nkind: facilitator\n---\nThey lend.\n",
    }
    (log,) = told(tmp_path, files, "listen", "decisions")["blocks"]
    said = [row[1] if isinstance(row[1], str) else row[1]["text"] for row in log["rows"]]

    assert ["open", "none", "none: once", "print it"] == said
    (people,) = told(tmp_path, files, "listen", "facilitators")["blocks"]
    assert [("Late", "2026-11-25"), ("Table", "2026-12-01")] == [
        (row[0], row[2]) for row in people["rows"]
    ]
    (weeks,) = told(tmp_path, files, "listen", "weeks")["blocks"]
    assert [None, None, None] == weeks["rows"][0][1:]
    assert "print it" in printed(tmp_path, files, "listen", "show", "2026-w49")


def test_without_notes_the_reports_say_the_next_step(tmp_path: Path) -> None:
    """Each report names the command that begins."""
    for name in ("weeks", "decisions"):
        assert "masthead listen new" in printed(tmp_path, {}, "listen", name)
    assert "write `facilitators`" in printed(tmp_path, {}, "listen", "facilitators")
