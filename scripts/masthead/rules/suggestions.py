"""Guess what a person meant to write."""

from __future__ import annotations

from collections.abc import Iterable


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return `did you mean X?` for the known word closest to `word`, or what is known at all."""
    import difflib

    choices = sorted(known)
    if close := difflib.get_close_matches(word, choices, n=1):
        return f"did you mean {close[0]}?"
    if 0 < len(choices) <= 12:
        return f"known: {', '.join(choices)}"
    return ""
