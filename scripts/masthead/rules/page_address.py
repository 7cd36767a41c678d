"""No two pages have the same address on the site.

`about.md` and `about/index.md` both become `/about/`, and so do `content/channels/x.md` and
`strategy/channels/x.md`. One of them would hide the other. Some addresses belong to generated
pages.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.finding import Finding, Level
from masthead.page import Page
from masthead.rules.context import Context
from masthead.rules.rule import NO_OPTIONS, Example, Options

ID = "page/address"
LEVEL = Level.ERROR
OPTIONS: Options = NO_OPTIONS

PASS = Example({"content/about.md": "---\ntitle: About us\n---\nWe mend lamps.\n"})
FAIL = Example(
    {
        "content/about.md": "---\ntitle: About us\n---\nWe mend lamps.\n",
        "content/about/index.md": "---\ntitle: About\n---\nWe mend lamps, too.\n",
    }
)

CHANNELS = "strategy/channels/"
GENERATED = frozenset({"calendar", "channels", "library", "pipeline", "posts"})
"""Folders of generated pages: a page of such a name must be the folder's `index.md`."""


def check(context: Context) -> Iterator[Finding]:
    """Yield each page whose address another page or a generated one has."""
    known: dict[str, str] = {}
    pages = [page for kind in context.hub.pages.values() for page in kind.values()]
    for page in sorted(pages, key=lambda page: page.path):
        address = _address(page)
        other = known.setdefault(address.casefold(), page.path)
        if not context.wants(page.path):
            continue
        if other != page.path:
            message = f"{other} has the address /{address}/ too"
            yield page.document.finding(ID, message, hint="rename one of the two files")
        elif address in GENERATED and not page.path.endswith("/index.md"):
            message = f"/{address}/ is a generated page, which would hide this one"
            hint = f"rename the file, or make it {address}/index.md to add its text to that page"
            yield page.document.finding(ID, message, hint=hint)


def _address(page: Page) -> str:
    """Return a page's address without its slashes; the home page's is empty."""
    bare = page.path.removesuffix(".md")
    bare = "" if bare == "content/index" else bare.removesuffix("/index")
    if bare.startswith(CHANNELS):
        return f"channels/{bare.removeprefix(CHANNELS)}"
    return bare.removeprefix("content/")
