"""Colours that the brand pairs can be read on each other.

A brand page declares its `pairs`, each with the least contrast that it needs; the contrast is
computed from the tokens as WCAG 2.2 counts it: 4.5 for text, 3 for large text and signs. Make one
of the two lighter or darker, or say what the pair is good for with a smaller `least`. The colours
that the site itself wears (`site`) need 4.5 for every text on every ground.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.finding import Finding, Level
from masthead.page import Page
from masthead.rules.context import Context
from masthead.rules.rule import NO_OPTIONS, Options
from masthead.rules.token_files import INK, PAGE, PAPER, example, page
from masthead.tokens.brand import Pair, brand_pages, pairs_of, values_of

ID = "tokens/contrast"
LEVEL = Level.ERROR
OPTIONS: Options = NO_OPTIONS

_PAIR = "pairs:\n  - {{text: palette.{0}, on: palette.paper, least: 4.5, use: body text}}\n"
_GREY = INK.replace("ink", "grey").replace("0.1333, 0.1451, 0.1686", "0.6, 0.6, 0.6")
PASS = example(INK, PAPER).over({PAGE: page(_PAIR.format("ink"))})
FAIL = example(_GREY, PAPER).over({PAGE: page(_PAIR.format("grey"))})

BY = {"light": "day", "dark": "night"}


def check(context: Context) -> Iterator[Finding]:
    """Yield each pair that cannot be read, and each scheme that the site cannot wear."""
    touched = any(context.wants(path) for path in context.hub.tokens)
    for one in brand_pages(context.hub):
        if touched or context.wants(one.path):
            for pair in pairs_of(one):
                yield from _pair(context, one, pair)
            yield from _site(context, one)


def _pair(context: Context, page: Page, pair: Pair) -> Iterator[Finding]:
    from masthead.tokens import colours  # most checks need no colours

    tokens = context.shared.tokens
    text, ground = tokens.colour(pair.text), tokens.colour(pair.on)
    if text is None or ground is None:
        return
    ratio = colours.contrast(text, ground)
    if ratio < pair.least:
        message = f"{pair.text} on {pair.on} has a contrast of {colours.shown(ratio)}"
        message += f", and {pair.least:g} is needed" + (f" for {pair.use}" if pair.use else "")
        hint = "make one lighter or darker"
        if context.wants(page.path):
            yield page.document.finding(ID, message, *pair.key, hint=hint)
        elif token := tokens.find(pair.text):
            place = token.place
            yield Finding(ID, token.file, message, place.line, place.column, hint=hint)


def _site(context: Context, page: Page) -> Iterator[Finding]:
    site = values_of(page).get("site")
    if not site:
        return
    from masthead.tokens import colours
    from masthead.tokens.wearing import wear

    told = set()
    for clash in wear(site, context.shared.tokens).clashes:
        if clash.scheme not in told:  # one that shows the way, not twenty
            told.add(clash.scheme)
            message = (
                f"by {BY[clash.scheme]} the site's `{clash.text}` on its `{clash.ground}` would"
                f" have a contrast of {colours.shown(clash.ratio)}, and 4.5 is needed"
            )
            hint = "until then the site keeps its own colours"
            yield page.document.finding(ID, message, "site", clash.scheme, hint=hint)
