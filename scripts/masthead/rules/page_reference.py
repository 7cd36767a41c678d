"""A strategy page names only people, channels, posts and other pages that exist.

Looked at are all keys that hold ids, as the reference of files says. An unknown id is most often a
typing mistake; the finding says which id comes closest. A page that is there but cannot be read is
reported where it stands, not here.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.finding import Finding, Level
from masthead.kinds import KINDS
from masthead.rules.context import Context
from masthead.rules.rule import Example, Options
from masthead.schema.references import named_in
from masthead.suggestions import did_you_mean

ID = "page/reference"
LEVEL = Level.ERROR
OPTIONS: Options = {}

PASS = Example({"strategy/goals/trust-2026.md": "---\ntitle: Trust\nowner: sari\n---\nWhy.\n"})
FAIL = Example({"strategy/goals/trust-2026.md": "---\ntitle: Trust\nowner: sarri\n---\nWhy.\n"})


def check(context: Context) -> Iterator[Finding]:
    """Yield every id on a page that nothing in the hub has."""
    for kind, pages in context.hub.pages.items():
        for page in pages.values():
            if not context.wants(page.path):
                continue
            for key, of, id in named_in(KINDS[kind].record, page.document.data):
                known = context.hub.known(of)
                if id not in known and not context.shared.is_broken(of, id):
                    message = f"there is no {of} {id!r}"
                    yield page.document.finding(ID, message, *key, hint=did_you_mean(id, known))
