"""Ready answers are found by words, the best first."""

from __future__ import annotations

from pathlib import Path

import pytest

from masthead.kinds.reply import find
from masthead.report import Mark, Ref, Tone
from survey_helper import survey_of, tables

PAGE = "---\ntitle: {}\n{}---\n{}\n"
FILES = {
    "strategy/care/replies/how-long.md": PAGE.format(
        "How long it takes", "asked: [When is my lamp ready?]\nkinds: [repair]\n", "An hour."
    ),
    "strategy/care/replies/cafe.md": PAGE.format(
        "Where we sit", "tags: [Café, benches]\nreviewed: 2026-12-01\n", "The lamp hangs outside."
    ),
    "strategy/care/replies/old.md": PAGE.format("Lamp", "status: archived\n", "Lamp."),
}


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("", ["cafe", "how-long"]),
        ("lamp", ["how-long", "cafe"]),
        ("LAMP hour", ["how-long"]),
        ("cafe", ["cafe"]),
        ("repai", ["how-long"]),
        ("glue", []),
        ("<script>", []),
        ("?!", ["cafe", "how-long"]),
    ],
)
def test_answers_are_found_by_words(words: str, ids: list[str], tmp_path: Path) -> None:
    """Every word must stand somewhere, as a word or its beginning; accents do not matter."""
    (table,) = tables(find(survey_of(tmp_path, FILES), words))

    assert ids == [row[0].id for row in table.rows if isinstance(row[0], Ref)]


def test_an_answer_without_review_is_marked(tmp_path: Path) -> None:
    """Who looks for an answer sees that nobody has held it against the facts."""
    (table,) = tables(find(survey_of(tmp_path, FILES)))

    assert [Mark("2026-12-01"), Mark("never", Tone.WARN)] == [row[2] for row in table.rows]


def test_no_answer_says_how_to_write_one(tmp_path: Path) -> None:
    """The empty list names the next step."""
    (empty,) = tables(find(survey_of(tmp_path, {})))
    (unknown,) = tables(find(survey_of(tmp_path, FILES), "glue"))

    assert "masthead reply add" in empty.empty
    assert '"glue"' in unknown.empty
