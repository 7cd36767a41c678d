"""A character of a front-matter text is found in the file, however the text is written."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masthead.document import Document, Place
from masthead.reader import read_markdown
from masthead.schema.template import as_yaml
from masthead.voice.scalars import written


def read(front: str) -> Document:
    """Return a document with one line of front matter or more."""
    document, faults = read_markdown("a.md", f"---\n{front}\n---\nText.\n".encode())
    assert document is not None, faults
    return document


@pytest.mark.parametrize(
    ("front", "word", "place"),
    [
        ("title: A lamp here", "lamp", Place(2, 10)),
        ("title: 'It''s a lamp'", "lamp", Place(2, 17)),
        ('title: "\\u00e9\\" a lamp"', "lamp", Place(2, 20)),
        ("title: >-\n  one\n  two lamp", "lamp", Place(4, 7)),
        ("title: |\n  one\n  two lamp", "lamp", Place(4, 7)),
        ("title: one\n  two lamp", "lamp", Place(3, 7)),
        ("title: 'one\n\n  two lamp'", "lamp", Place(4, 7)),
        ("a: 灯\ntitle: 灯灯 lamp", "lamp", Place(3, 11)),
    ],
)
def test_each_way_of_writing(front: str, word: str, place: Place) -> None:
    """Plain, quoted and folded texts, with escapes and wide characters."""
    document = read(front)
    value = str(document.data["title"]).strip()

    assert place == written(document, ("title",), value).place(value.index(word))


def test_what_is_not_written_stands_at_its_start() -> None:
    """Without the source, or behind its end, the place is that of the value."""
    document = read("title: lamp")

    assert Place() == written(Document("a.md", {}), ("title",), "lamp").place(2)
    assert Place(2, 8) == written(document, ("title",), "lamp").place(99)


def test_only_what_stands_as_it_is_read_may_be_replaced() -> None:
    """An escape reads as another text than it is written."""
    document = read("title: 'it''s a lamp'")
    found = written(document, ("title",), "it's a lamp")

    assert (False, True, False) == (
        found.stands(0, 4, "it's a lamp"),
        found.stands(7, 11, "it's a lamp"),
        found.stands(7, 99, "it's a lamp"),
    )


@given(
    st.text(
        st.one_of(st.sampled_from("a灯é'\" \\:#-👩"), st.characters(categories=["L", "N"])),
        min_size=1,
        max_size=30,
    ).filter(lambda text: text == text.strip()),
    st.sampled_from(["template", "double", "single"]),
)
def test_places_hold_their_characters(text: str, style: str) -> None:
    """Every character that stands in the file as it is read is found there."""
    shown = {
        "template": as_yaml(text),
        "double": json.dumps(text, ensure_ascii=False),
        "single": "'" + text.replace("'", "''") + "'",
    }[style]
    document = read(f"a: b\ntitle: {shown}")
    value = str(document.data["title"])
    found = written(document, ("title",), value)
    lines = document.front.split("\n")

    assert len(value) == len(found.offsets)
    for offset, character in enumerate(value):
        place = found.place(offset)
        there = lines[place.line - 1][place.column - 1]
        assert there in (character, "\\")
