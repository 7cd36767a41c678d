"""A commercial post says so in the words of the guide.

`commercial` in the front matter says what stands behind the post; the guide says which words it
needs then, where they stand, and in which market (`market` on the channel's page). Where the guide
has no words for it, `post/disclosure` looks for usual ones.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.finding import Finding, Level
from masthead.post import Post
from masthead.rules.context import Context
from masthead.rules.guided import guided
from masthead.rules.rule import Options

ID = "voice/disclosures"
LEVEL = Level.ERROR
OPTIONS: Options = {}

_GUIDE = """\
disclosures:
  - {when: gift, any_of: [Gifted], position: start}
"""
PASS = guided(_GUIDE, "Gifted: six glasses from Kilau.", "commercial: gift\n")
FAIL = guided(_GUIDE, "Six glasses from Kilau.", "commercial: gift\n")


def check(post: Post, context: Context) -> Iterator[Finding]:
    """Yield what the guide finds."""
    return (heard.finding for heard in context.heard(post, ID))
