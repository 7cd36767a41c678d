"""Reviews: their days, their judgement, their decisions."""

from __future__ import annotations

from pathlib import Path

import pytest

from row_helper import found

FILE = "strategy/reviews/autumn.md"


def review(front: str) -> dict[str, str]:
    """Return a hub with one review."""
    return {FILE: f"---\ntitle: Autumn\n{front}---\nA good autumn.\n"}


@pytest.mark.parametrize(
    ("front", "messages"),
    [
        ("since: 2026-09-01\nuntil: 2026-11-30\n", []),
        (
            "since: 2026-12-01\nuntil: 2026-11-30\n",
            ["`until` is 2026-11-30, before `since`, 2026-12-01"],
        ),
        (
            "until: 2026-11-30\njudged_on: 2026-11-29\n",
            ["`judged_on` is 2026-11-29, before `until`, 2026-11-30"],
        ),
    ],
)
def test_the_days_of_a_review_follow_each_other(
    tmp_path: Path, front: str, messages: list[str]
) -> None:
    """It ends after it begins, and is judged after it ends."""
    assert messages == [one.message for one in found("schema/value", tmp_path, review(front))]


@pytest.mark.parametrize(
    ("front", "count"),
    [
        ("until: 2026-11-22\n", 1),
        ("until: 2026-11-23\n", 0),
        ("until: 2026-11-22\njudged_by: sari\n", 1),
        ("until: 2026-11-22\njudged_by: sari\njudged_on: 2026-11-30\n", 0),
        ("until: 2026-11-22\nstatus: draft\n", 0),
        ("since: 2026-11-22\n", 0),
    ],
)
def test_a_review_is_judged_within_two_weeks(tmp_path: Path, front: str, count: int) -> None:
    """By somebody, on some day."""
    assert count == len(found("review/judged", tmp_path, review(front)))


def test_each_decision_says_why(tmp_path: Path) -> None:
    """What is missing is named at the decision."""
    files = review(
        "decisions:\n  - {decision: post less, why: so}\n  - {why: so}\n  - {decision: a}\n"
    )

    assert [(5, "`decision` missing"), (6, "`why` missing")] == [
        (one.line, one.message) for one in found("review/reason", tmp_path, files)
    ]
