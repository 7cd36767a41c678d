"""What a person is told about a fault in a text: plain words and the next step."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from yaml.error import Mark, MarkedYAMLError, YAMLError

NOT_TEXT: Final = "\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff"
"""Control characters but tab and line feed, non-characters, and halves of a pair."""

HIDDEN: Final = "\u2028-\u202e\u2066-\u2069\ufeff"
"""What makes a line look like another: bidirectional controls, line separators, a stray BOM.

The set is that of "Trojan Source" (CVE-2021-42574, 2021) with the separators of Unicode.
Zero-width characters have good uses, as in an emoji, and are judged by the rules.
"""

FORBIDDEN: Final = re.compile(f"[{NOT_TEXT}{HIDDEN}]")

LONGEST_QUOTE: Final = 40
"""Characters of a writer's text that a message repeats."""

QUOTES = "put the text in quotes"
NOT_READ = "delete it, or put the text in quotes"

STRICT: Final = {
    "alias": ("`*{0}` repeats another value, which is not read", NOT_READ),
    "anchor": ("`&{0}` names a value for later, which is not read", NOT_READ),
    "character": ("the quoted text holds {0}, written as an escape", "delete the escape"),
    "depth": ("lists and mappings are nested more than {0} deep", "write it flatter"),
    "directive": ("a line that begins with `%` is not read", "delete the line"),
    "document": (
        "the document ends here, and a file holds only one",
        "delete the line `---` or `...`, or move what follows into a file of its own",
    ),
    "duplicate-key": ("`{0}` stands twice, in line {1} and in line {2}", "keep one of the two"),
    "key": ("a key is one word, and here stands {0}", "write a word, or put the key in quotes"),
    "mapping": ("keys with values belong here, not a list or a text", "write `key: value` lines"),
    "merge-key": ("`<<` merges mappings, which is not read", "write the keys out"),
    "tag": ("`{0}` sets a type, which is not read", NOT_READ),
    "values": ("there are more than {0:,} values", "split it up"),
}
"""Faults of strict reading: id after `reader/`, message with its blanks, next step."""

ENDS_EARLY: Final = (
    "the text ends in the middle of a value",
    "close what is open: a bracket, a brace or a quote",
)

SYNTAX: Final = (
    ("end of stream", True, "a quote is opened here and never closed", "close the quote"),
    (
        "document indicator",
        True,
        "the text quoted here runs into a line `---` or `...`",
        "close the quote",
    ),
    (
        "mapping values are not allowed",
        False,
        "a colon stands where no value can begin",
        "put a text that holds a colon in quotes; look at the indentation and the line above",
    ),
    (
        "flow sequence",
        True,
        "the list that begins here with `[` lacks a comma or its `]`",
        "separate the values with commas and close the list with `]`",
    ),
    (
        "flow mapping",
        True,
        "the mapping that begins here with `{` lacks a comma or its `}`",
        "separate the pairs with commas and close the mapping with `}`",
    ),
    ("expected ':'", True, "this is no key, as no colon follows it", "write `key: value`"),
    ("cannot start any token", False, "a value cannot begin with this character", QUOTES),
    (
        "sequence entries are not allowed",
        False,
        "a list cannot begin here",
        f"begin each `- ` in a line of its own under the key, or {QUOTES}",
    ),
    ("keys are not allowed", False, "a text cannot begin with `? `", QUOTES),
    ("a block scalar", False, "nothing may follow `|` or `>` in its line", QUOTES),
    (
        "a quoted scalar",
        False,
        "the backslash begins an escape that names no character",
        "write two backslashes, or use single quotes",
    ),
    ("scanning an a", True, "a text cannot begin with `&` or `*`", QUOTES),
    (" tag", True, "a text cannot begin with `!`", QUOTES),
    (
        "'-' indicator",
        False,
        "the line does not continue the list above it",
        "look at the indentation",
    ),
    (
        "expected key",
        False,
        "the line does not fit what stands above it",
        "look at the indentation, and at quotes inside a quoted text",
    ),
    ("node content", False, "a value is missing before this sign", f"write the value, or {QUOTES}"),
    (
        "document start",
        False,
        "this stands outside the keys and values",
        "delete it, or look at the brackets and the indentation before it",
    ),
)
"""Words of libyaml's messages (0.2.5), whether the fault lies where its context began, ours."""


def explain(error: YAMLError) -> tuple[str, str, Mark | None]:
    """Return libyaml's error in plain words: message, next step and place."""
    if not isinstance(error, MarkedYAMLError):
        return f"this is not YAML: {shown(str(error))}", "", None
    said = f"{error.context}: {error.problem}"
    for words, at_context, message, hint in SYNTAX:
        if words in said:
            mark = error.context_mark if at_context and error.context_mark else error.problem_mark
            return message, hint, mark
    return f"this is not YAML: {error.problem}", "", error.problem_mark


def name_character(character: str) -> str:
    """Return a character as people can look it up: `U+202E (right-to-left override)`."""
    fallback = "a control character" if character < "\xa0" else "not a character"
    name = "NUL" if character == "\0" else unicodedata.name(character, fallback).lower()
    return f"U+{ord(character):04X} ({name})"


def shown(text: str) -> str:
    """Return a writer's text fit for a message: short, in one line, nothing hidden in it."""
    plain = FORBIDDEN.sub("\ufffd", text.replace("\n", " ").replace("\t", " "))
    return plain if len(plain) <= LONGEST_QUOTE else plain[: LONGEST_QUOTE - 1] + "…"
