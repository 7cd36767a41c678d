"""Every link in a post is a whole web address.

It starts with `https://` (or `http://`), has a valid host, no spaces, and no user name or
password in it. Readers cannot open anything else.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.document import KeyPath
from masthead.finding import Finding, Level
from masthead.post import Post
from masthead.rules.addresses import problem
from masthead.rules.context import Context
from masthead.rules.rule import Options, post_example
from masthead.rules.texts import Text

ID = "links/form"
LEVEL = Level.ERROR
OPTIONS: Options = {}

_POST = """\
---
title: Repair week starts on Monday
publish_at: 2026-12-14 09:00
channels: [outbox]
link: {}
---
Bring your lamp, leave with a lamp that works.
"""
PASS = post_example(_POST.format("https://lentera.example/repair"))
FAIL = post_example(_POST.format("lentera.example/repair"))


def check(post: Post, context: Context) -> Iterator[Finding]:
    """Yield each link that nobody could open."""
    for url, key in front_links(post):
        if fault := problem(url):
            hint = f"write https://{url}" if "://" not in url and "@" not in url else ""
            hint = "" if problem(f"https://{url}") else hint
            yield post.finding(ID, f"the link {fault}", *key, hint=hint)
    body = Text(post.document, post.document.body)
    for target in context.targets(post.document):
        scheme = target.url.partition(":")[0].lower()
        if ":" not in target.url or "/" in scheme or scheme in ("mailto", "tel"):
            continue
        if fault := problem(target.url):
            yield body.finding(ID, f"the link {fault}", target.offset)


def front_links(post: Post) -> Iterator[tuple[str, KeyPath]]:
    """Yield the links of a post's front matter, and where they stand."""
    if post.link:
        yield post.link, ("link",)
    for placement in post.channels:
        if placement.link:
            yield placement.link, ("channels", placement.channel, "link")
