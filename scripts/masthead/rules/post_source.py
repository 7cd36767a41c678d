"""Content by others comes with its source, and with the right to bring it.

A post with `source_url` says under `source_rights` by what right it brings what stands there: a
link, a quotation, a licence, a permission with its day. A post of `kind: curated` names its source.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.finding import Finding, Level
from masthead.post import Post
from masthead.rules.context import Context
from masthead.rules.rule import Options, post_example

ID = "post/source"
LEVEL = Level.WARNING
OPTIONS: Options = {}

_POST = """\
---
title: How a cork disc is cut
publish_at: 2026-12-14 09:00
channels: [outbox]
kind: curated
source_url: https://tools.example/cork
{}---
A cork disc is cut with a hollow punch. The drawing shows why.
"""
PASS = post_example(_POST.format("source_rights: A link, nothing copied\n"))
FAIL = post_example(_POST.format(""))


def check(post: Post, context: Context) -> Iterator[Finding]:
    """Yield what a post that brings content by others does not say of it."""
    del context
    data = post.document.data
    source, rights = data.get("source_url"), data.get("source_rights")
    if source and not rights:
        hint = "write `source_rights`: a link, a quotation, a licence, a permission with its day"
        yield post.finding(ID, "it does not say by what right", "source_url", hint=hint)
    elif not source and (rights or data.get("kind") == "curated"):
        key = "source_rights" if rights else "kind"
        hint = "write `source_url`: the address where it was found"
        yield post.finding(ID, "content by others without its source", key, hint=hint)
