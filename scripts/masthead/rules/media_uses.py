"""Media whose right of use ends some day: where they are used, and until when they must last."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from masthead.asset import Asset
from masthead.document import Document
from masthead.finding import Finding
from masthead.post import Post
from masthead.record import State, delivery_key
from masthead.rules.context import Context, media_key
from masthead.rules.paths import resolve
from masthead.rules.texts import Text, texts

OUR_SITE = frozenset({"podcast", "site"})
"""Services whose files stay on our own site for as long as the post is out."""


class Use(NamedTuple):
    """A file that is used, and somebody's right to it ends on a day.

    Args:
        asset: the file.
        ends: the last day it may be used.
        needed: the day it goes out, or today where it is shown already.
        shown: whether it stays on a page of ours after that day.
        text: where it is named.
        offset: where in that text, in characters.
    """

    asset: Asset
    ends: date
    needed: date
    shown: bool
    text: Text
    offset: int = 0

    def finding(self, rule: str, message: str) -> Finding:
        """Make a finding where the file is named."""
        return self.text.finding(rule, message, self.offset, hint=f"see {self.asset.sidecar}")


def uses(context: Context) -> Iterator[Use]:
    """Yield each use of a file with a last day, each file once a post or page."""
    lent = {path: asset for path, asset in context.hub.assets.items() if asset.expires}
    if not lent:
        return
    for post in context.posts():
        found: dict[str, Use] = {}
        for use in (*_sent(post, context, lent), *_shown(post, context, lent)):
            found.setdefault(use.asset.path, use)
        yield from found.values()
    for pages in context.hub.pages.values():
        for page in pages.values():
            if context.wants(page.path):
                yield from _on_page(page.document, context, lent)


def _sent(post: Post, context: Context, lent: dict[str, Asset]) -> Iterator[Use]:
    """Yield the files that a post still sends; what goes to our own site stays there."""
    today = context.now.date()
    for media, _, channel, due_at, key in context.sent(post):
        asset = lent.get(media.path)
        if asset and asset.expires:
            needed = max(due_at or context.now, context.now).astimezone(context.now.tzinfo).date()
            text = Text(post.document, media.file, (*key, "file"))
            shown = channel.service in OUR_SITE
            yield Use(asset, asset.expires, max(needed, today), shown, text)


def _shown(post: Post, context: Context, lent: dict[str, Asset]) -> Iterator[Use]:
    """Yield the files that our own site shows with a post that is out."""
    for line in post.channels:
        channel = context.hub.channels.get(line.channel)
        record = context.hub.records.get(delivery_key(post.id, line.channel))
        if not channel or channel.service not in OUR_SITE or not record:
            continue
        if record.state is not State.PUBLISHED:
            continue
        for index, media in enumerate(post.media_for(channel.id)):
            asset = lent.get(media.path)
            if asset and asset.expires:
                key = (*media_key(post, channel.id, index), "file")
                text = Text(post.document, media.file, key)
                yield Use(asset, asset.expires, context.now.date(), True, text)


def _on_page(document: Document, context: Context, lent: dict[str, Asset]) -> Iterator[Use]:
    """Yield the files that a page shows, offers or names."""
    named = [
        (resolve(document.path, target.url), Text(document, document.body), target.offset)
        for target in context.targets(document)
    ]
    named += [
        (resolve(document.path, text.value), text, 0)
        for text in texts(document)
        if text.key and "." in text.value and "\n" not in text.value and len(text.value) < 512
    ]
    seen = set()
    for path, text, offset in named:
        asset = lent.get(path or "")
        if asset and asset.expires and path not in seen:
            seen.add(path)
            yield Use(asset, asset.expires, context.now.date(), True, text, offset)
