"""A message keeps the measures of the guide.

They count emoji, exclamation and question marks, hashtags and words in capitals in one message,
and the words of a sentence, the sentences of a paragraph, the words of a title.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.finding import Finding, Level
from masthead.post import Post
from masthead.rules.context import Context
from masthead.rules.guided import guided
from masthead.rules.rule import Options

ID = "voice/mechanics"
LEVEL = Level.WARNING
OPTIONS: Options = {}

_GUIDE = """\
mechanics: {exclamation: {max: 0}}
"""
PASS = guided(_GUIDE, "Repair week is here.")
FAIL = guided(_GUIDE, "Repair week is here!")


def check(post: Post, context: Context) -> Iterator[Finding]:
    """Yield what the guide finds."""
    return (heard.finding for heard in context.heard(post, ID))
