"""No two tokens get the same name in an export.

Other languages know no periods, spaces or capitals in names. Until one of the two is renamed, the
second one's name ends in a number.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.finding import Finding, Level
from masthead.rules.context import Context
from masthead.rules.rule import NO_OPTIONS, Options
from masthead.rules.token_files import INK, example, read

ID = "tokens/name"
LEVEL = Level.WARNING
OPTIONS: Options = NO_OPTIONS

PASS = example(INK)
FAIL = example(INK, INK.replace("ink", "Ink"))


def check(context: Context) -> Iterator[Finding]:
    """Yield what reading the token files has found."""
    yield from read(context, ID)
