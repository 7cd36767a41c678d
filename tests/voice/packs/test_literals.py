"""A pattern's needed words are in every text that it matches; a guess is never wrong."""

from __future__ import annotations

import pytest
import regex
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from masthead.voice.packs.literals import Need, needed
from masthead.voice.packs.pieces import MARK, fold

PIECES = st.sampled_from(
    [
        *("a", "B", "lamp", "Ünder", "straße", "и", "İ", "ſ", " ", "-", r"\.", ".", r"\w+", r"\b"),
        *("[ab]", "[^a]", "[a-c]", "[Ll]", "(?:a|bc)", "(lamp|Light)", "(?i:x)", "(?=b)", "(?<!a)"),
        *(
            "?",
            "*",
            "+",
            "{2}",
            "{1,3}",
            "|",
            "^",
            "$",
            r"\d",
            r"\s",
            "s?",
            "(?:es)?",
            "{",
            "]",
            "(",
        ),
        *(
            ")",
            r"\1",
            "(?P<n>a)",
            r"[\]b]",
            r"[\w-]",
            "[]a]",
            "(?#",
            "(?x)",
            r"\x41",
            "?:",
            "[z-a]",
        ),
    ]
)
PATTERNS = st.lists(PIECES, max_size=7).map("".join)
TEXTS = st.text(alphabet="aAbBcxlampLAMP lightünÜstraßeSSиИİıſ.- 2esES", max_size=30)


def bare(need: Need) -> set[str] | None:
    """Return the wordings without the marks of word borders."""
    return None if need.wordings is None else {one.replace(MARK, "") for one in need.wordings}


@pytest.mark.parametrize(
    ("pattern", "wanted"),
    [
        ("lamp", {"lamp"}),
        ("Lamp", {"lamp"}),
        (r"\butili[sz]e\b", {"utilise", "utilize"}),
        ("(?:make use|take hold) of", {"make use of", "take hold of"}),
        (r"very \w+ lamp", {"very ", " lamp"}),
        ("lamps?", {"lamp", "lamps"}),
        ("[Ll]amp", {"lamp"}),
        ("lamp(?:s|shade)?", {"lamp", "lamps", "lampshade"}),
        ("(?P<what>lamp)s+", {"lamps"}),
        ("(?>lamp)", {"lamp"}),
        ("(?i:LAMP)", {"lamp"}),
        (r"lamp\.", {"lamp."}),
        (r"a\tb", {"a\tb"}),
        ("(?:a+|lamp)", {"a", "lamp"}),
        ("[.]{2}", {"."}),
        ("x{2,}lamp", {"lamp"}),
        (r"[\]x]lamp", {"]lamp", "xlamp"}),
        ("[]x]lamp", {"]lamp", "xlamp"}),
    ],
)
def test_words_are_read_off_a_pattern(pattern: str, wanted: set[str]) -> None:
    """One of the words is in whatever the pattern matches."""
    found = bare(needed(pattern))

    assert found is not None
    assert found <= wanted


@pytest.mark.parametrize(
    "pattern",
    [r"\w+", "(?:lamp)?", "(?:lamp|.)", "[a-z]", "[^a]", "(?=lamp)", "", "a*", "^$", ".", r"\B"],
)
def test_a_pattern_without_a_fixed_word_needs_none(pattern: str) -> None:
    """It may match anywhere, so it is always looked for."""
    assert needed(pattern).wordings is None


@pytest.mark.parametrize(
    "pattern",
    [
        *(
            r"(a)\1",
            "(?x)a b",
            r"\x41",
            "lamp(",
            "lamp)",
            "*a",
            "a**",
            "(?#c)",
            "[[:alpha:]]",
            "[a",
        ),
        *(
            "a{5,2}",
            "a{9999}",
            "[z-a]",
            "[a--b]",
            r"\p{L}",
            "(?(1)a|b)",
            "\\",
            r"[\q]",
            "^*",
            "(?P<1>a)",
        ),
        *("(" * 30 + ")" * 30, "a" * 5_000, r"[\w-z]"),
    ],
)
def test_what_is_not_understood_says_nothing(pattern: str) -> None:
    """Nothing is known of such a pattern: it has to be compiled and is always looked for."""
    assert Need(None) == needed(pattern)


@pytest.mark.parametrize("pattern", ["a+", "a*", "a{2}", "(?:a+)+", r"\w+lamp"])
def test_a_repetition_is_not_plain(pattern: str) -> None:
    """It may be slow, so it is tried before it is used."""
    assert not needed(pattern).plain


@given(PATTERNS, TEXTS)
@settings(max_examples=150, deadline=None)
@example("ıx", "Ix")
@example("(?:a|bc)lamp", "BCLAMP")
def test_a_match_holds_one_of_the_words(pattern: str, text: str) -> None:
    """What a pattern matches holds a needed word, whatever the case."""
    need = needed(pattern)
    assume(need.wordings is not None)
    compiled = regex.compile(pattern, regex.V0 | regex.M | regex.I)
    words = bare(need) or set()

    for match in compiled.finditer(text, timeout=5):
        assert any(word in fold(match[0]) for word in words)


@given(PATTERNS)
@settings(max_examples=150, deadline=None)
def test_what_is_understood_is_a_pattern(pattern: str) -> None:
    """A plain pattern need not be compiled to know that it is a right one."""
    assume(needed(pattern).plain)

    regex.compile(pattern, regex.V0)


def test_folding_knows_turkish_letters() -> None:
    """`I`, `i`, `İ` and `ı` are one letter, as the search takes them."""
    assert {"i"} == {fold(letter) for letter in "Iiİı"}
