"""What the pages of one site draw from: the hub, the moment, and where everything stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from masthead.hub import Hub
from masthead.kinds import locate_data
from masthead.page import Page
from masthead.post import Media, Post
from masthead.record import Hold, Record
from masthead.schedule import Delivery, deliveries
from masthead.site import addresses, selection
from masthead.site.content import Entry, Source
from masthead.site.links import Links
from masthead.survey import Survey
from masthead.tokens.reading import read_tokens
from masthead.tokens.token import Tokens

if TYPE_CHECKING:
    from masthead.report import Block
    from masthead.site.asset_uses import Use
    from masthead.site.states import Slot


@dataclass(frozen=True)
class View:
    """One site of one hub at one moment.

    Args:
        hub: the hub, with the ledger's records.
        site: `public` or `internal`.
        now: the moment; only the internal site depends on it.
        hold: a person's stop of all publishing, or None.
        standing: every delivery as the next run would find it; None takes the schedule's word.
    """

    hub: Hub
    site: str
    now: datetime
    hold: Hold | None = None
    standing: tuple[Delivery, ...] | None = None

    @property
    def internal(self) -> bool:
        """Whether this is the internal site."""
        return self.site == selection.INTERNAL

    @cached_property
    def zone(self) -> ZoneInfo:
        """The hub's time zone."""
        return ZoneInfo(self.hub.settings.zone)

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """The pages of this site that are not posts."""
        return selection.pages_of(self.hub, self.site)

    @cached_property
    def posts(self) -> Mapping[str, Post]:
        """The posts of this site by id."""
        return selection.posts_of(self.hub, self.site)

    @cached_property
    def survey(self) -> Survey:
        """What hangs together in the hub, for the reports."""
        return Survey(self.hub, self.now, self.hold, self.standing)

    @cached_property
    def places(self) -> Mapping[str, str]:
        """Where the page of each file stands in the tree."""
        places = {page.path: addresses.page_place(page.path) for page in self.pages}
        return places | {post.path: addresses.post_place(id) for id, post in self.posts.items()}

    @cached_property
    def links(self) -> Links:
        """What links in this site may point to."""
        usable = {path for path in self.hub.files if path not in self._damaged}
        if not self.internal:  # the tables and lists of the strategy are pages, not files to offer
            usable = {path for path in usable if not locate_data(path)}
        return Links(self.places, usable, selection.banned_hosts(self.hub, self.site))

    @cached_property
    def deliveries(self) -> Mapping[str, tuple[Delivery, ...]]:
        """Where each delivery stands, by post; empty in the public site."""
        found: dict[str, list[Delivery]] = {}
        if self.internal:
            standing = self.standing
            if standing is None:
                standing = deliveries(self.hub, self.now, self.hold)
            for delivery in standing:
                found.setdefault(delivery.post, []).append(delivery)
        return {post: tuple(its) for post, its in found.items()}

    @cached_property
    def tokens(self) -> Tokens:
        """The brand's design tokens."""
        return read_tokens(self.hub.tokens)

    @cached_property
    def base_url(self) -> str:
        """The full address of this site without a final slash, or empty."""
        settings = self.hub.settings
        return settings.internal_url if self.internal else settings.public_url

    @cached_property
    def plain_texts(self) -> dict[str, str]:
        """Texts without markup by post, as far as they were asked for (`words.plain_text`)."""
        return {}

    @cached_property
    def excerpts(self) -> dict[str, str]:
        """The starts of texts by post, as far as they were asked for (`words.excerpt`)."""
        return {}

    @cached_property
    def shown_media(self) -> set[str]:
        """Files of the hub that the site has, as far as its tree is made (`tree`)."""
        return set()

    @cached_property
    def uses(self) -> dict[str, list[Use]]:
        """Who uses each media file, once somebody asked (`asset_uses.uses_of`)."""
        return {}

    @cached_property
    def reports(self) -> dict[str, tuple[Block, ...]]:
        """The blocks of reports by name, as far as they were asked for (`kind_pages`)."""
        return {}

    @cached_property
    def messages(self) -> dict[str, list[dict[str, object]]]:
        """Messages by post as the API tells them, as far as they were composed (`previews`)."""
        return {}

    @cached_property
    def faults(self) -> Mapping[str, list[int]]:
        """Lines in which reading found something wrong, by file."""
        found: dict[str, list[int]] = {}
        for finding in self.hub.findings:
            found.setdefault(finding.path, []).append(finding.line)
        return found

    @cached_property
    def html_texts(self) -> dict[str, str]:
        """Texts as HTML by post, as far as they were asked for (`rendered.post_html`)."""
        return {}

    @cached_property
    def slots(self) -> dict[str, tuple[Slot, ...]]:
        """Slots by post, as far as they were asked for (`states.slots_of`)."""
        return {}

    def local(self, moment: datetime) -> datetime:
        """Return a moment in the hub's zone."""
        return moment.astimezone(self.zone)

    def local_time(self, seconds: float) -> datetime:
        """Return a moment given in seconds since 1970 (UTC) in the hub's zone."""
        return datetime.fromtimestamp(seconds, self.zone)

    def person(self, id: str) -> str:
        """Return a person's name, or the id where nobody is known by it."""
        person = self.hub.people.get(id)
        return person.name if person else id

    def channel_title(self, id: str) -> str:
        """Return a channel's title, or its id."""
        channel = self.hub.channels.get(id)
        return (channel.title if channel else "") or id

    def usable(self, media: Iterable[Media]) -> tuple[Media, ...]:
        """Return the media that can be shown."""
        return tuple(item for item in media if item.path in self.links.media)

    def alt(self, media: Media) -> str:
        """Return what a picture shows: as the post says, else as its sidecar says."""
        asset = self.hub.assets.get(media.path)
        return media.alt if media.alt is not None else (asset.alt if asset else "")

    @cached_property
    def _damaged(self) -> frozenset[str]:
        return frozenset(asset.path for asset in self.hub.assets.values() if asset.problem)


def public_url(record: Record | None) -> str:
    """Return the web address that a service gave a delivery, or empty."""
    url = record.url if record else ""
    return url if url.startswith(("https://", "http://")) else ""


def media_entries(paths: Iterable[str]) -> Iterable[Entry]:
    """Return the entries that bring media files along."""
    return ((addresses.media_place(path), Source(path)) for path in paths)
