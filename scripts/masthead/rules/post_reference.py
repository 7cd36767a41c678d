"""A post names only channels, strategy pages, people, posts and parts of guides that exist.

An unknown id is most often a typing mistake; the finding says which id comes closest. A page
that is there but cannot be read is reported where it stands, not here.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.finding import Finding, Level
from masthead.post import Post
from masthead.rules.context import Context
from masthead.rules.rule import Options, post_example
from masthead.suggestions import did_you_mean

ID = "post/reference"
LEVEL = Level.ERROR
OPTIONS: Options = {}

PASS = post_example("""\
---
title: Repair week starts on Monday
publish_at: 2026-12-14 09:00
channels: [outbox]
goal: trust-2026
---
Bring your lamp, leave with a lamp that works.
""")
FAIL = post_example("""\
---
title: Repair week starts on Monday
publish_at: 2026-12-14 09:00
channels: [outbox]
goal: trust-2062
---
Bring your lamp, leave with a lamp that works.
""")


def check(post: Post, context: Context) -> Iterator[Finding]:
    """Yield every id in the front matter that nothing in the hub has."""
    for key, kind, id in context.shared.survey.names_of(post):
        known = context.hub.known(kind)
        if id not in known and not context.shared.is_broken(kind, id):
            yield post.finding(ID, f"there is no {kind} {id!r}", *key, hint=did_you_mean(id, known))
    yield from _voice(post, context)


def _voice(post: Post, context: Context) -> Iterator[Finding]:
    """Yield the situation and the claims that the guide of the language does not have."""
    if not (post.situation or post.evidence):
        return
    from masthead.voice.layers import chain, guide_for

    guide = guide_for(context.shared.guides, post.lang) if context.shared.guides else None
    below = chain(context.shared.guides, guide) if guide else ()
    situations = {one.id for part in below for one in part.situations}
    if post.situation and post.situation not in situations:
        message = f"the guide for {post.lang!r} has no situation {post.situation!r}"
        hint = did_you_mean(post.situation, situations)
        yield post.finding(ID, message, "situation", hint=hint)
    claims = {one.id for part in below for one in part.claims}
    for index, one in enumerate(post.evidence):
        if one.claim not in claims:
            message = f"the guide for {post.lang!r} has no claim {one.claim!r}"
            hint = did_you_mean(one.claim, claims)
            yield post.finding(ID, message, "evidence", index, "claim", hint=hint)
