"""Row C2: the quadrant that maps content by purpose."""

from __future__ import annotations

from pathlib import Path

from row_helper import found, printed, shown, told

MIX = "strategy/mix.md"
LIMITS = """\
---
title: The mix
quadrants: {educate: {least: 40}, convince: {most: 30}}
least_posts: 4
---
People come to learn.
"""
TEXTS = ("Bring your lamp.", "Ask for the bulb.", "The shelf is full.", "Cork holds the arm.")


def posts(*quadrants: str) -> dict[str, str]:
    """Return four posts with purposes."""
    return {
        f"content/posts/2026/post-{at}.md": (
            f"---\ntitle: Post {at}\npublish_at: 2026-12-1{at} 09:00\nchannels: [outbox]\n"
            f"quadrant: {quadrant}\n---\n{TEXTS[at]}\n"
        )
        for at, quadrant in enumerate(quadrants)
    }


def test_c02_an_unknown_quadrant_is_found(tmp_path: Path) -> None:
    """A purpose that is none of the four is an error that names them."""
    (finding,) = found("schema/value", tmp_path, posts("sell"))

    assert "educate" in f"{finding.message} {finding.hint}"


def test_c02_a_mix_outside_the_limits_is_found_with_its_sample(tmp_path: Path) -> None:
    """Too little and too much are told with the share, the number of posts and the days."""
    files = {MIX: LIMITS, **posts("convince", "convince", "inspire", "educate")}
    findings = found("mix/limits", tmp_path, files)

    assert [
        "quadrant educate: 25 percent of 4 posts; the least is 40",
        "quadrant convince: 50 percent of 4 posts; the most is 30",
    ] == [one.message for one in findings]
    assert "2026-10-12 to 2027-01-04" in findings[0].hint


def test_c02_the_mix_is_drawn_and_printed(tmp_path: Path) -> None:
    """The page draws the matrix and the shares with their tables; the command prints the same."""
    files = {MIX: LIMITS, **posts("convince", "convince", "inspire", "educate")}
    page = shown(tmp_path, files, "strategy/reports/mix.md")

    assert "Chaffey" in page
    assert "## By purpose" in page
    assert page.count("<svg") >= 2
    assert "## By purpose" in shown(tmp_path, files, "strategy/mix.md")
    blocks = told(tmp_path, files, "mix", "--by", "quadrant")["blocks"]
    assert ["convince", 2, 50.0, None, 30.0] == blocks[0]["rows"][0]
    assert "Matrix" in printed(tmp_path, files, "mix")
