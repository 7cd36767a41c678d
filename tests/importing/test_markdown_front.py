"""Front matter of strangers is read strictly; nothing in it breaks the import or gets lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub_builder import SETTINGS
from markdown_folder import errors, plan, write_folder
from masthead.document import Document
from masthead.hub import Hub
from masthead.importing.front import read_any
from masthead.importing.kept import read_kept
from masthead.importing.keys import meaning_of
from masthead.importing.mapping import built_in
from masthead.importing.post_text import written
from masthead.importing.shaping import Habits
from masthead.importing.vocabularies import VOCABULARIES
from masthead.page import Person
from masthead.reader import read_markdown, read_yaml
from masthead.schema.build import build_post, build_settings

PLAIN = st.characters(exclude_categories=["C", "Z"], include_characters=" ")
WORDS = st.text(PLAIN, max_size=30) | st.sampled_from(
    ["Sari", "2027-02-01", "07/12/2026", "a, b", "#A B", "../x.png", "en", "fr", "draft", "true"]
)
VALUES = st.recursive(
    WORDS | st.none() | st.booleans() | st.integers(-(10**12), 10**12) | st.floats(-9, 9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=5,
)
KEYS = st.sampled_from([*VOCABULARIES["any"], "image", "cover", "goal", "x"]) | WORDS

_document, _ = read_yaml("masthead.yml", SETTINGS.encode())
assert _document is not None
_settings, _ = build_settings(_document)
assert _settings is not None
HUB = Hub(_settings, people={"sari": Person("sari", "Sari")})


@given(st.dictionaries(KEYS, VALUES, max_size=6))
def test_each_key_gets_a_meaning_or_is_kept(data: dict[str, Any]) -> None:
    """What is written can be read, has no unknown key, and holds every key that came in."""
    document = Document("a.md", data, "Text.\n")
    meaning = meaning_of(document, built_in("post"), Habits(HUB))
    homes = {path[0] for path in meaning.places.values()} | {
        key.partition(".")[0] for key in meaning.kept
    }
    if not meaning.failed:
        assert {key.partition(".")[0] for key in data} <= {
            str(home).partition(".")[0] for home in homes
        } | {key for key, value in data.items() if value == {}}
        meaning.values.setdefault("title", "Lamps")
        meaning.values.pop("media", None)
        text = written(meaning.values, meaning.kept, document.body)
        new, findings = read_markdown("content/posts/2026/a.md", text.encode(), front_limit=10**6)
        assert new is not None, findings
        assert () == tuple(
            one for one in build_post(new, HUB.settings)[1] if one.rule != "post/date"
        )
        assert meaning.kept == read_kept(new.front)
    else:
        assert all(one.message for one in meaning.findings)


@given(
    st.binary(max_size=200) | st.text(max_size=100).map(lambda text: text.encode("utf-8", "ignore"))
)
def test_no_bytes_break_the_reading(raw: bytes) -> None:
    """A file gives a document or findings, never both, whatever fence it begins with."""
    for fence in (b"", b"---\n", b"+++\n", b";;;\n", b"{"):
        document, findings = read_any("a.md", fence + raw)

        assert (document is None) == bool(findings)


@given(st.dictionaries(st.text(PLAIN, min_size=1), VALUES, max_size=4))
def test_json_says_what_it_says(data: dict[str, Any]) -> None:
    """Values of plain data come through as they are."""
    import json

    document, findings = read_any("a.md", json.dumps(data).encode() + b"\nText.\n")

    assert document is not None, findings
    assert data == document.data
    assert "Text.\n" == document.body


def test_places_are_those_of_the_file() -> None:
    """Line numbers count from the file's first line, in TOML and JSON too."""
    toml, _ = read_any("a.md", b"+++\ntitle = 'A'\n[cover]\nimage = 'a.png'\n+++\nText.\n")
    bare, _ = read_any("a.md", b'{\n"title": "A",\n"b": 1}\n\nText.\n')
    assert toml is not None
    assert bare is not None

    assert (2, 3) == (toml.place("title").line, toml.place("cover", "image").line)
    assert (6, "Text.\n") == (toml.body_line, toml.body)
    assert (2, 3) == (bare.place("title").line, bare.place("b").line)
    assert (4, "\nText.\n") == (bare.body_line, bare.body)


def test_toml_has_dates_and_numbers_of_its_own() -> None:
    """They become the text or the number that front matter takes."""
    document, _ = read_any(
        "a.md",
        b"+++\na = 2027-02-01\nb = 2027-02-01T09:00:00+01:00\nc = 09:00:00\nd = inf\n"
        b"e = 1_000\nf = 99999999999999999999\n+++\nText.\n",
    )
    assert document is not None

    assert {
        "a": "2027-02-01",
        "b": "2027-02-01 09:00:00+01:00",
        "c": "09:00:00",
        "d": "inf",
        "e": 1000,
        "f": "99999999999999999999",
    } == document.data


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"+++\na = 1\n", "1 the front matter that begins in line 1 is not closed"),
        (b"+++\na = \n+++\n", "2 this is not TOML: Invalid value"),
        (b"+++\na = 1\na = 2\n+++\n", "3 this is not TOML: Cannot overwrite a value"),
        (
            b"+++\na = " + b"[" * 5000 + b"\n+++\n",
            "2 this is not TOML: values are nested more than",
        ),
        (
            b"+++\na = " + b"[" * 20 + b"]" * 20 + b"\n+++\n",
            "2 this is not TOML: values are nested",
        ),
        (b'+++\na = "\\u202e"\n+++\n', "2 this is not TOML: a value holds U+202E (right-to-left"),
        (b"+++\na = '" + b"x" * 70_000 + b"'\n+++\n", "1 the front matter has more than 65,536"),
        (b";;;\n[1]\n;;;\n", "2 this is not JSON: keys with values belong here"),
        (b';;;\n{"a": 1, "a": 2}\n;;;\n', "2 this is not JSON: the key `a`"),
        (b'{"a": NaN}\nText', "1 this is not JSON: a value must stand here"),
        (b"+++\na = '\xff'\n+++\n", "2 the byte 0xFF is not part of UTF-8 text"),
        (b"---\na: 1\n", "1 the front matter that begins in line 1 is not closed"),
        (b"---\n" + b"a: " + b"[" * 100_000 + b"\n---\n", "1 the front matter has 100,004 bytes"),
        (b"x" * (1024 * 1024 + 1), "1 the file has more than 1,048,576 bytes"),
    ],
)
def test_a_fault_is_named_with_its_line(hub_root: Path, raw: bytes, message: str) -> None:
    """And nothing is written."""
    (error,) = errors(plan(hub_root, write_folder(hub_root.parent / "old", {"a.md": raw})))

    assert error.startswith(f"a.md:{message}")


def test_a_text_that_begins_with_a_brace_is_a_text() -> None:
    """A shortcode is no JSON, and neither is a word in braces."""
    for text in (
        "{{< x >}} A.\n",
        "{% x %} A.\n",
        "{not json} A.\n",
        "{: .x}\nA.\n",
        "{[" * 50_000,
    ):
        document, findings = read_any("a.md", text.encode())

        assert document is not None, findings
        assert ({}, text) == (document.data, document.body)


def test_a_file_that_cannot_be_read_is_a_finding(
    hub_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As one that has just gone."""
    from masthead.importing.source import Folder

    def gone(_folder: Folder, path: str) -> bytes:
        raise FileNotFoundError(2, "No such file", path)

    monkeypatch.setattr(Folder, "read", gone)
    old = write_folder(hub_root.parent / "old", {"a.md": "A"})

    assert ["a.md:1 the file cannot be read: No such file"] == errors(plan(hub_root, old))
