"""Token files are written in the format of 2025.10.

Files for Style Dictionary 3, Tokens Studio and Theo are recognised and not read.
`masthead tokens migrate FILE --write` writes them anew and lists what needs a look.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.finding import Finding, Level
from masthead.rules.context import Context
from masthead.rules.rule import NO_OPTIONS, Example, Options
from masthead.rules.token_files import FILE, INK, example, read

ID = "tokens/dialect"
LEVEL = Level.ERROR
OPTIONS: Options = NO_OPTIONS

PASS = example(INK)
FAIL = Example({FILE: '{"color": {"ink": {"value": "#22252b"}}}\n'})


def check(context: Context) -> Iterator[Finding]:
    """Yield what reading the token files has found."""
    yield from read(context, ID)
