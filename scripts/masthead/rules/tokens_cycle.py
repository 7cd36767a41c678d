"""No token refers to itself, and no group extends itself.

Not through others either. Give one of them a value.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.finding import Finding, Level
from masthead.rules.context import Context
from masthead.rules.rule import NO_OPTIONS, Options
from masthead.rules.token_files import INK, example, read

ID = "tokens/cycle"
LEVEL = Level.ERROR
OPTIONS: Options = NO_OPTIONS

PASS = example(INK, '"text": {"$value": "{palette.ink}"}')
FAIL = example('"ink": {"$value": "{palette.text}"}', '"text": {"$value": "{palette.ink}"}')


def check(context: Context) -> Iterator[Finding]:
    """Yield what reading the token files has found."""
    yield from read(context, ID)
