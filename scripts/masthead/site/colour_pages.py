"""Draw colours: swatches, pairs that can be read, grounds, proportions."""

from __future__ import annotations

from dataclasses import dataclass

from masthead.site.brand_view import BrandPage
from masthead.site.drawing import draw
from masthead.site.fields import label
from masthead.tokens import colours
from masthead.tokens.brand import pairs_of
from masthead.tokens.token import Token
from masthead.tokens.value import Colour

WORDS = ((7.0, "comfortable"), (4.5, "text"), (3.0, "large text and signs"), (0.0, "not for text"))
"""What a contrast is enough for (WCAG 2.2, success criteria 1.4.3, 1.4.6 and 1.4.11)."""

DARK_TEXT = Colour("srgb", (0.0, 0.0, 0.0))


@dataclass(frozen=True, slots=True)
class Swatch:
    """A colour as the page shows it."""

    name: str
    token: str
    hex: str
    fill: str
    opacity: str
    about: str
    deprecated: str
    notations: tuple[tuple[str, str], ...]


def swatches(page: BrandPage) -> str:
    """Return the colours with their values."""
    found = [
        _swatch(token)
        for name in page.list("swatches")
        for token in page.tokens.under(name)
        if isinstance(token.value, Colour)
    ]
    return draw("brand_swatches", swatches=found) if found else ""


def pairs(page: BrandPage) -> str:
    """Return the pairs that the page declares, with their contrast."""
    rows = []
    for pair in pairs_of(page.page):
        text, ground = page.tokens.find(pair.text), page.tokens.find(pair.on)
        front, back = page.tokens.colour(pair.text), page.tokens.colour(pair.on)
        if text and ground and front and back:
            ratio = colours.contrast(front, back)
            rows.append(
                {
                    "text": _name(text),
                    "on": _name(ground),
                    "front": colours.hex_of(front)[:7],
                    "back": colours.hex_of(back)[:7],
                    "opacity": f"{front.alpha:g}",
                    "ratio": colours.shown(ratio),
                    "enough": next(word for least, word in WORDS if ratio >= least),
                    "least": f"{pair.least:g}",
                    "fits": ratio >= pair.least,
                    "use": pair.use,
                }
            )
    return draw("brand_pairs", rows=rows) if rows else ""


def surfaces(page: BrandPage) -> str:
    """Return what may stand on which ground."""
    rows = []
    for surface in page.list("surfaces"):
        ground = page.tokens.find(surface["on"])
        colour = page.tokens.colour(surface["on"])
        if ground and colour:
            rows.append(
                {
                    "name": _name(ground),
                    "fill": colours.hex_of(colour)[:7],
                    "use": _chips(page, surface.get("use", ())),
                    "never": _chips(page, surface.get("never", ())),
                    "note": surface.get("note", ""),
                }
            )
    return draw("brand_surfaces", rows=rows) if rows else ""


def proportion(page: BrandPage) -> str:
    """Return how much of each colour a page holds, as a bar and a list."""
    shares = [
        (token, colour, share)
        for name, share in page.values.get("proportion", {}).items()
        if (token := page.tokens.find(name)) and (colour := page.tokens.colour(name))
    ]
    whole = sum(share for _, _, share in shares)
    bars, at = [], 0.0
    for token, colour, share in shares:
        width = share / whole * 100
        bars.append(
            {
                "name": _name(token),
                "fill": colours.hex_of(colour)[:7],
                "at": f"{at:.3f}",
                "width": f"{width:.3f}",
                "percent": f"{width:.2g}",
            }
        )
        at += width
    return draw("brand_proportion", bars=bars) if bars else ""


def _chips(page: BrandPage, names: list[str]) -> list[tuple[str, str]]:
    """Return name and colour of each token that a surface names."""
    return [
        (_name(token), colours.hex_of(token.value)[:7])
        for name in names
        for token in page.tokens.under(name)
        if isinstance(token.value, Colour)
    ]


def _swatch(token: Token) -> Swatch:
    colour = token.value if isinstance(token.value, Colour) else DARK_TEXT
    written = colours.hex_of(colour)
    return Swatch(
        name=_name(token),
        token=token.id,
        hex=written,
        fill=written[:7],
        opacity=f"{colour.alpha:g}",
        about=token.description,
        deprecated=token.deprecated,
        notations=tuple(colours.notations(colour).items()),
    )


def _name(token: Token) -> str:
    return label(token.label.replace("-", " "))
