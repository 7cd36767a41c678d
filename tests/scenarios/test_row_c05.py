"""Row C5: informational posts and important company notices."""

from __future__ import annotations

from pathlib import Path

from row_helper import found, shown, told

POST = "content/posts/2026/closed.md"
NOTICE = """\
---
title: The bench is closed on Friday
publish_at: 2026-12-14 09:00
channels: [outbox]
kind: notice
owner: sari
{}---
Notice: the bench is closed on Friday.
"""
PEOPLE = "people:\n  sari: {name: Sari}\n  tom: {name: Tom, left: 2026-11-01}\n"


def test_c05_a_notice_needs_a_second_person(tmp_path: Path) -> None:
    """Nobody, the owner, and somebody who has left are no second person."""
    messages = []
    for second in ("", "second: sari\n", "second: tom\n"):
        files = {POST: NOTICE.format(second), "strategy/people.yml": PEOPLE}
        messages += [one.message for one in found("post/second-approver", tmp_path, files)]

    assert [
        "a notice needs a second person",
        "the second person is the owner",
        "Tom has left on 2026-11-01",
    ] == messages


def test_c05_a_notice_with_a_second_person_passes(tmp_path: Path) -> None:
    """Two people have looked at it; a notice that is out already is not asked again."""
    assert [] == found(
        "post/second-approver", tmp_path, {POST: NOTICE.format("second: repair-cafe\n")}
    )
    sent = ("closed@outbox",)
    assert [] == found("post/second-approver", tmp_path, {POST: NOTICE.format("")}, published=sent)


def test_c05_the_mix_by_kind_is_drawn_and_printed(tmp_path: Path) -> None:
    """The page draws the kinds of posts; the command counts by kind alone."""
    files = {POST: NOTICE.format("second: repair-cafe\n")}

    assert "<td>notice</td>" in shown(tmp_path, files, "strategy/reports/mix.md")
    (block,) = told(tmp_path, files, "mix", "--by", "kind")["blocks"]
    assert ("By kind of post", [["notice", 1, 100.0, None, None]]) == (
        block["title"],
        block["rows"],
    )
