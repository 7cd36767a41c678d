"""A public page links only to public pages.

A link to an internal page would be dead on the public site and tell the page's name. Make
the other page public, take the link out, or make this page internal.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.finding import Finding, Level
from masthead.kinds import KINDS, locate, locate_data
from masthead.rules.context import Context
from masthead.rules.paths import links_to_files
from masthead.rules.rule import Example, Options

ID = "links/internal-page"
LEVEL = Level.ERROR
OPTIONS: Options = {}

_ABOUT = "---\ntitle: About us\nvisibility: public\n---\nWhat we [want](plans.md).\n"
PASS = Example(
    {
        "content/about.md": _ABOUT,
        "content/plans.md": "---\ntitle: Plans\nvisibility: public\n---\nMore light.\n",
    }
)
FAIL = Example(
    {"content/about.md": _ABOUT, "content/plans.md": "---\ntitle: Plans\n---\nMore light.\n"}
)


def check(context: Context) -> Iterator[Finding]:
    """Yield each link from something public to a page that is not."""
    for link in links_to_files(context):
        if link.public and link.found and not link.target_public:
            yield link.text.finding(
                ID,
                f"this public page links to {link.found}, which is internal",
                link.offset,
                hint=_hint(link.found),
            )


def _hint(path: str) -> str:
    located = locate(path) if path.endswith(".md") else locate_data(path)
    if not path.endswith(".md") or (located and KINDS[located[0]].closed):
        return "take the link out: such files never are public"
    return "make that page public, or take the link out"
