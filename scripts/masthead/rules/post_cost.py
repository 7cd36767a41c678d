"""What a post costs is known before it is merged.

X asks money for each post that a program makes, and much more for one with a link in it. The notice
says about how much; nothing need be done. `settings: {budget: "5.00"}` on the channel's page lets
the publisher stop when a month has cost that many dollars.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.compose.prices import PRICES, Bill, Prices, bill, dollars
from masthead.finding import Finding, Level
from masthead.post import Post
from masthead.rules.context import Context, channel_key
from masthead.rules.rule import Options, post_example

ID = "post/cost"
LEVEL = Level.NOTICE
OPTIONS: Options = {}

_POST = """\
---
title: Repair week starts on Monday
publish_at: 2026-12-14 09:00
channels: [{}]
---
Bring your lamp: https://lentera.example/repair
"""
_PAGE = """\
---
title: X
service: x
account: "2244994945"
owner: sari
secrets: {key: X_KEY, key_secret: X_KEY_SECRET, token: X_TOKEN, token_secret: X_TOKEN_SECRET}
---
Short and rare: every post costs money.
"""
PASS = post_example(_POST.format("outbox"))
FAIL = post_example(_POST.format("x")).over({"strategy/channels/x.md": _PAGE})


def check(post: Post, context: Context) -> Iterator[Finding]:
    """Yield what a post costs, channel by channel."""
    for channel, message in context.messages(post):
        prices = PRICES.get(channel.service)
        cost = bill(prices, message.payload()) if prices else None
        if prices and cost and cost.posts:
            yield post.finding(
                ID,
                f"it costs about {dollars(cost.total)} on {channel.id}: {_counted(cost)}",
                *channel_key(post, channel.id),
                hint=_hint(prices, cost),
            )


def _counted(cost: Bill) -> str:
    """Return what is paid for, in words."""
    words = [f"{cost.posts} post" + ("s" if cost.posts > 1 else "")]
    if cost.with_link:
        words.append(f"{cost.with_link} of them with a link")
    if cost.descriptions:
        words.append(f"{cost.descriptions} alternative text" + "s" * (cost.descriptions > 1))
    return ", ".join(words)


def _hint(prices: Prices, cost: Bill) -> str:
    if not cost.with_link:
        return f"prices of {prices.as_of}"
    spared = cost.with_link * (prices.with_link - prices.post)
    return f"without links {dollars(spared)} less; prices of {prices.as_of}"
