"""Quotation marks, dashes, apostrophes and numbers look as the guide has them.

Languages differ in all of them. Copy the sign from the guide's page.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.finding import Finding, Level
from masthead.post import Post
from masthead.rules.context import Context
from masthead.rules.guided import guided
from masthead.rules.rule import Options

ID = "voice/typography"
LEVEL = Level.WARNING
OPTIONS: Options = {}

_GUIDE = """\
mechanics: {typography: {quotes: '“ ”'}}
"""
PASS = guided(_GUIDE, "We call it the “long” table.")
FAIL = guided(_GUIDE, 'We call it the "long" table.')


def check(post: Post, context: Context) -> Iterator[Finding]:
    """Yield what the guide finds."""
    return (heard.finding for heard in context.heard(post, ID))
