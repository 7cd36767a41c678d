"""Token files are read strictly, and each fault is named with its line and column."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from masthead.document import Place
from masthead.tokens.strict_json import DEEPEST, MOST_BYTES, read_json

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.floats(-1e9, 1e9) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=60)
@given(VALUES, st.sampled_from([None, 2]), st.booleans())
def test_it_reads_what_json_reads(value: Any, indent: int | None, ascii: bool) -> None:
    """Whatever Python writes as JSON comes back equal, without a fault."""
    text = json.dumps(value, indent=indent, ensure_ascii=ascii)
    node, faults = read_json(text.encode("utf-8", "replace"))

    assert () == faults
    assert node is not None
    assert json.loads(text.encode("utf-8", "replace")) == node.plain()


@settings(max_examples=80)
@given(
    st.binary(max_size=60) | st.text('{}[]",:0123456789.-+eE\\u tfn\n', max_size=40).map(str.encode)
)
def test_no_bytes_make_it_fail(raw: bytes) -> None:
    """Any bytes give a value or a fault, never an error; Python takes what is taken."""
    node, faults = read_json(raw)

    assert (node is None) <= bool(faults)
    if node is not None and not faults:
        json.loads(raw)


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ("", 1, 1, "the file ends here"),
        ("{", 1, 2, "a key in double quotes"),
        ('{"a": 1,}', 1, 9, "a comma stands before `}`"),
        ('{\n  "a": 1\n  "b": 2\n}', 3, 3, "a comma or `}`"),
        ('{"a" 1}', 1, 6, "a colon"),
        ("{'a': 1}", 1, 2, "a key in double quotes"),
        ('{"a": 01}', 1, 8, "a comma or `}`"),
        ('{"a": NaN}', 1, 7, "a value"),
        ('{"a": 1e999}', 1, 7, "too large"),
        ('{"a": ' + "1" * 50 + "}", 1, 7, "more than 40 characters"),
        ('{"a": "x\ny"}', 1, 7, "line break"),
        ('{"a": "\\x"}', 1, 7, "wrong escape"),
        ('{"a": 1} 2', 1, 10, "more text"),
        ("[1 2]", 1, 4, "a comma or `]`"),
        ('{\n// why\n"a": 1}', 2, 1, "a key in double quotes"),
    ],
)
def test_faults_have_a_place(text: str, line: int, column: int, words: str) -> None:
    """The first fault that stops reading is named where it stands."""
    node, faults = read_json(text.encode())

    assert node is None
    assert Place(line, column) == faults[-1].place
    assert words in faults[-1].message


def test_keys_stand_once() -> None:
    """Each second key is named; the first value counts and reading goes on."""
    node, faults = read_json(b'{\n "a": 1,\n "a": 2,\n "a": 3\n}')

    assert node is not None
    assert {"a": 1} == node.plain()
    assert [Place(3, 2), Place(4, 2)] == [fault.place for fault in faults]


def test_depth_has_a_limit() -> None:
    """A file of brackets does not bring the reader down."""
    fine, _ = read_json(b"[" * DEEPEST + b"]" * DEEPEST)
    node, faults = read_json(b"[" * 100_000)

    assert fine is not None
    assert node is None
    assert Place(1, DEEPEST + 1) == faults[0].place


def test_size_and_encoding() -> None:
    """Large files and other encodings are refused; a byte order mark is not."""
    assert "1 MiB" in read_json(b" " * (MOST_BYTES + 1))[1][0].message
    assert Place(2) == read_json(b'{\n"\xff": 1}')[1][0].place
    assert () == read_json(b'\xef\xbb\xbf{"a": 1}')[1]


def test_halves_of_letters() -> None:
    """A pair of surrogates is one letter; half a pair is the mark for a broken letter."""
    pair, _ = read_json(rb'"\ud83d\udca1"')
    half, _ = read_json(rb'"\ud83d"')

    assert pair is not None
    assert half is not None
    assert "\N{ELECTRIC LIGHT BULB}" == pair.plain()
    assert "�" == half.plain()
