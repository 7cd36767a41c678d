"""Nothing public links to a place that only people inside can open.

That is the internal site, the hosts in `internal_hosts` of `masthead.yml`, `localhost`,
private addresses and names without a dot. The link would be dead for readers, and tell them
names of our network. Looked at are posts and the pages with `visibility: public`.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.document import Document
from masthead.finding import Finding, Level
from masthead.rules.addresses import leads_inside
from masthead.rules.context import Context
from masthead.rules.links_form import front_links
from masthead.rules.rule import Options, post_example
from masthead.rules.texts import Text

ID = "links/private-host"
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
FAIL = post_example(_POST.format("http://192.168.1.20/repair"))

FAULT = "this link leads to a place that only people inside can open"


def check(context: Context) -> Iterator[Finding]:
    """Yield each link from something public to a private place."""
    for post in context.posts():
        for url, key in front_links(post):
            if leads_inside(url, context.hub.settings):
                yield post.finding(ID, FAULT, *key)
        yield from _check_body(post.document, context)
    for pages in context.hub.pages.values():
        for page in pages.values():
            if context.wants(page.path) and page.public:
                yield from _check_body(page.document, context)


def _check_body(document: Document, context: Context) -> Iterator[Finding]:
    body = Text(document, document.body)
    for target in context.targets(document):
        if "//" in target.url and leads_inside(target.url, context.hub.settings):
            yield body.finding(ID, FAULT, target.offset)
