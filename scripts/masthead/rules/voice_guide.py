"""A guide can be run as it is written.

The finding says what cannot: a pattern that is none or that takes too long, a word that is listed
twice with different advice, a base or a channel that is not there. What is faulty is left out, and
the rest of the guide still checks posts.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.finding import Finding, Level
from masthead.rules.context import Context
from masthead.rules.guided import guided
from masthead.rules.rule import Options

ID = "voice/guide"
LEVEL = Level.ERROR
OPTIONS: Options = {}

_GUIDE = "words:\n  - {{id: date, term: '{}', match: regex, status: avoid}}\n"
PASS = guided(_GUIDE.format(r"\d\d/\d\d"), "We meet on Monday.")
FAIL = guided(_GUIDE.format(r"(\d\d/\d\d"), "We meet on Monday.")


def check(context: Context) -> Iterator[Finding]:
    """Yield what is wrong with each guide of the hub."""
    pages = context.hub.pages.get("guide", {})
    wanted = [id for id, page in pages.items() if context.wants(page.path)]
    if not wanted:
        return
    from masthead.voice.linking import linking_faults
    from masthead.voice.reading import Guides
    from masthead.voice.speakers import pack_faults

    guides = context.hub.guides
    written = guides if isinstance(guides, Guides) else Guides(pages)
    for id in wanted:
        guide, faults = written.read(id)
        yield from faults
        yield from linking_faults(
            guide, written, context.hub.channels, context.hub.known("audience")
        )
        yield from pack_faults(context.shared.written, guide)
