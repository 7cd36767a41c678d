"""No text holds characters that nobody sees.

Zero-width spaces, soft hyphens and direction marks come along when text is pasted. They
break links, hashtags and searches, and count against the limit. Joiners and variation
selectors inside emoji, tags inside flags, and joiners in scripts that need them are fine.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from masthead.finding import Finding, Level
from masthead.rules.context import Context
from masthead.rules.rule import Options, post_example
from masthead.rules.texts import Text, texts

ID = "text/invisible"
LEVEL = Level.WARNING
OPTIONS: Options = {}

_POST = """\
---
title: Repair week starts on Monday
publish_at: 2026-12-14 09:00
channels: [outbox]
---
Bring your{}lamp, leave with a lamp that works.
"""
PASS = post_example(_POST.format(" "))
FAIL = post_example(_POST.format("\N{ZERO WIDTH SPACE} "))

INVISIBLE = (
    "\N{WAVING BLACK FLAG}?[\U000e0000-\U000e007f]+"
    "|[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2060-\u2064"
    "\u206a-\u206f\u3164\ufe0f\ufeff\uffa0]"
)
FLAG = "\N{WAVING BLACK FLAG}[\U000e0020-\U000e007e]{1,8}\N{CANCEL TAG}"


def check(context: Context) -> Iterator[Finding]:
    """Yield each invisible character in posts and pages, once a line and character."""
    for document in context.documents():
        words = context.words(document)
        if words.isascii() or not re.search(INVISIBLE, words):
            continue
        for text in texts(document):
            yield from _check_text(text)


def _check_text(text: Text) -> Iterator[Finding]:
    seen: set[tuple[int, str]] = set()
    for match in re.finditer(INVISIBLE, text.value):
        if _fits(text.value, match):
            continue
        char = match[0][-1]
        name = unicodedata.name(char, "unnamed").lower()
        message = f"there is an invisible character: {name} (U+{ord(char):04X})"
        finding = text.finding(ID, message, match.start(), hint="take it out")
        if (finding.line, char) not in seen:
            seen.add((finding.line, char))
            yield finding


def _fits(text: str, match: re.Match[str]) -> bool:
    """Tell whether a character belongs where it stands."""
    char, before = match[0], text[match.start() - 1 : match.start()]
    if len(char) > 1 or ord(char) >= 0xE0000:
        return re.fullmatch(FLAG, char) is not None
    after = text[match.end() : match.end() + 1]
    if char == "\ufe0f":
        return before in tuple("0123456789#*") or (before > " " and not before.isalnum())
    if char == "\u200d":
        return (_is_symbol(before) and _is_symbol(after)) or _joins(before)
    return char == "\u200c" and _joins(before)


def _is_symbol(char: str) -> bool:
    """Tell whether a character may stand in an emoji sequence."""
    return bool(char) and (unicodedata.category(char) in ("So", "Sk", "Mn") or char == "\ufe0f")


def _joins(char: str) -> bool:
    """Tell whether a letter's script shapes letters by their neighbours (Arabic, Indic ...)."""
    return bool(char) and "\u0600" <= char <= "\u1cff" and unicodedata.category(char)[0] in "LM"
