"""Replacements change what they mean to change, and no other byte."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masthead.document import Document
from masthead.rules.edits import mended
from masthead.rules.voices import Edit


def body(text: str) -> Document:
    """Return a document that is all body."""
    return Document("a.md", {}, text)


def after(text: str, *edits: Edit) -> str:
    """Return a text after replacements."""
    return mended(body(text.replace("\r\n", "\n")), text.encode(), edits)[0].decode()


def test_one_word() -> None:
    """The word is replaced, and the change is told with its line."""
    changed, (fix,) = mended(
        body("a\nwe leverage\n"), b"a\nwe leverage\n", [Edit(2, 4, "leverage", "use")]
    )

    assert b"a\nwe use\n" == changed
    assert ("a.md", 2, "wrote 'use' for 'leverage'") == fix


def test_several_in_a_line() -> None:
    """Places are those of the text before."""
    assert "x bb xx\n" == after("aaa bb c\n", Edit(1, 1, "aaa", "x"), Edit(1, 8, "c", "xx"))


def test_line_ends_and_marks_stay() -> None:
    """CRLF and a byte order mark are kept."""
    assert "\ufeffx\r\ny\r\n" == after(
        "\ufeffa\r\nb\r\n", Edit(1, 1, "a", "x"), Edit(2, 1, "b", "y")
    )


@pytest.mark.parametrize(
    "text",
    [
        "see `leverage` here",
        "see ``a ` leverage`` here",
        "see [a](https://b.example/leverage)",
        "see [a](<leverage> 'leverage')",
        "see https://leverage.example",
        "see www.leverage.example",
        "see #leverage and",
        "see @leverage and",
        "see {@leverage} and",
        "see a@leverage.example",
        "```\nleverage\n```",
        "<!-- leverage -->",
        "<b title='leverage'>x</b>",
        "[leverage]: https://a.example/leverage",
    ],
)
def test_code_addresses_and_names_stay(text: str) -> None:
    """What is not prose is never changed."""
    place = text.rindex("leverage")
    line = text.count("\n", 0, place) + 1
    edit = Edit(line, place - text.rfind("\n", 0, place), "leverage", "use")

    assert text == after(text, edit)


@pytest.mark.parametrize(
    "edit",
    [
        Edit(1, 2, "other", "use"),
        Edit(9, 1, "other", "use"),
        Edit(1, 1, "text", "two\nlines"),
        Edit(1, 1, "text", "true", in_front=True),
        Edit(1, 1, "text", "a: b", in_front=True),
        Edit(1, 1, "text", "it's", in_front=True),
    ],
)
def test_what_does_not_fit_is_left_out(edit: Edit) -> None:
    """Another text in the place, a line end, or what YAML would read in another way."""
    assert "text\n" == after("text\n", edit)


def test_of_two_that_overlap_one_is_made() -> None:
    """The later one is made, and the next round sees to the other."""
    assert "ab x\n" == after("ab cd\n", Edit(1, 1, "ab cd", "y"), Edit(1, 4, "cd", "x"))


def test_bytes_that_are_no_text_stay() -> None:
    """A file that is not UTF-8 is not changed."""
    assert (b"\xff", ()) == mended(body("a"), b"\xff", [Edit(1, 1, "a", "b")])


WORDS = st.lists(
    st.sampled_from(["leverage", "灯", "👩‍🔧", "e\u0301", "a", ".", "use"]), max_size=6
)
LINES = st.lists(WORDS.map(" ".join), min_size=1, max_size=5)


@given(LINES, st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_every_other_byte_stays(lines: list[str], end: str, mark: bool) -> None:
    """The file is what replacing by hand would make of it; a second time changes nothing."""
    text = ("\ufeff" if mark else "") + end.join(lines)
    edits = [
        Edit(number, place + 1, "leverage", "use")
        for number, line in enumerate(lines, 1)
        for place in range(len(line))
        if line.startswith("leverage", place)
    ]

    changed, fixes = mended(body("\n".join(lines)), text.encode(), edits)

    assert text.replace("leverage", "use") == changed.decode()
    assert len(edits) == len(fixes)
    assert (changed, ()) == mended(body(changed.decode()), changed, edits)
