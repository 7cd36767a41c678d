"""Every token is what the format of 2025.10 allows.

It has a type (its own, its alias's or its group's) and a value of that type. The finding says what
must stand there. The format is that of the Design Tokens Community Group.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.finding import Finding, Level
from masthead.rules.context import Context
from masthead.rules.rule import NO_OPTIONS, Options
from masthead.rules.token_files import INK, example, read

ID = "tokens/schema"
LEVEL = Level.ERROR
OPTIONS: Options = NO_OPTIONS

PASS = example(INK)
FAIL = example('"ink": {"$value": {"colorSpace": "srgb", "components": [34, 37, 43]}}')


def check(context: Context) -> Iterator[Finding]:
    """Yield what reading the token files has found."""
    yield from read(context, ID)
