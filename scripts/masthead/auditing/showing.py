"""Say where in a file something shows, and on which line."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from pathlib import PurePosixPath

_BETWEEN = r"(?:<[^>]*>|&#?\w+;|\\u[0-9a-fA-F]{4}|%[0-9a-fA-F]{2}|[^\w<&%]|\\n)+"
_LIMIT = 12
"""Words by which a place is looked for."""

SEARCH = re.compile(r"(^|/)search(/search_index)?\.json$")
NAMED = (
    (re.compile(r"(^|/)sitemap[^/]*$"), "sitemap"),
    (re.compile(r"(^|/)robots\.txt$"), "robots"),
    (re.compile(r"(^|/)(_redirects|_headers|\.htaccess|netlify\.toml|vercel\.json)$"), "redirect"),
    (SEARCH, "search index"),
    (re.compile(r"(^|/)tags(\.json|/|\.html)"), "tags"),
    (re.compile(r"(^|/)(feed\w*|atom|rss|index)\.(xml|json|rss|atom)$"), "feed"),
    (re.compile(r"(^|/)api/"), "api"),
    (re.compile(r"\.map$"), "source map"),
    (re.compile(r"\.ics$"), "calendar"),
    (re.compile(r"\.m?js$"), "script"),
    (re.compile(r"\.css$"), "style sheet"),
    (re.compile(r"\.(svg|png|jpe?g|webp|gif|avif)$"), "image metadata"),
)
_ATTRIBUTES = {
    "alt": "alternative text",
    "href": "link",
    "src": "link",
    "action": "link",
    "srcset": "link",
    "content": "description",
}
_EDIT = re.compile(r"/(?:edit|blob|raw|tree|src)/|/-/(?:edit|blob)/")


def is_search_index(file: str) -> bool:
    """Return whether a file of a site is what its search looks through."""
    return SEARCH.search(file) is not None


def line_of(text: str, words: Sequence[str]) -> tuple[int, int]:
    """Return the line and the offset at which words stand in a file; 1 and -1 where hidden."""
    run = _BETWEEN.join(re.escape(word) for word in words[:_LIMIT])
    for pattern in (rf"(?<!\w){run}(?!\w)", re.escape(words[0])):
        if match := re.search(pattern, text, re.IGNORECASE):
            return text.count("\n", 0, match.start()) + 1, match.start()
    return 1, -1


def kind_of(file: str, text: str, offset: int) -> str:
    """Return the kind of leak by where in a file the words stand.

    Args:
        file: the file, relative to the site.
        text: what it holds.
        offset: where the words begin, or -1 where only their sense is known.
    """
    if "!" in file and not file.rpartition("!")[0].endswith(".gz"):
        return "archive"
    for pattern, kind in NAMED:
        if pattern.search(file.partition("!")[0].removesuffix(".gz")):
            return kind
    if PurePosixPath(file).suffix not in (".html", ".htm", ".xhtml"):
        return "data"
    return _kind_in_page(text, offset) if offset >= 0 else "page text"


def _kind_in_page(text: str, offset: int) -> str:
    before = text[:offset]
    if before.rfind("<!--") > before.rfind("-->"):
        return "comment"
    if (opened := before.rfind("<")) > before.rfind(">"):
        return _kind_in_tag(text[opened : text.find(">", offset) + 1], offset - opened)
    for tag, kind in (("title", "title"), ("script", "structured data"), ("nav", "navigation")):
        if before.rfind(f"<{tag}") > before.rfind(f"</{tag}"):
            return kind
    return "title" if before.rfind("<h1") > before.rfind("</h1") else "page text"


def _kind_in_tag(tag: str, offset: int) -> str:
    attribute = re.findall(r"([\w:-]+)\s*=", tag[:offset])
    name = attribute[-1].lower() if attribute else ""
    if "refresh" in tag.lower() and name == "content":
        return "redirect"
    if _EDIT.search(html.unescape(tag)):
        return "edit link"
    return _ATTRIBUTES.get(name, "attribute")
