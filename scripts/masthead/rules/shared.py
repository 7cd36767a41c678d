"""What is worked out once for all rules of a run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from masthead.asset import Asset
from masthead.channel import Channel, ChannelStatus
from masthead.compose import limits_of
from masthead.document import KeyPath
from masthead.hub import Hub
from masthead.message import Message
from masthead.post import Media, Placement, Post
from masthead.record import State, delivery_key
from masthead.rules.markdown import Target
from masthead.rules.rule import Entry
from masthead.settings import Settings

if TYPE_CHECKING:
    from masthead.guide import Guide
    from masthead.rules.voices import Voices
    from masthead.survey import Survey
    from masthead.tokens.token import Tokens
    from masthead.voice.speakers import Forms, Speakers

DONE = frozenset({State.PUBLISHED, State.RETRACTED, State.EXPIRED})
"""States after which a delivery is never composed again."""


class Planned(NamedTuple):
    """A delivery in the plan: a post, a channel, and when it goes there (hub zone)."""

    due_at: datetime
    post: Post
    channel: Channel
    pending: bool


class Gating(NamedTuple):
    """What decides on findings, where it is not the hub itself: that of another commit.

    Args:
        settings: the settings, for the levels and options of rules.
        guides: the guides by id.
        packs: bytes of style folders, by folder and file name.
    """

    settings: Settings
    guides: Mapping[str, Guide]
    packs: Mapping[str, Mapping[str, bytes]]


class Sent(NamedTuple):
    """A media file that still goes to a channel, what is known of it, and where it is named."""

    media: Media
    asset: Asset | None
    channel: Channel
    due_at: datetime | None
    key: KeyPath


class Shared:
    """What is worked out once a run, when the first rule asks for it.

    Args:
        hub: the hub that is checked.
        now: the time of the check.
        rules: every rule there is, by id.
        gating: the guides and settings that count, where they are not those of the hub.
        forms: gives the forms of words that a guide matches by lemma.
    """

    def __init__(
        self,
        hub: Hub,
        now: datetime,
        rules: Mapping[str, Entry],
        *,
        gating: Gating | None = None,
        forms: Forms | None = None,
    ) -> None:
        self.hub = hub
        self.rules = rules
        self.gating = hub.settings if gating is None else gating.settings
        self.guides = hub.guides if gating is None else gating.guides
        self.packs = hub.packs if gating is None else gating.packs
        self.forms = forms
        self.zone = ZoneInfo(hub.settings.zone)
        self.now = now.astimezone(self.zone)
        self.limits = {channel.id: limits_of(channel) for channel in hub.channels.values()}
        self.goals: dict[str, tuple[tuple[Placement, Channel], ...]] = {}
        self.messages: dict[str, tuple[tuple[Channel, Message], ...]] = {}
        self.sent: dict[str, tuple[Sent, ...]] = {}
        self.targets: dict[str, tuple[Target, ...]] = {}
        self.words: dict[str, str] = {}
        self.around: tuple[Planned, ...] | None = None
        """The deliveries around the wanted posts."""
        self.waived: set[tuple[str, int]] = set()
        """Waivers that have silenced a finding: the post's file and the waiver's number."""

    @cached_property
    def survey(self) -> Survey:
        """What hangs together in the hub, for the rules of the kinds."""
        from masthead.survey import Survey

        return Survey(self.hub, self.now)

    @cached_property
    def voices(self) -> Voices:
        """The guides that count, listening to posts."""
        from masthead.rules.voices import Voices
        from masthead.voice.speakers import Speakers

        settings = self.hub.settings
        speakers = Speakers(self.guides, self.forms, self.packs)
        return Voices(speakers, settings.internal_url or settings.public_url)

    @cached_property
    def written(self) -> Speakers:
        """The guides of the hub as they are written, whether they count or not."""
        if self.guides is self.hub.guides:
            return self.voices.speakers
        from masthead.voice.speakers import Speakers

        return Speakers(self.hub.guides, self.forms, self.hub.packs)

    @cached_property
    def voice_rules(self) -> frozenset[str]:
        """The ids of all rules of the guides: those that count, and those that are written."""
        if not (self.guides or self.hub.guides):
            return frozenset()
        return self.voices.speakers.rules() | self.written.rules()

    def entry(self, rule: str) -> Entry | None:
        """Return the line of the table for a rule: its own, or that of its guide's family."""
        if rule in self.rules:
            return self.rules[rule]
        if rule.startswith("voice/") and rule in self.voice_rules:
            return self.rules.get("/".join(rule.split("/", 2)[:2]))
        return None

    @cached_property
    def posts(self) -> Sequence[Post]:
        """Every readable post, those that share an id included."""
        return self.hub.all_posts()

    @cached_property
    def broken(self) -> frozenset[str]:
        """Ids of the files that could not be read well: what refers to them is not unknown."""
        names = (finding.path.split("/") for finding in self.hub.findings)
        return frozenset(
            parts[-2] if parts[-1] == "index.md" else parts[-1].rpartition(".")[0]
            for parts in names
            if len(parts) > 1
        )

    def is_broken(self, kind: str, id: str) -> bool:
        """Tell whether what has an id may be there, in a file that could not be read well."""
        if id in self.broken or (kind == "person" and "people" in self.broken):
            return True
        return self.hub.shelf is not None and self.hub.shelf.is_faulty(id)

    @cached_property
    def plan(self) -> tuple[Planned, ...]:
        """Every dated delivery of a post that is no draft to an active channel, in time order."""
        return self.planned(self.hub.posts.values())

    def planned(self, posts: Iterable[Post]) -> tuple[Planned, ...]:
        """Return the dated deliveries of some posts, as those of `plan`."""
        found = [
            Planned(due.astimezone(self.zone), post, channel, self.pending(post, channel.id))
            for post in posts
            if not post.draft and not post.hold
            for placement in post.channels
            if (channel := self.hub.channels.get(placement.channel))
            and channel.status is ChannelStatus.ACTIVE
            and (due := placement.publish_at or post.publish_at)
        ]
        return tuple(sorted(found, key=lambda one: (one.due_at, one.post.path)))

    @cached_property
    def tokens(self) -> Tokens:
        """The brand's design tokens."""
        from masthead.tokens.reading import read_tokens

        return read_tokens(self.hub.tokens)

    def is_public(self, path: str) -> bool:
        """Tell whether a file is a page that is public, or a post that the website will show."""
        if path in self._public_pages:
            return True
        if self.hub.shelf is None:
            return path in self._public_posts
        return any(map(self._is_shown, self.hub.shelf.at({path})))

    def _is_shown(self, post: Post) -> bool:
        shown = not post.draft and any(line.channel in self._sites for line in post.channels)
        return shown and self.hub.is_first(post)

    @cached_property
    def _public_posts(self) -> frozenset[str]:
        return frozenset(post.path for post in self.hub.posts.values() if self._is_shown(post))

    @cached_property
    def _public_pages(self) -> frozenset[str]:
        pages = (page for kind in self.hub.pages.values() for page in kind.values())
        return frozenset(page.path for page in pages if page.public)

    @cached_property
    def _sites(self) -> frozenset[str]:
        channels = self.hub.channels.values()
        return frozenset(channel.id for channel in channels if channel.service == "site")

    def pending(self, post: Post, channel: str) -> bool:
        """Tell whether a delivery may still be sent."""
        record = self.hub.records.get(delivery_key(post.id, channel))
        return record is None or record.state not in DONE
