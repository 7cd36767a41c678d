"""References lead to values, types follow them, and circles are named."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from masthead.tokens.value import Colour, Dimension, Shadow
from token_builder import px, read, rules, srgb

BASE: dict[str, Any] = {
    "base": {
        "$type": "color",
        "blue": {"$value": srgb(0.2, 0.4, 0.9)},
        "sky": {"$value": "{base.blue}"},
    },
    "space": {"$type": "dimension", "small": {"$value": px(8)}},
}


def one(token: Any, **more: Any) -> Any:
    """Read a token `t` over the base."""
    return read({**BASE, "t": token, **more})


@pytest.mark.parametrize(
    "token",
    [
        {"$value": "{base.blue}"},
        {"$value": "{base.sky}"},
        {"$ref": "#/base/blue"},
        {"$ref": "#/base/blue/$value"},
        {"$ref": "#/base/sky"},
        {"$value": {"$ref": "#/base/sky/$value"}},
        {"$type": "color", "$value": "{base.sky}"},
    ],
)
def test_whole_tokens(token: Any) -> None:
    """In braces or as a pointer, directly or through others: value and type are the target's."""
    found = one(token)

    assert () == found.findings
    assert ("color", Colour("srgb", (0.2, 0.4, 0.9))) == (
        found.by_id["t"].type,
        found.by_id["t"].value,
    )
    assert found.by_id["t"].alias in ("base.blue", "base.sky")


def test_parts_of_values() -> None:
    """A pointer takes a part of a value, also through an alias."""
    parts = [{"$ref": f"#/base/sky/$value/components/{at}"} for at in (0, 1)]
    found = one(
        {"$type": "color", "$value": srgb(0, 0, 0) | {"components": [*parts, 0.7]}},
        n={"$type": "number", "$ref": "#/base/blue/$value/components/2"},
        l={
            "$type": "dimension",
            "$value": {"value": {"$ref": "#/space/small/$value/value"}, "unit": "rem"},
        },
    )

    assert () == found.findings
    assert Colour("srgb", (0.2, 0.4, 0.7)) == found.by_id["t"].value
    assert 0.9 == found.by_id["n"].value.value
    assert Dimension(8, "rem") == found.by_id["l"].value


def test_parts_of_composites() -> None:
    """A composite takes tokens as its parts, and shadows in a list of shadows."""
    layer = {
        "color": "{base.sky}",
        "offsetX": "{space.small}",
        "offsetY": px(0),
        "blur": px(0),
        "spread": px(0),
    }
    found = one(
        {"$type": "shadow", "$value": ["{s}", layer]}, s={"$type": "shadow", "$value": layer}
    )
    value = found.by_id["t"].value

    assert () == found.findings
    assert isinstance(value, Shadow)
    assert 2 == len(value.layers)
    assert Dimension(8, "px") == value.layers[1].x


def test_fonts_of_fonts() -> None:
    """A list of fonts may name another list."""
    found = one(
        {"$type": "fontFamily", "$value": ["A", "{f}"]},
        f={"$type": "fontFamily", "$value": ["B", "C"]},
    )

    assert ("A", "B", "C") == found.by_id["t"].value.names


@pytest.mark.parametrize(
    ("token", "rule", "words"),
    [
        ({"$value": "{base.blu}"}, "tokens/alias", "no token `base.blu`"),
        ({"$value": "{base}"}, "tokens/alias", "no token `base`"),
        ({"$value": "{base.blue"}, "tokens/alias", "is no reference"),
        ({"$value": "{base..blue}"}, "tokens/alias", "is no reference"),
        ({"$ref": "base/blue"}, "tokens/alias", "is no reference"),
        ({"$ref": 7}, "tokens/alias", "is no reference"),
        ({"$ref": "#/base/red"}, "tokens/alias", "no token"),
        ({"$type": "number", "$ref": "#/base/blue/$value/nothing"}, "tokens/alias", "no `nothing`"),
        ({"$type": "number", "$ref": "#/base/blue/$value/components/9"}, "tokens/alias", "no `9`"),
        ({"$type": "dimension", "$value": "{base.blue}"}, "tokens/alias", "of type color"),
        ({"$value": srgb(0, 0, 0)}, "tokens/schema", "has no type"),
        (
            {"$type": "color", "$value": srgb({"$ref": "#/base/blue"}, 0, 0)},  # type: ignore[arg-type]
            "tokens/alias",
            "a part of a value",
        ),
        ({"$value": "{t}"}, "tokens/cycle", "t -> t"),
    ],
)
def test_what_leads_nowhere(token: Any, rule: str, words: str) -> None:
    """Each reference that leads nowhere, or to another type, is one finding."""
    found = one(token)

    assert [rule] == rules(found)
    assert words in found.findings[0].message
    assert "t" not in found.by_id


def test_a_group_has_a_root() -> None:
    """A group's own token is named with `$root`, and the finding says so."""
    data = {"c": {"$type": "color", "$root": {"$value": srgb(0, 0, 0)}, "x": {"$value": "{c}"}}}
    found = read(data)

    assert "c.$root" in found.by_id
    assert "`{c.$root}`" in found.findings[0].hint
    data["c"]["x"] = {"$value": "{c.$root}"}  # type: ignore[index]
    assert "c.x" in read(data).by_id


def test_circles_name_every_token() -> None:
    """Every token of a circle is named at its place; who only leads there is left out silently."""
    data = {
        name: {"$value": f"{{{to}}}"}
        for name, to in [("a", "b"), ("b", "c"), ("c", "a"), ("d", "a")]
    }
    found = read(data)

    assert ["tokens/cycle"] * 3 == rules(found)
    assert 0 == len(found)
    assert "a -> b -> c -> a" in found.findings[0].message


def test_pointers_in_a_circle() -> None:
    """Parts that point at each other end in a finding."""
    data = {
        "a": {"$type": "number", "$ref": "#/b/$value/x"},
        "b": {"$type": "number", "$value": {"$ref": "#/a/$value/x"}},
    }

    assert set(rules(read(data))) <= {"tokens/cycle", "tokens/alias"}
    assert rules(read(data))


def test_long_chains_end() -> None:
    """A chain of thousands of aliases does not bring the reader down."""
    data: dict[str, Any] = {f"t{at}": {"$value": f"{{t{at + 1}}}"} for at in range(3000)}
    data["t3000"] = {"$type": "number", "$value": 1}
    found = read(data)

    assert "tokens/cycle" in rules(found)
    assert "t3000" in found.by_id


@settings(max_examples=60)
@given(st.lists(st.integers(0, 11), min_size=12, max_size=12))
def test_any_graph_of_aliases(targets: list[int]) -> None:
    """A token has a value exactly if its aliases end at one; those in circles are all named."""
    data: dict[str, Any] = {f"t{at}": {"$value": f"{{t{to}}}"} for at, to in enumerate(targets)}
    data["t0"] = {"$type": "number", "$value": 7}
    found = read(data)

    def ends(at: int) -> bool:
        for _ in range(13):
            if at == 0:
                return True
            at = targets[at]
        return False

    def circles(at: int) -> bool:
        to = at
        for _ in range(12):
            to = targets[to]
            if to == 0:
                return False
            if to == at:
                return True
        return False

    assert {f"t{at}" for at in range(12) if at == 0 or ends(at)} == set(found.by_id)
    named = {
        finding.message.split("`")[1]
        for finding in found.findings
        if finding.rule == "tokens/cycle"
    }
    assert {f"t{at}" for at in range(1, 12) if circles(at)} == named


def test_across_files() -> None:
    """Files are one set: references lead from one to another, and groups grow together."""
    found = read(BASE, {"base": {"$type": "color", "ink": {"$value": "{base.blue}"}}})

    assert () == found.findings
    assert "base.ink" in found.by_id
    assert found.by_id["base.ink"].file.endswith("/b.tokens.json")


def test_deprecated_targets() -> None:
    """A reference to what is deprecated is noticed, unless the one who refers is so too."""
    old = {"$type": "number", "$deprecated": "Use new.", "$value": 1}
    found = read(
        {"old": old, "a": {"$value": "{old}"}, "b": {"$value": "{old}", "$deprecated": True}}
    )

    assert ["tokens/deprecated"] == rules(found)
    assert "Use new." in found.findings[0].message
    assert ("Use new.", "", "yes") == tuple(token.deprecated for token in found)
