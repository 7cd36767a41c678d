"""Row A10: competitors are looked at from outside, with day and source, and never in public."""

from __future__ import annotations

from pathlib import Path

from masthead.kinds.benchmark import dated
from row_helper import found, printed, shown, tree_of

PAGE, TABLE = "strategy/competitors/other-lamps.md", "strategy/benchmark.csv"


def bytes_of(content: object) -> bytes:
    """Return what a file of the tree holds; a file that is copied holds no page."""
    return content if isinstance(content, bytes) else b""


def test_a10_numbers_without_a_day_are_found(tmp_path: Path) -> None:
    """A row says when and where it was read."""
    files = {**dated.passing, TABLE: dated.passing[TABLE].replace("2026-11-30", "", 1)}
    (finding,) = found("benchmark/dated", tmp_path, files)

    assert (TABLE, 2, "`as_of` missing in this row") == (
        finding.path,
        finding.line,
        finding.message,
    )


def test_a10_a_competitor_without_a_source_is_found(tmp_path: Path) -> None:
    """What is said of a competitor has a source."""
    page = dated.passing[PAGE].replace("source: their own pages\n", "")
    (finding,) = found("competitor/dated", tmp_path, {**dated.passing, PAGE: page})

    assert "`source` missing" == finding.message


def test_a10_competitors_stand_beside_us_in_two_drawings(tmp_path: Path) -> None:
    """Followers against engagement, and share of voice with its denominator."""
    page = shown(tmp_path, dated.passing, "strategy/competitors/index.md")

    assert 2 == page.count("<svg")
    assert "Named competitors: Other Lamps." in page
    text = printed(tmp_path, dated.passing, "competitor", "benchmark")
    assert "engagements / posts / followers" in text
    assert "60" in text


def test_a10_competitors_never_leave(tmp_path: Path) -> None:
    """A competitor that says that it is public stays inside, and the check says so."""
    public = dated.passing[PAGE].replace("as_of:", "visibility: public\nas_of:")
    files = {**dated.passing, PAGE: public}
    (finding,) = found("page/closed", tmp_path, files)

    assert PAGE == finding.path
    tree = tree_of(tmp_path, files, site="public")
    assert not [place for place, content in tree.items() if b"They show rooms" in bytes_of(content)]
