"""A hit: one stretch of a text that a rule of a guide has something to say about."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hit:
    """Characters `start` to `end` of a text, and what is wrong there.

    Args:
        start, end: offsets in code points; `end` is behind the last character.
        rule: id of the rule, `voice/words/leverage`.
        message: what is wrong, in words.
        hint: the next step, or empty.
        fix: what to write there instead; None where a person must choose.
    """

    start: int
    end: int
    rule: str
    message: str
    hint: str = ""
    fix: str | None = None
