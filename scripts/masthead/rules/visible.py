"""Show a text so that nothing in it is hidden or acts on a terminal."""

from __future__ import annotations

import unicodedata

ESCAPED = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
"""Categories of characters that are controls, hidden or not characters."""

JOINER = "\N{ZERO WIDTH JOINER}"


def visible(text: str, keep: str = "") -> str:
    r"""Return a text with its control and hidden characters as escapes, `\x1b` or `\u202e`.

    Args:
        text: any text.
        keep: characters to leave as they are, besides the joiner in emoji.
    """
    if text.isascii() and text.isprintable():
        return text
    kept = keep + JOINER
    return "".join(
        char
        if char in kept or unicodedata.category(char) not in ESCAPED
        else char.encode("unicode_escape", "surrogatepass").decode()
        for char in text
    )
