"""A brand page names tokens that exist and are of the right type.

Swatches, pairs and grounds are colours, styles are typography, fonts are font families. A group
stands for all that is in it. The path of a token is that of its groups, with periods.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.document import KeyPath
from masthead.finding import Finding, Level
from masthead.page import Page
from masthead.rules.context import Context
from masthead.rules.rule import NO_OPTIONS, Options
from masthead.rules.token_files import INK, PAGE, PAPER, example, page
from masthead.suggestions import question
from masthead.tokens.brand import brand_pages, named_tokens, pairs_of

ID = "tokens/named"
LEVEL = Level.ERROR
OPTIONS: Options = NO_OPTIONS

PASS = example(INK, PAPER).over({PAGE: page("swatches: [palette]\n")})
FAIL = example(INK, PAPER).over({PAGE: page("swatches: [pallete]\n")})

FONTS = frozenset({"serif", "sans", "mono"})


def check(context: Context) -> Iterator[Finding]:
    """Yield each name that leads to no token of the type that is needed."""
    for one in brand_pages(context.hub):
        if context.wants(one.path):
            for name, key in _named(one):
                if message := _fault(context, name, key):
                    hint = question(name, context.shared.tokens.by_id)
                    yield one.document.finding(ID, message, *key, hint=hint)


def _named(page: Page) -> Iterator[tuple[str, KeyPath]]:
    yield from named_tokens(page)
    for pair in pairs_of(page):
        yield pair.text, (*pair.key, "text")
        yield pair.on, (*pair.key, "on")


def _fault(context: Context, name: object, key: KeyPath) -> str:
    if not isinstance(name, str):
        return ""  # the schema says it
    wanted = "typography" if key[0] == "styles" else "fontFamily" if key[-1] in FONTS else "color"
    found = context.shared.tokens.under(name)
    if not found:
        return f"there is no token and no group `{name}`"
    if all(token.type != wanted for token in found):
        return f"`{name}` is of type {found[0].type}, and {wanted} is needed here"
    return ""
