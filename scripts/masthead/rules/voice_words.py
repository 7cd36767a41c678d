"""A text leaves out the words that the guide leaves out.

A banned word is an error, one to avoid a warning, one to be careful with a notice. The finding
says what can stand in its place, and links to the word in the guide.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.finding import Finding, Level
from masthead.post import Post
from masthead.rules.context import Context
from masthead.rules.guided import guided
from masthead.rules.rule import Options

ID = "voice/words"
LEVEL = Level.WARNING
OPTIONS: Options = {}

_GUIDE = """\
words:
  - {term: leverage, status: avoid, instead: use, match: forms, forms: [leverages]}
"""
PASS = guided(_GUIDE, "We use brass and glass.")
FAIL = guided(_GUIDE, "We leverage brass and glass.")


def check(post: Post, context: Context) -> Iterator[Finding]:
    """Yield what the guide finds."""
    return (heard.finding for heard in context.heard(post, ID))
