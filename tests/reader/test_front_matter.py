"""Files are read strictly: a document with the place of each value, or findings."""

from __future__ import annotations

import frontmatter
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from masthead.document import Document, Place
from masthead.finding import Finding
from masthead.reader import StrictHandler, read_markdown, read_yaml

POST = "---\ntitle: Repair week\nmedia:\n  - file: bench.jpg\n    alt: Лампа\n---\nBring it.\n"


def read(text: str | bytes, **options: int) -> Document:
    """Return the document of a text that has one."""
    raw = text if isinstance(text, bytes) else text.encode()
    document, findings = read_markdown("a.md", raw, **options)

    assert () == findings
    assert document is not None
    return document


def faults(text: str | bytes, **options: int) -> list[tuple[str, int, int]]:
    """Return rule, line and column of each finding of a text that is refused."""
    raw = text if isinstance(text, bytes) else text.encode()
    document, findings = read_markdown("a.md", raw, **options)

    assert document is None
    return places(findings)


def yaml_faults(text: str | bytes, **options: int) -> list[tuple[str, int, int]]:
    """Return rule, line and column of each finding of a YAML file that is refused."""
    raw = text if isinstance(text, bytes) else text.encode()
    document, findings = read_yaml("a.yml", raw, **options)

    assert document is None
    return places(findings)


def places(findings: tuple[Finding, ...]) -> list[tuple[str, int, int]]:
    """Return rule (without `reader/`), line and column of findings."""
    return [(one.rule.removeprefix("reader/"), one.line, one.column) for one in findings]


def test_values_body_and_places() -> None:
    """Front matter becomes values; each value and key knows its line and column."""
    document = read(POST)

    assert {
        "title": "Repair week",
        "media": [{"file": "bench.jpg", "alt": "Лампа"}],
    } == document.data
    assert ("Bring it.\n", 7) == (document.body, document.body_line)
    assert Place(2, 8) == document.place("title")
    assert Place(5, 10) == document.place("media", 0, "alt")
    assert Place(3, 1) == document.key_place("media")
    assert Place(5, 5) == document.key_place("media", 0, "alt")


def test_columns_count_characters() -> None:
    """A column counts characters, not bytes, also beyond the basic plane."""
    document = read("---\n'ключ 🏮': [да, нет]\n---\n")

    assert Place(2, 12) == document.place("ключ 🏮", 0)
    assert Place(2, 16) == document.place("ключ 🏮", 1)


def test_empty_value_stands_behind_its_colon() -> None:
    """A key without a value is null, and its place is where the value would stand."""
    document = read("---\ngoal:\nlang: en\n---\n")

    assert {"goal": None, "lang": "en"} == document.data
    assert Place(2, 6) == document.place("goal")


@pytest.mark.parametrize("end", ["\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_mark_are_read(end: str, mark: str) -> None:
    """CRLF, lone CR and a byte order mark change nothing: values, body and places are the same."""
    assert read(POST) == read(mark + POST.replace("\n", end))


def test_a_byte_order_mark_does_not_count() -> None:
    """The column of a finding in line 1 is the one an editor shows."""
    assert [("character", 1, 4)] == faults("\ufeffLam\0p")


def test_spaces_after_a_fence_are_read() -> None:
    """What nobody sees at the end of a fence does not matter."""
    assert {"a": 1} == read("---  \na: 1\n--- \nbody").data


@pytest.mark.parametrize("front", ["", "\n", "# only a comment\n"])
def test_empty_front_matter_is_an_empty_mapping(front: str) -> None:
    """Two fences with nothing between them hold no keys, and that is fine."""
    document = read(f"---\n{front}---\nbody\n")

    assert {} == document.data
    assert "body\n" == document.body
    assert 3 + front.count("\n") == document.body_line


def test_the_body_may_be_missing() -> None:
    """A file may end with its second fence."""
    assert ("", {"a": 1}) == ((document := read("---\na: 1\n---")).body, document.data)


def test_the_body_keeps_its_fences_and_tabs() -> None:
    """Only the first two fences are front matter; the body is text as it stands."""
    assert "one\n---\n\ttwo\n" == read("---\na: 1\n---\none\n---\n\ttwo\n").body


def test_without_front_matter() -> None:
    """A page needs no front matter, unless the kind of file asks for it."""
    document = read("# Title\n\nText\n")

    assert ({}, "# Title\n\nText\n", 1) == (document.data, document.body, document.body_line)
    assert [("fence", 1, 1)] == faults("# Title\n", required=True)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("---", ("fence", 1, 1)),
        ("---\ntitle: x\n", ("fence", 1, 1)),
        ("---\ntitle: x\n...\nbody\n", ("fence", 3, 1)),
        ("---\ntitle: x\n ---\nbody\n", ("fence", 3, 2)),
        ("---\ntitle: x\n-----\nbody\n", ("fence", 3, 1)),
        ("----\ntitle: x\n----\n", ("fence", 1, 1)),
        ("---\t\ntitle: x\n---\n", ("fence", 1, 1)),
        ("--- # note\ntitle: x\n---\n", ("fence", 1, 1)),
        ("\n\n---\ntitle: x\n---\n", ("fence", 3, 1)),
        (" ---\ntitle: x\n---\n", ("fence", 1, 2)),
        ("\ufeff\ufeff---\ntitle: x\n---\n", ("fence", 1, 2)),
        ('+++\ntitle = "x"\n+++\n', ("fence", 1, 1)),
    ],
)
def test_fences_have_one_form(text: str, place: tuple[str, int, int]) -> None:
    """What another program would take for front matter is refused where it differs from ours."""
    assert [place] == faults(text)


@pytest.mark.parametrize("text", ["", "\ufeff", " \n\t\n", "\r\n"])
def test_empty_file(text: str) -> None:
    """A file with nothing in it is a finding."""
    assert [("empty", 1, 1)] == faults(text) == yaml_faults(text)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_utf_16_is_named(encoding: str) -> None:
    """The wide encodings are recognised, with and without their byte order mark."""
    assert [("encoding", 1, 1)] == faults(POST.encode(encoding))


def test_a_byte_that_is_not_utf_8() -> None:
    """Text in an old encoding is refused at its first foreign byte."""
    document, (finding,) = read_markdown("a.md", b"---\r\ntitle: caf\xe9\r\n---\r\n")

    assert document is None
    assert ("reader/encoding", 2, 11) == (finding.rule, finding.line, finding.column)
    assert "0xE9" in finding.message
    assert "UTF-8" in finding.hint


def test_surrogates_in_bytes_are_not_utf_8() -> None:
    """Half a pair, written in bytes, is no text."""
    assert [("encoding", 2, 4)] == faults(b"---\na: \xed\xa0\x80\n---\n")


def test_size_of_a_file() -> None:
    """A file may have 1 MiB and not a byte more."""
    front = "---\na: 1\n---\n"

    assert 1024 * 1024 - 13 == len(read(front + "x" * (1024 * 1024 - len(front))).body)
    assert [("size", 1, 1)] == faults(front + "x" * (1024 * 1024 - len(front) + 1))
    assert [("size", 1, 1)] == yaml_faults("a: " + "x" * 512 * 1024)
    assert [("size", 1, 1)] == yaml_faults("a: 123", limit=5)


def test_size_of_front_matter() -> None:
    """Front matter of a post may have 16 KiB of bytes; a guide may have more."""
    most = "---\na: " + "я" * ((16 * 1024 - 4) // 2) + "\n---\n"
    more = most.replace("a:", "a: b")

    assert read(most).data
    assert [("size", 1, 1)] == faults(more)
    assert read(more, front_limit=512 * 1024).data


def test_number_of_values() -> None:
    """Front matter of a post holds 2,000 values, that of a guide and a YAML file more."""
    most = "---\na: [" + "1," * 1_999 + "]\n---\n"
    more = most.replace("[", "[1,")

    assert 1_999 == len(read(most).data["a"])
    assert [("values", 2, 5 + 2 * 1_999)] == faults(more)
    assert 2_000 == len(read(more, front_limit=512 * 1024).data["a"])
    assert [("values", 1, 5 + 2 * 7_999)] == yaml_faults("a: [" + "1," * 8_000 + "]")


def test_forbidden_characters_in_front_matter() -> None:
    """Each character that hides, steers or is none has its own finding, and so has each tab."""
    text = "---\ntitle: a\0b\u202ec\nnote: \u2066x\x85\ty\nlang: e\ufeffn\n---\n"

    assert [
        ("character", 2, 9),
        ("character", 2, 11),
        ("character", 3, 7),
        ("character", 3, 9),
        ("tab", 3, 10),
        ("character", 4, 8),
    ] == faults(text)


def test_forbidden_characters_are_named() -> None:
    """The message says what the character is, since nobody can see it."""
    _, (first, second) = read_markdown("a.md", "---\na: \u202e\0\n---\n".encode())

    assert "U+202E (right-to-left override)" in first.message
    assert "U+0000 (NUL)" in second.message


def test_forbidden_characters_in_a_body() -> None:
    """A body is text too, with or without front matter before it."""
    assert [("character", 4, 2), ("character", 5, 1)] == faults("---\na: 1\n---\nb\x07\n\x1b[2J")
    assert [("character", 4, 2), ("character", 5, 2)] == faults("---\na: 1\n---\nb\u202e\nc\ufeff")
    assert [("character", 1, 1)] == faults("\x7f")


def test_zero_width_characters_are_left_to_the_rules() -> None:
    """What has good uses in running text is judged by a rule that a hub can set."""
    assert "a\u200bb\u200f\n" == read("---\na: 1\n---\na\u200bb\u200f\n").body


def test_emoji_are_text() -> None:
    """Joiners, variation selectors and flags are no hidden characters."""
    assert "👩🏽‍🔧 🏴󠁧󠁢󠁳󠁣󠁴󠁿 ❤️" == read("---\na: 👩🏽‍🔧 🏴󠁧󠁢󠁳󠁣󠁴󠁿 ❤️\n---\n").data["a"]


def test_a_tab_in_the_indentation_is_one_fault() -> None:
    """The parser's confusion after a tab is not reported on top of it."""
    assert [("tab", 4, 1)] == faults("---\nmedia:\n  - file: x\n\talt: y\n---\n")


def test_faults_of_all_sorts_come_together_in_order() -> None:
    """One reading shows what is wrong in the whole file, from top to bottom."""
    text = "---\na: &x 1\nb: *x\na: 2\nc:\td\ntrue: 3\n---\nbo\0dy\n"

    assert [
        ("anchor", 2, 4),
        ("alias", 3, 4),
        ("duplicate-key", 4, 1),
        ("tab", 5, 3),
        ("key", 6, 1),
        ("character", 8, 3),
    ] == faults(text)


def test_at_most_fifty_findings() -> None:
    """A file that is no text does not fill the screen."""
    assert 50 == len(faults("---\na: 1\n---\n" + "\0" * 1000))
    assert 50 == len(yaml_faults("a: 1\n" * 1000))
    assert 50 == len(yaml_faults("a: \0\n" * 1000))


def test_a_yaml_file() -> None:
    """A YAML file is one mapping, read in the same way; a first line `---` does no harm."""
    document, findings = read_yaml("strategy/people.yml", b"---\npeople:\n  sari: {name: Sari}\n")

    assert () == findings
    assert document is not None
    assert {"people": {"sari": {"name": "Sari"}}} == document.data
    assert Place(3, 16) == document.place("people", "sari", "name")
    assert ("strategy/people.yml", "") == (document.path, document.body)


def test_faults_of_a_yaml_file() -> None:
    """A YAML file is read as strictly as front matter."""
    assert [("character", 1, 4), ("tab", 2, 3)] == yaml_faults("a: \0\nb:\tc\n")
    assert [("encoding", 1, 4)] == yaml_faults(b"a: \xff")


def test_the_handler_serves_the_library() -> None:
    """Programs that use python-frontmatter can read strictly with our handler."""
    assert {"title": "x"} == frontmatter.loads(
        "---\ntitle: x\n---\nb", handler=StrictHandler()
    ).metadata
    with pytest.raises(ValueError, match="stands twice"):
        frontmatter.loads("---\na: 1\na: 2\n---\n", handler=StrictHandler())


@settings(deadline=None)
@given(st.binary() | st.text().map(str.encode) | st.text().map(lambda s: f"---\n{s}\n---".encode()))
def test_reading_never_raises(raw: bytes) -> None:
    """Whatever the bytes: a document or findings, never both, each at a place in the file."""
    lines = raw.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for document, findings in (read_markdown("a", raw), read_yaml("a", raw)):
        assert (document is None) == bool(findings)
        for finding in findings:
            assert 1 <= finding.line <= len(lines)
            assert 1 <= finding.column <= len(lines[finding.line - 1]) + 1
            assert finding.hint
