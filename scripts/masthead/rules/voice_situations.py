"""What a situation forbids is not in the text.

A post says its situation (`situation: apology`); the guide says what is left out then, such as
emoji, hashtags, exclamation marks and questions.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.finding import Finding, Level
from masthead.post import Post
from masthead.rules.context import Context
from masthead.rules.guided import guided
from masthead.rules.rule import Options

ID = "voice/situations"
LEVEL = Level.ERROR
OPTIONS: Options = {}

_GUIDE = """\
situations:
  - {id: apology, when: an apology, forbids: [exclamation]}
"""
PASS = guided(_GUIDE, "Two were too wide.", "situation: apology\n")
FAIL = guided(_GUIDE, "Two were too wide!", "situation: apology\n")


def check(post: Post, context: Context) -> Iterator[Finding]:
    """Yield what the guide finds."""
    return (heard.finding for heard in context.heard(post, ID))
