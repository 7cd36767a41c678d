"""A name stands in its exact form.

The guide lists names with their grammatical forms and with wrong ones. Write the form that the
finding shows.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.finding import Finding, Level
from masthead.post import Post
from masthead.rules.context import Context
from masthead.rules.guided import guided
from masthead.rules.rule import Options

ID = "voice/names"
LEVEL = Level.ERROR
OPTIONS: Options = {}

_GUIDE = """\
names:
  - {name: Lentera, wrong: [LENTERA]}
"""
PASS = guided(_GUIDE, "Bring your Lentera.")
FAIL = guided(_GUIDE, "Bring your LENTERA.")


def check(post: Post, context: Context) -> Iterator[Finding]:
    """Yield what the guide finds."""
    return (heard.finding for heard in context.heard(post, ID))
