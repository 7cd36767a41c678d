"""Drop from what is looked for whatever the public hears anyway."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from masthead.auditing import fields
from masthead.auditing.forms import APART
from masthead.auditing.index import Index
from masthead.auditing.openness import Openness, places
from masthead.auditing.secrets import text_of, unsent
from masthead.auditing.words import listed, prose, words
from masthead.document import Document
from masthead.kinds import KINDS
from masthead.page import Page
from masthead.post import Post
from masthead.record import delivery_key

INTERFACE = listed("""
    home posts post channels channel media brand voice strategy handbook calendar pipeline library
    search latest tags archive feeds rss atom json site website back next previous contents menu
    close open more read page pages date name title language author index about public internal
    owner status
""")
"""Words of every site's own frame."""

BATCH = 200

_PARTS = re.compile(r"[\s/#@,;:()\"'`]+|\.(?=\s|$)")


def forget(index: Index, open: Openness, root: Path) -> None:
    """Drop what the public hears anyway: public texts, and Masthead's own words."""
    index.forget_whole(INTERFACE)
    own = (text.casefold() for text in own_values())
    for texts in (*batched(own), *batched(_public_texts(open)), *batched(_public_data(open, root))):
        joined = APART.join(texts)
        found = words(joined)
        index.forget(found)
        index.forget_whole({*found, *_PARTS.split(joined.casefold())} & index.whole.keys())
        index.forget_whole(" ".join(text.casefold().split()) for text in texts)


def batched(texts: Iterable[str]) -> Iterator[list[str]]:
    """Yield texts in lists: each search has a price of its own."""
    batch: list[str] = []
    for text in texts:
        batch.append(text)
        if len(batch) == BATCH:
            yield batch
            batch = []
    yield batch


def _public_texts(open: Openness) -> Iterator[str]:
    """Yield what public pages, posts and pictures say, one text after the other."""
    hub = open.hub
    yield from (hub.settings.name, hub.settings.tagline, hub.settings.public_url)
    for item in open.shown:
        kind = item.kind if isinstance(item, Page) else "post"
        yield item.title
        yield from _public_fields(item.document, kind)
        yield item.id
        yield from (f"{place}/index" for place in places(item.path))
        if isinstance(item, Page):
            yield prose(item.document.body)
        else:
            unseen = set(unsent(open, item))
            yield from (prose(one.text) for one in item.sections if one.text not in unseen)
            yield from _addresses(open, item)
    for path in sorted(open.media):
        asset = hub.assets[path]
        yield from (path, path.rpartition("/")[2], asset.alt, asset.credit, asset.rights)
    for id in sorted(open.people & hub.people.keys()):
        yield hub.people[id].name
        yield from hub.people[id].handles.values()


def _addresses(open: Openness, post: Post) -> Iterator[str]:
    """Yield where else a public post is out, on channels whose pages are public."""
    for line in post.channels:
        channel = open.hub.channels.get(line.channel)
        if channel and channel.document.path in open.paths and open.delivered(post, channel.id):
            record = open.hub.records[delivery_key(post.id, channel.id)]
            yield from (receipt.url for receipt in record.receipts)


def _public_data(open: Openness, root: Path) -> Iterator[str]:
    """Yield the text files that public pages offer: each line, and each value in quotes."""
    for path in open.data:
        text = text_of(root / path)
        yield text
        yield from re.findall(r'"([^"]*)"', text)


def _public_fields(document: Document, kind: str) -> Iterator[str]:
    for key, value in document.data.items():
        if fields.is_public(kind, key):
            yield from (text for _, text in fields.texts(value, key))
            yield from fields.names(value)


@cache
def own_values() -> frozenset[str]:
    """Return the texts of Masthead's own kinds and schemas, which a site may publish."""
    found: set[str] = set()
    for kind in KINDS.values():
        found |= {kind.title, kind.about}
        schema = kind.json_schema()
        found |= {text for _, text in fields.texts(schema)}
        found |= set(fields.names(schema))
    return frozenset(found)
