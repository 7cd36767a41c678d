"""Tokens in the formats of other programs. The same tokens give the same bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from masthead.tokens import css
from masthead.tokens.exports import android, ase, gpl, plain_json, scss, swift
from masthead.tokens.token import Tokens


class Format(NamedTuple):
    """A format: the name of its file, what it is, and what writes it (tokens, brand's name)."""

    file: str
    about: str
    write: Callable[[Tokens, str], bytes]


FORMATS: Mapping[str, Format] = {
    "css": Format(
        "tokens.css",
        "CSS custom properties",
        lambda tokens, _name: css.custom_properties(tokens).encode(),
    ),
    "scss": Format("tokens.scss", "SCSS variables and a map", scss.write),
    "json": Format("tokens.json", "JSON, every reference resolved", plain_json.write),
    "android": Format("tokens.xml", "Android resources", android.write),
    "swift": Format("Tokens.swift", "Swift, for SwiftUI", swift.write),
    "gpl": Format("palette.gpl", "Palette for GIMP, Inkscape, Krita", gpl.write),
    "ase": Format("palette.ase", "Palette for Adobe programs", ase.write),
}
"""Every format by its name."""
