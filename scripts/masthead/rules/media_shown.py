"""Each picture that a page's text shows can be read, and is not too large to be decoded.

A damaged picture, one of millions of pixels in a few bytes, or a drawing with a style sheet or
entities stops the building of the site.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.finding import Finding, Level
from masthead.rules.context import Context
from masthead.rules.paths import links_to_files
from masthead.rules.rule import NO_OPTIONS, Example, Options

ID = "media/shown"
LEVEL = Level.ERROR
OPTIONS: Options = NO_OPTIONS

_PAGE = "---\ntitle: The mark\n---\n![A lamp that is an L](mark.svg)\n"
_DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">{}'
    '<path d="M8 8v48h48" stroke="#22252b"/></svg>\n'
)
_STYLE = "<style>path { fill: none }</style>"
PASS = Example({"content/mark.md": _PAGE, "content/mark.svg": _DRAWING.format("")})
FAIL = Example({"content/mark.md": _PAGE, "content/mark.svg": _DRAWING.format(_STYLE)})


def check(context: Context) -> Iterator[Finding]:
    """Yield each link to a picture that cannot be shown."""
    for link in links_to_files(context):
        asset = context.hub.assets.get(link.found) if link.found else None
        if asset and asset.problem:
            message = f"{asset.path} cannot be shown: {asset.problem}"
            yield link.text.finding(ID, message, link.offset, hint="export the file again")
