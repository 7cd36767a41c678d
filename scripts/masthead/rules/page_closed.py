"""What must stay inside says nothing else: some kinds of pages never are public.

Budgets, competitors, people and who has access to what are for the brand's own people. Such a page
stays on the internal site whatever it says; delete `visibility: public`.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.finding import Finding, Level
from masthead.kinds import KINDS
from masthead.rules.context import Context
from masthead.rules.rule import Example, Options

ID = "page/closed"
LEVEL = Level.ERROR
OPTIONS: Options = {}

_PAGE = (
    "---\ntitle: Another maker of lamps\nas_of: 2026-11-30\nsource: their own pages\n{}---\nA.\n"
)
PASS = Example({"strategy/competitors/other-lamps.md": _PAGE.format("")})
FAIL = Example({"strategy/competitors/other-lamps.md": _PAGE.format("visibility: public\n")})


def check(context: Context) -> Iterator[Finding]:
    """Yield each page of a closed kind that says that it is public."""
    for name, pages in context.hub.pages.items():
        if not KINDS[name].closed:
            continue
        for page in pages.values():
            if not context.wants(page.path):
                continue
            if page.document.data.get("visibility") == "public":
                message = f"a page of the kind `{name}` never is public"
                hint = "delete the line"
                yield page.document.finding(ID, message, "visibility", hint=hint)
