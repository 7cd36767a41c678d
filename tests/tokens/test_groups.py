"""Groups: what they may hold, what they pass on, and what they extend."""

from __future__ import annotations

from typing import Any

import pytest

from token_builder import px, read, rules, srgb

NUMBER = {"$type": "number", "$value": 1}


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"a": 1}, "must be a group or a token"),
        ({"a": {"value": 1}, "n": NUMBER}, "`value` must be a group"),
        ({"a.b": NUMBER}, "must not hold `.`"),
        ({"a{": NUMBER}, "must not hold `{`"),
        ({"": NUMBER}, "empty"),
        ({"x" * 101: NUMBER}, "more than 100"),
        ({"a\u0000": NUMBER}, "U+0000"),
        ({"a": {**NUMBER, "b": NUMBER}}, "cannot hold `b`"),
        ({"a": {**NUMBER, "$ref": "#/a"}}, "both `$value` and `$ref`"),
        ({"a": {"$root": {"$type": "number"}}}, "no `$value`"),
        ({"a": {**NUMBER, "$vaule": 1}}, "`$vaule` is no property of a token"),
        ({"a": {"$value": 1, "$type": "nubmer"}}, "is no type"),
        ({"$desc": "x"}, "`$desc` is no property of a group"),
        ({"a": {**NUMBER, "$description": 1}}, "must be text"),
        ({"a": {**NUMBER, "$extensions": []}}, "must be an object"),
        ({"a": {**NUMBER, "$deprecated": 1}}, "true, false or a reason"),
        ([], "is an object, not a list"),
    ],
)
def test_what_does_not_belong(data: Any, words: str) -> None:
    """Each thing that has no place in a file is one finding."""
    found = read(data)

    assert ["tokens/schema"] == rules(found)
    assert words in found.findings[0].message


def test_near_names_are_guessed() -> None:
    """A misspelt type or property is asked about."""
    found = read({"a": {"$value": 1, "$type": "colour"}})

    assert "did you mean `color`?" == found.findings[0].hint


def test_the_nearest_type_counts() -> None:
    """A token takes the type of the nearest group; its own wins."""
    inner = {"$type": "dimension", "d": {"$value": px(1)}, "n": NUMBER}
    found = read({"$type": "color", "c": {"$value": srgb(0, 0, 0)}, "g": {"h": inner}})

    assert () == found.findings
    assert {"c": "color", "g.h.d": "dimension", "g.h.n": "number"} == {
        token.id: token.type for token in found
    }


def test_deprecation_is_passed_on() -> None:
    """A group's deprecation holds for all in it but those that say false."""
    found = read({"g": {"$deprecated": "Old.", "a": NUMBER, "b": {**NUMBER, "$deprecated": False}}})

    assert {"g.a": "Old.", "g.b": ""} == {token.id: token.deprecated for token in found}


def test_the_same_token_twice() -> None:
    """Two files that declare one token: the first counts, the second is named."""
    found = read({"a": NUMBER}, {"a": {"$type": "number", "$value": 2}}, {"a": {"b": NUMBER}})

    assert ["tokens/schema", "tokens/schema"] == rules(found)
    assert "declared already in content/brand/tokens/a.tokens.json:2" in found.findings[0].message
    assert 1 == found.by_id["a"].value.value  # type: ignore[union-attr]


EXTENDED: dict[str, Any] = {
    "input": {
        "$type": "dimension",
        "field": {"width": {"$value": px(12)}, "height": {"$value": px(3)}},
    },
    "amount": {"$extends": "{input}", "field": {"width": {"$value": px(100)}}},
}


@pytest.mark.parametrize("reference", ["{input}", "#/input"])
@pytest.mark.parametrize("key", ["$extends", "$ref"])
def test_extending(reference: str, key: str) -> None:
    """What stands in the group wins, the rest is taken over with its type; both spellings."""
    amount = {key: reference, "field": {"width": {"$value": px(100)}}}
    found = read({**EXTENDED, "amount": amount})

    assert () == found.findings
    assert [100, 3] == [
        found.by_id[f"amount.field.{name}"].value.value  # type: ignore[union-attr]
        for name in ("width", "height")
    ]


def test_extending_what_extends() -> None:
    """Groups extend groups that extend, in any order, and what they have taken over."""
    found = read(
        {
            "c": {"$extends": "{b}"},
            "b": {"$extends": "{amount.field}"},
            "d": {"$extends": "{amount}"},
            **EXTENDED,
        }
    )

    assert () == found.findings
    assert {"c.width", "c.height", "b.width", "d.field.width"} <= set(found.by_id)


def test_a_sibling_is_no_circle() -> None:
    """A group may extend its sibling inside the same parent."""
    color = {"brand": {"x": {"$value": srgb(0, 0, 0)}}, "semantic": {"$extends": "{color.brand}"}}
    found = read({"color": {"$type": "color", **color}})

    assert () == found.findings
    assert "color.semantic.x" in found.by_id


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        ({"a": {"$extends": "{b}"}, "b": {"$extends": "{a}"}}, "tokens/cycle"),
        ({"a": {"$extends": "{a}"}}, "tokens/cycle"),
        ({"a": {"b": {"$extends": "{a}"}}}, "tokens/cycle"),
        ({"a": {"x": {"$extends": "{b}"}}, "b": {"y": {"$extends": "{a}"}}}, "tokens/cycle"),
        ({"a": {"$extends": "{nothing}"}}, "tokens/alias"),
        ({"a": {"$extends": "{n}"}, "n": NUMBER}, "tokens/alias"),
        ({"a": {"$extends": "n"}, "n": NUMBER}, "tokens/alias"),
        ({"a": {"$extends": 1}}, "tokens/alias"),
    ],
)
def test_what_cannot_be_extended(data: Any, rule: str) -> None:
    """Circles, tokens, and groups that are not there."""
    assert {rule} == set(rules(read(data)))


def test_a_bomb_of_groups() -> None:
    """Groups that double each other end at a limit, and in a finding."""
    data: dict[str, Any] = {"g0": {"n": NUMBER}}
    for at in range(1, 30):
        data[f"g{at}"] = {side: {"$extends": f"{{g{at - 1}}}"} for side in "ab"}
    found = read(data)

    assert ["tokens/schema"] == rules(found)
    assert "10000 tokens and groups" in found.findings[0].message


def test_a_long_row_of_groups() -> None:
    """Thousands of groups in a row do not bring the reader down."""
    data: dict[str, Any] = {f"g{at}": {"$extends": f"{{g{at + 1}}}"} for at in range(2000)}
    data["g2000"] = {"n": NUMBER}

    assert "tokens/cycle" in rules(read(data))


def test_a_broken_file_hides_no_other() -> None:
    """The tokens of the other files are there."""
    found = read(b'{"a": ', {"b": NUMBER}, b'{"c": {"value": "#fff"}}')

    assert ["tokens/json", "tokens/dialect"] == rules(found)
    assert ["b"] == list(found.by_id)


def test_fallbacks_and_names() -> None:
    """A fallback of another colour and names that become one are noticed."""
    found = read(
        {
            "$type": "color",
            "a-b": {"$value": srgb(0, 0, 0, hex="#0a0000")},
            "aB": {"$value": srgb(0, 0, 0, hex="#010000")},
            "p3": {
                "$value": {"colorSpace": "display-p3", "components": [1, 0, 0], "hex": "#ff0000"}
            },
        }
    )

    assert ["tokens/hex", "tokens/name"] == rules(found)


def test_description_and_lookup() -> None:
    """Tokens are found by path, with or without braces, and by group."""
    found = read({"g": {"$description": "A group.", "a": NUMBER, "$root": NUMBER}, "ga": NUMBER})

    assert "A group." == found.groups["g"]
    assert found.find("{g.a}") is found.find("g.a")
    assert ["g.a", "g.$root"] == [token.id for token in found.under("g")]
    assert ["a", "g"] == [token.label for token in found.under("g")]
    assert found.colour("g.a") is None
    assert found.style("g.a") is None
