"""Hubs for tests of the site: read from small files, with deliveries as the ledger would know."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from hub_builder import write_hub
from masthead.hub import Hub
from masthead.record import Receipt, Record, State, delivery_key
from masthead.site.content import Tree
from masthead.workspace import load_hub

AT = 1_796_634_060.0
"""A minute after the tests' clock, in seconds since 1970."""

SITE_POST = """\
---
title: Repair week starts on Monday
publish_at: 2026-12-07 09:00
channels: [site, outbox]
lang: en
owner: sari
---
Bring your lamp, leave with a lamp that works.
"""


def record(post: str, channel: str, state: State = State.PUBLISHED, url: str = "") -> Record:
    """Return a delivery as the ledger keeps it, with a receipt where it is published."""
    receipts = (Receipt("1", url, AT),) if state is State.PUBLISHED else ()
    return Record(post, channel, state, receipts=receipts, at=AT)


def with_records(hub: Hub, *records: Record) -> Hub:
    """Return the hub with the ledger's records."""
    return replace(hub, records={delivery_key(one.post, one.channel): one for one in records})


def read(root: Path, files: Mapping[str, str | bytes | None] | None = None) -> Hub:
    """Write a small hub below `root` and read it, every media file looked at."""
    return load_hub(write_hub(root / "hub", files), probe=lambda _path: True)


def published(root: Path, files: Mapping[str, str | bytes | None] | None = None) -> Hub:
    """Return a small hub whose post is out on the site."""
    posts = {"content/posts/2026/repair-week.md": SITE_POST, **(files or {})}
    return with_records(read(root, posts), record("repair-week", "site"))


def text_of(tree: Tree, place: str) -> str:
    """Return a file of a tree as text."""
    content = tree[place]
    assert isinstance(content, bytes), content
    return content.decode()


def everything(tree: Tree) -> str:
    """Return all that a tree says: places, texts, names of copied files."""
    return "\n".join(
        place
        + "\n"
        + (content.decode(errors="replace") if isinstance(content, bytes) else repr(content))
        for place, content in tree.items()
    )


def picture(format: str = "JPEG", size: tuple[int, int] = (64, 40), **save: object) -> bytes:
    """Return a picture in any format that Pillow writes."""
    from PIL import Image

    out = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert("RGB").save(out, format, **save)
    return out.getvalue()
