"""Measures of sentences, paragraphs and titles."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from masthead.guide import Mechanics
from masthead.voice.hit import Hit
from masthead.voice.prepared import Prepared
from masthead.voice.sentences import lines, paragraphs, sentences
from masthead.voice.telling import shown
from masthead.voice.tokens import APOSTROPHES, HYPHENS, Tokens

_END = re.compile("[.!?…。！？]")
_JOINERS = frozenset(HYPHENS + APOSTROPHES)
MAIN_WORD = 4
"""Letters from which on a word has a capital in title case; shorter ones may be small."""


def measured(text: Prepared, mechanics: Mechanics, lang: str) -> Iterator[Hit]:
    """Yield what is too long, or in another case than the guide's."""
    if text.kind == "title":
        yield from _title(text, mechanics)
        return
    if mechanics.sentence_words is not None:
        yield from _sentences(text, mechanics.sentence_words, lang)
    if mechanics.paragraph_sentences is not None and text.kind == "text":
        yield from _paragraphs(text, mechanics.paragraph_sentences, lang)


def word_starts(tokens: Tokens) -> list[int]:
    """Return where each word starts; *state-of-the-art* and *don't* are one."""
    text, ends = tokens.text, (-2, *tokens.ends)
    return [
        start
        for start, end in zip(tokens.starts, ends, strict=False)
        if start != end + 1 or text[end] not in _JOINERS
    ]


def _count(starts: Sequence[int], start: int, end: int) -> int:
    """Return how many words start between two offsets."""
    return bisect_left(starts, end) - bisect_left(starts, start)


def _sentences(text: Prepared, most: int, lang: str) -> Iterator[Hit]:
    starts: Sequence[int] = text.tokens.starts
    for line_start, line_end in lines(text.covered):
        if _count(starts, line_start, line_end) <= most:
            continue
        if starts is text.tokens.starts:  # compounds were counted by their parts so far
            starts = word_starts(text.tokens)
        for start, end in sentences(text.covered, line_start, line_end, lang):
            words = _count(starts, start, end)
            if words > most:
                message = f"a sentence of {words} words; the guide allows {most}"
                hint = "make two sentences of it"
                yield Hit(start, end, "voice/mechanics/sentence", message, hint)


def _paragraphs(text: Prepared, most: int, lang: str) -> Iterator[Hit]:
    for start, end in paragraphs(text.covered):
        if len(_END.findall(text.covered, start, end)) < most:
            continue
        number = sum(1 for _ in sentences(text.covered, start, end, lang))
        if number > most:
            message = f"a paragraph of {number} sentences; the guide allows {most}"
            hint = "begin a new paragraph where the thought changes"
            yield Hit(start, end, "voice/mechanics/paragraph", message, hint)


def _title(text: Prepared, mechanics: Mechanics) -> Iterator[Hit]:
    end = len(text.text)
    if mechanics.title_words is not None:
        words = len(word_starts(text.tokens))
        if words > mechanics.title_words:
            message = f"a title of {words} words; the guide allows {mechanics.title_words}"
            yield Hit(0, end, "voice/mechanics/title-words", message, "shorten it")
    if mechanics.title_case == "sentence":
        yield from _sentence_case(text, mechanics)
    elif mechanics.title_case == "title":
        yield from _title_case(text)


def _words(text: Prepared) -> list[tuple[int, str]]:
    """Return the words of a title with their place, without names."""
    return [
        (start, text.text[start:end])
        for start, end in zip(text.tokens.starts, text.tokens.ends, strict=True)
        if not any(name.start <= start < name.end for name in text.names)
    ]


def _sentence_case(text: Prepared, mechanics: Mechanics) -> Iterator[Hit]:
    """Yield a title most of whose words begin with a capital.

    One or two may be names that the guide does not list, so more than half of the words after
    the first must, and at least two: a rule of thumb of our own (November 2026).
    """
    allowed = frozenset(mechanics.capitals_allow)
    words = [(start, word) for start, word in _words(text)[1:] if word[0].isalpha()]
    large = [start for start, word in words if word[0].isupper() and word not in allowed]
    if len(large) >= 2 and len(large) * 2 > len(words):
        message = f"the title {shown(text.text)} is not in sentence case"
        hint = "give the first word and names a capital, and no others"
        yield Hit(large[0], len(text.text), "voice/mechanics/title-case", message, hint)


def _title_case(text: Prepared) -> Iterator[Hit]:
    small = [
        (start, word)
        for start, word in _words(text)
        if word[0].islower() and (len(word) >= MAIN_WORD or start == 0)
    ]
    if small:
        start, word = small[0]
        message = f"{shown(word)} in the title begins with a small letter"
        hint = "give each main word a capital"
        yield Hit(start, len(text.text), "voice/mechanics/title-case", message, hint)
