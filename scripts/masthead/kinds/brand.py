"""The kind `brand`: a page on how the brand looks, with what machines draw and check from it.

Tokens are named by their path in the token files: `palette.ink`. A key's drawing stands where the
text says `{{ key }}` on a line of its own, else below the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from masthead.schema.fields import FLAG, LANGUAGE, ONE_LINE, list_of, matching, number, page_record
from masthead.schema.records import Field, MappingOf, Record
from masthead.schema.shapes import Choice, Fault

TOKEN = matching(
    r"^[^\s{}<>.$][^{}<>]{0,199}$",
    "the path of a token, as palette.ink",
    200,
    "write the path without braces",
)
TOKENS = list_of(TOKEN, "paths of tokens or groups")

GROUNDS = ("paper", "raised", "sunken")
INKS = ("ink", "quiet", "accent")
SCHEME_KEYS = (*GROUNDS, *INKS, "line")
MISUSES = (
    "stretch",
    "turn",
    "recolour",
    "fade",
    "shadow",
    "outline",
    "crowd",
    "busy",
    "crop",
)

_ABOUT = {
    "paper": "Ground of pages.",
    "raised": "Ground of cards.",
    "sunken": "Ground of what lies lower: code, columns.",
    "ink": "Text.",
    "quiet": "Text of less weight.",
    "accent": "Links, and what is chosen.",
    "line": "Lines between things.",
}
SCHEME = Record(tuple(Field(key, TOKEN, _ABOUT[key], f"palette.{key}") for key in SCHEME_KEYS))

PAIR = Record(
    (
        Field("text", TOKEN, "The colour in front: a token.", "palette.ink", required=True),
        Field("on", TOKEN, "The ground behind it: a token.", "palette.paper", required=True),
        Field(
            "least",
            number("a contrast from 1 to 21", 1, 21, whole=False),
            "Least contrast by WCAG 2.2: 4.5 for text, 3 for large text and signs, 7 for comfort.",
            4.5,
            default=4.5,
        ),
        Field("use", ONE_LINE, "What the pair is for.", "body text"),
    )
)
SURFACE = Record(
    (
        Field("on", TOKEN, "The ground.", "palette.pine", required=True),
        Field("use", TOKENS, "What may stand on it.", ["palette.opal"]),
        Field("never", TOKENS, "What may not.", ["palette.terracotta"]),
        Field("note", ONE_LINE, "How.", "Text and the light lockup only."),
    )
)
SIZE = number("a width from 16 to 4096 pixels", 16, 4096)
LOGO = Record(
    (
        Field("file", ONE_LINE, "An SVG, from the page's folder.", "lockup.svg", required=True),
        Field("name", ONE_LINE, "What it is called.", "Lockup"),
        Field("use", ONE_LINE, "Where it is used.", "Print and screen, on light ground."),
        Field("on", TOKEN, "The ground on which the page shows it.", "palette.paper"),
        Field("sizes", list_of(SIZE, "widths"), "Widths of its PNG files in pixels.", [512, 1024]),
    )
)
CLEAR_SPACE = Record(
    (
        Field("file", ONE_LINE, "The logo that the drawing shows.", "lockup.svg", required=True),
        Field(
            "share",
            number("a share from 0.05 to 2", 0.05, 2, whole=False),
            "Free space on each side, as a share of the logo's height.",
            0.25,
            required=True,
        ),
        Field("of", ONE_LINE, "The same in words.", "the height of the shade"),
        Field("least_px", number("a number of pixels", 1, 4096), "Smallest width on screens.", 96),
        Field(
            "least_mm",
            number("a number of millimetres", 0.5, 1000, whole=False),
            "Smallest width in print.",
            24,
        ),
    )
)
MISUSE = Record(
    (
        Field("how", Choice(MISUSES), "What is drawn.", "stretch", required=True),
        Field("note", ONE_LINE, "What must not be done.", "Do not stretch the logo."),
    )
)
ICON = Record(
    (
        Field("file", ONE_LINE, "An SVG, from the page's folder.", "icons/lamp.svg", required=True),
        Field("name", ONE_LINE, "What it is called.", "Lamp"),
        Field("use", ONE_LINE, "What it means.", "A whole lamp."),
    )
)
SITE = Record(
    (
        Field("light", SCHEME, "Colours of the site by day.", {"paper": "palette.paper"}),
        Field("dark", SCHEME, "Colours of the site by night.", {"paper": "palette.ink"}),
        Field("serif", TOKEN, "Font of headings: a token of type fontFamily.", "family.serif"),
        Field("sans", TOKEN, "Font of text.", "family.sans"),
        Field("mono", TOKEN, "Font of code.", "family.mono"),
    )
)

RECORD = page_record(
    Field("swatches", TOKENS, "Colours that the page shows: tokens or groups.", ["palette"]),
    Field(
        "pairs",
        list_of(PAIR, "pairs"),
        "Colours that may stand on each other; their contrast is computed and checked.",
        [{"text": "palette.ink", "on": "palette.paper", "least": 7, "use": "body text"}],
    ),
    Field(
        "surfaces",
        list_of(SURFACE, "grounds"),
        "What may stand on which ground.",
        [{"on": "palette.pine", "use": ["palette.opal"]}],
    ),
    Field(
        "proportion",
        MappingOf(TOKEN, number("a share above 0", 0.1, 1000, whole=False), "shares by token"),
        "How much of each colour a page holds, in parts of the whole.",
        {"palette.paper": 66, "palette.ink": 34},
    ),
    Field("site", SITE, "The tokens that this site itself wears.", {"serif": "family.serif"}),
    Field("styles", TOKENS, "Styles of type that the page shows: tokens or groups.", ["style"]),
    Field(
        "samples",
        MappingOf(LANGUAGE, ONE_LINE, "sentences by language"),
        "A sentence in each language, set in the styles.",
        {"en": "A lamp that can be mended stays."},
    ),
    Field("logos", list_of(LOGO, "logos"), "The logo set.", [{"file": "lockup.svg"}]),
    Field(
        "mark", ONE_LINE, "The logo in the head of this site: an SVG with its ground.", "mark.svg"
    ),
    Field(
        "clear_space", CLEAR_SPACE, "Free space and least size.", {"file": "a.svg", "share": 0.25}
    ),
    Field("misuse", list_of(MISUSE, "faults"), "What must not be done.", [{"how": "stretch"}]),
    Field("icons", list_of(ICON, "icons"), "The icons.", [{"file": "icons/lamp.svg"}]),
    Field("downloads", FLAG, "Whether the page offers the tokens in every format.", example=True),
)

PUBLIC = frozenset(
    {
        "swatches",
        "pairs",
        "surfaces",
        "proportion",
        "styles",
        "samples",
        "logos",
        "clear_space",
        "misuse",
        "icons",
        "downloads",
    }
)

BODY = """\
What this part of the brand is for, and how to tell that it is used well.
"""


def faults(values: Mapping[str, Any]) -> Iterable[Fault]:
    """Yield a fault where a page draws a fault of a logo and names no logo to draw it with."""
    if values.get("misuse") and "clear_space" not in values:
        message = "`misuse` is drawn with the logo of `clear_space`, which is missing"
        yield Fault("schema/missing", ("misuse",), message, "name the logo in `clear_space`")
