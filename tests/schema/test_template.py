"""A new file explains every key and is right as it is."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masthead.kinds import KINDS, Kind
from masthead.reader import read_markdown, read_yaml
from masthead.schema.template import as_yaml, render
from masthead.schema.validate import validate

MARKDOWN = [kind for kind in KINDS.values() if kind.pattern.endswith(".md")]

TEXTS = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cn", "Zl", "Zp", "Cf", "Co")), max_size=30
)
VALUES = st.recursive(
    st.booleans() | st.integers(-(10**15), 10**15) | TEXTS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(TEXTS.filter(bool), inner, max_size=3)
    ),
    max_leaves=5,
)


@pytest.mark.parametrize("kind", MARKDOWN, ids=lambda kind: kind.name)
def test_a_new_file_is_right_as_it_is(kind: Kind) -> None:
    """The reader takes it, the schema finds nothing, and the body teaches."""
    path = kind.pattern.format(id="repair", year=2026)
    text = render(kind, {"title": "Repair: week?"}, "Repair: week?")
    document, findings = read_markdown(path, text.encode(), required=True)

    assert () == findings
    assert document is not None
    assert () == validate(kind.name, document)[1]
    assert len(document.body) > 60


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_every_key_is_explained(kind: Kind) -> None:
    """Each key stands in the file, as a value or as a comment with an example."""
    lines = render(kind, {}, "A").splitlines()
    if kind.is_table:  # comments have no place in a table; `masthead new` tells of the columns
        assert [",".join(field.name for field in kind.row.fields)] == lines
        return
    for field in kind.record.fields:
        sign = "" if field.required else "#"
        assert f"{sign}{field.name}: {as_yaml(field.example)}" in lines


@pytest.mark.parametrize("kind", MARKDOWN, ids=lambda kind: kind.name)
def test_the_optional_keys_are_right_when_uncommented(kind: Kind) -> None:
    """Taking away each `#` before a key leaves a file that the schema accepts."""
    names = {f"#{field.name}:" for field in kind.record.fields}
    lines = [
        line[1:] if line.partition(" ")[0] in names else line
        for line in render(kind, {"title": "A"}, "A").splitlines()
    ]
    path = kind.pattern.format(id="repair", year=2026)
    document, findings = read_markdown(path, "\n".join(lines).encode(), required=True)

    assert () == findings
    assert document is not None
    assert [field.name for field in kind.record.fields if field.name not in document.data] == []
    assert () == validate(kind.name, document)[1]


def test_lines_stay_readable() -> None:
    """No line of a new post is longer than a screen."""
    assert max(map(len, render(KINDS["post"], {}, "A").splitlines())) <= 100


def test_a_file_without_given_keys_begins_with_the_hint() -> None:
    """A sidecar has no required key: the first line says what to do."""
    assert render(KINDS["media"], {}, "").startswith("# More keys: take the # away")


@given(value=VALUES)
def test_values_read_back_unchanged(value: Any) -> None:
    """What is written as YAML, the strict reader takes back as it was."""
    document, findings = read_yaml("a.yml", f"key: {as_yaml(value)}\n".encode())

    assert () == findings
    assert document is not None
    assert value == document.data["key"]
