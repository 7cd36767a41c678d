"""Every reference leads to a token of the right type.

`{palette.ink}` names a whole token, `{"$ref": "#/palette/ink/$value/components/0"}` a part of its
value. Names are read exactly: capitals count.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.finding import Finding, Level
from masthead.rules.context import Context
from masthead.rules.rule import NO_OPTIONS, Options
from masthead.rules.token_files import INK, example, read

ID = "tokens/alias"
LEVEL = Level.ERROR
OPTIONS: Options = NO_OPTIONS

PASS = example(INK, '"text": {"$value": "{palette.ink}"}')
FAIL = example(INK, '"text": {"$value": "{palette.inc}"}')


def check(context: Context) -> Iterator[Finding]:
    """Yield what reading the token files has found."""
    yield from read(context, ID)
