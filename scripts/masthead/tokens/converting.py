"""From JSON to a value of a type, checked.

One function for each of the thirteen types. Sources: DTCG Format Module 2025.10 sections 8 and 9,
Color Module 2025.10 section 4, and the JSON Schemas of both.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, cast

from masthead.tokens import composites
from masthead.tokens.node import Node
from masthead.tokens.parts import (
    ANY,
    INFINITY,
    MOST_ITEMS,
    UNIT,
    UnfitError,
    items_of,
    members_of,
    number_of,
    word_of,
    wrong,
)
from masthead.tokens.value import (
    Colour,
    CubicBezier,
    Dimension,
    Duration,
    FontFamily,
    FontWeight,
    Number,
    Value,
)

if TYPE_CHECKING:
    from masthead.tokens.resolving import Resolver

_PERCENT = (0.0, 100.0)
_HUE = (0.0, 360.0)
_CHROMA = (0.0, INFINITY)
SPACES: Mapping[str, tuple[tuple[float, float], ...]] = {
    **dict.fromkeys(
        ("srgb", "srgb-linear", "display-p3", "a98-rgb", "prophoto-rgb", "rec2020"), (UNIT,) * 3
    ),
    "xyz-d65": (UNIT,) * 3,
    "xyz-d50": (UNIT,) * 3,
    "hsl": (_HUE, _PERCENT, _PERCENT),
    "hwb": (_HUE, _PERCENT, _PERCENT),
    "lab": (_PERCENT, ANY, ANY),
    "lch": (_PERCENT, _CHROMA, _HUE),
    "oklab": (UNIT, ANY, ANY),
    "oklch": (UNIT, _CHROMA, _HUE),
}
"""The colour spaces with the range of each component; a hue stays below 360."""

WEIGHTS: Mapping[str, int] = {
    "thin": 100,
    "hairline": 100,
    "extra-light": 200,
    "ultra-light": 200,
    "light": 300,
    "normal": 400,
    "regular": 400,
    "book": 400,
    "medium": 500,
    "semi-bold": 600,
    "demi-bold": 600,
    "bold": 700,
    "extra-bold": 800,
    "ultra-bold": 800,
    "black": 900,
    "heavy": 900,
    "extra-black": 950,
    "ultra-black": 950,
}
"""The names of weights (section 8.4)."""

_HEX = re.compile(r"#[0-9a-fA-F]{6}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def colour(resolver: Resolver, node: Node) -> Colour:
    """Return a colour."""
    what = "a colour with `colorSpace` and `components`"
    parts = members_of(node, "colorSpace components", "alpha hex", what)
    space = word_of(resolver, parts["colorSpace"], tuple(SPACES))
    written = resolver.follow(parts["components"])
    if not isinstance(written.value, tuple) or len(written.value) != 3:
        raise wrong(written, "a list of three components")
    ranges = SPACES[space]
    components = tuple(
        _component(resolver, item, span) for item, span in zip(written.value, ranges, strict=True)
    )
    alpha = (
        number_of(resolver, parts["alpha"], "a number from 0 to 1", UNIT) if "alpha" in parts else 1
    )
    return Colour(space, cast("Any", components), alpha, _hex(resolver, parts.get("hex")))


def _component(resolver: Resolver, node: Node, span: tuple[float, float]) -> float | None:
    node = resolver.follow(node)
    if node.value == "none":
        return None
    least, most = (f"{end:g}" for end in span)
    what = {
        ANY: "a number or `none`",
        _CHROMA: "a number from 0 on, or `none`",
        _HUE: "a number from 0 to below 360, or `none`",
    }.get(span, f"a number from {least} to {most}, or `none`")
    number = number_of(resolver, node, what, span)
    if span == _HUE and number == span[1]:
        raise UnfitError(f"this must be {what}, and is 360", node, "a hue of 360 is written as 0")
    return number


def _hex(resolver: Resolver, node: Node | None) -> str:
    if node is None:
        return ""
    node = resolver.follow(node)
    if not isinstance(node.value, str) or not _HEX.fullmatch(node.value):
        raise wrong(node, "a colour as `#rrggbb`, six digits")
    return node.value.lower()


def dimension(resolver: Resolver, node: Node) -> Dimension:
    """Return a length."""
    parts = members_of(node, "value unit", "", 'a length as {"value": 16, "unit": "px"}')
    number = number_of(resolver, parts["value"], "a number")
    return Dimension(number, word_of(resolver, parts["unit"], ("px", "rem")))


def duration(resolver: Resolver, node: Node) -> Duration:
    """Return a length of time."""
    parts = members_of(node, "value unit", "", 'a time as {"value": 100, "unit": "ms"}')
    number = number_of(resolver, parts["value"], "a number")
    return Duration(number, word_of(resolver, parts["unit"], ("ms", "s")))


def font_family(resolver: Resolver, node: Node) -> FontFamily:
    """Return one name of a font, or several."""
    if isinstance(node.value, str):
        return FontFamily((_font(node),))
    names: list[str] = []
    for item in items_of(resolver, node, "a name of a font or a list of names"):
        written = resolver.reference(item)
        if written is None:
            names.append(_font(item))
        else:
            names += cast("FontFamily", resolver.value("fontFamily", item)).names[:MOST_ITEMS]
    return FontFamily(tuple(names[:MOST_ITEMS]))


def _font(node: Node) -> str:
    if not isinstance(node.value, str) or not node.value.strip() or _CONTROL.search(node.value):
        raise wrong(node, "the name of a font")
    return node.value.strip()


def font_weight(resolver: Resolver, node: Node) -> FontWeight:
    """Return a weight, from a number or its name."""
    if isinstance(node.value, str):
        if node.value not in WEIGHTS:
            raise wrong(node, f"a number from 1 to 1000, or one of {', '.join(WEIGHTS)}")
        return FontWeight(WEIGHTS[node.value], node.value)
    return FontWeight(number_of(resolver, node, "a number from 1 to 1000", (1, 1000)))


def number(resolver: Resolver, node: Node) -> Number:
    """Return a number."""
    return Number(number_of(resolver, node, "a number"))


def cubic_bezier(resolver: Resolver, node: Node) -> CubicBezier:
    """Return a curve."""
    items = items_of(resolver, node, "a list of four numbers")
    if len(items) != 4:
        raise wrong(node, "a list of four numbers")
    spans = (UNIT, ANY, UNIT, ANY)
    points = [
        number_of(resolver, item, "a number from 0 to 1" if span == UNIT else "a number", span)
        for item, span in zip(items, spans, strict=True)
    ]
    return CubicBezier((points[0], points[1], points[2], points[3]))


CONVERTERS: Mapping[str, Callable[[Resolver, Node], Value]] = {
    "color": colour,
    "dimension": dimension,
    "fontFamily": font_family,
    "fontWeight": font_weight,
    "duration": duration,
    "cubicBezier": cubic_bezier,
    "number": number,
    "strokeStyle": composites.stroke_style,
    "border": composites.border,
    "transition": composites.transition,
    "shadow": composites.shadow,
    "gradient": composites.gradient,
    "typography": composites.typography,
}
"""What reads each type."""
