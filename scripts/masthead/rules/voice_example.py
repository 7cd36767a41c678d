"""The examples of a guide do what they say.

A guide's `examples` are its own tests: a text with `ok: true` has no finding above a notice, one
with `ok: false` has a finding of its `rule`. A rule that nobody can break, or that breaks what the
brand likes, shows here first.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.finding import Finding, Level
from masthead.rules.context import Context
from masthead.rules.guided import guided
from masthead.rules.rule import Options

ID = "voice/example"
LEVEL = Level.ERROR
OPTIONS: Options = {}

_GUIDE = (
    "words:\n  - {{term: leverage, status: avoid}}\n"
    "examples:\n  - {{text: {}, ok: false, rule: voice/words/leverage}}\n"
)
PASS = guided(_GUIDE.format("We leverage brass."), "We use brass.")
FAIL = guided(_GUIDE.format("We use brass."), "We use brass.")


def check(context: Context) -> Iterator[Finding]:
    """Yield each example that does not do what it says."""
    pages = context.hub.pages.get("guide", {})
    wanted = [page for page in pages.values() if context.wants(page.path)]
    if not wanted:
        return
    from masthead.voice.examples import failures

    speakers = context.shared.written
    for page in wanted:
        yield from failures(speakers.guides[page.id], speakers)
