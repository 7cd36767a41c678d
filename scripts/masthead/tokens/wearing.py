"""What the site itself wears of the brand: its colours by day and by night, and its fonts.

A scheme is worn only as a whole, and only if every text of the site can be read on every ground
of it (WCAG 2.2, 4.5); else the site keeps its own colours, and a finding says why.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from masthead.kinds.brand import GROUNDS
from masthead.tokens import colours
from masthead.tokens.brand import LEAST
from masthead.tokens.token import Tokens
from masthead.tokens.value import Colour, FontFamily

FONTS = ("serif", "sans", "mono")

SCHEMES: Mapping[str, Mapping[str, str]] = {
    "light": {
        "paper": "#fbfaf7",
        "raised": "#ffffff",
        "sunken": "#f3f0e9",
        "ink": "#23262b",
        "quiet": "#5d6068",
        "line": "#e1dcd1",
        "accent": "#8c4310",
        "grey": "#6b675f",
        "blue": "#2a5d8a",
        "amber": "#865700",
        "violet": "#624698",
        "green": "#24703f",
        "orange": "#a1470f",
        "red": "#a8221b",
    },
    "dark": {
        "paper": "#16181c",
        "raised": "#1d2025",
        "sunken": "#111316",
        "ink": "#e7e3da",
        "quiet": "#a5a6aa",
        "line": "#32363d",
        "accent": "#eeb07a",
        "grey": "#a39e94",
        "blue": "#86b7e3",
        "amber": "#e2b45a",
        "violet": "#b9a3e8",
        "green": "#7cc795",
        "orange": "#eb9a6a",
        "red": "#f0938c",
    },
}
"""The site's own colours, as `masthead.css` has them (a test compares)."""

TEXTS = tuple(key for key in SCHEMES["light"] if key not in (*GROUNDS, "line"))
"""What is read on the grounds: inks, and the colours of states."""


@dataclass(frozen=True, slots=True)
class Clash:
    """Two colours of a scheme that cannot be read on each other."""

    scheme: str
    text: str
    ground: str
    ratio: float


@dataclass(frozen=True, slots=True)
class Wearing:
    """What the site wears.

    Args:
        schemes: colours as `#rrggbb` by their name, by scheme; only schemes that can be read.
        fonts: `serif`, `sans` and `mono`, as far as the brand names them.
        clashes: why a scheme is not worn.
    """

    schemes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    fonts: Mapping[str, FontFamily] = field(default_factory=dict)
    clashes: tuple[Clash, ...] = ()


def wear(site: Mapping[str, Any], tokens: Tokens) -> Wearing:
    """Return what the site wears.

    Args:
        site: the key `site` of a brand page, read.
        tokens: the brand's tokens.
    """
    schemes: dict[str, Mapping[str, str]] = {}
    clashes: list[Clash] = []
    for scheme in SCHEMES:
        named = {
            key: colours.hex_of(colour)[:7]
            for key, path in site.get(scheme, {}).items()
            if (colour := tokens.colour(path))
        }
        if not named:
            continue
        found = list(_clashes(scheme, {**SCHEMES[scheme], **named}))
        clashes += found
        if not found:
            schemes[scheme] = named
    fonts = {}
    for key in FONTS:
        token = tokens.find(site.get(key, ""))
        if token and isinstance(token.value, FontFamily):
            fonts[key] = token.value
    return Wearing(schemes, fonts, tuple(clashes))


def _clashes(scheme: str, worn: Mapping[str, str]) -> Iterator[Clash]:
    for text in TEXTS:
        for ground in GROUNDS:
            ratio = colours.contrast(_colour(worn[text]), _colour(worn[ground]))
            if ratio < LEAST:
                yield Clash(scheme, text, ground, ratio)


def _colour(text: str) -> Colour:
    return Colour("srgb", colours.from_hex(text))
