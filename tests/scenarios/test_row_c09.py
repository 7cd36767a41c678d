"""Row C9: contests."""

from __future__ import annotations

from pathlib import Path

import pytest

from row_helper import found, printed, shown

PAGE = "strategy/contests/oldest-lamp.md"
CONTEST = """\
---
title: The oldest lamp
visibility: public
opens: 2026-12-01 09:00
closes: 2026-12-20 20:00
zone: Asia/Manila
prize: A new cable
eligibility: Everyone of 18 and more.
rules: One picture a person.
privacy: Pictures are deleted after 30 days.
owner: sari
entries:
  - {day: 2026-12-01, count: 12}
  - {day: 2026-12-05, count: 31}
---
Show us the oldest lamp that still burns.
"""
OVER = CONTEST.replace("2026-12-20", "2026-12-02")


@pytest.mark.parametrize(
    "key", ["opens", "closes", "zone", "prize", "eligibility", "rules", "privacy"]
)
def test_c09_a_contest_that_leaves_something_out_is_found(key: str, tmp_path: Path) -> None:
    """Whoever takes part must know times, prize, rules and what becomes of the data."""
    text = CONTEST.replace(f"\n{key}: ", f"\n#{key}: ")
    (finding,) = found("contest/complete", tmp_path, {PAGE: text})

    assert f"`{key}` missing" == finding.message
    draft = text.replace("owner: sari", "owner: sari\nstatus: draft")
    assert [] == found("contest/complete", tmp_path, {PAGE: draft})


def test_c09_closing_before_opening_is_found(tmp_path: Path) -> None:
    """So are times that there are not in the zone."""
    (order,) = found("contest/times", tmp_path, {PAGE: CONTEST.replace("12-20", "11-20")})
    gap = CONTEST.replace("Asia/Manila", "Europe/Berlin").replace(
        "2026-12-20 20:00", "2027-03-28 02:30"
    )
    (missing,) = found("contest/times", tmp_path, {PAGE: gap})

    assert "it closes before it opens" == order.message
    assert missing.message.startswith("`closes`: ")


def test_c09_a_winner_that_nobody_told_is_found(tmp_path: Path) -> None:
    """Three days after closing the winner is told; before it nobody can have won."""
    (silent,) = found("contest/winner", tmp_path, {PAGE: OVER})
    early = OVER.replace("owner: sari", "owner: sari\nannounced: 2026-12-01")
    (before,) = found("contest/winner", tmp_path, {PAGE: early})

    assert "it has closed on 2026-12-02, and nobody has told who won" == silent.message
    assert "the winners were told before it closed on 2026-12-02" == before.message
    assert [] == found("contest/winner", tmp_path, {PAGE: CONTEST})


def test_c09_the_page_counts_the_days_and_draws_the_entries(tmp_path: Path) -> None:
    """Inside, days are left and entries come in; outside stand the rules, and no owner."""
    inside = shown(tmp_path, {PAGE: CONTEST}, "strategy/contests/oldest-lamp.md")
    outside = shown(tmp_path, {PAGE: CONTEST}, "strategy/contests/oldest-lamp.md", site="public")

    assert "## Countdown" in inside
    assert "<dd>13</dd>" in inside
    assert "<svg" in inside.partition("## Entries")[2]
    assert "One picture a person." in outside
    assert "2026-12-20 20:00" in outside
    assert "Countdown" not in outside
    assert "sari" not in outside.lower()
    assert "31" not in outside.partition("oldest lamp that still")[2]


def test_c09_the_command_lists_and_makes_contests(tmp_path: Path) -> None:
    """The calendar of contests tells how they stand; `contest new` writes one."""
    assert "open" in printed(tmp_path, {PAGE: CONTEST}, "contest", "calendar")
    assert "winner not told" in printed(tmp_path, {PAGE: OVER}, "contest", "calendar")
    new = PAGE.replace("oldest", "newest")
    assert new in printed(tmp_path, {}, "contest", "new", "Newest lamp")
    text = (tmp_path / new).read_text(encoding="utf-8")
    assert "\nstatus: draft\n" in text
    assert [] == found("contest/complete", tmp_path, {new: text})
