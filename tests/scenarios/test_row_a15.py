"""Row A15: a USP with strengths and weaknesses of product and brand."""

from __future__ import annotations

from pathlib import Path

from masthead.auditing.audit import audit
from masthead.rules.examples import write
from masthead.rules.rule import Example
from masthead.workspace import load_hub
from row_helper import found, printed, shown, tree_of

USP = "strategy/usp.md"
PAGE = """\
---
title: Why Lentera
visibility: public
claim: Every part can be bought
strengths:
  - {point: Parts for ten years, evidence: terms of sale}
weaknesses:
  - {point: Postage for one screw costs more than the screw, evidence: parcels of October}
---
For those who would rather mend.
"""


def test_a15_a_usp_without_weaknesses_is_found(tmp_path: Path) -> None:
    """Where nobody has written a weakness, a finding says so."""
    without = PAGE.partition("weaknesses:")[0] + "---\nFor those who would rather mend.\n"
    (finding,) = found("usp/both", tmp_path, {USP: without})

    assert (USP, "`weaknesses` missing") == (finding.path, finding.message)


def test_a15_the_grid_stands_on_the_internal_site_and_is_printed(tmp_path: Path) -> None:
    """Strengths and weaknesses stand side by side, each with what shows it."""
    page = shown(tmp_path, {USP: PAGE}, USP)

    assert "Parts for ten years" in page
    assert "Postage for one screw costs more than the screw" in page
    assert "parcels of October" in printed(tmp_path, {USP: PAGE}, "usp", "grid")
    assert "0 errors, 0 warnings" in printed(tmp_path, {USP: PAGE}, "usp", "check")


def test_a15_weaknesses_never_leave_whatever_the_page_says(tmp_path: Path) -> None:
    """The public site has claim and strengths; no file of it holds a weakness or its evidence."""
    tree = tree_of(tmp_path, {USP: PAGE}, site="public")
    said = b"\n".join(content for content in tree.values() if isinstance(content, bytes))

    assert b"Every part can be bought" in said
    assert b"Parts for ten years" in said
    assert b"Postage" not in said
    assert b"parcels of October" not in said


def test_a15_the_audit_finds_a_weakness_in_a_public_site(tmp_path: Path) -> None:
    """Whoever publishes a weakness by another way is stopped by `masthead audit`."""
    root = write(Example({USP: PAGE}), tmp_path / "hub")
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text(
        "<p>Parts for ten years. Postage for one screw costs more than the screw</p>"
    )
    leaks = audit(load_hub(root), root, site).leaks

    assert {USP} == {leak.source for leak in leaks}
