"""Each logo and icon that a brand page names is an SVG that can be drawn.

Its text is turned into paths, it has a `viewBox`, no style sheet, no script, no picture inside,
and it does not repeat its parts without end. A file that cannot be drawn is left out of the site.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.finding import Finding, Level
from masthead.rules.context import Context
from masthead.rules.rule import NO_OPTIONS, Example, Options
from masthead.tokens.brand import brand_pages, files_of

ID = "brand/file"
LEVEL = Level.ERROR
OPTIONS: Options = NO_OPTIONS

_PAGE = "content/brand/logo.md"
_FILE = "content/brand/mark.svg"
_TEXT = "---\ntitle: Logo\nlogos:\n  - file: mark.svg\n    name: Mark\n---\nA lamp that is an L.\n"
_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">{}'
    '<path d="M8 8v48h48" stroke="#22252b"/></svg>\n'
)
PASS = Example({_PAGE: _TEXT, _FILE: _SVG.format("")})
FAIL = Example({_PAGE: _TEXT, _FILE: _SVG.format("<text>L</text>")})


def check(context: Context) -> Iterator[Finding]:
    """Yield each file that is missing, no SVG, or cannot be drawn."""
    if context.focus is not None and not any(map(_is_of_brand, context.focus)):
        return
    for page in brand_pages(context.hub):
        for path, key in files_of(page):
            if context.wants(page.path) or context.wants(path):
                asset = context.hub.assets.get(path)
                if message := _fault(path, asset.problem if asset else None):
                    yield page.document.finding(ID, message, *key)


def _is_of_brand(path: str) -> bool:
    return path.startswith("content/brand/") or path.endswith(".svg")


def _fault(path: str, problem: str | None) -> str:
    if not path.lower().endswith(".svg"):
        return f"{path} is no SVG: PNG files are drawn from it"
    if problem is None:
        return f"{path} is not there"
    return f"{path} {problem}" if problem else ""
