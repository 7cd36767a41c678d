r"""Turn a plain text into Markdown that every channel shows as that text.

What would mean something in Markdown gets a backslash; a line end inside a paragraph becomes a hard
one (a backslash before it), since a plain line end shows as a space (`masthead.compose.plain`).
"""

from __future__ import annotations

import re

_SIGNS = re.compile(r"[\\`*\[<]|(?<![^\W_])_|_(?![^\W_])|\{(?=@)|&(?=#|\w+;)|\]$")
"""What has a meaning anywhere in a line; `_` only at the edge of a word."""
_STARTS = re.compile(r"(?:#{1,6}(?=[ \t]|$)|[>=]|[-+](?=[ \t-]|$)|~(?=~~))")
_NUMBERS = re.compile(r"(\d{1,9})([.)])(?=[ \t]|$)")


def as_markdown(text: str) -> str:
    r"""Return a plain text as Markdown.

    Args:
        text: the text, line ends as `\n`; blank lines separate its paragraphs.
    """
    paragraphs = re.split(r"\n[ \t]*\n\s*", text.strip())
    return "\n\n".join(_paragraph(one) for one in paragraphs if one)


def _paragraph(text: str) -> str:
    return "\\\n".join(_line(line.strip()) for line in text.split("\n"))


def _line(line: str) -> str:
    escaped = _SIGNS.sub(r"\\\g<0>", line)
    if _STARTS.match(escaped):
        return f"\\{escaped}"
    return _NUMBERS.sub(r"\1\\\2", escaped, count=1) if _NUMBERS.match(escaped) else escaped
