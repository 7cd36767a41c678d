"""Cut a text into words that know where they stand, and fold a word for comparison.

A word is a run of letters, digits and marks. Hyphens and apostrophes stand between words, so
that *user* is found in *user's* and *user-friendly*; what stands between two words is kept as a
gap, so that *game-changing* is not *game changing*.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import NamedTuple

HYPHENS = "-\N{HYPHEN}\N{NON-BREAKING HYPHEN}"
APOSTROPHES = "'’\N{MODIFIER LETTER APOSTROPHE}\N{FULLWIDTH APOSTROPHE}"

_WORD = re.compile(r"[^\W_]+")
_MARKED = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u10ff\u135d-\u135f\u1700-\u1cff\u1dc0-\u1dff\u200c\u200d"
    "\u20d0-\u20ff\u2cef-\u2cf1\u2d7f\u2de0-\u2dff\u302a-\u302f\u3099\u309a\ua66f-\ua8ff\ua926-\uabff"
    "\ufb1e\ufe20-\ufe2f\U00010000-\U0001efff\U0001fb00-\U0010ffff]"
)
"""Blocks with letters whose marks are characters of their own: `\\w` of `re` stops at a mark."""

_STRESS = re.compile("(?<=[\u0400-\u052f])[\u0300\u0301]")
_APOSTROPHE = re.compile(f"[{APOSTROPHES}]")


class Tokens(NamedTuple):
    """The words of a text.

    Args:
        text: the text.
        keys: each word, folded.
        starts, ends: where each word stands, in code points; the end is behind the last one.
    """

    text: str
    keys: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def gap(self, index: int) -> str:
        """Return what stands between a word and the next, folded by `fold_gap`."""
        return fold_gap(self.text[self.ends[index] : self.starts[index + 1]])


def read(text: str) -> Tokens:
    """Return the words of a text."""
    pattern = _WORD if text.isascii() or not _MARKED.search(text) else _long_word()
    spans = [match.span() for match in pattern.finditer(text)]
    starts, ends = zip(*spans, strict=True) if spans else ((), ())
    return Tokens(text, tuple(map(fold, pattern.findall(text))), starts, ends)


@functools.lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """Return a word as it is compared: without case, composed, `ё` as `е`, no stress marks."""
    if word.isascii():
        return word.lower()
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", word).casefold())
    return _STRESS.sub("", folded).replace("ё", "е")


def fold_gap(gap: str) -> str:
    """Return a gap as it is compared: one space, `-`, `'`, or what stands there as it is.

    A blank line stays one, so that no term is found across two paragraphs.
    """
    if gap == " ":
        return gap
    if not gap or gap.isspace():
        return "\n\n" if gap.count("\n") > 1 else gap and " "
    if len(gap) == 1 and gap in HYPHENS:
        return "-"
    if len(gap) == 1 and gap in APOSTROPHES:
        return "'"
    return " ".join(gap.split()).join(
        (" " if gap[0].isspace() else "", " " if gap[-1].isspace() else "")
    )


def written(text: str) -> str:
    """Return a text so that two spellings of one form are equal; case counts.

    Composed, `ё` as `е`, straight apostrophes, plain hyphens, single spaces.
    """
    if not text.isascii():
        text = _STRESS.sub("", unicodedata.normalize("NFC", text))
        text = _APOSTROPHE.sub("'", text).replace("ё", "е").replace("Ё", "Е")
        text = text.replace(HYPHENS[1], "-").replace(HYPHENS[2], "-")
    return " ".join(text.split())


@functools.cache
def _long_word() -> re.Pattern[str]:
    """Return the pattern of a word with marks and joiners inside."""
    from masthead.voice.regexes import compile_ours

    return compile_ours(r"[\p{L}\p{N}][\p{L}\p{N}\p{M}\u200c\u200d]*")
