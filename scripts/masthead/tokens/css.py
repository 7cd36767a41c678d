"""Tokens in CSS: values, and custom properties."""

from __future__ import annotations

import re
from collections.abc import Iterator

from masthead.tokens import colours, names
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
    Layer,
    Number,
    Shadow,
    StrokeStyle,
    Transition,
    Typography,
    Value,
)

GENERIC = frozenset(
    [
        "serif",
        "sans-serif",
        "monospace",
        "cursive",
        "fantasy",
        "system-ui",
        "ui-serif",
        "ui-sans-serif",
        "ui-monospace",
        "ui-rounded",
        "math",
        "emoji",
        "fangsong",
    ]
)
"""Names of font families that CSS keeps for itself (CSS Fonts 4), never in quotes."""

HEAD = "Made by Masthead. Edit the token files instead."

_NOT_IN_STRING = re.compile(r'["\\<>\x00-\x1f\x7f]')


def custom_properties(tokens: Tokens, prefix: str = "") -> str:
    """Return all tokens as custom properties on `:root`.

    An alias stays one (`var(--...)`). A colour that sRGB does not have stands as its nearest sRGB
    colour first, and as itself where the browser knows its space.

    Args:
        tokens: the tokens.
        prefix: what each name begins with, before a hyphen; or empty.
    """
    known = {id: _named(name, prefix) for id, name in names.unique(tokens, names.kebab).items()}
    lines = [line for token in tokens for line in _lines(token, known, tokens)]
    wide = [
        f"    {known[token.id]}: {colours.original(token.value)};"
        for token in tokens
        if isinstance(token.value, Colour) and not token.alias and not colours.in_srgb(token.value)
    ]
    text = f"/* {HEAD} */\n:root {{\n" + "".join(f"  {line}\n" for line in lines) + "}\n"
    if wide:
        inner = "\n".join(wide)
        text += f"@supports (color: oklch(0 0 0)) {{\n  :root {{\n{inner}\n  }}\n}}\n"
    return text


def _named(name: str, prefix: str) -> str:
    return f"--{prefix}-{name}" if prefix else f"--{name}"


def _lines(token: Token, known: dict[str, str], tokens: Tokens) -> Iterator[str]:
    name = known[token.id]
    target = known.get(token.alias)
    note = f" /* {comment(token.description)} */" if token.description else ""
    yield f"{name}: {f'var({target})' if target else value(token.value)};{note}"
    if isinstance(token.value, Typography):
        spacing = token.value.spacing
        own = f"var({target}-letter-spacing)" if target and tokens.style(token.alias) else ""
        yield f"{name}-letter-spacing: {own or value(spacing)};"


def value(of: Value) -> str:
    """Return a value in CSS; the stops of a gradient stand without a function around them."""
    match of:
        case Colour():
            return colours.hex_of(of)
        case Dimension() | Duration():
            return f"{number(of.value)}{of.unit}"
        case FontFamily():
            return ", ".join(_family(name) for name in of.names)
        case FontWeight() | Number():
            return number(of.value)
        case CubicBezier():
            return f"cubic-bezier({', '.join(map(number, of.points))})"
        case StrokeStyle():
            return of.word or "dashed"
        case Border():
            return f"{value(of.width)} {value(of.style)} {value(of.color)}"
        case Transition():
            return f"{value(of.duration)} {value(of.timing)} {value(of.delay)}"
        case Shadow():
            return ", ".join(_layer(layer) for layer in of.layers)
        case Gradient():
            return ", ".join(
                f"{value(one.color)} {number(one.position * 100)}%" for one in of.stops
            )
        case Typography():
            size = f"{value(of.size)}/{number(of.line_height)}"
            return f"{number(of.weight.value)} {size} {value(of.family)}"


def number(of: float) -> str:
    """Return a number without needless digits, never with an exponent."""
    text = f"{of:.6f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def comment(text: str) -> str:
    """Return text that cannot end a comment of CSS, on one line."""
    return " ".join(text.split()).replace("*/", "* /").replace("</", "< /")


def _layer(of: Layer) -> str:
    parts = [value(one) for one in (of.x, of.y, of.blur, of.spread)]
    return " ".join([*(["inset"] if of.inset else []), *parts, value(of.color)])


def _family(name: str) -> str:
    if name in GENERIC:
        return name
    escaped = _NOT_IN_STRING.sub(lambda match: f"\\{ord(match[0]):x} ", name)
    return f'"{escaped}"'
