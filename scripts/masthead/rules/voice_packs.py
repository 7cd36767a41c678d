"""Imported style folders have nothing to say.

A guide can name folders of Vale styles under `packs`. They advise: none of their findings weighs
more than the guide lets its folder weigh, and `notice` is usual.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.finding import Finding, Level
from masthead.post import Post
from masthead.rules.context import Context
from masthead.rules.guided import guided
from masthead.rules.rule import Options

ID = "voice/packs"
LEVEL = Level.NOTICE
OPTIONS: Options = {}

_GUIDE = "packs:\n  - {folder: plain}\n"
_STYLE = {
    "content/voice/packs/plain/Very.yml": (
        "extends: existence\nmessage: \"'%s' adds nothing.\"\nlevel: warning\ntokens: [very]\n"
    )
}
PASS = guided(_GUIDE, "A bright lamp.").over(_STYLE)
FAIL = guided(_GUIDE, "A very bright lamp.").over(_STYLE)


def check(post: Post, context: Context) -> Iterator[Finding]:
    """Yield what the style folders find."""
    return (heard.finding for heard in context.heard(post, ID))
