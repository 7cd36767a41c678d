"""A Facebook Page (K4): photos go up unpublished, then one post; own posts can be listed.

Why not K3: a post can be made with `published=false` and published later with `is_published=true`
(Meta's facebook-business 26.0.3 has both), but others report that such a post with photos or a link
came out at once, and Meta does not promise otherwise. What may publish is no first step. So the
post is one request, and after a lost answer it is looked for among the Page's own.

Facts: developers.facebook.com, Pages API: Posts, Page Photos; read 2026-11-22.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from masthead.channel import Channel
from masthead.channels.base import Adapter, Mention, Tools
from masthead.channels.graph import graph, id_of, remove
from masthead.channels.graph_answers import Keys, check_token, found, is_whole, mentions, numbers
from masthead.channels.manual import Manual
from masthead.channels.moments import first_sent
from masthead.channels.outgoing import Medium, described, is_comment, media_of, text_of, word
from masthead.channels.wire import Reply, Wire, harmless
from masthead.health import Check, Health
from masthead.media import TYPES
from masthead.protocol.capability import Capability
from masthead.protocol.outcome import Absent, Ambiguous, Outcome, Refused, Sent
from masthead.record import Receipt, Record
from masthead.setups.facebook import SETUP, VERSION

LAG = 120.0
"""Seconds that we leave a new post to show in the Page's list; Meta names none."""

CAPABILITY = Capability(listing=True, listing_lag=LAG, per_part=True, as_of=SETUP.as_of)

COUNTS = ("reactions", "comments")
METRICS = ("post_total_media_view_unique",)
"""What is asked of a post besides: Meta took `post_impressions` away in November 2025."""


KEYS = Keys("message", "created_time", "permalink_url", ("from", "name"), ("from", "id"))


@dataclass(frozen=True, slots=True)
class Facebook:
    """Posts as a Page."""

    channel: Channel
    tools: Tools
    wire: Wire
    capability: Capability = CAPABILITY

    def obstacle(self) -> str:
        """The Page's id and token must be there."""
        if not self.channel.account.isdecimal():
            return f"{self.channel.document.path} has no `account`, the Page's id in digits"
        return self.tools.missing_secret(self.channel, "token")

    def send(self, record: Record) -> Outcome:
        """Publish the post with its photos, or write the first comment.

        A film goes to a person as a bundle: an upload takes minutes to show, so that nothing tells
        in time what became of a lost answer. (A story never comes here: the service's row says so.)
        """
        if is_comment(record):
            path, fields = f"{record.remote_id}/comments", {"message": text_of(record)}
        elif record.receipts:
            return Refused("a Page has no threads")
        elif _by_hand(record):
            return Manual(self.channel, self.tools).send(record)
        else:
            photos = self._photos(record)
            if isinstance(photos, Refused):
                return photos
            path, fields = f"{self.channel.account}/feed", _post(record, photos)
        got = self.wire.ask("POST", path, form=fields)
        return self._receipt(got, record) if isinstance(got, Reply) else got

    def look(self, record: Record) -> Outcome:
        """Look among the Page's newest posts, or among the comments of the post."""
        posts = f"{self.channel.account}/published_posts"
        path = f"{record.remote_id}/comments" if is_comment(record) else posts
        query = {"fields": "id,message,created_time,from", "limit": "100"}
        if is_comment(record):
            query["order"] = "reverse_chronological"
        got = harmless(self.wire.ask("GET", path, query=query))
        if isinstance(got, Refused):
            return Ambiguous(got.reason)
        since = first_sent(record, got, self.tools.clock())
        known = {receipt.remote_id for receipt in record.receipts}
        mine = self.channel.account
        one = found(got, KEYS, text_of(record), since, known=known, author=mine)
        if one is not None:
            return self._receipt(one, record)
        if is_whole(got, KEYS, since):
            return Absent()
        return Ambiguous("Facebook does not show everything that is new there")

    def edit(self, record: Record) -> Outcome:
        """Put the new text into the post and its first comment; photos and links stay."""
        texts = (*_parts(record), word(record, "first_comment"))
        for receipt, text in zip(record.receipts, texts, strict=False):
            if not text:
                continue
            got = harmless(self.wire.ask("POST", receipt.remote_id, form={"message": text}))
            if isinstance(got, Refused):
                return got
        return Sent(record.receipts[0]) if record.receipts else Refused("nothing is out")

    def retract(self, record: Record) -> Outcome:
        """Delete the comment, then the post."""
        return remove(self.wire, record)

    def metrics(self, record: Record) -> Mapping[str, int] | Refused | Ambiguous:
        """Return reactions, comments and shares, and what insights still tell."""
        fields = ",".join(f"{name}.summary(true).limit(0)" for name in COUNTS)
        got = harmless(self.wire.ask("GET", record.remote_id, query={"fields": f"{fields},shares"}))
        if isinstance(got, Refused):
            return got
        told = {name: got.get(name, "summary", "total_count") for name in COUNTS}
        told["shares"] = got.get("shares", "count")
        counted = {name: value for name, value in told.items() if isinstance(value, int)}
        query = {"metric": ",".join(METRICS), "period": "lifetime"}
        more = harmless(self.wire.ask("GET", f"{record.remote_id}/insights", query=query))
        return counted | (numbers(more, query["metric"]) if isinstance(more, Reply) else {})

    def mentions(self, since: float) -> tuple[Mention, ...] | Refused | Ambiguous:
        """Return the public posts in which the Page is tagged."""
        return mentions(self.wire, f"{self.channel.account}/tagged", KEYS, since)

    def examine(self) -> Iterator[Check]:
        """Look whose token it is, what it may do, and how long it lives."""
        got = harmless(self.wire.ask("GET", "me", query={"fields": "id,name"}))
        if isinstance(got, Refused):
            yield Check("page", Health.BAD, got.reason, f"see {SETUP.page}")
            return
        other = got.text("id") != self.channel.account
        step = "the token must be the Page's own, not a person's" if other else ""
        yield Check("page", Health.BAD if other else Health.GOOD, got.text("name"), step)
        token = self.tools.secret(self.channel, "token")
        yield from check_token(self.wire, token, SETUP, self.tools.clock())

    def _photos(self, record: Record) -> list[str] | Refused:
        """Upload the photos of the post, unpublished: nobody sees them until a post takes them."""
        media = media_of(self.tools, record)
        if isinstance(media, Refused):
            return media
        found = []
        for medium in media:
            id = self._photo(medium)
            if isinstance(id, Refused):
                return id
            found.append(id)
        return found

    def _photo(self, medium: Medium) -> str | Refused:
        if not medium.type.startswith("image/"):
            return Refused(f"the medium {medium.path} is no photo")
        fields = {"published": "false"}
        if medium.alt:
            fields["alt_text_custom"] = medium.alt
        path, files = f"{self.channel.account}/photos", [medium.upload("source")]
        got = harmless(self.wire.ask("POST", path, form=fields, files=files))
        if isinstance(got, Refused):
            return got
        return id_of(got) or Refused("Facebook named no photo", retryable=True)

    def _receipt(self, reply: Reply, record: Record) -> Outcome:
        id = id_of(reply)
        if not id:
            return Ambiguous("Facebook answered without the post's id")
        return Sent(Receipt(id, "" if is_comment(record) else f"https://www.facebook.com/{id}"))


def _by_hand(record: Record) -> bool:
    """Tell whether a person posts it: something with a film."""
    types = {TYPES.get(str(one["path"]).rpartition(".")[2].lower()) for one in described(record)}
    return any(type and type.startswith("video/") for type in types)


def _parts(record: Record) -> list[str]:
    found = record.payload.get("parts")
    return [str(part) for part in found] if isinstance(found, list) else []


def _post(record: Record, photos: list[str]) -> dict[str, str]:
    """Return a post as the feed takes it; beside photos a link is part of the text only."""
    fields = {"message": text_of(record)}
    if photos:
        fields["attached_media"] = json.dumps([{"media_fbid": photo} for photo in photos])
    elif word(record, "link"):
        fields["link"] = word(record, "link")
    return fields


def make(channel: Channel, tools: Tools) -> Adapter:
    """Return the adapter of a channel."""
    base = tools.address("facebook", SETUP.base)
    token = tools.secret(channel, "token")
    return Facebook(channel, tools, graph(tools, "Facebook", base, VERSION, token))
