"""Guess what a person meant to write."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str], *, likeness: float = 0.6) -> str:
    """Return the known word that is nearest to `word`, or nothing.

    Args:
        word: what somebody wrote.
        known: the words that there are.
        likeness: from 0 to 1, how alike the two must be at least (`difflib`).
    """
    from difflib import get_close_matches  # most runs have nothing to guess

    near = get_close_matches(word, list(known), n=1, cutoff=likeness)
    return near[0] if near else ""


def question(word: str, known: Iterable[str], *, likeness: float = 0.6) -> str:
    """Return ``did you mean `X`?`` for the nearest known word, or nothing."""
    near = nearest(word, known, likeness=likeness)
    return f"did you mean `{near}`?" if near else ""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return `did you mean X?` for the nearest known word, or what is known at all."""
    choices = sorted(known)
    if near := nearest(word, choices):
        return f"did you mean {near}?"
    if 0 < len(choices) <= 12:
        return f"known: {', '.join(choices)}"
    return ""
