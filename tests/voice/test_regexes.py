"""Patterns from guides are kept from doing harm."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masthead.voice.regexes import LONGEST, RegexFault, compile_safely, escape_braces

TIRING = (
    r"(a+)+$",
    r"(a|aa)+c",
    r"(?:лампа|лампа\s?)+\d",
    r"(.*?,){20}z",
    r"(.*?;){20}!",
)


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        (r"\bthe best\b", "This is The Best lamp", ["The Best"]),
        (r"(?-i:LED)", "led LED", ["LED"]),
        (r"\bлучш\w+", "Лучшая лампа", ["Лучшая"]),
        (r"^\w+", "one\ntwo", ["one", "two"]),
        (r"{image}", "an {image} here", ["{image}"]),
        (r"a{2}", "aaa", ["aa"]),
        (r"a{,2}b", "aab", ["aab"]),
        (r"\p{Lu}\w+", "die Lampe", ["Lampe", "die"]),
        (r"\{x\}", "{x}", ["{x}"]),
        (r"x*", "axb", ["x"]),
        (r"(?<=a )b|(?<=aaa )b", "a b", ["b"]),
        (r"[[a]b]", "[b] ab]", ["[b]", "ab]"]),
        (r"a--b", "a--b", ["a--b"]),
    ],
)
def test_patterns_read_as_those_of_re(pattern: str, text: str, found: list[str]) -> None:
    """Case does not count unless it is said, `^` is a line's start, an empty find is none."""
    spans = compile_safely(pattern).spans(text)

    assert sorted(found) == sorted(text[start:end] for start, end in spans)


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("(", "cannot be read"),
        ("[a", "cannot be read"),
        ("*", "cannot be read"),
        (r"\p{Nonsense}", "cannot be read"),
        ("(?P<a>x)(?P=b)", "cannot be read"),
        ("a" * (LONGEST + 1), "2,001 characters"),
    ],
)
def test_a_bad_pattern_says_why(pattern: str, words: str) -> None:
    """What cannot be compiled is a fault with a reason."""
    with pytest.raises(RegexFault, match=words):
        compile_safely(pattern)


@pytest.mark.parametrize("pattern", TIRING)
def test_a_tiring_pattern_is_refused_when_it_is_read(pattern: str) -> None:
    """A pattern that tries every way is found out before it meets a post, and in a short time."""
    before = time.process_time()
    with pytest.raises(RegexFault, match="takes more than"):
        compile_safely(pattern)

    assert time.process_time() - before < 5


def test_a_search_ends_in_time() -> None:
    """A tiring pattern that was not tried before is stopped at its first search."""
    pattern = compile_safely(r"(a|aa)+c", probe=False)
    before = time.process_time()
    with pytest.raises(RegexFault):
        list(pattern.spans("a" * 60 + "!c", 0.05))

    assert time.process_time() - before < 2


@pytest.mark.parametrize(
    ("pattern", "escaped"),
    [
        ("{image}", r"\{image\}"),
        ("a{2}", "a{2}"),
        ("a{2,}", "a{2,}"),
        ("a{2,3}", "a{2,3}"),
        ("a{,3}", "a{,3}"),
        ("a{e<=1}", r"a\{e<=1\}"),
        (r"\p{L}{2}", r"\p{L}{2}"),
        (r"\N{COMMA}", r"\N{COMMA}"),
        (r"\{x}", r"\{x\}"),
        (r"\\{2}", r"\\{2}"),
        ("plain", "plain"),
    ],
)
def test_a_brace_that_counts_nothing_is_a_brace(pattern: str, escaped: str) -> None:
    """`regex` would read `{image}` as a fuzzy match."""
    assert escaped == escape_braces(pattern)


@given(st.text(st.sampled_from(r"ab{}[]()\,12*+?|^$pL.<=>-"), max_size=12))
def test_any_pattern_is_read_or_refused(pattern: str) -> None:
    """Nothing but a fault comes out of a pattern, whatever it is."""
    try:
        spans = list(compile_safely(pattern, probe=False).spans("aab {1,2} b.a"))
    except RegexFault:
        return

    assert all(start < end for start, end in spans)
