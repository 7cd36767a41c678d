"""Row C8: content by others comes with its source."""

from __future__ import annotations

from pathlib import Path

from row_helper import found, printed, shown

POST = "content/posts/2026/cork.md"
CURATED = """\
---
title: How a cork disc is cut
publish_at: 2026-12-14 09:00
channels: [outbox]
kind: curated
{}---
A cork disc is cut with a hollow punch.
"""
SOURCE = "source_url: https://tools.example/cork\n"
RIGHTS = "source_rights: A link, nothing copied\n"


def test_c08_content_by_others_without_source_or_right_is_found(tmp_path: Path) -> None:
    """Both the address and the right are needed, whichever is missing."""
    messages = []
    for front in ("", SOURCE, RIGHTS):
        findings = found("post/source", tmp_path, {POST: CURATED.format(front)})
        messages += [one.message for one in findings]

    assert [
        "content by others without its source",
        "it does not say by what right",
        "content by others without its source",
    ] == messages
    assert [] == found("post/source", tmp_path, {POST: CURATED.format(SOURCE + RIGHTS)})


def test_c08_the_list_of_sources_is_shown_and_printed(tmp_path: Path) -> None:
    """Each post with the host, the address and the right; what is not named is marked."""
    files = {POST: CURATED.format(SOURCE)}
    page = shown(tmp_path, files, "strategy/reports/curated.md")

    assert "tools.example" in page
    assert "not named" in page
    assert "https://tools.example/cork" in printed(tmp_path, files, "curated")


def test_c08_a_post_is_drafted_from_an_address(tmp_path: Path) -> None:
    """`new post --from` writes the source, and the check asks for the right."""
    words = ("new", "post", "Cork", "--from", "https://tools.example/cork")
    path = printed(tmp_path, {}, *words).splitlines()[0]
    text = (tmp_path / path).read_text(encoding="utf-8")

    assert "\nsource_url: https://tools.example/cork\n" in text
    assert "\nkind: curated\n" in text
    assert (
        "it does not say by what right" == found("post/source", tmp_path, {path: text})[0].message
    )
