"""Loyalty: partners in order of the years that they are with us."""

from __future__ import annotations

from pathlib import Path

from row_helper import told

PARTNER = "---\ntitle: {}\nsince: {}\n---\nThey lend benches.\n"


def test_the_oldest_partner_comes_first(tmp_path: Path) -> None:
    """Those who say since when are listed with the years."""
    files = {
        "strategy/partners/kilau.md": PARTNER.format("Kilau", "2026-06-08"),
        "strategy/partners/cafe.md": PARTNER.format("Repair café", "2024-12-07"),
        "strategy/partners/new.md": "---\ntitle: New\n---\nThey are new.\n",
    }
    table = told(tmp_path, files, "report", "loyalty")["blocks"][-1]

    assert [("cafe", 2.0), ("kilau", 0.5)] == [(row[0]["id"], row[2]) for row in table["rows"]]
