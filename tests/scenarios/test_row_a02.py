"""Row A2: the order of preparation is goal, audience, content, channel, measure."""

from __future__ import annotations

from pathlib import Path

from goal_files import GOAL, INDEX, goal
from row_helper import found, printed, shown

AUDIENCE = "strategy/audiences/tinkerers.md"
PLAN = """\
---
title: Strategy
valid_from: 2026-12-01
owner: sari
---
Who and where.
"""


def test_a02_a_channel_before_an_audience_is_found(tmp_path: Path) -> None:
    """What is settled before what it rests on is named with what comes first."""
    (finding,) = found("strategy/order", tmp_path, {INDEX: PLAN, GOAL: goal()})

    assert "channels are settled before audiences and content" == finding.message
    assert "settle audiences and content first" == finding.hint


def test_a02_a_draft_settles_nothing(tmp_path: Path) -> None:
    """Approved is what is merged and no draft."""
    draft = "---\ntitle: Tinkerers\nstatus: draft\n---\nThey mend.\n"
    front = PLAN.replace("owner:", "parts: [goal, audience, channel]\nowner:")
    files = {INDEX: front, GOAL: goal(), AUDIENCE: draft}
    (finding,) = found("strategy/order", tmp_path, files)

    assert "channels are settled before audiences" == finding.message


def test_a02_the_step_bar_is_shown_and_printed(tmp_path: Path) -> None:
    """Page, report and command show each step, and which comes too early."""
    files = {INDEX: PLAN, GOAL: goal()}
    page = shown(tmp_path, files, "strategy/reports/status.md")
    text = printed(tmp_path, files, "strategy", "status")

    assert "hub-step--bad" in page
    assert "hub-step--good" in shown(tmp_path, files, INDEX)
    assert "too early  5 pages; first come audiences, content" in text
    assert 'open       0 pages; masthead new audience "Title"' in text
