"""Row C1: the content plan."""

from __future__ import annotations

from pathlib import Path

import pytest

from masthead.rules import RULES
from row_helper import found, printed, tree_of

PLAN = {
    "content/posts/2026/repair-week.md": """\
---
title: Repair week starts on Monday
publish_at: 2026-12-14 09:00
zone: Asia/Jakarta
channels: [outbox]
---
Bring your lamp, leave with a lamp that works.
"""
}


@pytest.mark.parametrize("id", ["schema/missing", "schema/value", "post/date", "cadence/gap"])
def test_c01_a_plan_with_a_fault_is_found(id: str, tmp_path: Path) -> None:
    """A missing title, a wrong value, a time that there is not and a clash are findings."""
    example = RULES[id].failing
    assert example is not None

    assert found(id, tmp_path, example.files)


def test_c01_the_calendar_has_month_week_list_board_and_feed(tmp_path: Path) -> None:
    """The post stands in the month, the week, the list, the board and the feed."""
    tree = tree_of(tmp_path, PLAN)

    places = ("calendar/2026-12.md", "calendar/week/2026-W51.md", "calendar/list.md")
    for place in (*places, "pipeline/index.md", "calendar.ics"):
        content = tree[place]
        assert isinstance(content, bytes)
        assert b"Repair week starts on Monday" in content


def test_c01_the_plan_is_printed_in_the_zone_of_the_hub(tmp_path: Path) -> None:
    """Nine in Jakarta is three in the morning in Berlin, as text and as JSON."""
    assert "03:00" in printed(tmp_path, PLAN, "plan")
    assert "repair-week" in printed(tmp_path, PLAN, "plan", "--format", "json")
