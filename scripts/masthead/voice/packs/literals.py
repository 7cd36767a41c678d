r"""Read off a pattern which plain words a text must hold for the pattern to match at all.

`\b(?:utili[sz]e|make use of)\b` needs "utilise", "utilize" or "make use of". Looking words up is
far cheaper than searching, so a rule runs only on texts that hold one of its words. Whatever is
not understood here counts as "may match anything": a wrong guess would lose a finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from masthead.voice.packs.pieces import (
    ANYTHING,
    MARK,
    MOST_WORDINGS,
    Piece,
    Wordings,
    best,
    either,
    fold,
    joined,
    literal,
)

MOST_LEVELS: Final = 20
LAST: Final = "\U0010ffff"
"""Stands for a class such as `\\d` in a set: no range begins with it."""
MOST_CHARACTERS: Final = 4_000

ZERO_WIDTH: Final = "bBAZ"
CLASSES: Final = "wWdDsS"
CONTROLS: Final = {"n": "\n", "t": "\t", "r": "\r", "f": "\f"}
SPECIAL: Final = set("|)")
COUNT: Final = re.compile(r"\{([0-9]{1,3})(?:,([0-9]{1,3})?)?\}")
LOOKS: Final = ("?=", "?!", "?<=", "?<!")


class NotUnderstoodError(Exception):
    """The pattern uses something that is not read here, or it is wrong."""


class Need(NamedTuple):
    r"""What a pattern needs.

    Args:
        wordings: a text that it matches holds at least one of them, folded; `MARK` stands where
            the pattern has `\b`. None where it may match without a fixed word.
        plain: whether it repeats nothing, so that it can neither be wrong nor slow.
    """

    wordings: Wordings | None
    plain: bool = False


def needed(pattern: str) -> Need:
    """Return what a pattern needs; of one that is not understood, nothing is known."""
    if len(pattern) > MOST_CHARACTERS:
        return Need(None)
    reader = _Reader(pattern)
    try:
        piece = reader.whole()
    except NotUnderstoodError:
        return Need(None)
    return Need(best(one for one in (piece.exact, piece.needs) if one), not reader.repeats)


class _Reader:
    """One pass over a pattern."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = 0
        self.repeats = False

    def whole(self) -> Piece:
        """Read the whole pattern."""
        piece = self._alternatives(1)
        if self.at < len(self.pattern):
            raise NotUnderstoodError
        return piece

    def _peek(self, length: int = 1) -> str:
        return self.pattern[self.at : self.at + length]

    def _take(self) -> str:
        if self.at >= len(self.pattern):
            raise NotUnderstoodError
        self.at += 1
        return self.pattern[self.at - 1]

    def _alternatives(self, level: int) -> Piece:
        if level > MOST_LEVELS:
            raise NotUnderstoodError
        pieces = [joined(self._sequence(level))]
        while self._peek() == "|":
            self.at += 1
            pieces.append(joined(self._sequence(level)))
        return either(pieces)

    def _sequence(self, level: int) -> Iterator[Piece]:
        while self._peek() and self._peek() not in SPECIAL:
            piece = self._atom(level)
            yield from self._quantified(piece)

    def _atom(self, level: int) -> Piece:
        character = self._take()
        if character == "(":
            return self._group(level)
        if character == "[":
            return self._set()
        if character == "\\":
            return self._escape()
        if character in "^$":
            self._refuse_quantifier()
            return ANYTHING
        if character in "*+?{}":
            raise NotUnderstoodError
        return ANYTHING if character == "." else literal(character)

    def _quantified(self, piece: Piece) -> Iterator[Piece]:
        """Yield the piece as often as it must be there, and a gap where it may be there again."""
        least, most = self._quantifier()
        if self._peek() and self._peek() in "?+" and (least, most) != (1, 1):
            self.at += 1
        if self._peek() and self._peek() in "*?+":
            raise NotUnderstoodError
        if (least, most) == (1, 1):
            yield piece
        elif (least, most) == (0, 1) and piece.exact is not None:
            yield Piece(piece.exact | {""}, None)
        elif least:
            yield piece
            yield ANYTHING
        else:
            yield ANYTHING

    def _quantifier(self) -> tuple[int, int]:
        """Return how often a piece is there at least, and 1 or more for "at most"."""
        sign = self._peek()
        if sign and sign in "?*+":
            self.at += 1
            self.repeats |= sign != "?"
            return (1, 2) if sign == "+" else (0, 1 if sign == "?" else 2)
        if sign != "{" or not self._peek(2)[1:].isdecimal():
            return 1, 1
        match = COUNT.match(self.pattern, self.at)
        if match is None or (match[2] and int(match[2]) < int(match[1])):
            raise NotUnderstoodError
        self.at = match.end()
        self.repeats = True
        return int(match[1]), 2

    def _refuse_quantifier(self) -> None:
        """Stop where a place in the text, which has no length, is to be repeated."""
        if self._peek() and self._peek() in "*+?{":
            raise NotUnderstoodError

    def _group(self, level: int) -> Piece:
        look = next((sign for sign in LOOKS if self._peek(len(sign)) == sign), "")
        if look:
            self.at += len(look)
        elif self._peek() == "?":
            self._group_kind()
        piece = self._alternatives(level + 1)
        if self._take() != ")":
            raise NotUnderstoodError
        return ANYTHING if look else piece

    def _group_kind(self) -> None:
        """Pass over `?:`, `?>`, a name, or flags with a colon."""
        self.at += 1
        if self._peek() in {":", ">"}:
            self.at += 1
            return
        named = self._peek(2) == "P<" or self._peek() == "<"
        end = self.pattern.find(">" if named else ":", self.at)
        inside = self.pattern[self.at : end].removeprefix("P").removeprefix("<")
        if end < 0 or not (inside.isidentifier() if named else set(inside) <= set("imsu-")):
            raise NotUnderstoodError
        self.at = end + 1

    def _escape(self) -> Piece:
        character = self._take()
        if character in ZERO_WIDTH:
            self._refuse_quantifier()
            return Piece(frozenset({MARK}), None) if character == "b" else ANYTHING
        if character in CLASSES:
            return ANYTHING
        if character in CONTROLS:
            return literal(CONTROLS[character])
        if character.isalnum():
            raise NotUnderstoodError
        return literal(character)

    def _set(self) -> Piece:
        """Read `[...]`; a few single characters are written out."""
        negated = self._peek() == "^"
        self.at += negated
        members: list[str] = []
        plain = True
        while (character := self._take()) != "]" or not members:
            if character == "[":
                raise NotUnderstoodError
            if character == "\\":
                character = self._take()
                if character.isalnum() and character not in CLASSES:
                    raise NotUnderstoodError
                if character.isalnum():
                    plain, character = False, LAST
            elif character == "-" and members and self._peek() != "]":
                plain = False
                if not members[-1] <= self._peek() or self._peek() == "\\":
                    raise NotUnderstoodError
            if character == self._peek() and character in "-&|~":
                raise NotUnderstoodError
            members.append(character)
        if negated or not plain or len(members) > MOST_WORDINGS:
            return ANYTHING
        return Piece(frozenset(map(fold, members)), None)
