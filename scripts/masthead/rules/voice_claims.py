"""A claim has what it needs.

The guide lists claims that need evidence or the word of a lawyer. Give the source under `evidence`
in the post's front matter, with `approved_by` where the claim needs that, or leave the claim out.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.finding import Finding, Level
from masthead.post import Post
from masthead.rules.context import Context
from masthead.rules.guided import guided
from masthead.rules.rule import Options

ID = "voice/claims"
LEVEL = Level.ERROR
OPTIONS: Options = {}

_GUIDE = """\
claims:
  - {id: superlative, term: the best, needs: evidence}
"""
PASS = guided(_GUIDE, "A lamp for reading.")
FAIL = guided(_GUIDE, "The best lamp for reading.")


def check(post: Post, context: Context) -> Iterator[Finding]:
    """Yield what the guide finds."""
    return (heard.finding for heard in context.heard(post, ID))
