"""Decide what of a hub is public, anew and apart from what the site decided."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote

from masthead.document import Document
from masthead.finding import Level
from masthead.hub import Hub
from masthead.page import Page
from masthead.post import Post
from masthead.record import State, delivery_key

FREE = "content/brand/"
"""Files of this folder are made to be taken; pages show some of them by its name alone."""

FETCHING = frozenset({"instagram", "threads"})
"""Services that fetch media from the public site."""

CHANNELS = "strategy/channels/"
DATA = (".json", ".csv", ".txt", ".svg", ".vtt", ".srt")
"""Endings of text files that a page may offer."""

MENTION = re.compile(r"\{@([a-z0-9-]+)\}")
_PATHS = re.compile(r"[^\s()<>\"'\[\]{},|]+")


@dataclass(frozen=True)
class Openness:
    """What of a hub may be in its public site.

    Args:
        hub: the hub, with the ledger's records.
    """

    hub: Hub

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """The public pages."""
        return tuple(page for page in self.all_pages if self._is_open(page))

    @cached_property
    def all_pages(self) -> tuple[Page, ...]:
        """Every page that is not a post."""
        return tuple(page for pages in self.hub.pages.values() for page in pages.values())

    @cached_property
    def posts(self) -> tuple[Post, ...]:
        """The posts that are out on the site."""
        return tuple(post for post in self.hub.posts.values() if self._is_out(post))

    @cached_property
    def everything(self) -> tuple[Page | Post, ...]:
        """Every page and every post, also those that share an id."""
        return (*self.all_pages, *self.hub.sources)

    @cached_property
    def shown(self) -> tuple[Page | Post, ...]:
        """The public pages and posts."""
        return (*self.pages, *self.posts)

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """The files behind public pages and posts."""
        return tuple(item.document for item in self.shown)

    @cached_property
    def paths(self) -> frozenset[str]:
        """The public files that are text."""
        return frozenset(document.path for document in self.documents)

    @cached_property
    def people(self) -> frozenset[str]:
        """Ids of the people whom a public text names."""
        return frozenset(id for document in self.documents for id in MENTION.findall(document.body))

    @cached_property
    def media(self) -> frozenset[str]:
        """The media files that a public page or post names."""
        named = self._named
        return frozenset(path for path in self.hub.assets if path.rpartition("/")[2] in named)

    @cached_property
    def lent(self) -> frozenset[str]:
        """The media files that a service may fetch now: their delivery to it is under way."""
        return frozenset(
            str(medium.get("path", ""))
            for channel in self.hub.channels.values()
            if channel.service in FETCHING
            for post in self.hub.posts.values()
            if self._may_leave(post)
            for medium in self._sent(post, channel.id)
        )

    @cached_property
    def data(self) -> tuple[str, ...]:
        """The text files that a public page offers: tokens, tables."""
        named = self._named
        return tuple(
            path
            for path in sorted(self.hub.files)
            if path.startswith("content/")
            and path.endswith(DATA)
            and path.rpartition("/")[2] in named
        )

    def delivered(self, post: Post, channel: str) -> bool:
        """Return whether a post is out on a channel."""
        record = self.hub.records.get(delivery_key(post.id, channel))
        return record is not None and record.state is State.PUBLISHED

    @cached_property
    def _named(self) -> frozenset[str]:
        """Names of files that public texts and front matter hold."""
        found: set[str] = set()
        for document in self.documents:
            for text in (document.body, repr(dict(document.data))):
                if "." in text:
                    found.update(
                        unquote(one.rpartition("/")[2]).partition("#")[0]
                        for one in _PATHS.findall(text)
                        if "." in one
                    )
        return frozenset(found)

    @cached_property
    def _broken(self) -> frozenset[str]:
        return frozenset(item.path for item in self.hub.findings if item.level is Level.ERROR)

    def _is_open(self, page: Page) -> bool:
        said = page.document.data.get("visibility") == "public"
        return page.public and said and page.path not in self._broken

    def _may_leave(self, post: Post) -> bool:
        said = post.document.data.get("visibility", "public")
        return said == "public" and post.path not in self._broken

    def _sent(self, post: Post, channel: str) -> list[Mapping[str, object]]:
        """Return the media of a delivery that a run has begun and not ended."""
        record = self.hub.records.get(delivery_key(post.id, channel))
        if record is None or record.state not in (State.CLAIMED, State.SENDING):
            return []
        media = record.payload.get("media")
        return media if isinstance(media, list) else []

    def _is_out(self, post: Post) -> bool:
        if not self._may_leave(post):
            return False
        return any(
            channel.service == "site" and self.delivered(post, channel.id)
            for channel in self.hub.channels.values()
        )


def places(path: str, id: str = "") -> tuple[str, ...]:
    """Return the addresses that a text file may have in a site, without ends and slashes.

    Args:
        path: the file, relative to the hub.
        id: the id of a post, which names its address; empty for other pages.
    """
    bare = path.removesuffix(".md").removesuffix("/index")
    found = [bare, bare.removeprefix("content/")]
    if path.startswith(CHANNELS):
        found.append(f"channels/{bare.removeprefix(CHANNELS)}")
    if id:
        found.append(f"posts/{id}")
    return tuple(dict.fromkeys(found))
