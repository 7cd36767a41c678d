"""What is known of a stretch of a pattern: every wording of it, or words that it needs."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from typing import Final, NamedTuple

MARK: Final = "\0"
r"""Stands for `\b` inside a literal."""
MOST_WORDINGS: Final = 64
"""Wordings that one token is written out to."""

Wordings = frozenset[str]


class Piece(NamedTuple):
    """What is known of a stretch of a pattern.

    Args:
        exact: every text that it matches, casefolded; None where they are not known.
        needs: one of these is in every text that it matches; None where nothing is known.
    """

    exact: Wordings | None
    needs: Wordings | None


ANYTHING: Final = Piece(None, None)


def fold(text: str) -> str:
    """Return a text in which capitals and small letters are the same, Turkish i among them."""
    if "İ" in text or "ı" in text:
        text = text.replace("İ", "i").replace("ı", "i")
    return text.casefold()


def _length(wordings: Wordings) -> int:
    """Return the length of the shortest wording: the longer, the rarer in a text."""
    return min(len(one.replace(MARK, "")) for one in wordings)


def best(found: Iterable[Wordings]) -> Wordings | None:
    """Return the wordings that the fewest texts hold; those that every text holds are no help."""
    useful = [one for one in found if _length(one)]
    return max(useful, key=lambda one: (_length(one), -len(one)), default=None)


def joined(pieces: Iterable[Piece]) -> Piece:
    """Return what is known of pieces one after the other."""
    run: Wordings = frozenset({""})
    whole = True
    found: list[Wordings] = []
    for piece in pieces:
        if piece.exact is not None and len(run) * len(piece.exact) <= MOST_WORDINGS:
            run = frozenset(left + right for left, right in product(run, piece.exact))
            continue
        whole = False
        found.append(run)
        found += [one for one in (piece.exact, piece.needs) if one]
        run = frozenset({""})
    return Piece(run, None) if whole else Piece(None, best([*found, run]))


def either(pieces: Iterable[Piece]) -> Piece:
    """Return what is known of pieces of which one matches."""
    all_pieces = tuple(pieces)
    exact = [piece.exact for piece in all_pieces if piece.exact is not None]
    if len(exact) == len(all_pieces):
        union = frozenset[str]().union(*exact)
        if len(union) <= MOST_WORDINGS:
            return Piece(union, None)
    needs = [best(one for one in piece if one) for piece in all_pieces]
    known = [one for one in needs if one is not None]
    if len(known) < len(needs):
        return ANYTHING
    return Piece(None, frozenset[str]().union(*known))


def literal(character: str) -> Piece:
    """Return what is known of a character that stands for itself."""
    return Piece(frozenset({fold(character)}), None)
