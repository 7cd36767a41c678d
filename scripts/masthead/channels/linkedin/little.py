r"""The text format of LinkedIn's posts, which it calls little.

Source: learn.microsoft.com, "little Text Format", read 2026-11-22: fifteen characters are reserved,
and each must have a backslash before it to be shown; a text is cut off at one that has none. A
hashtag is `{hashtag|\#|word}`, a mention `@[Name](urn:li:organization:1)`.
"""

from __future__ import annotations

import re

RESERVED = frozenset("\\|{}@[]()<>#*_~")
"""The characters that must be escaped."""

_URN = r"urn:li:(?:person|organization):[A-Za-z0-9_-]+"
_PIECES = re.compile(
    r"(?P<address>https?://\S+)"
    r"|@(?:\[(?P<named>[^\[\]\n]{1,100})\]|(?P<bare>[^@\[\]()\n]{1,100}?) ?)"
    rf"\((?P<urn>{_URN})\)"
    r"|(?<!\w)[#＃](?P<tag>(?=\w*[^\W\d_])\w+)"
)
"""An address (nothing in it is a hashtag), a mention as a post writes it, a hashtag."""

_ELEMENTS = re.compile(
    r"\\(?P<sign>.)"
    r"|\{hashtag\|\\?[#＃]\|(?P<tag>(?:\\.|[^\\}])*)\}"
    r"|@\[(?P<name>(?:\\.|[^\\\]])*)\]\([^()]*\)",
    re.DOTALL,
)


def little(text: str) -> str:
    """Return a text in this format: its hashtags and mentions as such, all else as it stands.

    A mention in a post is written `@Name (urn:li:organization:1)`, or `@[Name](urn:...)` where its
    brackets are escaped in Markdown. A hashtag has one letter at least.
    """
    made: list[str] = []
    done = 0
    for found in _PIECES.finditer(text):
        made += (escaped(text[done : found.start()]), _element(found))
        done = found.end()
    return "".join((*made, escaped(text[done:])))


def _element(found: re.Match[str]) -> str:
    if found["address"]:
        return escaped(found["address"])
    if found["tag"]:
        return f"{{hashtag|\\#|{escaped(found['tag'])}}}"
    return f"@[{escaped((found['named'] or found['bare']).strip())}]({found['urn']})"


def escaped(text: str) -> str:
    """Return a text in which every reserved character has a backslash before it."""
    return "".join(f"\\{letter}" if letter in RESERVED else letter for letter in text)


def shown(commentary: str) -> str:
    """Return what people read of a text in this format: of a mention the name."""

    def replaced(found: re.Match[str]) -> str:
        if found["sign"]:
            return found["sign"]
        return f"#{shown(found['tag'])}" if found["tag"] is not None else shown(found["name"])

    return _ELEMENTS.sub(replaced, commentary)
