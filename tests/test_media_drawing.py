"""SVG files are looked at before they are drawn, and drawn within limits."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from masthead.media import drawing
from masthead.media.drawing import DRAWABLE, DrawingError, draw, pngs, svg_problem
from masthead.site.drawings import TAGS

SVG = '<svg xmlns="http://www.w3.org/2000/svg" {}>{}</svg>'
BOX = 'viewBox="0 0 20 10"'
SHAPE = '<path d="M0 0h20v10z" fill="#c4512d"/>'


def svg(inside: str = SHAPE, attributes: str = BOX) -> bytes:
    """Return an SVG."""
    return SVG.format(attributes, inside).encode()


@pytest.mark.parametrize(
    "good",
    [
        svg(),
        svg(attributes='width="20px" height="10"'),
        svg('<metadata><x xmlns="urn:x"/></metadata>' + SHAPE),
        svg('<defs><path id="a" d="M0 0"/></defs><use href="#a"/><use href="#a"/>'),
        b'<?xml version="1.0"?>\n' + svg(),
    ],
)
def test_good_drawings(good: bytes) -> None:
    """A drawing with a size and shapes has no problem."""
    assert "" == svg_problem(good)


DOUBLING = '<g id="a0"><path d="M0 0"/></g>' + "".join(
    f'<g id="a{at}"><use href="#a{at - 1}"/><use href="#a{at - 1}"/></g>' for at in range(1, 30)
)


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        (b"", "is no XML"),
        (b"<svg", "is no XML (line 1"),
        (b"\x89PNG\r\n", "is no XML"),
        (b"<html></html>", "is no SVG"),
        (b'<svg xmlns="urn:other"/>', "is no SVG"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]>' + svg(), "declares entities"),
        (svg(attributes=""), "neither a `viewBox`"),
        (svg(attributes='viewBox="0 0 0 10"'), "neither a `viewBox`"),
        (svg(attributes='width="100%" height="10"'), "neither a `viewBox`"),
        (svg(attributes='viewBox="0 0 1000 1"'), "times as wide"),
        (svg(attributes='viewBox="0 0 1 10"'), "times as high"),
        (svg("<style>path{fill:red}</style>"), "style sheet"),
        (svg('<path style="fill:red" d="M0 0"/>'), "style sheet"),
        (svg("<text>L</text>"), "turn the text into paths"),
        (svg("<script>1</script>"), "`<script>`"),
        (svg('<image href="x.png"/>'), "`<image>`"),
        (svg("<foreignObject/>"), "`<foreignObject>`"),
        (svg('<filter id="f"/>'), "`<filter>`"),
        (svg("<g>" * 70 + "</g>" * 70), "nested deeper"),
        (svg(SHAPE * 10_001), "more than 10000 elements"),
        (svg(DOUBLING), "repeats its parts"),
        (svg('<g id="a"><use href="#a"/></g>'), "in a circle"),
        (svg('<pattern id="p"><rect fill="url(#p)"/></pattern>'), "in a circle"),
        (b" " * (drawing.MOST_BYTES + 1), "larger than 1 MiB"),
    ],
)
def test_bad_drawings(bad: bytes, words: str) -> None:
    """What cannot be drawn, or not by everyone, is said in words."""
    assert words in svg_problem(bad)


def test_the_site_keeps_what_may_be_drawn() -> None:
    """No element of a logo is lost when the site cleans it."""
    assert set() == DRAWABLE - TAGS - {"metadata"}


def test_pictures() -> None:
    """Each width is a PNG of that width in the drawing's proportion; the same bytes each time."""
    first = pngs(svg(), (16, 64))
    sizes = [Image.open(io.BytesIO(one)).size for one in first]

    assert [(16, 8), (64, 32)] == sizes
    assert first == pngs(svg(), (16, 64))
    assert first[1] == draw(svg(), 64)


def test_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """A drawing that cannot be drawn is an error that names it."""
    with pytest.raises(DrawingError, match="cannot be drawn"):
        pngs(b"<svg", (16,))
    monkeypatch.setattr(drawing, "SECONDS", -4.999)
    with pytest.raises(DrawingError, match="seconds"):
        pngs(svg(), (16,))
