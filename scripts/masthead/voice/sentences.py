"""Sentences and paragraphs of a text with their places; the home of sentencex."""

from __future__ import annotations

import re
from collections.abc import Iterator

_BLANK = re.compile(r"\n[ \t]*\n\s*")
_ITEM = re.compile(r"^(?:> )*\s*(?:•|\d{1,9}[.)])\s", re.MULTILINE)
_OPENING = "\"'“”‘’«»„‚‹›([{*_>•—–-¿¡\ufffc"
_ENDS = "\n.!?…:。！？"


def begins_sentence(text: str, offset: int) -> bool:
    """Tell whether a sentence, a line or a quotation begins at an offset."""
    position = offset
    while position and (text[position - 1] in _OPENING or text[position - 1] in " \t\u00a0\u202f"):
        position -= 1
    return position == 0 or text[position - 1] in _ENDS


def sentences(text: str, start: int, end: int, lang: str) -> Iterator[tuple[int, int]]:
    """Yield where the sentences in a stretch of a text stand, without spaces around them."""
    from sentencex import segment  # type: ignore[import-untyped]

    position = start
    for piece in segment(lang.partition("-")[0] or "en", text[start:end]):
        begin = text.find(piece, position, end)
        if begin < 0:
            continue
        position = begin + len(piece)
        if bare := piece.strip():
            first = begin + piece.index(bare)
            yield first, first + len(bare)


def all_sentences(text: str, lang: str) -> Iterator[tuple[int, int]]:
    """Yield where the sentences of a text stand; none reaches over a line."""
    for start, end in lines(text):
        yield from sentences(text, start, end, lang)


def lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each line that holds something stands."""
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, start + len(line)
        start += len(line) + 1


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each paragraph stands; an item of a list is one of its own."""
    start = 0
    for gap in (*_BLANK.finditer(text), None):
        end = gap.start() if gap else len(text)
        if _ITEM.search(text, start, end):
            for first, last in lines(text[start:end]):
                mark = _ITEM.match(text, start + first)
                yield mark.end() if mark else start + first, start + last
        elif text[start:end].strip():
            yield start, end
        start = gap.end() if gap else end
