"""Tokens as JSON for programs that follow no references.

Each value stands as in DTCG 2025.10, resolved, and beside it in CSS. `read` takes it back.
"""

from __future__ import annotations

import json
from typing import Any

from masthead.tokens import css
from masthead.tokens.node import Plain
from masthead.tokens.token import Tokens
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


def write(tokens: Tokens, name: str) -> bytes:
    """Return the file."""
    listed: dict[str, Plain] = {}
    for token in tokens:
        entry: dict[str, Plain] = {
            "$type": token.type,
            "$value": dtcg(token.value),
            "css": css.value(token.value),
        }
        if token.description:
            entry["$description"] = token.description
        if token.deprecated:
            entry["$deprecated"] = token.deprecated
        if token.alias:
            entry["alias"] = token.alias
        listed[token.id] = entry
    data = {"brand": name, "format": "DTCG 2025.10, resolved", "tokens": listed}
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def dtcg(of: Value) -> Plain:
    """Return a value as DTCG 2025.10 writes it, without references."""
    match of:
        case Colour():
            return _colour(of)
        case Dimension() | Duration():
            return {"value": of.value, "unit": of.unit}
        case FontFamily():
            return list(of.names)
        case FontWeight():
            return of.word or of.value
        case Number():
            return of.value
        case CubicBezier():
            return list(of.points)
        case StrokeStyle():
            dashes = [dtcg(dash) for dash in of.dashes]
            return of.word or {"dashArray": dashes, "lineCap": of.cap}
        case Shadow():
            layers = [_layer(layer) for layer in of.layers]
            return layers if len(layers) > 1 else layers[0]
        case Gradient():
            return [{"color": dtcg(one.color), "position": one.position} for one in of.stops]
        case Border() | Transition() | Typography():
            return _composite(of)


def _colour(of: Colour) -> Plain:
    parts = ["none" if part is None else part for part in of.components]
    out: dict[str, Any] = {"colorSpace": of.space, "components": parts}
    if of.alpha < 1:
        out["alpha"] = of.alpha
    return {**out, "hex": of.hex} if of.hex else out


def _composite(of: Border | Transition | Typography) -> Plain:
    match of:
        case Border():
            parts: dict[str, Value] = {"color": of.color, "width": of.width, "style": of.style}
        case Transition():
            parts = {"duration": of.duration, "delay": of.delay, "timingFunction": of.timing}
        case Typography():
            parts = {
                "fontFamily": of.family,
                "fontSize": of.size,
                "fontWeight": of.weight,
                "letterSpacing": of.spacing,
                "lineHeight": Number(of.line_height),
            }
    return {name: dtcg(part) for name, part in parts.items()}


def _layer(of: Layer) -> Plain:
    parts: dict[str, Value] = {"color": of.color, "offsetX": of.x, "offsetY": of.y}
    parts |= {"blur": of.blur, "spread": of.spread}
    out = {name: dtcg(part) for name, part in parts.items()}
    return {**out, "inset": True} if of.inset else out
