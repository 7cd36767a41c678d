"""Faults are told in words that a writer knows."""

from __future__ import annotations

import pytest
from yaml.error import Mark, MarkedYAMLError, YAMLError

from masthead.reader.faults import explain, name_character, shown


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\0", "U+0000 (NUL)"),
        ("\x1b", "U+001B (a control character)"),
        ("\x85", "U+0085 (a control character)"),
        ("\u2067", "U+2067 (right-to-left isolate)"),
        ("\uffff", "U+FFFF (not a character)"),
    ],
)
def test_name_character(character: str, name: str) -> None:
    """A character that nobody can see is named so that it can be looked up."""
    assert name == name_character(character)


def test_shown() -> None:
    """A writer's text fits a message: one line, nothing hidden, not too long."""
    assert "a b c\ufffd" == shown("a\nb\tc\u202e")
    assert 40 == len(shown("x" * 41))


def test_an_error_nobody_foresaw() -> None:
    """What libyaml says in words that we do not know is passed on with its place."""
    mark = Mark("a", 0, 3, 4, None, None)

    assert ("this is not YAML: odd", "", mark) == explain(MarkedYAMLError(None, None, "odd", mark))
    assert ("this is not YAML: odder", "", None) == explain(YAMLError("odder"))
