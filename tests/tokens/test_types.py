"""Each type takes what DTCG 2025.10 allows, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from masthead.tokens.declaring import TYPES
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
    Value,
)
from token_builder import px, read, rules, srgb

RED = Colour("srgb", (1, 0, 0))
LAYER = {"color": srgb(1, 0, 0), "offsetX": px(1), "offsetY": px(2), "blur": px(3), "spread": px(0)}
SHADOW = Layer(RED, *(Dimension(size, "px") for size in (1, 2, 3, 0)))
TYPE = {
    "fontFamily": ["Source Serif 4", "serif"],
    "fontSize": px(40),
    "fontWeight": "semi-bold",
    "letterSpacing": {"value": 0, "unit": "rem"},
    "lineHeight": 1.2,
}


@pytest.mark.parametrize(
    ("type", "written", "value"),
    [
        ("color", srgb(1, 0, 0), RED),
        (
            "color",
            srgb(0, 0, 0, alpha=0.5, hex="#000000"),
            Colour("srgb", (0, 0, 0), 0.5, "#000000"),
        ),
        ("color", srgb(1, 0, 1, hex="#FF00FF"), Colour("srgb", (1, 0, 1), 1, "#ff00ff")),
        (
            "color",
            {"colorSpace": "oklch", "components": [0.6, 0.2, "none"]},
            Colour("oklch", (0.6, 0.2, None)),
        ),
        ("color", {"colorSpace": "lab", "components": [50, -90, 90]}, Colour("lab", (50, -90, 90))),
        ("dimension", {"value": -0.4, "unit": "rem"}, Dimension(-0.4, "rem")),
        ("duration", {"value": 1.5, "unit": "s"}, Duration(1.5, "s")),
        ("fontFamily", "Georgia", FontFamily(("Georgia",))),
        ("fontFamily", ["Georgia", "serif"], FontFamily(("Georgia", "serif"))),
        ("fontWeight", 350, FontWeight(350)),
        ("fontWeight", "extra-black", FontWeight(950, "extra-black")),
        ("number", 1.5, Number(1.5)),
        ("cubicBezier", [0.5, -1, 1, 2], CubicBezier((0.5, -1, 1, 2))),
        ("strokeStyle", "dotted", StrokeStyle("dotted")),
        (
            "strokeStyle",
            {"dashArray": [px(1), px(2)], "lineCap": "butt"},
            StrokeStyle("", (Dimension(1, "px"), Dimension(2, "px")), "butt"),
        ),
        (
            "border",
            {"color": srgb(1, 0, 0), "width": px(1), "style": "solid"},
            Border(RED, Dimension(1, "px"), StrokeStyle("solid")),
        ),
        (
            "transition",
            {
                "duration": {"value": 1, "unit": "s"},
                "delay": {"value": 0, "unit": "ms"},
                "timingFunction": [0, 0, 1, 1],
            },
            Transition(Duration(1, "s"), Duration(0, "ms"), CubicBezier((0, 0, 1, 1))),
        ),
        ("shadow", LAYER, Shadow((SHADOW,))),
        ("shadow", [LAYER, LAYER], Shadow((SHADOW, SHADOW))),
        (
            "gradient",
            [{"color": srgb(1, 0, 0), "position": -99}, {"color": srgb(1, 0, 0), "position": 42}],
            Gradient((Stop(RED, 0), Stop(RED, 1))),
        ),
        (
            "typography",
            TYPE,
            Typography(
                FontFamily(("Source Serif 4", "serif")),
                Dimension(40, "px"),
                FontWeight(600, "semi-bold"),
                Dimension(0, "rem"),
                1.2,
            ),
        ),
    ],
)
def test_a_good_value(type: str, written: Any, value: Value) -> None:
    """A value of each type is read."""
    tokens = read({"a": {"$type": type, "$value": written}})

    assert () == tokens.findings
    assert value == tokens.by_id["a"].value


@pytest.mark.parametrize(
    ("type", "written", "words"),
    [
        ("color", "#ff0000", "a colour with"),
        ("color", {"colorSpace": "srgb"}, "`components` is missing"),
        ("color", {"colorSpace": "cmyk", "components": [0, 0, 0]}, "one of srgb"),
        ("color", {"colorSpace": "srgb", "components": [0, 0]}, "three components"),
        ("color", srgb(255, 0, 0), "a number from 0 to 1"),
        ("color", srgb(True, 0, 0), "a number from 0 to 1"),
        ("color", {"colorSpace": "hsl", "components": [360, 1, 1]}, "below 360"),
        ("color", {"colorSpace": "lch", "components": [50, -1, 1]}, "from 0 on"),
        ("color", {"colorSpace": "lab", "components": [50, "x", 1]}, "a number or `none`"),
        ("color", srgb(0, 0, 0, alpha=2), "a number from 0 to 1"),
        ("color", srgb(0, 0, 0, hex="#fff"), "six digits"),
        ("color", srgb(0, 0, 0, name="x"), "`name` is no part"),
        ("dimension", "16px", "a length as"),
        ("dimension", {"value": 1, "unit": "em"}, "one of px, rem"),
        ("dimension", {"value": "1", "unit": "px"}, "a number"),
        ("duration", {"value": 1, "unit": "m"}, "one of ms, s"),
        ("fontFamily", 1, "a name of a font"),
        ("fontFamily", [], "1 to 100"),
        ("fontFamily", ["a", ""], "the name of a font"),
        ("fontFamily", "a\nb", "the name of a font"),
        ("fontWeight", "Bold", "a number from 1 to 1000"),
        ("fontWeight", 0, "a number from 1 to 1000"),
        ("number", "1", "a number"),
        ("cubicBezier", [0, 0, 1], "four numbers"),
        ("cubicBezier", [2, 0, 1, 0], "a number from 0 to 1"),
        ("strokeStyle", "wavy", "one of solid"),
        ("strokeStyle", {"dashArray": [px(1)], "lineCap": "flat"}, "one of round"),
        ("border", srgb(0, 0, 0), "`color` is missing"),
        ("shadow", {**LAYER, "inset": "yes"}, "true or false"),
        ("shadow", 1, "a list of shadows"),
        ("shadow", [[LAYER, LAYER]], "one layer"),
        ("gradient", {}, "a list of stops"),
        ("typography", {"fontSize": px(1)}, "`fontFamily` is missing"),
    ],
)
def test_a_wrong_value(type: str, written: Any, words: str) -> None:
    """A value that is not of its type is one finding, which says what is needed."""
    tokens = read({"a": {"$type": type, "$value": written}})

    assert ["tokens/schema"] == rules(tokens)
    assert words in tokens.findings[0].message
    assert 0 == len(tokens)


def test_old_values_name_the_way() -> None:
    """A value as drafts wrote it points to the migration."""
    tokens = read({"a": {"$type": "color", "$value": "#ff0000"}})

    assert "masthead tokens migrate" in tokens.findings[0].hint


def test_faults_stand_where_the_value_does() -> None:
    """Line and column are those of the part that is wrong."""
    written = '{"colorSpace": "srgb", "components": [0, 7, 0]}'
    raw = f'{{\n "a": {{"$type": "color",\n  "$value": {written}}}}}'.encode()
    finding = read(raw).findings[0]

    assert (3, 54) == (finding.line, finding.column)


def test_every_type_is_tested() -> None:
    """No type is left out above."""
    marks = [mark for mark in test_a_good_value.pytestmark if mark.name == "parametrize"]  # type: ignore[attr-defined]

    assert set(TYPES) == {case[0] for case in marks[0].args[1]}
