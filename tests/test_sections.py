"""Bodies are cut at channel headings, sections at `---`, with exact lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masthead.post import Section
from masthead.sections import split_parts, split_sections


def test_text_before_the_first_heading_is_for_all() -> None:
    """The shared text comes first, then each channel's, without the blank lines around them."""
    body = "\nFor all.\n\n## @bluesky\n\nShort.\n\nMore.\n\n## @linkedin ##\nLong.\n"

    expected = (
        Section("", "For all.", 8),
        Section("bluesky", "Short.\n\nMore.", 12, 10),
        Section("linkedin", "Long.", 17, 16),
    )
    assert expected == split_sections(body, 7)


def test_a_body_without_headings_is_one_section() -> None:
    """Other headings, and a heading for nobody, do not cut."""
    body = "One.\n## Two\n## @a b\n##@three\n ## @four"

    assert (Section("", body, 3),) == split_sections(body, 3)


def test_an_empty_body_has_no_section() -> None:
    """Blank lines alone are no text."""
    assert () == split_sections("\n \n\t\n", 5)


def test_a_body_of_sections_alone_has_no_shared_text() -> None:
    """Nothing is for all where all text stands under channels."""
    assert (Section("x", "Hi", 6, 5),) == split_sections("## @x\nHi", 5)


def test_two_sections_of_one_channel_are_both_returned() -> None:
    """A rule can then report the second one."""
    sections = split_sections("## @x\nOne\n## @x\nTwo", 1)

    assert [("x", 1), ("x", 3)] == [(s.channel, s.heading_line) for s in sections]


def test_a_section_without_text_stands_at_its_heading() -> None:
    """An empty section is kept: the channel gets no text, and a rule can say so."""
    expected = (Section("", "All", 1), Section("x", "", 2, 2))
    assert expected == split_sections("All\n## @x\n\n", 1)


@pytest.mark.parametrize(
    "hidden",
    [
        "```\n## @x\n---\n```",
        "~~~~ md\n## @x\n---\n~~~\n~~~~",
        "<!--\n## @x\n---\n-->",
        "- ```\n  ## @x\n  ```",
        "> ```\n> code\n> ```",
    ],
)
def test_headings_and_breaks_in_code_and_comments_are_text(hidden: str) -> None:
    """What a fence or a comment holds cuts nothing; what follows does."""
    body = f"All\n\n{hidden}\n\n## @y\nHi"
    lines = hidden.count("\n") + 1

    shared, other = split_sections(body, 1)

    assert ("", f"All\n\n{hidden}", 1) == (shared.channel, shared.text, shared.line)
    assert Section("y", "Hi", lines + 5, lines + 4) == other
    assert ((hidden, 1),) == split_parts(hidden, 1)


@pytest.mark.parametrize("open_end", ["```\ncode", "<!-- note", "~~~", "```\n~~~"])
def test_a_fence_that_is_never_closed_hides_no_heading(open_end: str) -> None:
    """A forgotten end must not send one channel's text to all the others."""
    sections = split_sections(f"All\n\n{open_end}\n\n## @x\nHi", 1)

    assert ["", "x"] == [section.channel for section in sections]


def test_a_line_of_three_dashes_starts_the_next_part() -> None:
    """Each part has the line of its own first character."""
    assert (("One", 10), ("Two\n\n2", 14)) == split_parts("One\n---\n\n\nTwo\n\n2\n", 10)


def test_other_dashes_cut_nothing() -> None:
    """Only a whole line of exactly three dashes at its start does."""
    text = "a --- b\n----\n- - -\n ---\n--- c"

    assert ((text, 1),) == split_parts(text, 1)


def test_an_empty_part_is_kept() -> None:
    """A rule can report it; dropping it would hide a slip."""
    assert (("One", 1), ("", 3)) == split_parts("One\n---\n", 1)


LINES = st.sampled_from(
    ["word", "", "## @a", "## @b", "---", "```", "~~~", "<!--", "-->", "  x", "- y", "# z"]
)


@given(st.lists(LINES, max_size=14), st.integers(1, 40))
def test_every_section_and_part_stands_where_it_says(lines: list[str], first: int) -> None:
    """The source at a section's or part's line begins with its text, whatever the body."""
    source = [""] * (first - 1) + lines

    for section in split_sections("\n".join(lines), first):
        for text, line in ((section.text, section.line), *split_parts(section.text, section.line)):
            if text:
                there = source[line - 1 : line + text.count("\n")]
                assert text.split("\n") == there


@given(st.lists(LINES, max_size=14))
def test_no_word_is_lost_between_sections(lines: list[str]) -> None:
    """All lines but headings, breaks and blank ones are in some part."""
    kept = [
        line
        for section in split_sections("\n".join(lines), 1)
        for text, _ in split_parts(section.text, section.line)
        for line in text.split("\n")
        if line == "word"
    ]

    assert lines.count("word") == len(kept)
