"""Older dialects are recognised and written anew; nothing is dropped."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from masthead.tokens.dialects import CURRENT, DRAFT, STUDIO, STYLE_DICTIONARY, THEO, dialect_of
from masthead.tokens.migrating import KEPT, migrate
from token_builder import px, read, srgb

SHADOW = {
    "x": "0",
    "y": "2",
    "blur": "4",
    "spread": "0",
    "color": "#00000080",
    "type": "innerShadow",
}

CASES: dict[str, tuple[str, Any, dict[str, str]]] = {
    "draft": (
        DRAFT,
        {
            "c": {"$type": "color", "ink": {"$value": "#22252B"}, "text": {"$value": "{c.ink}"}},
            "d": {"$type": "dimension", "$value": "16px"},
            "t": {"$type": "duration", "$value": "200ms"},
            "s": {
                "$type": "shadow",
                "$value": {"color": "#000", "offsetX": "0px", "offsetY": "1px", "blur": "2px"},
            },
        },
        {"c.ink": "color", "c.text": "color", "d": "dimension", "t": "duration", "s": "shadow"},
    ),
    "style dictionary": (
        STYLE_DICTIONARY,
        {
            "color": {
                "base": {
                    "red": {"value": "#f00", "comment": "Fire."},
                    "a": {"value": "{color.base.red.value}"},
                }
            },
            "size": {"font": {"small": {"value": "0.75rem"}}},
            "time": {"fast": {"value": "100ms"}},
            "asset": {"font": {"value": "x.ttf", "attributes": {"a": 1}}},
        },
        {
            "color.base.red": "color",
            "color.base.a": "color",
            "size.font.small": "dimension",
            "time.fast": "duration",
        },
    ),
    "studio": (
        STUDIO,
        {
            "g": {
                "c": {"value": "rgba(0, 0, 0, 0.5)", "type": "color"},
                "r": {"value": "4", "type": "borderRadius"},
                "o": {"value": "50%", "type": "opacity"},
                "f": {"value": "Inter, sans-serif", "type": "fontFamilies"},
                "w": {"value": "Semi Bold", "type": "fontWeights"},
                "h": {"value": "150%", "type": "lineHeights"},
                "b": {"value": SHADOW, "type": "boxShadow"},
                "m": {"value": "{g.r} * 2", "type": "spacing"},
                "u": {"value": "uppercase", "type": "textCase"},
                "y": {
                    "value": {
                        "fontFamily": "{g.f}",
                        "fontSize": "16",
                        "fontWeight": "400",
                        "lineHeight": "1.5",
                    },
                    "type": "typography",
                },
            },
            "$themes": [],
        },
        {
            "g.c": "color",
            "g.r": "dimension",
            "g.o": "number",
            "g.f": "fontFamily",
            "g.w": "fontWeight",
            "g.h": "number",
            "g.b": "shadow",
            "g.y": "typography",
        },
    ),
    "theo": (
        THEO,
        {
            "global": {"type": "color", "category": "background"},
            "aliases": {"RED": "#ff0000"},
            "props": {"bg": {"value": "{!RED}"}, "raw": {"value": "#000", "comment": "Night."}},
            "imports": ["./other.json"],
        },
        {"RED": "color", "bg": "color", "raw": "color"},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_dialect(name: str) -> None:
    """Each dialect is recognised; what was migrated reads without a fault as 2025.10."""
    dialect, data, types = CASES[name]
    done = migrate(data)
    back = read(json.loads(done.text()))

    assert dialect == done.dialect
    assert () == back.findings
    assert types == {token.id: token.type for token in back}


@pytest.mark.parametrize("name", CASES)
def test_nothing_is_dropped(name: str) -> None:
    """Every text and number that was neither value nor type is still somewhere in the file."""
    _, data, _ = CASES[name]
    done = migrate(data)

    def leaves(value: Any) -> list[str]:
        if isinstance(value, dict):
            return [*value, *(leaf for one in value.values() for leaf in leaves(one))]
        if isinstance(value, list):
            return [leaf for one in value for leaf in leaves(one)]
        return [str(value)]

    text = done.text()
    gone = [leaf for leaf in leaves(data) if leaf not in text]
    converted = {"value", "comment", "props", "aliases", "global", "RED"} | {
        leaf for leaf in gone if leaf[:1] in "#0123456789{r" or " " in leaf
    }
    assert set(gone) - converted <= {"x", "y", "innerShadow", "Inter", "Semi Bold", "400"}


def test_what_needs_a_look_is_listed() -> None:
    """A value that the format cannot hold is kept in `$extensions`, and named."""
    done = migrate(CASES["studio"][1])

    assert {"g.m", "g.u", "$themes"} == {note.partition(":")[0] for note in done.notes}
    assert {"m", "u"} == set(done.data["g"]["$extensions"][KEPT])
    assert "{g.r} * 2" == done.data["g"]["$extensions"][KEPT]["m"]["value"]


def test_twice_is_once() -> None:
    """A file that was migrated is in the format, and stays as it is."""
    for _, data, _ in CASES.values():
        done = migrate(data)
        again = migrate(done.data)

        assert CURRENT == again.dialect
        assert done.data == again.data
        assert () == again.notes


def test_names_that_mean_something() -> None:
    """A name with a period is changed, and the change is listed."""
    done = migrate({"size": {"1.5": {"value": "24px"}}})

    assert px(24) == done.data["size"]["1-5"]["$value"]
    assert "`1-5`" in done.notes[0]


def test_the_format_itself() -> None:
    """A file of 2025.10 is none of the dialects, whatever its tokens are called."""
    data = {
        "value": {"$type": "color", "$value": srgb(0, 0, 0)},
        "type": {"$type": "number", "$value": 1},
    }

    assert CURRENT == dialect_of(data)
    assert data == migrate(data).data


@settings(max_examples=80)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=6),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    ["value", "$value", "type", "$type", "props", "a", "color", "$themes"]
                ),
                inner,
                max_size=4,
            )
        ),
        max_leaves=10,
    )
)
def test_any_json_ends(value: Any) -> None:
    """Whatever stands in a file, migrating it ends, and what comes out can be read."""
    data = value if isinstance(value, dict) else {"a": value}
    done = migrate(data)

    read(json.loads(done.text()))


@pytest.mark.parametrize(
    ("type", "value"),
    [
        ("dimension", "2em"),
        ("duration", "soon"),
        ("number", "many"),
        ("fontFamily", 7),
        ("fontWeight", "heavy-ish"),
        ("cubicBezier", "ease"),
        ("color", 7),
        ("color", "#12345"),
        ("shadow", {"glow": 1}),
        ("typography", {"fontSize": "1px"}),
        ("gradient", "red to blue"),
        ("border", "1px solid"),
        ("picture", "x.png"),
    ],
)
def test_what_cannot_be_read_is_kept(type: str, value: Any) -> None:
    """A value in no known form is kept as it was."""
    done = migrate(
        {"g": {"x": {"value": value, "type": type}, "y": {"value": "#000", "type": "color"}}}
    )

    assert {"value": value, "type": type} == done.data["g"]["$extensions"][KEPT]["x"]
    assert 1 == len(done.notes)


def test_more_values() -> None:
    """Curves, transitions, gradients and borders of drafts."""
    data = {
        "e": {"$type": "cubicBezier", "$value": "cubic-bezier(0.5, 0, 1, 1)"},
        "t": {
            "$type": "transition",
            "$value": {"duration": "1s", "delay": "0ms", "timingFunction": "{e}"},
        },
        "g": {"$type": "gradient", "$value": [{"color": "#fff", "position": 0}]},
        "b": {"$type": "border", "$value": {"color": "#fff", "width": "1px", "style": "solid"}},
        "c": {"$type": "color", "$value": "#fff8"},
        "h": {"$type": "color", "$value": "hsl(210 50% 40%)"},
    }
    done = migrate(data)

    assert () == done.notes
    assert () == read(done.data).findings
