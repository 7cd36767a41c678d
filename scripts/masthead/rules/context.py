"""What a rule may know: the hub, the time, its options, and the messages of this run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from masthead.asset import Asset
from masthead.channel import Channel
from masthead.compose import compose
from masthead.document import Document, KeyPath, Place
from masthead.finding import Level
from masthead.hub import Hub
from masthead.message import Message, Part
from masthead.post import Media, Placement, Post
from masthead.rules.markdown import Target, targets
from masthead.rules.nearby import days_around, reach_of
from masthead.rules.rule import NO_OPTIONS
from masthead.rules.shared import Planned, Sent, Shared
from masthead.rules.texts import joined

if TYPE_CHECKING:
    from masthead.rules.voices import Heard
from masthead.service import Limits


class Context(NamedTuple):
    """What a rule may know.

    Args:
        shared: the hub and what is derived from it, the same for all rules of a run.
        focus: the files whose findings are wanted, or None for all.
        options: the rule's options, those of `masthead.yml` over the rule's own.
    """

    shared: Shared
    focus: frozenset[str] | None = None
    options: Mapping[str, Any] = NO_OPTIONS

    @property
    def hub(self) -> Hub:
        """The hub that is checked."""
        return self.shared.hub

    @property
    def now(self) -> datetime:
        """The time of the check, in the hub's zone."""
        return self.shared.now

    def with_options(self, options: Mapping[str, Any]) -> Context:
        """Return the same context with a rule's options."""
        return self._replace(options=options)

    def wants(self, path: str) -> bool:
        """Tell whether findings in a file are wanted."""
        return self.focus is None or path in self.focus

    def posts(self) -> Iterator[Post]:
        """Yield the posts whose findings are wanted."""
        return iter(self.shared.posts if self.focus is None else self.hub.posts_at(self.focus))

    def documents(self) -> Iterator[Document]:
        """Yield the posts, the pages and the settings, where their findings are wanted."""
        settings = self.hub.settings.document
        if settings and self.wants(settings.path):
            yield settings
        for post in self.posts():
            yield post.document
        for pages in self.hub.pages.values():
            for page in pages.values():
                if self.wants(page.path):
                    yield page.document

    def plan(self) -> tuple[Planned, ...]:
        """Return every dated delivery that can come too near to one of the wanted posts."""
        shared = self.shared
        if self.focus is None or self.hub.shelf is None:
            return shared.plan
        if shared.around is None:
            first, span = self.hub.is_first, reach_of(self.hub.channels.values())
            moments = [one.due_at for one in shared.planned(filter(first, self.posts()))]
            near = self.hub.posts_holding(days_around(moments, span)) if span else ()
            shared.around = shared.planned(filter(first, near))
        return shared.around

    def pending(self, post: Post) -> tuple[tuple[Placement, Channel], ...]:
        """Return where a post still goes: known channels that have not got it yet."""
        known = self.shared.goals
        if post.path not in known:
            known[post.path] = tuple(
                (placement, channel)
                for placement in post.channels
                if (channel := self.hub.channels.get(placement.channel))
                and self.shared.pending(post, channel.id)
            )
        return known[post.path]

    def messages(self, post: Post) -> tuple[tuple[Channel, Message], ...]:
        """Return the messages that a post still sends, each composed once a run."""
        known = self.shared.messages
        if post.path not in known:
            known[post.path] = tuple(
                (channel, compose(post, channel, self.hub)) for _, channel in self.pending(post)
            )
        return known[post.path]

    def heard(self, post: Post, family: str) -> tuple[Heard, ...]:
        """Return what a family of the guides' rules says of a post, worked out once a run."""
        if not self.shared.guides:
            return ()
        return self.shared.voices.heard(post, self.messages(post)).get(family, ())

    def all_heard(self, post: Post) -> Iterator[Heard]:
        """Yield all that the guides say of a post."""
        if self.shared.guides:
            for heard in self.shared.voices.heard(post, self.messages(post)).values():
                yield from heard

    def discloses(self, post: Post, channel: Channel) -> bool:
        """Tell whether a guide says what a commercial post must say on a channel."""
        given = self.shared.gating.rules.get("voice/disclosures")
        off = given is not None and given.level is Level.OFF
        return bool(self.shared.guides) and not off and self.shared.voices.discloses(post, channel)

    def sent(self, post: Post) -> tuple[Sent, ...]:
        """Return the media that a post still sends, channel by channel."""
        known = self.shared.sent
        if post.path not in known:
            known[post.path] = tuple(self._sent(post))
        return known[post.path]

    def _sent(self, post: Post) -> Iterator[Sent]:
        for placement, channel in self.pending(post):
            media = post.media if placement.media is None else placement.media
            due = placement.publish_at or post.publish_at
            for index, one in enumerate(media):
                asset = self.hub.assets.get(one.path)
                yield Sent(one, asset, channel, due, media_key(post, channel.id, index))

    def limits(self, channel: Channel) -> Limits:
        """Return what a channel accepts."""
        return self.shared.limits[channel.id]

    def words(self, document: Document) -> str:
        """Return all texts of a document in one: enough to tell that none of them has a fault."""
        known = self.shared.words
        if document.path not in known:
            known[document.path] = joined(document)
        return known[document.path]

    def targets(self, document: Document) -> tuple[Target, ...]:
        """Return where the links of a document's body lead."""
        known = self.shared.targets
        if document.path not in known:
            known[document.path] = targets(document.body)
        return known[document.path]

    def media(self, post: Post) -> Iterator[tuple[Media, Asset | None, KeyPath]]:
        """Yield each media of a post with what is known of the file, and where it is named."""
        for index, media in enumerate(post.media):
            yield media, self.hub.assets.get(media.path), ("media", index)
        for placement in post.channels:
            for index, media in enumerate(placement.media or ()):
                key = ("channels", placement.channel, "media", index)
                yield media, self.hub.assets.get(media.path), key


def channel_key(post: Post, channel: str) -> KeyPath:
    """Return where a post names a channel: in a list or as a key of a mapping."""
    written = post.document.data.get("channels")
    if isinstance(written, list) and channel in written:
        return ("channels", written.index(channel))
    return ("channels", channel)


def date_key(post: Post, channel: str) -> KeyPath:
    """Return where a post says when it goes to a channel."""
    placement = post.placement(channel)
    if placement and placement.publish_at:
        return ("channels", channel, "publish_at")
    return ("publish_at",)


def part_place(part: Part, post: Post) -> Place:
    """Return where a part of a message begins in the file."""
    if part.origin:
        return Place(part.origin[0].line, part.origin[0].column)
    return Place(post.document.body_line)


def media_key(post: Post, channel: str, index: int) -> KeyPath:
    """Return where a post names the media that goes to a channel, by its number from 0."""
    placement = post.placement(channel)
    if placement and placement.media is not None:
        return ("channels", channel, "media", index)
    return ("media", index)
