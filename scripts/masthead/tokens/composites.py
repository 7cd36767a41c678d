"""Values that are made of others: lines, borders, transitions, shadows, gradients, styles of type.

Sources: DTCG Format Module 2025.10, section 9, and its JSON Schemas.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from masthead.tokens.node import Node
from masthead.tokens.parts import UnfitError, items_of, members_of, part_of, word_of, wrong
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
    Stop,
    StrokeStyle,
    Transition,
    Typography,
)

if TYPE_CHECKING:
    from masthead.tokens.resolving import Resolver

LINES = ("solid", "dashed", "dotted", "double", "groove", "ridge", "outset", "inset")
CAPS = ("round", "butt", "square")


def stroke_style(resolver: Resolver, node: Node) -> StrokeStyle:
    """Return the style of a line."""
    if isinstance(node.value, str):
        return StrokeStyle(word_of(resolver, node, LINES))
    what = f"one of {', '.join(LINES)}, or `dashArray` and `lineCap`"
    parts = members_of(node, "dashArray lineCap", "", what)
    items = items_of(resolver, parts["dashArray"], "a list of lengths")
    dashes = tuple(part_of(resolver, item, "dimension", Dimension) for item in items)
    return StrokeStyle("", dashes, word_of(resolver, parts["lineCap"], CAPS))


def border(resolver: Resolver, node: Node) -> Border:
    """Return a border."""
    parts = members_of(node, "color width style", "", "a border with `color`, `width` and `style`")
    return Border(
        part_of(resolver, parts["color"], "color", Colour),
        part_of(resolver, parts["width"], "dimension", Dimension),
        part_of(resolver, parts["style"], "strokeStyle", StrokeStyle),
    )


def transition(resolver: Resolver, node: Node) -> Transition:
    """Return a transition."""
    what = "a transition with `duration`, `delay` and `timingFunction`"
    parts = members_of(node, "duration delay timingFunction", "", what)
    return Transition(
        part_of(resolver, parts["duration"], "duration", Duration),
        part_of(resolver, parts["delay"], "duration", Duration),
        part_of(resolver, parts["timingFunction"], "cubicBezier", CubicBezier),
    )


def shadow(resolver: Resolver, node: Node) -> Shadow:
    """Return a shadow of one layer or more."""
    if node.is_object:
        return Shadow((_layer(resolver, node),))
    layers: list[Layer] = []
    for item in items_of(resolver, node, "a shadow or a list of shadows"):
        layer = part_of(resolver, item, "shadow", Shadow).layers
        if len(layer) != 1:
            raise UnfitError("a shadow in a list of shadows has one layer", item)
        layers += layer
    return Shadow(tuple(layers))


def _layer(resolver: Resolver, node: Node) -> Layer:
    needed = "color offsetX offsetY blur spread"
    parts = members_of(node, needed, "inset", f"a shadow with {needed}")
    inset = resolver.follow(parts["inset"]) if "inset" in parts else Node(value=False)
    if not isinstance(inset.value, bool):
        raise wrong(inset, "true or false")
    return Layer(
        part_of(resolver, parts["color"], "color", Colour),
        part_of(resolver, parts["offsetX"], "dimension", Dimension),
        part_of(resolver, parts["offsetY"], "dimension", Dimension),
        part_of(resolver, parts["blur"], "dimension", Dimension),
        part_of(resolver, parts["spread"], "dimension", Dimension),
        inset.value,
    )


def gradient(resolver: Resolver, node: Node) -> Gradient:
    """Return a gradient; positions outside 0 to 1 count as the nearer end (section 9.6)."""
    stops = []
    for item in items_of(resolver, node, "a list of stops"):
        parts = members_of(item, "color position", "", "a stop with `color` and `position`")
        at = part_of(resolver, parts["position"], "number", Number).value
        stops.append(Stop(part_of(resolver, parts["color"], "color", Colour), min(1, max(0, at))))
    return Gradient(tuple(stops))


def typography(resolver: Resolver, node: Node) -> Typography:
    """Return a style of type."""
    needed = "fontFamily fontSize fontWeight letterSpacing lineHeight"
    parts = members_of(node, needed, "", f"a style of type with {needed}")
    return Typography(
        part_of(resolver, parts["fontFamily"], "fontFamily", FontFamily),
        part_of(resolver, parts["fontSize"], "dimension", Dimension),
        part_of(resolver, parts["fontWeight"], "fontWeight", FontWeight),
        part_of(resolver, parts["letterSpacing"], "dimension", Dimension),
        part_of(resolver, parts["lineHeight"], "number", Number).value,
    )
