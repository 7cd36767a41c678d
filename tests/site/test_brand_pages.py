"""The brand's pages are drawn from tokens and front matter, and the site wears the brand."""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path

import pytest

from masthead.checking import check
from masthead.site.content import Archive, Checksums, Drawn, Source, Tree
from masthead.site.sanitise import clean
from masthead.site.tree import SCRIPTS, STYLES, build_tree
from site_builder import everything, read, text_of

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><path d="M0 0h20v10z"/></svg>\n'


def colour(red: float, green: float, blue: float, **more: object) -> dict[str, object]:
    """Return a token of a colour."""
    return {"$value": {"colorSpace": "srgb", "components": [red, green, blue]}, **more}


TOKENS = json.dumps(
    {
        "c": {
            "$type": "color",
            "ink": colour(0.1, 0.1, 0.1, **{"$description": "Text <b>."}),
            "paper": colour(1, 1, 1),
            "grey": colour(0.7, 0.7, 0.7, **{"$deprecated": "Use ink."}),
            "veil": {"$value": {"colorSpace": "srgb", "components": [0, 0, 0], "alpha": 0.5}},
        },
        "serif": {"$type": "fontFamily", "$value": ["Georgia", "serif"]},
        "style": {
            "big": {
                "$type": "typography",
                "$value": {
                    "fontFamily": "{serif}",
                    "fontSize": {"value": 40, "unit": "px"},
                    "fontWeight": 600,
                    "letterSpacing": {"value": 0, "unit": "px"},
                    "lineHeight": 1.2,
                },
            }
        },
    }
)
COLOUR = """\
---
title: Colour
visibility: public
owner: sari
swatches: [c]
pairs:
  - {text: c.ink, on: c.paper, least: 7, use: body text}
  - {text: c.grey, on: c.paper, least: 1}
surfaces:
  - {on: c.paper, use: [c.ink], never: [c.grey], note: The ground.}
proportion: {c.paper: 3, c.ink: 1}
site:
  light: {paper: c.paper, ink: c.ink}
  serif: serif
downloads: true
---
Text above.

{{ pairs }}

{{ unknown }}

Text below.
"""
TYPE = """\
---
title: Type
visibility: public
styles: [style]
samples: {en: A lamp., ar: مصباح}
---
"""
LOGO = """\
---
title: Logo
visibility: public
logos:
  - {file: mark.svg, name: Mark, on: c.paper, sizes: [32, 16]}
  - {file: broken.svg, name: Broken}
mark: mark.svg
clear_space: {file: mark.svg, share: 0.25, of: the stem, least_px: 24, least_mm: 6}
misuse:
  - {how: turn, note: It stands.}
icons:
  - {file: mark.svg, name: Lamp, use: A lamp.}
---
The mark.
"""
FILES: dict[str, str | bytes | None] = {
    "content/brand/tokens/a.tokens.json": TOKENS,
    "content/brand/colour.md": COLOUR,
    "content/brand/type.md": TYPE,
    "content/brand/logo/index.md": LOGO,
    "content/brand/logo/mark.svg": SVG,
    "content/brand/logo/broken.svg": SVG.replace("<path", "<path/><text>L</text><path"),
}


@pytest.fixture
def trees(tmp_path: Path, now: datetime) -> dict[str, Tree]:
    """Return both sites of a hub with a brand."""
    hub = read(tmp_path, FILES)
    return {site: build_tree(hub, site, now=now) for site in ("public", "internal")}


def test_colours(trees: dict[str, Tree]) -> None:
    """Each colour with its values, ready to copy; the rest of the page around it."""
    text = text_of(trees["public"], "brand/colour.md")

    for written in ("c.ink", "#1a1a1a", "rgb(26 26 26)", "hsl(0 0% 10.2%)", "#00000080"):
        assert f'<code class="brand-copy">{written}</code>' in text
    assert "Text &lt;b&gt;." in text
    assert "Do not use any more: Use ink." in text
    assert "Carries Ink." in text
    assert "Never Grey." in text
    assert "Paper 75 % · Ink 25 %" in text
    assert text.index("Text above.") < text.index("brand-pairs") < text.index("Text below.")
    assert text.index("Text below.") < text.index("brand-swatches")
    assert "unknown" not in text


def test_only_declared_pairs(trees: dict[str, Tree]) -> None:
    """The pairs that the page declares, with their contrast computed."""
    text = text_of(trees["public"], "brand/colour.md")

    assert 2 == text.count('<th scope="row">')
    assert "<strong>17.40</strong>" in text
    assert "not for text" in text


def test_type(trees: dict[str, Tree]) -> None:
    """Each style in each language, in the direction in which it is read."""
    text = text_of(trees["public"], "brand/type.md")

    assert '<p class="brand-sample brand-type-style-big" lang="en" dir="ltr">A lamp.</p>' in text
    assert 'lang="ar" dir="rtl"' in text
    css = text_of(trees["public"], STYLES[4])
    assert '.brand-type-style-big { font: 600 40px/1.2 "Georgia", serif;' in css


def test_logos(trees: dict[str, Tree]) -> None:
    """Each logo with its files; an archive and checksums of all of them."""
    tree = trees["public"]
    text = text_of(tree, "brand/logo/index.md")
    widths = (16, 32)
    files = (
        ("svg/mark.svg", Source("content/brand/logo/mark.svg")),
        ("png/mark-16.png", Drawn("content/brand/logo/mark.svg", 16, widths)),
        ("png/mark-32.png", Drawn("content/brand/logo/mark.svg", 32, widths)),
    )

    for name, content in files:
        assert content == tree[f"brand/logo/{name}"]
    assert Archive(files) == tree["brand/logo/test-brand-logos.zip"]
    assert Checksums(files) == tree["brand/logo/SHA256SUMS.txt"]
    assert '<a href="png/mark-16.png" download="">PNG 16</a>' in text
    assert "the stem, 25 % of the logo's height" in text.replace("&#39;", "'")
    assert "24 pixels or 6 mm wide" in text
    assert "brand-misuse--turn" in text
    assert Source("content/brand/logo/mark.svg") == tree["assets/mark.svg"]


def test_a_broken_logo(trees: dict[str, Tree], tmp_path: Path, now: datetime) -> None:
    """It is a finding with its place, left out of both sites, and named on the internal one."""
    hub = read(tmp_path / "again", FILES)
    found = [one for one in check(hub, now=now).findings if one.rule == "brand/file"]

    assert [("content/brand/logo/index.md", 6)] == [(one.path, one.line) for one in found]
    assert "turn the text into paths" in found[0].message
    assert "broken" not in text_of(trees["public"], "brand/logo/index.md")
    assert "Left out: broken.svg sets text" in text_of(trees["internal"], "brand/logo/index.md")


def test_downloads(trees: dict[str, Tree]) -> None:
    """The tokens stand in every format where the page offers them."""
    names = {place for place in trees["public"] if place.startswith("brand/tokens/")}

    assert {
        "brand/tokens/tokens.css",
        "brand/tokens/tokens.scss",
        "brand/tokens/tokens.json",
        "brand/tokens/tokens.xml",
        "brand/tokens/Tokens.swift",
        "brand/tokens/palette.gpl",
        "brand/tokens/palette.ase",
    } == names
    assert 'href="../tokens/tokens.css"' in text_of(trees["public"], "brand/colour.md")


def test_the_site_wears_the_brand(trees: dict[str, Tree]) -> None:
    """Colours by scheme on screens, the font of headings; the style sheets are loaded."""
    css = text_of(trees["public"], "assets/brand.css")

    assert (
        'html [data-md-color-scheme="default"] { --hub-paper: #ffffff; --hub-ink: #1a1a1a; }' in css
    )
    assert 'html:root { --hub-serif: "Georgia", serif; }' in css
    assert "slate" not in css
    assert {"assets/brand.css", "assets/brand-pages.css"} <= set(STYLES)
    assert "assets/brand.js" in SCRIPTS


def test_what_cannot_be_read_is_not_worn(tmp_path: Path, now: datetime) -> None:
    """A scheme that fails keeps the site's own colours, and is a finding."""
    files = {**FILES, "content/brand/colour.md": COLOUR.replace("ink: c.ink}\n", "ink: c.grey}\n")}
    hub = read(tmp_path, files)
    found = [one for one in check(hub, now=now).findings if one.rule == "tokens/contrast"]

    assert 1 == len(found)
    assert "by day the site's `ink`" in found[0].message
    assert "--hub-paper" not in text_of(build_tree(hub, "public", now=now), "assets/brand.css")


def test_an_internal_brand_stays_inside(tmp_path: Path, now: datetime) -> None:
    """Pages that are not public bring neither tokens nor logos nor colours to the public site."""
    files = {
        path: text.replace("visibility: public\n", "") if isinstance(text, str) else text
        for path, text in FILES.items()
    }
    tree = build_tree(read(tmp_path, files), "public", now=now)

    assert [] == [place for place in tree if place.startswith("brand")]
    assert "#1a1a1a" not in everything(tree)
    assert isinstance(tree["assets/mark.svg"], bytes)


def test_broken_tokens(tmp_path: Path, now: datetime) -> None:
    """The site is built of what is left; the internal one says so."""
    files = {**FILES, "content/brand/tokens/a.tokens.json": '{"c": '}
    hub = read(tmp_path, files)

    assert "brand-swatches" not in text_of(build_tree(hub, "public", now=now), "brand/colour.md")
    internal = text_of(build_tree(hub, "internal", now=now), "brand/colour.md")
    assert "The token files have 1 fault:" in internal


@pytest.mark.parametrize("place", ["brand/colour.md", "brand/type.md", "brand/logo/index.md"])
def test_the_cleaner_leaves_our_drawings(place: str, trees: dict[str, Tree]) -> None:
    """What we draw needs nothing that the cleaning of pages takes away."""
    drawn = re.findall(
        r"^<(?:ul|div|figure|table)[\s\S]*?(?=\n\n|\Z)",
        text_of(trees["public"], place),
        re.MULTILINE,
    )

    assert drawn
    for html in drawn:
        cleaned = clean(html)
        for mark in ("class=", "fill=", "<svg", "<rect", "download", "aria-label", "<img", "lang="):
            assert html.count(mark) == cleaned.count(mark), mark
