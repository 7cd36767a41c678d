"""Row C11: conversation with clients, readers and subscribers."""

from __future__ import annotations

from pathlib import Path

from row_helper import found, printed, shown, told

PAGE = "strategy/care/replies/how-long.md"
GUIDE = {
    "content/voice/en.md": """\
---
title: Voice
lang: en
words:
  - {term: simply, status: banned, match: exact, why: It was not simple the first time.}
channels:
  mastodon: {words: [{term: perhaps, status: avoid, match: exact, why: Say it or leave it.}]}
---
We sound as we talk.
"""
}
REPLY = """\
---
title: How long a repair takes
kinds: [repair]
asked: [When do I get my lamp back?]
{}---
{}
"""
TODAY = "reviewed: 2026-12-01\n"


def test_c11_a_ready_answer_is_held_against_the_guide(tmp_path: Path) -> None:
    """The guide finds in a reply what it finds in a post, at its place, also on a channel."""
    text = "Simply bring it, perhaps today."
    files = {**GUIDE, PAGE: REPLY.format(TODAY + "channels: [mastodon]\n", text)}
    (word,) = found("voice/words/simply", tmp_path, files)
    (other,) = found("voice/words/perhaps", tmp_path, files)

    assert (PAGE, 8, 1) == (word.path, word.line, word.column)
    assert (PAGE, 8, 18) == (other.path, other.line, other.column)


def test_c11_drafts_and_broken_replies_are_left_alone(tmp_path: Path) -> None:
    """A draft is not said to anybody; wrong values and an empty answer break nothing."""
    draft = {**GUIDE, PAGE: REPLY.format("status: draft\n", "Simply bring it.")}
    broken = {**GUIDE, PAGE: "---\ntitle: 7\nlang: 3\nchannels: 5\nsituation: []\n---\n"}

    assert [] == found("voice/words/simply", tmp_path, draft)
    assert [] == found("voice/words/simply", tmp_path, broken)


def test_c11_an_answer_that_nobody_has_reviewed_is_found(tmp_path: Path) -> None:
    """Never, too long ago, and a day that is still to come."""
    messages = []
    for day in ("", "reviewed: 2025-11-01\n", "reviewed: 2027-01-01\n"):
        findings = found("reply/reviewed", tmp_path, {PAGE: REPLY.format(day, "An hour.")})
        messages += [one.message for one in findings]

    assert [
        "nobody has said when it was reviewed",
        "last reviewed on 2025-11-01",
        "2027-01-01 is still to come",
    ] == messages


def test_c11_the_library_is_shown_and_searched(tmp_path: Path) -> None:
    """The page lists every answer with its text; the command finds by words, the best first."""
    other = PAGE.replace("how-long", "brands")
    files = {
        PAGE: REPLY.format(TODAY, "Most lamps take under an hour."),
        other: REPLY.format(TODAY, "Bring any lamp.").replace("How long a repair takes", "Brands"),
    }

    assert "Most lamps take under an hour." in shown(
        tmp_path, files, "strategy/care/replies/index.md"
    )
    found_rows = told(tmp_path, files, "reply", "find", "repair", "LONG")["blocks"][0]["rows"]
    assert ["how-long"] == [row[0]["id"] for row in found_rows]
    ranked = told(tmp_path, files, "reply", "find", "repair")["blocks"][0]["rows"]
    assert ["how-long", "brands"] == [row[0]["id"] for row in ranked]
    assert "No ready answer" in printed(tmp_path, files, "reply", "find", "glue")


def test_c11_voice_lint_looks_at_one_reply(tmp_path: Path) -> None:
    """`voice lint FILE` takes a reply as it takes a post; `--lang` and `--channel` narrow."""
    files = {**GUIDE, PAGE: REPLY.format(TODAY, "Bring it.")}
    written = printed(tmp_path, files, "voice", "lint", "--lang", "en", "--channel", "mastodon")

    assert "0 errors" in written
    assert "0 errors" in printed(tmp_path, files, "voice", "lint", str(tmp_path / PAGE))
