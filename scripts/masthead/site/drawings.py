"""Clean an SVG: shapes, text and colours stay; whatever runs, loads or hides goes."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from masthead.errors import SiteError
from masthead.media.vector import refused
from masthead.site.sanitise import DRAWING_ATTRIBUTES, DRAWING_TAGS, names

if TYPE_CHECKING:
    import nh3

TAGS = DRAWING_TAGS | names(
    "defs use symbol clipPath mask ellipse linearGradient radialGradient stop tspan pattern"
)
ATTRIBUTES = DRAWING_ATTRIBUTES | names("""
    id class role href clip-path mask fill-rule clip-rule offset fill-opacity stroke-opacity
    stroke-miterlimit stop-color stop-opacity gradientUnits gradientTransform patternUnits
    patternTransform clipPathUnits maskUnits fx fy dx dy font-family font-weight font-style
    letter-spacing
""")
GONE = names("""
    script style metadata foreignObject iframe object math template set animate animateMotion
    animateTransform
""")
"""Elements that go with all that they hold."""

_INSIDE = re.compile(r"#[\w.-]+")
_ELSEWHERE = re.compile(r"url\(\s*['\"]?(?!#)", re.IGNORECASE)
_ROOT = re.compile(r"<svg(?=[\s>])")


def clean_svg(path: str, content: bytes) -> bytes:
    """Return an SVG without scripts, animation, foreign content, comments and outside addresses.

    An SVG with a style sheet is refused: without it the drawing would look different.
    """
    if found := refused(content):
        raise SiteError(f"{path} {found[0]}", found[1])
    text = content.decode("utf-8-sig")
    drawn = _cleaner().clean(text).strip()
    # The cleaner speaks HTML; as an image the drawing is read as XML.
    drawn = drawn.replace("&nbsp;", "&#160;").replace(" xlink:href=", " href=")
    if not drawn.startswith("<svg"):
        raise SiteError(f"{path} holds no <svg>", "export the SVG again")
    return (_ROOT.sub('<svg xmlns="http://www.w3.org/2000/svg"', drawn, count=1) + "\n").encode()


@cache
def _cleaner() -> nh3.Cleaner:
    import nh3

    return nh3.Cleaner(
        tags=set(TAGS),
        attributes={tag: set(ATTRIBUTES) for tag in TAGS},
        attribute_filter=_inside_only,
        generic_attribute_prefixes={"aria-"},
        clean_content_tags=set(GONE),
        link_rel=None,
        strip_comments=True,
    )


def _inside_only(_tag: str, attribute: str, value: str) -> str | None:
    """Drop a value that points out of the drawing."""
    if attribute == "href":
        return value if _INSIDE.fullmatch(value) else None
    return None if _ELSEWHERE.search(value) else value
