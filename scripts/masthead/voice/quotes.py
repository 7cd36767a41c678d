"""Quotation marks: the guide's own pair, and its inner pair inside a quotation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from masthead.voice.hit import Hit

MARKS = frozenset('"„“”«»‹›‚‘’')
MARK = re.compile(r"[\"„“”«»‹›‚‘’]")
_SPACES = " \t\n\u00a0\u202f"
_BEFORE_OPENING = _SPACES + "([{—–-/\ufffc"
_AFTER_CLOSING = _SPACES + ".,;:!?…)]}—–-/\ufffc"


class Pair(NamedTuple):
    """An opening and a closing mark."""

    opening: str
    closing: str


def pair_of(value: str) -> Pair | None:
    """Read a pair of marks as a guide has it, `“ ”` or `“”`; None where it is something else."""
    marks = value.split() if " " in value.strip() else list(value.strip())
    if len(marks) == 2 and all(len(mark) == 1 for mark in marks):
        return Pair(marks[0], marks[1])
    return None


def quote_hits(text: str, start: int, end: int, outer: Pair, inner: Pair | None) -> Iterator[Hit]:
    """Yield the marks of a paragraph that are not the guide's.

    Where its marks do not pair up nothing is mended, and nothing is said of nesting.

    Args:
        text: the text.
        start: where the paragraph begins.
        end: where it ends.
        outer: the marks of a quotation.
        inner: the marks of a quotation inside a quotation, or None.
    """
    walk = _Walk(text, start, end, outer, inner)
    hits = walk.hits()
    for hit in hits:
        if walk.balanced:
            yield hit
        elif hit.rule.endswith("/quotes"):
            yield replace(hit, fix=None)


class _Walk:
    """Goes through the marks of a paragraph, one after the other."""

    def __init__(self, text: str, start: int, end: int, outer: Pair, inner: Pair | None) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.outer = outer
        self.inner = inner
        self.openings = {outer.opening, *(inner[:1] if inner else "")}
        self.closings = {outer.closing, *(inner[1:] if inner else "")}
        self.open: list[str] = []
        """The opening marks of the quotations that are open."""
        self.balanced = True

    def hits(self) -> list[Hit]:
        """Return what is wrong; `balanced` tells afterwards whether the marks pair up."""
        marks = MARK.finditer(self.text, self.start, self.end)
        found = [self._mark(match.start()) for match in marks]
        self.balanced &= not self.open
        return [hit for hit in found if hit]

    def _mark(self, at: int) -> Hit | None:
        """Return what is wrong with the mark at an offset."""
        mark = self.text[at]
        opens = self._opens(at)
        if mark == "‘" and not opens:
            return None  # an apostrophe that was typed the wrong way round
        if mark == "’" and not (opens is False and self.open and self.open[-1] in "‘‚"):
            return None  # an apostrophe
        if mark == '"' and not opens and not self.open and self.text[at - 1 : at].isdigit():
            return None  # inches
        if opens is None or not (opens or self.open):
            self.balanced = False
            known = mark in self.openings | self.closings
            return None if known else self._hit(at, "quotes", None)
        if opens:
            self.open.append(mark)
        pair = self.inner if self.inner and len(self.open) > 1 else self.outer
        if not opens:
            self.open.pop()
        right = pair.opening if opens else pair.closing
        if mark == right:
            return None
        nested = pair is self.inner or (self.inner is not None and mark in self.inner)
        ours = mark in self.openings | self.closings and nested
        return self._hit(at, "inner-quotes" if ours else "quotes", right)

    def _hit(self, at: int, name: str, fix: str | None) -> Hit:
        rule = f"voice/typography/{name}"
        if name == "inner-quotes":
            message = f"the quotation mark {self.text[at]} is not for this depth"
        else:
            message = f"the quotation mark {self.text[at]} is not the guide's"
        hint = f"write {fix}" if fix else f"write {self.outer.opening} {self.outer.closing}"
        return Hit(at, at + 1, rule, message, hint, fix)

    def _opens(self, at: int) -> bool | None:
        """Tell whether a mark opens a quotation: by what stands beside it, else by its shape."""
        mark = self.text[at]
        before = self.text[at - 1] if at > self.start else " "
        after = self.text[at + 1] if at + 1 < self.end else " "
        can_open = (before in _BEFORE_OPENING or before in MARKS) and after not in _SPACES
        can_close = (after in _AFTER_CLOSING or after in MARKS) and before not in _SPACES
        if can_open != can_close:
            return can_open
        if (mark in self.openings) != (mark in self.closings):
            return mark in self.openings
        if mark in "«‹„‚»›":
            return mark in "«‹„‚"
        return not self.open if can_open and before in MARKS else None
