"""Row F5: market facilitators and opinion leaders are known by name and day."""

from __future__ import annotations

import re
from pathlib import Path

from masthead.kinds.listening import dated
from row_helper import found, printed, shown

NOTE = "strategy/listening/2026-w49.md"
PARTNER = {
    "strategy/partners/table.md": (
        "---\ntitle: Table for Repairs\nkind: facilitator\nsince: 2025-03-01\n---\nThey lend.\n"
    )
}


def test_f05_a_facilitator_without_a_day_is_found(tmp_path: Path) -> None:
    """Who was listened to once need not be listened to now."""
    (finding,) = found("listening/dated", tmp_path, dated.failing)

    assert (NOTE, "The Quiet Screw is noted without a day") == (finding.path, finding.message)


def test_f05_the_list_of_facilitators_is_shown_and_printed(tmp_path: Path) -> None:
    """Those of the notes and those who are partners stand in one list."""
    files = {**dated.passing, **PARTNER}
    page = shown(tmp_path, files, "strategy/listening/index.md")

    assert "## Market facilitators and opinion leaders" in page
    text = printed(tmp_path, files, "listen", "facilitators")
    assert re.search(r"The Quiet Screw +opinion-leader +2026-12-02", text)
    assert "Table for Repairs" in text
    assert "facilitator" in printed(tmp_path, files, "partner", "list")
