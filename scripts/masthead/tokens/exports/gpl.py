"""Colours as a palette of GIMP, which Inkscape, Krita and Scribus read too.

Format: "GIMP Palette Format Version 2 (.gpl)" on developer.gimp.org, read in November 2026.
"""

from __future__ import annotations

from masthead.tokens import colours
from masthead.tokens.token import Tokens
from masthead.tokens.value import Colour

HEAD = "GIMP Palette"
COLUMNS = 8


def write(tokens: Tokens, name: str) -> bytes:
    """Return the file: colours that stand for themselves; the format has no transparency."""
    lines = [HEAD, f"Name: {_one_line(name)}", f"Columns: {COLUMNS}", "#"]
    for token in tokens:
        if isinstance(token.value, Colour) and not token.alias:
            written = colours.hex_of(token.value)
            red, green, blue = (int(written[at : at + 2], 16) for at in (1, 3, 5))
            lines.append(f"{red:3} {green:3} {blue:3}\t{_one_line(token.id)}")
    return ("\n".join(lines) + "\n").encode()


def read(raw: bytes) -> tuple[str, tuple[tuple[str, tuple[int, int, int]], ...]]:
    """Return the name of a palette and its colours, each with its name.

    Raises:
        ValueError: it is no palette of GIMP.
    """
    lines = raw.decode("utf-8").split("\n")
    if lines[0].rstrip() != HEAD:
        raise ValueError("the file does not begin with `GIMP Palette`")
    name = ""
    found = []
    for line in lines[1:]:
        if line.startswith("Name:"):
            name = line.removeprefix("Name:").strip()
        elif line and not line.startswith(("#", "Columns:")):
            red, green, blue, *rest = line.split(None, 3)
            colour = (int(red), int(green), int(blue))
            found.append((rest[0].strip() if rest else "", colour))
    return name, tuple(found)


def _one_line(text: str) -> str:
    return " ".join(text.split())
