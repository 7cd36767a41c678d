"""Tokens as Swift for SwiftUI: static values of one enumeration without cases."""

from __future__ import annotations

from collections.abc import Iterator

from masthead.tokens import colours, css, names
from masthead.tokens.exports.android import SP_PER_REM
from masthead.tokens.token import Token, Tokens
from masthead.tokens.value import (
    Border,
    Colour,
    CubicBezier,
    Dimension,
    Duration,
    FontFamily,
    FontWeight,
    Gradient,
    Number,
    Typography,
    Value,
)

_ESCAPES = {"\\": "\\\\", '"': '\\"'}


def write(tokens: Tokens, _name: str) -> bytes:
    """Return the file."""
    known = names.unique(tokens, names.camel)
    lines = [f"// {css.HEAD}", "", "import SwiftUI", "", "public enum Tokens {"]
    left = []
    for token in tokens:
        written = expression(token.value)
        if not written:
            left.append(f"{token.type} {token.id}")
            continue
        lines += [f"    {line}" for line in _about(token)]
        lines.append(f"    public static let {known[token.id]}{written}")
    if left:
        lines.append(f"    // Not values of SwiftUI: {_one_line('; '.join(left))}")
    return ("\n".join(lines) + "\n}\n").encode()


def expression(of: Value) -> str:
    """Return type and value of a constant, or nothing where SwiftUI has no such value."""
    match of:
        case Colour():
            return f" = {_colour(of)}"
        case Dimension():
            return f": CGFloat = {_points(of)}"
        case Duration():
            return f": TimeInterval = {css.number(of.milliseconds / 1000)}"
        case FontFamily():
            return f" = [{', '.join(map(_string, of.names))}]"
        case FontWeight() | Number():
            return f": Double = {css.number(of.value)}"
        case CubicBezier():
            return f": [Double] = [{', '.join(map(css.number, of.points))}]"
        case Gradient():
            stops = (
                f".init(color: {_colour(one.color)}, location: {css.number(one.position)})"
                for one in of.stops
            )
            return f" = Gradient(stops: [{', '.join(stops)}])"
        case Border():
            return f" = (color: {_colour(of.color)}, width: CGFloat({_points(of.width)}))"
        case Typography():
            return _typography(of)
    return ""


def _typography(of: Typography) -> str:
    family = f"family: {_string(of.family.names[0])}"
    size = f"size: CGFloat({_points(of.size)}), weight: {css.number(of.weight.value)}"
    spacing = f"tracking: CGFloat({_points(of.spacing)})"
    return f" = ({family}, {size}, {spacing}, lineHeight: {css.number(of.line_height)})"


def _colour(of: Colour) -> str:
    red, green, blue = (css.number(part) for part in colours.srgb(of))
    parts = f"red: {red}, green: {green}, blue: {blue}, opacity: {css.number(of.alpha)}"
    return f"Color(.sRGB, {parts})"


def _points(of: Dimension) -> str:
    return css.number(of.value * (SP_PER_REM if of.unit == "rem" else 1))


def _about(token: Token) -> Iterator[str]:
    if token.description:
        yield f"/// {_one_line(token.description)}"
    if token.deprecated:
        reason = f", message: {_string(token.deprecated)}" if token.deprecated != "yes" else ""
        yield f"@available(*, deprecated{reason})"


def _string(text: str) -> str:
    return '"' + "".join(_ESCAPES.get(letter, letter) for letter in _one_line(text)) + '"'


def _one_line(text: str) -> str:
    return " ".join(text.split())
