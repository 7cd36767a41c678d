"""Colour science: notations, sRGB, contrast. The home of coloraide.

Contrast is that of WCAG 2.2 (definitions of contrast ratio and relative luminance). It is
counted on the 8-bit sRGB colour that a page shows. Plain sRGB needs no library: importing
coloraide 8.13 takes 0.24 s, and most brands never leave sRGB (measured in November 2026).
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from masthead.tokens.value import Colour

if TYPE_CHECKING:
    from coloraide import Color

KEPT_SPACES = frozenset({"srgb", "hsl", "lab", "lch", "oklab", "oklch", "display-p3", "rec2020"})
"""Spaces in which a CSS colour is kept when an older file is migrated."""

Rgb = tuple[float, float, float]
"""Red, green and blue of sRGB, each 0 to 1."""

LINEAR_BELOW = 0.04045
"""Where the curve of sRGB begins (WCAG 2.2 as of its errata; 0.03928 before, same in 8 bits)."""


def hex_of(colour: Colour) -> str:
    """Return a colour as `#rrggbb` of sRGB, or `#rrggbbaa` where it is not opaque."""
    alpha = f"{_byte(colour.alpha):02x}" if colour.alpha < 1 else ""
    return "#" + "".join(f"{_byte(part):02x}" for part in srgb(colour)) + alpha


def from_hex(text: str) -> Rgb:
    """Return what `#rrggbb` says."""
    red, green, blue = (int(text[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def srgb(colour: Colour) -> Rgb:
    """Return a colour in sRGB; one that sRGB does not have becomes the nearest that it has.

    The gamut is mapped as CSS Color 4 does it, by chroma in OkLCh.
    """
    if colour.space == "srgb":
        red, green, blue = (part or 0.0 for part in colour.components)
        return red, green, blue
    mapped = _coloraide(colour).convert("srgb").fit(method="oklch-chroma")
    red, green, blue = (min(1.0, max(0.0, part)) for part in mapped.coords(nans=False))
    return red, green, blue


def in_srgb(colour: Colour) -> bool:
    """Tell whether sRGB has a colour."""
    return colour.space == "srgb" or _coloraide(colour).in_gamut("srgb")


def contrast(text: Colour, ground: Colour) -> float:
    """Return the contrast of a text on a ground, 1 to 21; a translucent text is mixed first.

    What shines through a ground that is not opaque cannot be known: it counts as opaque.
    """
    below = _rounded(srgb(ground))
    above = _rounded(srgb(text))
    mixed = [
        top * text.alpha + low * (1 - text.alpha) for top, low in zip(above, below, strict=True)
    ]
    light, dark = sorted(
        (luminance(below), luminance((mixed[0], mixed[1], mixed[2]))), reverse=True
    )
    return (light + 0.05) / (dark + 0.05)


def luminance(rgb: Rgb) -> float:
    """Return the relative luminance of a colour of sRGB, 0 to 1."""
    red, green, blue = (
        part / 12.92 if part <= LINEAR_BELOW else ((part + 0.055) / 1.055) ** 2.4 for part in rgb
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def shown(ratio: float) -> str:
    """Return a contrast with two decimals, cut and not rounded: 4.499 is not 4.5."""
    return f"{math.floor(ratio * 100 + 1e-9) / 100:.2f}"


def original(colour: Colour) -> str:
    """Return a colour in CSS as the file gives it: its own space, all digits."""
    parts = ["none" if part is None else _number(part, 6) for part in colour.components]
    alpha = f" / {_number(colour.alpha, 4)}" if colour.alpha < 1 else ""
    if colour.space in ("hsl", "hwb"):
        return f"{colour.space}({parts[0]} {parts[1]}% {parts[2]}%{alpha})"
    if colour.space in ("lab", "lch", "oklab", "oklch"):
        return f"{colour.space}({' '.join(parts)}{alpha})"
    return f"color({colour.space} {' '.join(parts)}{alpha})"


def notations(colour: Colour) -> dict[str, str]:
    """Return a colour as people copy it: hex, rgb, hsl and oklch; its own space where other."""
    red, green, blue = (_byte(part) for part in srgb(colour))
    alpha = f" / {_number(colour.alpha, 4)}" if colour.alpha < 1 else ""
    found = {"hex": hex_of(colour), "rgb": f"rgb({red} {green} {blue}{alpha})"}
    exact = _coloraide(colour) if colour.space != "srgb" else _coloraide(_eight_bits(colour))
    hue, saturation, lightness = exact.convert("hsl").fit().coords(nans=False)
    percents = f"{_number(saturation * 100, 1)}% {_number(lightness * 100, 1)}%"
    found["hsl"] = f"hsl({_number(hue % 360, 1)} {percents}{alpha})"
    light, chroma, hue = exact.convert("oklch").coords(nans=False)
    found["oklch"] = (
        f"oklch({_number(light, 4)} {_number(chroma, 4)} {_number(hue % 360, 2)}{alpha})"
    )
    if colour.space not in ("srgb", "hsl", "oklch"):
        found[colour.space] = original(colour)
    return found


def from_css(text: str) -> Colour | None:
    """Return what a CSS colour says (`rgb(0 0 0 / 50%)`, `teal` ...), or None where it is none."""
    from coloraide import Color

    match = Color.match(text.strip(), fullmatch=True)
    if match is None:
        return None
    space = match.color.space().replace("--", "")
    read = match.color if space in KEPT_SPACES else match.color.convert("srgb")
    parts = [None if math.isnan(part) else round(part, 6) for part in read.coords()]
    if read.space() == "hsl":
        parts = [parts[0], *(None if part is None else round(part * 100, 4) for part in parts[1:])]
    return Colour(read.space(), (parts[0], parts[1], parts[2]), round(read.alpha(nans=False), 4))


def _coloraide(colour: Colour) -> Color:
    from coloraide import Color

    first, second, third = (math.nan if part is None else part for part in colour.components)
    if colour.space in ("hsl", "hwb"):
        return Color(colour.space, [first, second / 100, third / 100], colour.alpha)
    return Color(colour.space, [first, second, third], colour.alpha)


def _eight_bits(colour: Colour) -> Colour:
    return Colour("srgb", _rounded(srgb(colour)), colour.alpha)


def _rounded(rgb: Rgb) -> Rgb:
    red, green, blue = (_byte(part) / 255 for part in rgb)
    return red, green, blue


def _byte(part: float) -> int:
    return int(min(1.0, max(0.0, part)) * 255 + 0.5)


def _number(value: float, digits: int) -> str:
    text = f"{value:.{digits}f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
