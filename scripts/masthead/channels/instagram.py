"""Instagram (K3): a container is made, then published once; the first comment follows.

By Instagram's own login. It has no way to change or delete a post: a person does that. Facts:
developers.facebook.com, Instagram Platform: Content Publishing, IG Container, Error codes; fields
by Meta's facebook-business 26.0.3 (`IGUserForIGOnlyAPI`); read 2026-11-22.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from masthead.channel import Channel
from masthead.channels.base import Adapter, Mention, Tools
from masthead.channels.borrowing import Borrowed, borrowed
from masthead.channels.containers import Containers
from masthead.channels.graph import graph, id_of
from masthead.channels.graph_answers import Keys, found, https, is_whole, mentions, numbers, spent
from masthead.channels.moments import first_sent
from masthead.channels.outgoing import is_comment, text_of
from masthead.channels.wire import Reply, Wire, harmless
from masthead.health import Check, Health
from masthead.protocol.capability import Capability
from masthead.protocol.outcome import Absent, Ambiguous, Outcome, Prepared, Refused, Sent
from masthead.record import Receipt, Record
from masthead.setups.instagram import SETUP, VERSION
from masthead.setups.judging import until

CAPABILITY = Capability(two_steps=True, per_part=True, as_of=SETUP.as_of)

METRICS = "views,reach,likes,comments,saved,shares,total_interactions"
STORY_METRICS = "views,reach,replies,shares"
"""What is asked of a post, and of a story: Meta's names change, so they are data."""

KEYS = Keys("caption")
COMMENTS = Keys("text", author=("username",))

COMMENT = "comment"
"""The handle of a first comment: it needs no container."""


@dataclass(frozen=True, slots=True)
class Instagram:
    """Posts to one professional account."""

    channel: Channel
    tools: Tools
    wire: Wire
    containers: Containers
    capability: Capability = CAPABILITY

    def obstacle(self) -> str:
        """Account, token and a public site must be there."""
        page = self.channel.document.path
        if not self.channel.account.isdecimal():
            return f"{page} has no `account`, the account's id in digits"
        if not self.tools.public_url:
            return "Instagram fetches media from the public site: set `public_url` in masthead.yml"
        return self.tools.missing_secret(self.channel, "token")

    def prepare(self, record: Record) -> Outcome:
        """Make the container; its media must answer at their addresses."""
        if is_comment(record):
            return Prepared(COMMENT)
        if record.receipts:
            return Refused("Instagram has no threads")
        media = borrowed(self.tools, record)
        if isinstance(media, Refused):
            return media
        full = self._quota()
        if full is not None:
            return full
        made = self._container(record, media)
        if isinstance(made, Refused):
            return made
        return self.containers.prepared(made, record.attempt)

    def send(self, record: Record) -> Outcome:
        """Publish the container once, or write the first comment."""
        if record.handle != COMMENT:
            return self.containers.send(record.handle, lambda: self._find(record), self._receipt)
        got = self.wire.ask("POST", self._comments(record), form={"message": text_of(record)})
        if not isinstance(got, Reply):
            return got
        id = id_of(got)
        return Sent(Receipt(id)) if id else Ambiguous("Instagram named no comment")

    def look(self, record: Record) -> Outcome:
        """Ask how the container is; look for the first comment under the post."""
        if record.handle == COMMENT:
            return self._find_comment(record)
        if not record.handle:
            return Absent(handle_lost=True)
        return self.containers.look(record.handle, lambda: self._find(record))

    def metrics(self, record: Record) -> Mapping[str, int] | Refused | Ambiguous:
        """Return the post's numbers; they come up to 48 hours late."""
        names = STORY_METRICS if _is_story(record) else METRICS
        path = f"{record.remote_id}/insights"
        got = harmless(self.wire.ask("GET", path, query={"metric": names}))
        return numbers(got, names) if isinstance(got, Reply) else got

    def mentions(self, since: float) -> tuple[Mention, ...] | Refused | Ambiguous:
        """Return the posts in which the account is tagged."""
        return mentions(self.wire, f"{self.channel.account}/tags", KEYS, since)

    def examine(self) -> Iterator[Check]:
        """Look whose token it is, how long it lives, and what is left of the day's posts."""
        me = harmless(self.wire.ask("GET", "me", query={"fields": "user_id,username"}))
        if isinstance(me, Refused):
            yield Check("account", Health.BAD, me.reason, f"see {SETUP.page}")
            return
        other = me.text("user_id") != self.channel.account
        step = f"the page says {self.channel.account}" if other else ""
        yield Check("account", Health.BAD if other else Health.GOOD, me.text("username"), step)
        yield self._expiry()
        full = self._quota()
        yield Check("quota", Health.SOON if full else Health.GOOD, full.reason if full else "left")

    def _expiry(self) -> Check:
        """Return how long the token lives, by the day that the page names."""
        try:
            made = date.fromisoformat(self.channel.settings.get("token_made", ""))
        except ValueError:
            said = f"tokens live for {SETUP.lives} days, and Instagram tells no last day"
            step = f"write `settings.token_made` in {self.channel.document.path}"
            return Check("expiry", Health.UNKNOWN, said, step)
        today = datetime.fromtimestamp(self.tools.clock(), UTC).date()
        last = made + timedelta(days=SETUP.lives)
        return until("expiry", last, today, "the token is good", "refresh the token")

    def _container(self, record: Record, media: tuple[Borrowed, ...]) -> str | Refused:
        """Make the container of a post, and those of its media where it has several."""
        path, caption = f"{self.channel.account}/media", {"caption": text_of(record)}
        if _is_story(record):
            if len(media) != 1:
                return Refused("a story has one picture or film")
            return self.containers.make(path, {"media_type": "STORIES", **_medium(media[0])})
        if not media:
            return Refused("Instagram takes no post without a picture or a film")
        if len(media) == 1:
            kind = {"media_type": "REELS"} if media[0].film else _alt(media[0])
            return self.containers.make(path, {**kind, **_medium(media[0]), **caption})
        film = {"media_type": "VIDEO"}
        items = (_medium(one) | (film if one.film else _alt(one)) for one in media)
        together = self.containers.carousel(path, items)
        if isinstance(together, Refused):
            return together
        return self.containers.make(path, {**together, **caption})

    def _quota(self) -> Refused | None:
        path = f"{self.channel.account}/content_publishing_limit"
        got = harmless(self.wire.ask("GET", path, query={"fields": "quota_usage,config"}))
        return got if isinstance(got, Refused) else spent(got)

    def _find(self, record: Record) -> Outcome:
        """Find what a published container became, among the account's own; stories have no text."""
        story = _is_story(record)
        path = f"{self.channel.account}/{'stories' if story else 'media'}"
        query = {"fields": "id,caption,timestamp,permalink", "limit": "100"}
        got = harmless(self.wire.ask("GET", path, query=query))
        if isinstance(got, Refused):
            return Ambiguous(got.reason)
        text = None if story else text_of(record)
        one = found(got, KEYS, text, first_sent(record, got, self.tools.clock()))
        if one is not None:
            return Sent(Receipt(id_of(one), _url(one)))
        return Ambiguous("it is published, and Instagram does not list it yet")

    def _find_comment(self, record: Record) -> Outcome:
        query = {"fields": "id,text,timestamp,username", "limit": "50"}
        got = harmless(self.wire.ask("GET", self._comments(record), query=query))
        if isinstance(got, Refused):
            return Ambiguous(got.reason)
        since = first_sent(record, got, self.tools.clock())
        mine = self.channel.handle.lstrip("@")
        one = found(got, COMMENTS, text_of(record), since, author=mine)
        if one is not None:
            return Sent(Receipt(id_of(one)))
        if is_whole(got, COMMENTS, since):
            return Absent()
        return Ambiguous("Instagram does not show all the new comments")

    def _comments(self, record: Record) -> str:
        return f"{record.remote_id}/comments"

    def _receipt(self, id: str) -> Outcome:
        got = harmless(self.wire.ask("GET", id, query={"fields": "id,permalink"}))
        return Sent(Receipt(id, _url(got) if isinstance(got, Reply) else ""))


def _is_story(record: Record) -> bool:
    return record.payload.get("format") == "story"


def _medium(medium: Borrowed) -> dict[str, str]:
    return {"video_url" if medium.film else "image_url": medium.url}


def _alt(medium: Borrowed) -> dict[str, str]:
    return {"alt_text": medium.alt} if medium.alt else {}


def _url(reply: Reply) -> str:
    return https(reply.text("permalink"))


def make(channel: Channel, tools: Tools) -> Adapter:
    """Return the adapter of a channel."""
    base = tools.address("instagram", SETUP.base)
    wire = graph(tools, "Instagram", base, VERSION, tools.secret(channel, "token"))
    publish = f"{channel.account}/media_publish"
    containers = Containers(wire, "Instagram", "status_code", "status", publish)
    return Instagram(channel, tools, wire, containers)
