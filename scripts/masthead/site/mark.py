"""A small mark for the header and the browser tab: the first letter of the brand's name."""

from __future__ import annotations

import html

PLACE = "assets/mark.svg"


def mark(name: str) -> bytes:
    """Return an SVG of the first letter or digit of a name, on the colour of ink."""
    letter = next((char for char in name if char.isalnum()), "M").upper()
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" role="img">'
        '<rect width="64" height="64" rx="14" fill="#1f2a37"/>'
        '<text x="32" y="45" text-anchor="middle" fill="#fbfaf7" font-size="38" '
        'font-family="Georgia, \'Noto Serif\', serif" font-weight="700">'
        f"{html.escape(letter)}</text></svg>\n"
    ).encode()
