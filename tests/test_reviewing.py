"""Opening a review: the facts are written, the judgement is left to a person."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from git_helper import make_repository
from masthead import cli
from masthead.errors import UsageError
from masthead.reviewing import open_review, page_of, plain
from row_helper import found, printed, surveyed

HOSTILE = """\
---
title: "Pipes | and *stars* [x](javascript:y) & so on"
ring: drop
reviewed: 2026-12-01
---
No more.
"""


def test_a_review_is_written_once(tmp_path: Path) -> None:
    """A second one on the same day is refused, and the first stays as it is."""
    survey = surveyed(tmp_path, {})
    path = open_review(tmp_path, survey, date(2026, 12, 1))
    before = (tmp_path / path).read_text()

    with pytest.raises(UsageError, match="is there already"):
        open_review(tmp_path, survey)
    assert before == (tmp_path / path).read_text()


def test_a_review_of_the_future_is_refused(tmp_path: Path) -> None:
    """Nothing has happened yet; nothing is written."""
    with pytest.raises(UsageError, match="would be empty"):
        open_review(tmp_path, surveyed(tmp_path, {}), date(2026, 12, 8))
    assert not (tmp_path / "strategy" / "reviews").exists()


def test_what_is_written_is_a_sound_page(tmp_path: Path) -> None:
    """The check finds nothing in a new review, whatever the titles of pages hold."""
    survey = surveyed(tmp_path, {"strategy/tactics/odd.md": HOSTILE})
    path = open_review(tmp_path, survey)
    text = (tmp_path / path).read_text()

    assert r"Pipes \| and \*stars\* \[x\](javascript:y) \& so on" in text
    assert [] == found("schema/unknown-key", tmp_path, {})
    assert [] == found("text/comment", tmp_path, {})
    assert "0 errors, 0 warnings" in printed(tmp_path, {}, "review", "check")


def test_nothing_is_judged(tmp_path: Path) -> None:
    """Keys of the judgement are comments, and below each question nothing is answered."""
    text = page_of(surveyed(tmp_path, {}), date(2026, 9, 1))

    assert "\n#judged_by:" in text
    assert text.endswith("-->\n")
    assert 5 == text.count("\n### ")


def test_a_text_stays_on_its_line() -> None:
    """Line breaks of a title would end the table."""
    assert r"a b \#c" == plain("a\nb\u2028#c")


def test_the_command_takes_a_first_day(tmp_path: Path) -> None:
    """`--since` moves the first day; a wrong one is a message."""
    make_repository(tmp_path)
    path = printed(tmp_path, {}, "strategy", "review", "--since", "2026-11-01").splitlines()[0]
    arguments = ["strategy", "review", "--hub", str(tmp_path), "--since", "November"]

    assert "since: 2026-11-01" in (tmp_path / path).read_text()
    assert "is not a day" in str(CliRunner().invoke(cli.group, arguments).exception)
