"""Every export is the same each time, escapes what it must, and can be read back."""

from __future__ import annotations

import json
import re
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from masthead.tokens import css, names
from masthead.tokens.exports import FORMATS, ase, gpl
from masthead.tokens.token import Tokens
from token_builder import px, read, srgb

LAYER = {"color": "{c.ink}", "offsetX": px(1), "offsetY": px(2), "blur": px(3), "spread": px(0)}
ALL: dict[str, Any] = {
    "c": {
        "$type": "color",
        "ink": {"$value": srgb(0.1333, 0.1451, 0.1686), "$description": 'Text */ -- "quoted".'},
        "veil": {"$value": srgb(0, 0, 0, alpha=0.5)},
        "p3": {"$value": {"colorSpace": "display-p3", "components": [1, 0, 0]}},
        "text": {"$value": "{c.ink}", "$deprecated": "Use ink."},
    },
    "d": {
        "$type": "dimension",
        "small": {"$value": px(8)},
        "r": {"$value": {"value": 0.5, "unit": "rem"}},
    },
    "t": {"$type": "duration", "$value": {"value": 1.5, "unit": "s"}},
    "f": {"$type": "fontFamily", "$value": ['O\'Neil "Sans"', "serif"]},
    "w": {"$type": "fontWeight", "$value": "bold"},
    "n": {"$type": "number", "$value": 1.25},
    "e": {"$type": "cubicBezier", "$value": [0.5, 0, 1, 1]},
    "l": {"$type": "strokeStyle", "$value": {"dashArray": [px(1)], "lineCap": "butt"}},
    "b": {"$type": "border", "$value": {"color": "{c.ink}", "width": px(1), "style": "solid"}},
    "tr": {
        "$type": "transition",
        "$value": {"duration": "{t}", "delay": {"value": 0, "unit": "ms"}, "timingFunction": "{e}"},
    },
    "s": {"$type": "shadow", "$value": [{**LAYER, "inset": True}, LAYER]},
    "g": {
        "$type": "gradient",
        "$value": [{"color": "{c.ink}", "position": 0}, {"color": "{c.veil}", "position": 1}],
    },
    "y": {
        "$type": "typography",
        "$value": {
            "fontFamily": "{f}",
            "fontSize": px(16),
            "fontWeight": 600,
            "letterSpacing": px(0.1),
            "lineHeight": 1.5,
        },
    },
    "y2": {"$value": "{y}"},
}
TOKENS = read(ALL)


def test_the_sample_is_whole() -> None:
    """All thirteen types are exported below."""
    assert () == TOKENS.findings
    assert 13 == len({token.type for token in TOKENS})


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_bytes(name: str) -> None:
    """The same tokens give the same bytes, from a new reading too; no tokens give a file too."""
    made = FORMATS[name]

    assert made.write(TOKENS, "Lentera") == made.write(read(ALL), "Lentera")
    assert made.write(Tokens(), "Lentera")


def test_css() -> None:
    """Aliases stay aliases; wide colours stand twice; comments and strings cannot break out."""
    text = css.custom_properties(TOKENS)

    assert '  --c-ink: #22252b; /* Text * / -- "quoted". */\n' in text
    assert "  --c-text: var(--c-ink);\n" in text
    assert "  --c-veil: #00000080;\n" in text
    assert "    --c-p3: color(display-p3 1 0 0);\n" in text.split("@supports")[1]
    assert '  --f: "O\'Neil \\22 Sans\\22 ", serif;\n' in text
    assert "  --s: inset 1px 2px 3px 0px #22252b, 1px 2px 3px 0px #22252b;\n" in text
    assert "  --y: 600 16px/1.5 " in text
    assert "  --y2-letter-spacing: var(--y-letter-spacing);\n" in text
    assert "  --g: #22252b 0%, #00000080 100%;\n" in text
    assert "  --b: 1px solid #22252b;\n" in text
    assert "  --tr: 1.5s cubic-bezier(0.5, 0, 1, 1) 0ms;\n" in text
    assert "  --l: dashed;\n" in text
    assert text.count("{") == text.count("}")
    assert "--brand-c-text: var(--brand-c-ink);" in css.custom_properties(TOKENS, "brand")


def test_scss() -> None:
    """A variable for each token, and one map with all of them."""
    text = FORMATS["scss"].write(TOKENS, "Lentera").decode()

    assert "$c-text: #22252b;" in text
    assert len(TOKENS) == len(re.findall(r'^  "[\w-]+": \(\$[\w-]+\),$', text, re.MULTILINE))
    assert text.count("(") == text.count(")")


def test_json_comes_back() -> None:
    """The resolved JSON, read as tokens again, has the same values."""
    written = json.loads(FORMATS["json"].write(TOKENS, "Lentera"))
    listed = {
        id.replace(".", "-"): {"$type": entry["$type"], "$value": entry["$value"]}
        for id, entry in written["tokens"].items()
    }
    back = read(listed)

    assert [] == [one for one in back.findings if one.rule != "tokens/name"]
    assert [token.value for token in TOKENS] == [token.value for token in back]
    assert "Use ink." == written["tokens"]["c.text"]["$deprecated"]


def test_android() -> None:
    """The resources are XML, with colours as #AARRGGBB; what has no kind is named in a comment."""
    raw = FORMATS["android"].write(TOKENS, "Lentera")
    root = ET.fromstring(raw)  # noqa: S314 - our own output
    found = {element.get("name"): element.text for element in root}

    assert "#FF22252B" == found["c_ink"]
    assert "#80000000" == found["c_veil"]
    assert ("8dp", "8sp", "1500", "700") == tuple(
        found[name] for name in ("d_small", "d_r", "t", "w")
    )
    assert 'O\\\'Neil \\"Sans\\"' == found["f"]
    assert "shadow s" in raw.decode()


def test_swift() -> None:
    """Colours, lengths in points, fonts; no text breaks out of its quotes."""
    text = FORMATS["swift"].write(TOKENS, "Lentera").decode()

    assert (
        "    public static let cVeil = Color(.sRGB, red: 0, green: 0, blue: 0, opacity: 0.5)\n"
        in text
    )
    assert "    public static let dR: CGFloat = 8\n" in text
    assert '@available(*, deprecated, message: "Use ink.")' in text
    assert '["O\'Neil \\"Sans\\"", "serif"]' in text
    assert "// Not values of SwiftUI: strokeStyle l; transition tr; shadow s" in text


@settings(max_examples=40)
@given(
    st.dictionaries(
        st.text(
            st.characters(codec="utf-8", exclude_characters="{}.$"), min_size=1, max_size=8
        ).filter(lambda name: name.strip() == name and name.isprintable() and " " not in name),
        st.tuples(*[st.integers(0, 255)] * 3),
        min_size=1,
        max_size=6,
    )
)
def test_palettes_come_back(palette: dict[str, tuple[int, int, int]]) -> None:
    """Names and colours of a GPL and of an ASE palette are those of the tokens."""
    group = {
        name: {"$value": srgb(red / 255, green / 255, blue / 255)}
        for name, (red, green, blue) in palette.items()
    }
    tokens = read(
        {"p": {"$type": "color", **group}, "alias": {"$value": f"{{p.{next(iter(group))}}}"}}
    )

    name, listed = gpl.read(gpl.write(tokens, "Our brand"))
    swatches = ase.read(ase.write(tokens, ""))
    assert "Our brand" == name
    assert [(f"p.{one}", rgb) for one, rgb in palette.items()] == list(listed)
    assert [("p", one) for one in palette] == [(swatch.group, swatch.name) for swatch in swatches]
    for swatch, rgb in zip(swatches, palette.values(), strict=True):
        assert pytest.approx([part / 255 for part in rgb], abs=1e-6) == list(swatch.rgb)


@pytest.mark.parametrize(
    "raw", [b"", b"ASEF", b"ABCD" + b"\0" * 8, b"ASEF\0\1\0\0\0\0\0\1\0\1\0\0\0\4\0\1\0\0"]
)
def test_damaged_palettes(raw: bytes) -> None:
    """A file that is no palette is refused as such."""
    with pytest.raises(ValueError, match=r"damaged|begin|RGB"):
        ase.read(raw)
    with pytest.raises(ValueError, match="GIMP"):
        gpl.read(raw)


@pytest.mark.parametrize(
    ("path", "kebab", "snake", "camel"),
    [
        (
            ("palette", "light-at-home"),
            "palette-light-at-home",
            "palette_light_at_home",
            "paletteLightAtHome",
        ),
        (("Größe", "XL 2"), "Gru00f6u00dfe-XL-2", "gru00f6u00dfe_xl_2", "gru00f6u00dfeXL2"),
        (("c", "$root"), "c", "c", "c"),
        (("2", "x"), "2-x", "t_2_x", "t2X"),
        (("case",), "case", "case", "caseToken"),
        (("💡",), "x", "x", "x"),
    ],
)
def test_names(path: tuple[str, ...], kebab: str, snake: str, camel: str) -> None:
    """A path becomes a name that each language takes."""
    assert (kebab, snake, camel) == (names.kebab(path), names.snake(path), names.camel(path))


def test_no_name_twice() -> None:
    """The second of two tokens whose names become one ends in a number."""
    tokens = read({"$type": "number", "a b": {"$value": 1}, "a-b": {"$value": 2}})

    assert ["a-b", "a-b-2"] == list(names.unique(tokens, names.kebab).values())
    assert ["aB", "aB2"] == list(names.unique(tokens, names.camel).values())


def test_numbers() -> None:
    """No exponent and no needless digit reaches a style sheet."""
    assert ["0", "0.000001", "100000", "-0.4"] == [
        css.number(one) for one in (1e-9, 1e-6, 1e5, -0.4)
    ]
