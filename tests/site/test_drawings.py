"""An SVG keeps its shapes and loses whatever runs, loads or hides."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from masthead.errors import SiteError
from masthead.site.drawings import clean_svg

SVG = "http://www.w3.org/2000/svg"


def cleaned(inside: str, attributes: str = "") -> str:
    """Return a drawing cleaned; it must still be XML."""
    source = (
        f'<svg xmlns="{SVG}" xmlns:xlink="http://www.w3.org/1999/xlink" {attributes}>{inside}</svg>'
    )
    drawn = clean_svg("a.svg", source.encode())
    ET.fromstring(drawn)  # noqa: S314 - our own output
    return drawn.decode()


@pytest.mark.parametrize(
    "harm",
    [
        "<script>SECRET</script>",
        '<script href="https://x.example/SECRET"/>',
        "<metadata><rdf>SECRET</rdf></metadata>",
        "<foreignObject><p>SECRET</p></foreignObject>",
        '<image href="SECRET.png"/>',
        '<a href="javascript:SECRET"><path d="M0 0"/></a>',
        '<use xlink:href="https://x.example/#SECRET"/>',
        '<use href="SECRET.svg#x"/>',
        '<rect fill="url(https://x.example/SECRET)"/>',
        "<rect fill=\"url( 'SECRET.svg#x')\"/>",
        '<rect onclick="SECRET"/>',
        '<rect style="fill:url(SECRET)"/>',
        '<animate attributeName="href" to="SECRET"/>',
        '<set attributeName="x" to="SECRET"/>',
        "<!-- SECRET -->",
        "<?SECRET x?>",
    ],
)
def test_harm_goes(harm: str) -> None:
    """Scripts, outside addresses, metadata and comments leave no trace."""
    assert "SECRET" not in cleaned(harm)


def test_root_attributes() -> None:
    """The root keeps its view and loses its events."""
    drawn = cleaned("<path d='M0 0'/>", 'viewBox="0 0 9 9" onload="alert(1)"')

    assert f'<svg xmlns="{SVG}" viewBox="0 0 9 9"><path d="M0 0"></path></svg>\n' == drawn


def test_shapes_stay() -> None:
    """Gradients, clips, references inside the drawing and text stay."""
    drawn = cleaned(
        '<defs><linearGradient id="g"><stop offset="0" stop-color="red"/></linearGradient></defs>'
        '<rect fill="url(#g)" width="3"/><use xlink:href="#g"/><text>a\u00a0&amp; b</text>'
    )

    for part in ('<linearGradient id="g">', 'fill="url(#g)"', 'href="#g"', "a&#160;&amp; b"):
        assert part in drawn


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"\xff\xfe<svg/>", "UTF-8"),
        (b"<!DOCTYPE svg [<!ENTITY x 'y'>]><svg/>", "entities"),
        (b"<svg><style>.a{fill:red}</style></svg>", "style sheet"),
        (b"<p>no drawing</p>", "no <svg>"),
        (b"", "no <svg>"),
    ],
)
def test_refused(content: bytes, fault: str) -> None:
    """What cannot be cleaned without changing it is refused, with its name."""
    with pytest.raises(SiteError, match=fault) as refused:
        clean_svg("content/a.svg", content)

    assert refused.value.message.startswith("content/a.svg")
    assert refused.value.hint
