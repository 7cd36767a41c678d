"""A plain text becomes Markdown that every channel shows as that text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masthead.compose.plain import to_plain
from masthead.importing.tables.texts import as_markdown


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("Bring your lamp.", "Bring your lamp."),
        ("two\nlines", "two\\\nlines"),
        ("a\n\n\nb", "a\n\nb"),
        ("- a", "\\- a"),
        ("1. a", "1\\. a"),
        ("#RepairWeek", "#RepairWeek"),
        ("## @site", "\\## @site"),
        ("---", "\\---"),
        ("*so* snake_case _so_", "\\*so\\* snake_case \\_so\\_"),
        ("{@sari} <b> [x](y)", "\\{@sari} \\<b> \\[x](y)"),
        ("R&D &amp; &#38;", "R&D \\&amp; \\&#38;"),
        ("", ""),
    ],
)
def test_signs_are_escaped_where_they_mean_something(text: str, markdown: str) -> None:
    """Only what Markdown would take for its own gets a backslash."""
    assert markdown == as_markdown(text)


@given(st.text(alphabet="ab1 .)(\\`*_[]<>#=+-~{@}&;!|:/\n", max_size=30))
def test_the_text_is_shown_as_it_was(text: str) -> None:
    """Whatever signs a text has, people read it unchanged, but for space around its lines."""
    paragraphs = re.split(r"\n[ \t]*\n\s*", text.strip())
    lines = ["\n".join(line.strip() for line in one.split("\n")) for one in paragraphs if one]

    assert "\n\n".join(lines) == to_plain(as_markdown(text), 1).text
