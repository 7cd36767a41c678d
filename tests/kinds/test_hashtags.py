"""The list of hashtags holds each once."""

from __future__ import annotations

from pathlib import Path

import pytest

from masthead.reports.tagged import use
from rule_helper import found
from survey_helper import survey_of, tables

FILE = "content/brand/hashtags.yml"
TWICE = """\
groups:
  repair: {tags: [{tag: RepairTip}]}
  home: {tags: [{tag: Home}, {tag: repairtip}]}
"""


def test_a_hashtag_that_stands_twice_is_refused(tmp_path: Path) -> None:
    """Capitals do not make it another one."""
    (finding,) = found("schema/value", tmp_path, {FILE: TWICE})

    assert "the hashtag 'repairtip' stands in repair already" == finding.message
    assert 3 == finding.line


@pytest.mark.parametrize(
    "text", ["groups: 7\n", "groups: {a: 7}\n", "groups: {a: {tags: [7, {why: x}]}}\n"]
)
def test_a_broken_list_breaks_nothing(text: str, tmp_path: Path) -> None:
    """Posts are then held against what can be read."""
    post = "---\ntitle: A\nchannels: [outbox]\nhashtags: [RepairTip]\ndraft: true\n---\nText.\n"
    files = {FILE: text, "content/posts/2026/a.md": post}

    assert 1 == len(found("hashtags/known", tmp_path, files))
    assert found("schema/value", tmp_path, files)


def test_the_drawing_names_how_many_it_leaves_out(tmp_path: Path) -> None:
    """Fifteen are drawn, and the table has them all."""
    tags = ", ".join(f"Tag{letter}" for letter in "ABCDEFGHIJKLMNOPQR")
    post = f"---\ntitle: A\npublish_at: 2026-12-01 09:00\nhashtags: [{tags}]\n---\nText.\n"
    drawn, every = tables(use(survey_of(tmp_path, {"content/posts/2026/a.md": post})))

    assert 15 == len(drawn.rows)
    assert drawn.note.startswith("The first 15 of 18.")
    assert 18 == len(every.rows)


def test_no_hashtag_says_the_next_step(tmp_path: Path) -> None:
    """An empty hub has nothing to draw."""
    drawn, every = tables(use(survey_of(tmp_path, {})))

    assert ((), ()) == (drawn.rows, every.rows)
    assert "masthead new hashtags" in every.empty
