"""Each HTML comment is closed.

Without its `-->` a comment goes on to the end of the text, and nothing after it is shown.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.finding import Finding, Level
from masthead.rules.context import Context
from masthead.rules.markdown import without_code
from masthead.rules.rule import NO_OPTIONS, Example, Options
from masthead.rules.texts import Text

ID = "text/comment"
LEVEL = Level.ERROR
OPTIONS: Options = NO_OPTIONS

_PAGE = "---\ntitle: About us\n---\n<!-- The year is from the register{}\n\nWe mend lamps.\n"
PASS = Example({"content/about.md": _PAGE.format(" -->")})
FAIL = Example({"content/about.md": _PAGE.format("")})


def check(context: Context) -> Iterator[Finding]:
    """Yield each comment that is not closed."""
    for document in context.documents():
        if "<!--" not in document.body:
            continue
        body = without_code(document.body)
        at = 0
        while (start := body.find("<!--", at)) >= 0:
            at = body.find("-->", start + 4)
            if at < 0:
                text = Text(document, document.body)
                message = "the comment that begins here has no end: what follows is not shown"
                yield text.finding(ID, message, start, hint="write --> where it ends")
                break
