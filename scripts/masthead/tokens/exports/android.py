"""Tokens as Android resources (`res/values/tokens.xml`).

A pixel is a dp, a rem is 16 sp (DTCG Format Module 2025.10, section 8.2); text is measured in sp.
Colours are `#AARRGGBB` (Android's "More resource types", read in November 2026). What Android's
resources have no kind for is listed at the end of the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape

from masthead.tokens import colours, css, names
from masthead.tokens.token import Token, Tokens
from masthead.tokens.value import (
    Colour,
    Dimension,
    Duration,
    FontFamily,
    FontWeight,
    Number,
    Typography,
)

SP_PER_REM = 16


def write(tokens: Tokens, _name: str) -> bytes:
    """Return the file."""
    known = names.unique(tokens, names.snake)
    lines = ['<?xml version="1.0" encoding="utf-8"?>', f"<!-- {css.HEAD} -->", "<resources>"]
    left = []
    for token in tokens:
        resource = list(_resource(token, known[token.id]))
        lines += [f"    {line}" for line in resource]
        if not resource:
            left.append(f"{token.type} {token.id}")
    if left:
        lines.append(f"    <!-- Not resources of Android: {_comment('; '.join(left))} -->")
    return ("\n".join(lines) + "\n</resources>\n").encode()


def _resource(token: Token, name: str) -> Iterator[str]:
    value = token.value
    if token.description and not isinstance(value, FontFamily):
        note = f" <!-- {_comment(token.description)} -->"
    else:
        note = ""
    match value:
        case Colour():
            yield f'<color name="{name}">{argb(value)}</color>{note}'
        case Dimension():
            yield f'<dimen name="{name}">{length(value)}</dimen>{note}'
        case Duration():
            yield f'<integer name="{name}">{round(value.milliseconds)}</integer>{note}'
        case FontFamily():
            yield f'<string name="{name}" translatable="false">{_text(value.names[0])}</string>'
        case FontWeight():
            yield f'<integer name="{name}">{round(value.value)}</integer>{note}'
        case Number():
            number = css.number(value.value)
            yield f'<item name="{name}" format="float" type="dimen">{number}</item>{note}'
        case Typography():
            yield from _style(value, name)


def _style(value: Typography, name: str) -> Iterator[str]:
    size = value.size.value * (SP_PER_REM if value.size.unit == "rem" else 1)
    spacing = value.spacing.value * (SP_PER_REM if value.spacing.unit == "rem" else 1)
    items = {
        "android:fontFamily": _text(value.family.names[0]),
        "android:textSize": f"{css.number(size)}sp",
        "android:textFontWeight": f"{round(value.weight.value)}",
        # Android counts the space between letters in em.
        "android:letterSpacing": css.number(spacing / size if size else 0),
        "android:lineSpacingMultiplier": css.number(value.line_height),
    }
    yield f'<style name="{name}">'
    yield from (f'    <item name="{key}">{item}</item>' for key, item in items.items())
    yield "</style>"


def argb(colour: Colour) -> str:
    """Return a colour as `#AARRGGBB`."""
    written = colours.hex_of(colour).removeprefix("#")
    return f"#{written[6:] or 'ff'}{written[:6]}".upper()


def length(of: Dimension) -> str:
    """Return a length in dp or sp."""
    if of.unit == "rem":
        return f"{css.number(of.value * SP_PER_REM)}sp"
    return f"{css.number(of.value)}dp"


def _text(text: str) -> str:
    """Return text as a resource: escaped for XML, and for Android's own quotes."""
    return escape(text.replace("\\", "\\\\").replace("'", "\\'").replace('"', '\\"'))


def _comment(text: str) -> str:
    return escape(" ".join(text.split())).replace("--", "- -").rstrip("-")
