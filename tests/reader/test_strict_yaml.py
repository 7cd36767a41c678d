"""YAML is read strictly: what is plain is typed and placed, all else is a finding."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from masthead.document import KeyPath, Place
from masthead.reader.faults import FORBIDDEN
from masthead.reader.strict_yaml import NUMBER, read_mapping, typed

TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=12).filter(
    lambda text: not FORBIDDEN.search(text)
)
SCALAR = (
    st.none()
    | st.booleans()
    | st.integers(-(10**16), 10**16)
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXT
)
DATA = st.dictionaries(
    TEXT,
    st.recursive(
        SCALAR,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
        max_leaves=20,
    ),
    max_size=6,
)


def faults(text: str) -> list[tuple[str, int, int]]:
    """Return rule (without `reader/`), line and column of each finding."""
    findings = read_mapping("a.yml", text).findings
    return [(one.rule.removeprefix("reader/"), one.line, one.column) for one in findings]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("", None),
        ("0", 0),
        ("-7", -7),
        ("2026", 2026),
        ("999999999999999999", 999999999999999999),
        ("1.5", 1.5),
        ("-0.25", -0.25),
        ("3.0", 3.0),
    ],
)
def test_typed(text: str, value: object) -> None:
    """True, false, null, plain integers and plain decimals are what they look like."""
    assert (value, type(value)) == (typed(text), type(typed(text)))


@pytest.mark.parametrize(
    "text",
    [
        *("no", "yes", "on", "off", "True", "FALSE", "Null", "~"),
        *("12:30", "2026-11-22", "2026-02-30", "2026-11-22 09:00"),
        *("1.10", "007", "-0", "+1", "1_000", "0x1F", "0o7", "1e3", ".5", "5.", ".inf", "-"),
        *("1000000000000000000", "0.00001", "٣", "1٫5", "9" * 400),
    ],
)
def test_everything_else_stays_text(text: str) -> None:
    """Words and numbers that other readers twist or round stay as they are written."""
    assert text == typed(text)


def test_quotes_keep_text() -> None:
    """What stands in quotes or in a block is text."""
    reading = read_mapping("a", "a: 'true'\nb: \"1\"\nc: |\n  2\nd: ''\n")

    assert {"a": "true", "b": "1", "c": "2\n", "d": ""} == reading.data


def test_a_duplicate_key_names_both_lines() -> None:
    """The message of a key that stands twice leads to both places."""
    (finding,) = read_mapping("a", 'title: x\nlang: en\n"title": y\n').findings

    assert ("reader/duplicate-key", 3, 1) == (finding.rule, finding.line, finding.column)
    assert "`title` stands twice, in line 1 and in line 3" == finding.message


def test_each_duplicate_key_is_found() -> None:
    """Several keys that stand twice are several findings, also in inner mappings."""
    text = "a: 1\nb: {c: 1, c: 2}\na: 2\na: 3\n"

    assert [("duplicate-key", 2, 11), ("duplicate-key", 3, 1), ("duplicate-key", 4, 1)] == faults(
        text
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: &x 1\nb: &y [2]", [("anchor", 1, 4), ("anchor", 2, 4)]),
        ("&x a: 1", [("anchor", 1, 1)]),
        ("&x\na: 1", [("anchor", 1, 1)]),
        ("a: *x\nb: *y", [("alias", 1, 4), ("alias", 2, 4)]),
        ("*x : 1", [("key", 1, 1), ("alias", 1, 1)]),
        ("<<: {a: 1}", [("merge-key", 1, 1)]),
        ("a: !!str 1\nb: ! c\nd: !x {}", [("tag", 1, 4), ("tag", 2, 4), ("tag", 3, 4)]),
        ("!x a: 1", [("tag", 1, 1)]),
        ("a: &x !y 1", [("anchor", 1, 4), ("tag", 1, 4)]),
        ("%YAML 1.1\n---\na: 1", [("directive", 1, 1)]),
        ("# c\n%TAG ! x\n---\na: 1", [("directive", 2, 1)]),
        ("a: 1\n---\nb: 2", [("document", 2, 1)]),
        ("a: 1\n...\n", [("document", 2, 1)]),
        ("a: 1\n...\nb: 2", [("document", 2, 1)]),
        ("[1]", [("mapping", 1, 1)]),
        ("- a\n- b", [("mapping", 1, 1)]),
        ("text", [("mapping", 1, 1)]),
        ("null", [("mapping", 1, 1)]),
        ('""', [("mapping", 1, 1)]),
        ("[a]: 1\nb: 2\nb: 3", [("key", 1, 1), ("duplicate-key", 3, 1)]),
        ("? {a: 1}\n: 2", [("key", 1, 3)]),
        ("? |\n  a\n: 2", [("key", 1, 3)]),
        ("?\n: 2", [("key", 1, 2)]),
        ("1: a\ntrue: b\nnull: c\n1.5: d", [("key", line, 1) for line in (1, 2, 3, 4)]),
        ('a: "\\u202e"\nb: "\\0"', [("character", 1, 4), ("character", 2, 4)]),
        ('"\\e[2J": 1', [("character", 1, 1)]),
        ('a: "\\r"\nb: "\\ufeff"', [("character", 1, 4), ("character", 2, 4)]),
        ('a: "\\ud800"', [("yaml", 1, 7)]),
    ],
)
def test_what_is_refused(text: str, found: list[tuple[str, int, int]]) -> None:
    """Each thing that readers of YAML take in different ways is refused at its place."""
    assert found == faults(text)


def test_escapes_that_hide_nothing_are_read() -> None:
    """An escape for a character that may also stand in the text is fine."""
    assert {"a": "\té\n"} == read_mapping("a", r'a: "\t\u00e9\n"').data


def test_depth() -> None:
    """Twelve levels are read, the mapping itself being the first; the thirteenth is refused."""
    assert () == read_mapping("a", "a: " + "[" * 11 + "]" * 11).findings
    assert [("depth", 1, 15)] == faults("a: " + "[" * 12 + "]" * 12)
    assert [("depth", 13, 25)] == faults("\n".join("  " * level + "a:" for level in range(14)))


def test_deep_nesting_ends_at_once() -> None:
    """Brackets that crash a composing loader are refused like any others."""
    assert [("depth", 1, 15)] == faults("a: " + "[" * 500_000)
    assert [("depth", 1, 4 + 4 * 11)] == faults("a: " + "{a: " * 100_000)


@pytest.mark.parametrize(
    ("text", "words", "line", "column"),
    [
        ('a: 1\nb: "x\nc: 2', "a quote is opened here", 2, 4),
        ('a: "x\n---\n"', "runs into a line", 1, 4),
        ("a: b: c", "a colon stands where", 1, 5),
        ("a: 1\nb\nc: 2", "no colon follows", 2, 1),
        ("a:\n  b\nc\n", "no colon follows", 3, 1),
        ("a: [1, 2\nb: 1", "list that begins here", 1, 4),
        ("a: {b: 1\nc: 2", "mapping that begins here", 1, 4),
        ("a: @b", "cannot begin with this character", 1, 4),
        ("a: - b", "a list cannot begin here", 1, 4),
        ("a: ? b", "cannot begin with `? `", 1, 4),
        ("a: |x\n b", "nothing may follow", 1, 5),
        ('a: "\\q"', "escape", 1, 5),
        ("a: *b* c", "cannot begin with `&` or `*`", 1, 4),
        ("a: !<b", "cannot begin with `!`", 1, 4),
        ("a: !b!c d", "cannot begin with `!`", 1, 4),
        ("a:\n  - b\n  c: 1", "does not continue the list", 3, 3),
        ("a: 1\n- b", "does not fit what stands above", 2, 1),
        ("a: 'it's'", "does not fit what stands above", 1, 8),
        ("a: ]", "a value is missing", 1, 4),
        ("{a: 1}}", "outside the keys and values", 1, 7),
        ("a: 1\nb: [2,\n\n\n", "ends in the middle", 2, 1),
    ],
)
def test_syntax_faults_in_plain_words(text: str, words: str, line: int, column: int) -> None:
    """Where the text is no YAML, the finding says what is wrong, where, and what to do."""
    finding = read_mapping("a", text).findings[-1]

    assert ("reader/yaml", line, column) == (finding.rule, finding.line, finding.column)
    assert words in finding.message
    assert finding.hint


def test_findings_before_a_syntax_fault_are_kept() -> None:
    """What was found up to the place where reading ends is reported too."""
    assert [("duplicate-key", 2, 1), ("yaml", 3, 4)] == faults('a: 1\na: 2\nb: "')


def test_reading_stops_at_fifty_findings() -> None:
    """The fiftieth finding ends the reading, also where it is the parser's."""
    assert 50 == len(faults("a: 1\n" * 60))
    assert 50 == len(faults("a: 1\n" * 50 + 'b: "'))


def test_a_message_shows_no_control_characters() -> None:
    """A key cannot write on the reader's terminal, and a long one is cut."""
    *_, finding = read_mapping("a", '"\\e[2J": 1\n"\\e[2J": 2\n').findings
    assert "\x1b" not in finding.message
    *_, finding = read_mapping("a", f"{'k' * 99}: 1\n{'k' * 99}: 2\n").findings
    assert f"`{'k' * 39}…`" in finding.message


@settings(deadline=None)
@given(DATA)
def test_dumped_data_comes_back(data: dict[str, Any]) -> None:
    """What PyYAML's safe dumper writes is read as it was, but for numbers in other notation."""
    reading = read_mapping("a", yaml.safe_dump(data, sort_keys=False), 10_000)

    assert () == reading.findings
    assert expected(data) == reading.data


@settings(deadline=None)
@given(DATA, st.booleans(), st.booleans())
def test_places_are_those_of_an_independent_reader(
    data: dict[str, Any], unicode: bool, flow: bool
) -> None:
    """Every value and key has the place that PyYAML's own parser, written in Python, gives it."""
    text = yaml.safe_dump(data, allow_unicode=unicode, default_flow_style=flow)
    reading = read_mapping("a", text, 10_000)
    values: dict[KeyPath, Place] = {}
    keys: dict[KeyPath, Place] = {}
    for key, node, key_node in nodes(yaml.compose(text, Loader=yaml.SafeLoader), ()):
        values[key] = Place(node.start_mark.line + 1, node.start_mark.column + 1)
        if key_node:
            keys[key] = Place(key_node.start_mark.line + 1, key_node.start_mark.column + 1)

    assert values == reading.values
    assert keys == reading.keys


@settings(deadline=None)
@given(st.lists(TEXT, min_size=1, max_size=8), st.data())
def test_a_repeated_key_is_always_found(keys: list[str], data: st.DataObject) -> None:
    """However keys are spelt, one that stands twice is refused and both lines are named."""
    again = data.draw(st.sampled_from(keys))
    keys = [*dict.fromkeys(keys), again]
    text = "".join(f"{yaml.dump(key, default_style=chr(34), width=999)[:-1]}: 1\n" for key in keys)
    (finding,) = read_mapping("a", text).findings

    assert f"in line {keys.index(again) + 1} and in line {len(keys)}" in finding.message


def nodes(node: yaml.Node, path: KeyPath) -> Iterator[tuple[KeyPath, yaml.Node, yaml.Node | None]]:
    """Yield key path, value and key of everything inside a composed node."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield (*path, key.value), value, key
            yield from nodes(value, (*path, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield (*path, index), value, None
            yield from nodes(value, (*path, index))


def expected(value: Any) -> Any:
    """Return data as it is read back: numbers in another notation than ours are text."""
    if isinstance(value, dict):
        return {key: expected(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [expected(inner) for inner in value]
    if isinstance(value, float):
        dumped = yaml.safe_dump(value).split("\n")[0]
        return value if NUMBER.fullmatch(dumped) and len(dumped) <= 18 else dumped
    return value
