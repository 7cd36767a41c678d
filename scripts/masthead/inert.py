"""Show content in GitHub's Markdown so that none of it acts: as words, code or a fenced block.

GitHub looks for mentions, references, commits and addresses in text that has been rendered, so
that neither a backslash nor a character reference hides them (`&#64;team` is a mention). It looks
neither into code spans nor into code blocks (github.com/gjtorikian/html-pipeline, its mention
filter, November 2026; GFM 0.29, sections 6.3 and 6.9).
"""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby
from operator import itemgetter
from urllib.parse import quote

from masthead.rules.visible import visible

LONGEST = 1_000
"""Characters of one line of content that are shown; the rest is counted."""

OPENING, CLOSING = "(\"'“‘«", ")\"'”’»,.;:?"
"""What may stand around a word, and means nothing in Markdown."""

_SIGNS = re.compile(r"[!-/:-@\[-`{-~]")
_MARKED = re.compile(r"`[^`]+`")
_RUNS = re.compile(r"`+")
_NUMBER = re.compile(r"[0-9]{1,5}([.,][0-9]{1,3})?%?|[0-9]{4}-[0-9]{2}-[0-9]{2}|[-–—…/+]")
_BEGINS_LIST = re.compile(r"[-+]|[0-9]+[.)]")
_COMMIT = re.compile(r"[0-9a-f]{6,}", re.IGNORECASE)
"""What GitHub may take for a commit's id; our bound is tighter than its seven digits."""


def prose(text: str, *, cell: bool = False) -> str:
    """Return a line that reads as text: its plain words as they are, everything else as code.

    A span that the text marks as code itself, as our messages do, is one.

    Args:
        text: any text; its line ends show as escapes.
        cell: it stands in a table.
    """
    shown = _short(visible(text))
    words = [_split(word) for word in shown.split(" ") if word]
    pieces: list[str] = []
    odds = [not _is_plain(inner) for _, inner, _ in words]
    if words and _BEGINS_LIST.match("".join(words[0])):
        odds[0] = True
    for odd, group in groupby(zip(odds, words, strict=True), key=itemgetter(0)):
        found = [word for _, word in group]
        if not odd:
            pieces += ["".join(word) for word in found]
            continue
        before, after = found[0][0], found[-1][2]
        inner = " ".join("".join(word) for word in found)
        inner = inner.removeprefix(before).removesuffix(after)
        if _MARKED.fullmatch(inner):
            inner = inner[1:-1]
        pieces.append(f"{before}{code(inner, cell=cell)}{after}")
    return " ".join(pieces)


def code(text: str, *, cell: bool = False) -> str:
    """Return a line as a code span; nothing where the text is empty.

    Args:
        text: any text; its line ends show as escapes.
        cell: it stands in a table, where a bar ends a cell even inside code.
    """
    shown = _short(visible(text))
    if not shown:
        return ""
    if cell:
        # Readers differ in what a backslash before an escaped bar is.
        shown = shown.replace("\\|", "\\x5c|").replace("|", "\\|")
    ticks = "`" * (_longest_run(shown) + 1)
    padded = shown.startswith(("`", " ")) or shown.endswith(("`", " "))
    gap = " " if padded and shown.strip(" ") else ""
    return f"{ticks}{gap}{shown}{gap}{ticks}"


def fence(text: str) -> str:
    """Return lines as a fenced block, which nothing in them can end."""
    shown = visible(text, keep="\n")
    ticks = "`" * max(3, _longest_run(shown) + 1)
    return f"{ticks}text\n{shown}\n{ticks}"


def tag(text: str) -> str:
    """Return a line as `<code>`, for the inside of HTML where Markdown is not read."""
    shown = _short(visible(text))
    return f"<code>{_SIGNS.sub(lambda match: f'&#{ord(match[0])};', shown)}</code>"


def address(url: str) -> str:
    """Return an address of ours so that it can stand in a Markdown link."""
    return quote(url, safe=":/?=&%#-._~+@")


def _short(text: str) -> str:
    left = len(text) - LONGEST
    return text if left <= 0 else f"{text[:LONGEST]}… ({left} more characters)"


def _longest_run(text: str) -> int:
    return max(map(len, _RUNS.findall(text)), default=0)


def _split(word: str) -> tuple[str, str, str]:
    """Return what opens a word, the word, and what closes it."""
    bare = word.lstrip(OPENING)
    before = word[: len(word) - len(bare)]
    inner = bare.rstrip(CLOSING)
    return before, inner, bare[len(inner) :]


def _is_plain(word: str) -> bool:
    """Tell whether a word is letters, with single hyphens or apostrophes inside, or a number."""
    if not word or _NUMBER.fullmatch(word):
        return True
    if _COMMIT.fullmatch(word) or word.casefold() == "www":  # GitHub links `www.` alone
        return False
    parts = re.split("[-'’]", word)
    return all(
        part and all(unicodedata.category(char)[0] in "LM" for char in part) for part in parts
    )
