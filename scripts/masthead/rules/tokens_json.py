"""Every token file is JSON that can be read.

The finding says what is open, or what stands where it cannot. JSON has no comments and no comma
before a closing bracket; each key stands once, since programs differ in which of two counts. A
file has up to 1 MiB.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.finding import Finding, Level
from masthead.rules.context import Context
from masthead.rules.rule import NO_OPTIONS, Example, Options
from masthead.rules.token_files import FILE, INK, example, read

ID = "tokens/json"
LEVEL = Level.ERROR
OPTIONS: Options = NO_OPTIONS

PASS = example(INK)
FAIL = Example({FILE: '{"palette": {"$type": "color",}}\n'})


def check(context: Context) -> Iterator[Finding]:
    """Yield what reading the token files has found."""
    yield from read(context, ID)
