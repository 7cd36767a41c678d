"""Row B1: the tone of voice is kept in talk with customers."""

from __future__ import annotations

from pathlib import Path

import pytest

from masthead.rules import RULES
from masthead.rules.rule import Content
from row_helper import found, printed, shown

GUIDE = "content/voice/en.md"
FILES: dict[str, Content] = {
    GUIDE: """\
---
title: Voice
lang: en
voice:
  - {trait: plain, not: curt, do: The switch wears out first., dont: Our solution is seamless.}
words:
  - {term: solution, status: banned, instead: lamp, match: exact, why: A lamp is a lamp.}
mechanics:
  sentence: {max_words: 12}
  exclamation: {max: 0}
---
We sound as we talk.

{{ voice }}

{{ words }}
""",
    "content/posts/2026/lamp.md": """\
---
title: Lamp
publish_at: 2026-12-14 09:00
channels: [outbox]
---
Our solution is here!
""",
}


def test_b01_a_banned_word_and_an_exclamation_mark_are_found(tmp_path: Path) -> None:
    """Each finding names the place in the text and what the guide says."""
    (word,) = found("voice/words/solution", tmp_path, FILES)
    (mark,) = found("voice/mechanics/exclamation", tmp_path, FILES)

    assert (6, 5) == (word.line, word.column)
    assert 6 == mark.line


@pytest.mark.parametrize("id", ["voice/words", "voice/mechanics", "voice/claims", "voice/names"])
def test_b01_each_family_of_rules_finds_its_example(id: str) -> None:
    """Words, counts, claims and names have rules, each with an example that fails."""
    assert RULES[id].failing is not None


def test_b01_the_voice_page_shows_pairs_and_words(tmp_path: Path) -> None:
    """The page of the guide shows what to write, what not, and why; the command finds the same."""
    page = shown(tmp_path, FILES, "voice/en.md")

    assert "The switch wears out first." in page
    assert "Our solution is seamless." in page
    assert "A lamp is a lamp." in page


def test_b01_the_command_lints_a_text(tmp_path: Path) -> None:
    """A text that keeps the guide passes."""
    good = {**FILES, "content/posts/2026/lamp.md": FILES["content/posts/2026/lamp.md"]}
    good["content/posts/2026/lamp.md"] = "---\ntitle: Lamp\n---\nThe switch wears out first.\n"

    assert "0 errors" in printed(tmp_path, good, "voice", "lint")
