"""A colour's fallback is the colour itself.

`hex` is for programs that know no colour spaces. Where it differs from the components, two
programs show two colours. Correct one of the two; for a colour that sRGB does not have, the
fallback is free.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.finding import Finding, Level
from masthead.rules.context import Context
from masthead.rules.rule import NO_OPTIONS, Options
from masthead.rules.token_files import example, read

ID = "tokens/hex"
LEVEL = Level.WARNING
OPTIONS: Options = NO_OPTIONS

PASS = example(
    '"ink": {"$value": {"colorSpace": "srgb", "components": [0, 0, 0], "hex": "#000000"}}'
)
FAIL = example(
    '"ink": {"$value": {"colorSpace": "srgb", "components": [0, 0, 0], "hex": "#22252b"}}'
)


def check(context: Context) -> Iterator[Finding]:
    """Yield what reading the token files has found."""
    yield from read(context, ID)
