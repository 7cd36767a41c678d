"""Every handle in the text is known for each channel the post goes to.

`{@id}` is looked up in `strategy/people.yml`, by network. Where a person has no account
there, the message shows no handle: add the account, or write a section `## @channel`
without it.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.compose.networks import SAME_PLACE
from masthead.finding import Finding, Level
from masthead.post import Post
from masthead.rules.context import Context
from masthead.rules.rule import Options, post_example
from masthead.rules.texts import Text
from masthead.suggestions import did_you_mean

ID = "post/handles"
LEVEL = Level.ERROR
OPTIONS: Options = {}

PASS = post_example("""\
---
title: Benches for repair week
publish_at: 2026-12-14 09:00
channels: [mastodon]
---
{@repair-cafe} lends the benches.
""")
FAIL = post_example("""\
---
title: Benches for repair week
publish_at: 2026-12-14 09:00
channels: [mastodon]
---
{@repair-coffee} lends the benches.
""")


def check(post: Post, context: Context) -> Iterator[Finding]:
    """Yield each handle that a message cannot show, where the text first names it."""
    body = Text(post.document, post.document.body)
    people = context.hub.people
    unknown: set[str] = set()
    for channel, message in context.messages(post):
        for name in message.unresolved:
            offset = max(0, body.value.find("{@" + name + "}"))
            if name in people:
                network = SAME_PLACE.get(channel.network, channel.network)
                fault = f"{people[name].name} has no account on {network}"
                hint = f"add `{network}:` to the handles of {name} in strategy/people.yml"
            elif name in unknown or context.shared.is_broken("person", name):
                continue
            else:
                unknown.add(name)
                fault, hint = f"there is no person {name!r}", did_you_mean(name, people)
            yield body.finding(ID, fault, offset, hint=hint)
