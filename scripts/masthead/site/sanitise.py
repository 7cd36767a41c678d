"""Clean the HTML that Markdown makes: an extension for Python-Markdown, and its cleaner.

Registered in `mkdocs.yml` as `masthead.site.sanitise`, so every engine that renders with
Python-Markdown gets it, after all other extensions. What is not on the lists goes: scripts,
styles, frames, forms, event attributes, `javascript:` addresses, comments.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor

if TYPE_CHECKING:
    import nh3
    from markdown import Markdown


def names(text: str) -> frozenset[str]:
    """Return the words of a text, for lists that are read as one."""
    return frozenset(text.split())


TEXT_TAGS = names("""
    a abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em
    figcaption figure h1 h2 h3 h4 h5 h6 header hr i img ins kbd label li mark nav ol p picture
    pre q rp rt ruby s samp section small source span strong sub summary sup table tbody td
    tfoot th thead time tr track u ul var video audio wbr article aside footer
""")
DRAWING_TAGS = names("svg g title desc rect path line circle polyline polygon text")
EVERYWHERE = frozenset({"class", "id", "title", "role", "lang", "dir", "hidden"})
ATTRIBUTES = {
    "a": {"href", "hreflang", "rel", "download", "rev"},
    "audio": {"src", "controls", "preload"},
    "col": {"span"},
    "colgroup": {"span"},
    "details": {"open"},
    "img": {"src", "alt", "width", "height", "loading", "decoding"},
    "input": {"type", "checked", "disabled"},
    "label": {"for"},
    "li": {"value"},
    "ol": {"start", "type", "reversed"},
    "source": {"src", "type", "media"},
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "headers", "scope"},
    "time": {"datetime"},
    "track": {"src", "kind", "srclang", "label"},
    "video": {"src", "controls", "preload", "width", "height", "poster"},
}
DRAWING_ATTRIBUTES = names("""
    viewBox width height x y x1 x2 y1 y2 cx cy r rx ry d points transform fill stroke
    stroke-width stroke-dasharray stroke-linecap stroke-linejoin opacity text-anchor
    dominant-baseline font-size preserveAspectRatio fill-opacity stroke-opacity font-weight dx dy
    direction
""")
SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_ELSEWHERE = re.compile(r"[\s\x00-\x1f]*(?:[a-z][a-z0-9+.-]*:|[/\\]{2})", re.IGNORECASE)
LAST = -1000
"""Priority of the postprocessor: after every other one."""


@cache
def cleaner() -> nh3.Cleaner:
    """Return the cleaner of page content; the same input gives the same output."""
    import nh3

    attributes: dict[str, set[str]] = {"*": set(EVERYWHERE)}
    attributes |= {tag: set(names) for tag, names in ATTRIBUTES.items()}
    attributes |= {tag: set(DRAWING_ATTRIBUTES) for tag in DRAWING_TAGS}
    return nh3.Cleaner(
        tags=set(TEXT_TAGS | DRAWING_TAGS | {"input"}),
        attributes=attributes,
        attribute_filter=_harmless,
        generic_attribute_prefixes={"aria-"},
        url_schemes=set(SCHEMES),
        link_rel=None,
        strip_comments=True,
    )


def clean(html: str) -> str:
    """Return page content without anything that runs, loads or hides."""
    return cleaner().clean(html)


def _harmless(tag: str, attribute: str, value: str) -> str | None:
    """Drop a value that would make a form of a page, or load something from elsewhere."""
    if tag == "input" and attribute == "type" and value != "checkbox":
        return None  # task lists draw check boxes
    if attribute in ("src", "poster") and _ELSEWHERE.match(value):
        return None
    if tag in DRAWING_TAGS and "url(" in value.lower():
        return None
    return value


class _Clean(Postprocessor):
    def run(self, text: str) -> str:
        return clean(text)


class SanitiseExtension(Extension):
    """Put the cleaner after every other extension."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register the cleaner."""
        md.postprocessors.register(_Clean(md), "masthead-sanitise", LAST)


def makeExtension(**options: Any) -> SanitiseExtension:  # noqa: N802 - Python-Markdown's name
    """Return the extension; Python-Markdown calls this."""
    return SanitiseExtension(**options)
