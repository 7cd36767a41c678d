"""No token refers to one that is deprecated.

`$deprecated` says what to use instead. A token that is deprecated itself may.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.finding import Finding, Level
from masthead.rules.context import Context
from masthead.rules.rule import NO_OPTIONS, Options
from masthead.rules.token_files import INK, example, read

ID = "tokens/deprecated"
LEVEL = Level.NOTICE
OPTIONS: Options = NO_OPTIONS

PASS = example(INK)
FAIL = example(
    '"$deprecated": false',
    INK.replace('{"$value"', '{"$deprecated": "Use coal.", "$value"'),
    '"text": {"$value": "{palette.ink}"}',
)


def check(context: Context) -> Iterator[Finding]:
    """Yield what reading the token files has found."""
    yield from read(context, ID)
