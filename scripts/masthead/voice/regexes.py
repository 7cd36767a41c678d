"""Patterns from guides and packs, kept from doing harm; the home of `regex` in this package.

Patterns come with pull requests. Each search has a time limit, and a pattern that takes too long
on texts made to tire it is refused when the guide is read. The rules are those of `regex` in its
first version, which reads patterns as `re` does; its second version gives `[[`, `--`, `||` and
`&&` another meaning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

SEARCH_SECONDS = 0.25
"""Most time for one search in one text; a search in a post takes microseconds (November 2026)."""

PROBE_SECONDS = 0.1
"""Most time for one search in a text made to tire a pattern."""

LONGEST = 2_000
"""Most characters of a pattern that a person writes: a limit of our own (November 2026)."""

_BRACE = re.compile(r"\\(?:[pPN]\{[^{}]*\}|.)|\{\d+(?:,\d*)?\}|\{,\d+\}|[{}]", re.DOTALL)
"""An escape, a quantity, or a brace alone."""

_RUN = re.compile(r"[^\W\d_]{2,}")
_SINGLE = re.compile(r"(?<![^\W\d_])[^\W\d_](?![^\W\d_])")
_NO_LITERAL = re.compile(r"\\[pPN]\{[^{}]*\}|\\[A-Za-z0-9]|\(\?[^)(]*?[:)=!>]|\{\d*,?\d*\}")
_REPEATS = re.compile(r"(?<!\\)[*+]|\{\d*,\d*\}|\{\d{2,}\}")
_GROUP_REPEATS = re.compile(r"\)(?:[*+]|\{\d*,|\{\d{2,}\})")
_SHORT, _LONG = 60, 1_500
"""Characters of a text made to tire a pattern: a sentence, and a long post."""


class RegexFault(Exception):  # noqa: N818 - a fault in content, not an error of a run
    """A pattern that cannot be used; the message says why, in words."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern whose searches end in time."""

    text: str
    compiled: Any

    def spans(self, text: str, seconds: float = SEARCH_SECONDS) -> Iterator[tuple[int, int]]:
        """Yield where the pattern is found; a find of no characters is none.

        Raises:
            RegexFault: when a search takes too long.
        """
        for match in self.matches(text, seconds):
            yield match.span()

    def matches(
        self, text: str, seconds: float = SEARCH_SECONDS, position: int = 0
    ) -> Iterator[re.Match[str]]:
        """Yield the matches of at least one character; the limit holds for all of them.

        Args:
            text: where to look.
            seconds: the limit.
            position: where to begin; what is before it can still be looked back at.

        Raises:
            RegexFault: when the searches take too long.
        """
        try:
            for match in self.compiled.finditer(text, position, timeout=seconds):
                if match.end() > match.start():
                    yield match
        except TimeoutError:
            raise RegexFault(_too_slow(seconds)) from None


def compile_safely(pattern: str, *, ignore_case: bool = True, probe: bool = True) -> Pattern:
    """Compile a pattern from a guide or a pack.

    Args:
        pattern: the pattern, in the syntax of `re` with the additions of `regex`.
        ignore_case: whether case does not count; `(?-i:...)` makes it count in a part.
        probe: whether to measure the pattern, and to try it on texts made to tire it; not
            needed for one that is put together from patterns that were tried.

    Raises:
        RegexFault: when it is not a pattern, finds nothing, is too long, or too slow.
    """
    import regex  # type: ignore[import-untyped]

    if len(pattern) > LONGEST:
        raise RegexFault(
            f"the pattern has {len(pattern):,} characters; at most {LONGEST:,} are read"
        )
    flags = regex.VERSION0 | regex.MULTILINE | (regex.IGNORECASE if ignore_case else 0)
    try:
        compiled = regex.compile(escape_braces(pattern), flags)
    except (regex.error, ValueError, OverflowError, RecursionError, KeyError, IndexError) as error:
        raise RegexFault(f"the pattern cannot be read: {error}") from None
    safe = Pattern(pattern, compiled)
    if probe:
        _probe(safe)
    return safe


def compile_ours(pattern: str) -> re.Pattern[str]:
    """Compile a pattern of our own that needs Unicode properties."""
    import regex

    return cast("re.Pattern[str]", regex.compile(pattern, regex.VERSION1))


def escape_braces(pattern: str) -> str:
    r"""Escape each brace that opens no quantity: `regex` reads `{image}` as a fuzzy match."""
    if "{" not in pattern:
        return pattern
    return _BRACE.sub(lambda match: "\\" + match[0] if match[0] in "{}" else match[0], pattern)


def _probe(pattern: Pattern) -> None:
    """Try a pattern on texts made to tire it.

    A tiring text repeats what the pattern likes, breaks off, and ends with all signs that the
    pattern may ask for. What it likes is guessed: its own words and signs, and plain characters.
    A pattern that repeats one thing at most cannot tire.
    """
    if len(_REPEATS.findall(pattern.text)) < 2 and not _GROUP_REPEATS.search(pattern.text):
        return
    plain = _NO_LITERAL.sub("", pattern.text)
    words = [*_RUN.findall(plain)[:4], *_SINGLE.findall(plain)[:4]]
    signs = dict.fromkeys(
        char for char in plain if not char.isalnum() and char not in "()[]{}?*+|^$"
    )
    pieces = [*words, *(word[0] for word in words), "a", "1", "ab "]
    pieces += [f"a{sign}" for sign in (*signs, " ", "\n")][:6]
    for piece in dict.fromkeys(pieces):
        for length in (_SHORT, _LONG):  # `regex` has other ways with long texts
            text = (piece * length)[:length] + "\x00" + "".join(dict.fromkeys(plain))
            for _ in pattern.matches(text, PROBE_SECONDS):
                pass


def _too_slow(seconds: float) -> str:
    return (
        f"the pattern takes more than {seconds:g} s on one text: "
        "a repetition inside a repetition, such as (a+)+, tries every way to share the text out"
    )
