"""Readers are addressed as the guide says.

A form to avoid never stands in a post; languages with a polite and a familiar form choose one.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.finding import Finding, Level
from masthead.post import Post
from masthead.rules.context import Context
from masthead.rules.guided import guided
from masthead.rules.rule import Options

ID = "voice/address"
LEVEL = Level.WARNING
OPTIONS: Options = {}

_GUIDE = """\
address: {use: [you], avoid: [dear customer]}
"""
PASS = guided(_GUIDE, "Your part has left us.")
FAIL = guided(_GUIDE, "Dear customer, the part has left us.")


def check(post: Post, context: Context) -> Iterator[Finding]:
    """Yield what the guide finds."""
    return (heard.finding for heard in context.heard(post, ID))
