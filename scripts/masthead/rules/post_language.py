"""A post is written in one of the hub's languages.

The language chooses the guide for the text and is sent with the message. `languages` in
`masthead.yml` lists those that the hub writes in.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.finding import Finding, Level
from masthead.post import Post
from masthead.rules.context import Context
from masthead.rules.rule import Options, post_example
from masthead.suggestions import did_you_mean

ID = "post/language"
LEVEL = Level.ERROR
OPTIONS: Options = {}

PASS = post_example("""\
---
title: Pekan reparasi mulai hari Senin
publish_at: 2026-12-14 09:00
channels: [outbox]
lang: id
---
Bawa lampumu.
""")
FAIL = post_example("""\
---
title: Settimana della riparazione
publish_at: 2026-12-14 09:00
channels: [outbox]
lang: it
---
Porta la tua lampada.
""")


def check(post: Post, context: Context) -> Iterator[Finding]:
    """Yield a language that the hub does not write in."""
    languages = context.hub.settings.languages
    if post.lang and post.lang not in languages:
        message = f"the hub does not write in {post.lang!r}"
        hint = did_you_mean(post.lang, languages)
        yield post.finding(ID, message, "lang", hint=hint)
