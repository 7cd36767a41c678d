"""What the rules and reports of the strategy may know: the hub, the day, and what hangs together.

Pure: a survey is made of a hub and a moment; what it works out is worked out once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from masthead.channel import ChannelStatus
from masthead.hub import Hub
from masthead.kinds import KINDS
from masthead.page import Page
from masthead.post import Post
from masthead.record import Hold
from masthead.schedule import Delivery, deliveries
from masthead.schema.references import Named, named_in

_Made = TypeVar("_Made")

SET_ASIDE = frozenset({"draft", "closed", "archived", "dropped", "retired"})
"""Values of `status` that keep a page out of what holds now."""


@dataclass(frozen=True, slots=True)
class Naming:
    """A page or post that names another: its kind, its id, and under which key."""

    kind: str
    id: str
    key: str


@dataclass(frozen=True)
class Survey:
    """A hub at a moment.

    Args:
        hub: the hub, with the ledger's records where there is a ledger.
        now: the moment, with its zone.
        hold: a person's stop of all publishing, or None.
        standing: every delivery as the next run would find it; None takes the schedule's word.
    """

    hub: Hub
    now: datetime
    hold: Hold | None = None
    standing: tuple[Delivery, ...] | None = None

    @cached_property
    def zone(self) -> ZoneInfo:
        """The hub's time zone."""
        return ZoneInfo(self.hub.settings.zone)

    @cached_property
    def today(self) -> date:
        """The day in the hub's zone."""
        return self.now.astimezone(self.zone).date()

    @cached_property
    def deliveries(self) -> tuple[Delivery, ...]:
        """Every delivery and where it stands, by its time."""
        if self.standing is not None:
            return self.standing
        return deliveries(self.hub, self.now, self.hold)

    @cached_property
    def planned(self) -> bool:
        """Whether the hub has a strategy: its first page, `strategy/index.md`.

        What a strategy needs to be whole (owners, reasons, nothing that leads nowhere) is asked of
        such hubs alone: a hub of posts and an outbox is whole as it is.
        """
        return "strategy/index.md" in self.hub.files

    def pages(self, kind: str) -> tuple[Page, ...]:
        """Return the pages of a kind in order of their ids."""
        known = self.hub.pages.get(kind, {})
        return tuple(known[id] for id in sorted(known))

    def current(self, kind: str) -> tuple[Page, ...]:
        """Return the pages of a kind that hold now: no drafts, nothing closed or dropped."""
        return tuple(page for page in self.pages(kind) if page.status not in SET_ASIDE)

    def values(self, page: Page) -> Mapping[str, Any]:
        """Return the good values of a page by key, converted as its schema says."""
        known = self._values.get(page.path)
        if known is None:
            known = KINDS[page.kind].record.read_fields(page.document.data, (), [])
            self._values[page.path] = known
        return known

    def rows(self, page: Page) -> Iterator[tuple[int, Mapping[str, Any]]]:
        """Yield the good rows of a table with their numbers from 0."""
        columns = KINDS[page.kind].row
        for index, row in enumerate(page.document.data.get("rows", ())):
            values = columns.read(row, ("rows", index), [])
            if isinstance(values, dict):
                yield index, values

    def title(self, kind: str, id: str) -> str:
        """Return the name of something for people, or its id where nothing has it."""
        match kind:
            case "post":
                post = self.hub.posts.get(id)
                return post.title if post else id
            case "person":
                person = self.hub.people.get(id)
                return person.name if person else id
        page = self.hub.page(kind, id)
        return page.title if page else id

    @cached_property
    def posts(self) -> tuple[Post, ...]:
        """The posts that are no drafts, by id."""
        return tuple(post for _, post in sorted(self.hub.posts.items()) if not post.draft)

    @cached_property
    def posted(self) -> bool:
        """Whether there is any post that is no draft."""
        return any(map(self._is_out, self.hub.all_posts()))

    @cached_property
    def active_channels(self) -> tuple[str, ...]:
        """The ids of the channels that take posts."""
        return tuple(
            sorted(
                id
                for id, channel in self.hub.channels.items()
                if channel.status is ChannelStatus.ACTIVE
            )
        )

    def naming(self, kind: str, id: str) -> tuple[Naming, ...]:
        """Return what names a page, a post or a person, posts last."""
        posts = sorted(self._by_posts(kind, id), key=lambda one: one.id)
        return (*self._by_pages.get((kind, id), ()), *posts)

    def is_named(self, kind: str, id: str, by: Collection[str]) -> bool:
        """Tell whether a page or post of some kinds names something; few posts are read for it."""
        if any(one.kind in by for one in self._by_pages.get((kind, id), ())):
            return True
        return "post" in by and any(True for _ in self._by_posts(kind, id))

    def posts_naming(self, kind: str, id: str) -> tuple[Post, ...]:
        """Return the posts that name something and are no drafts, by id."""
        ids = dict.fromkeys(one.id for one in self.naming(kind, id) if one.kind == "post")
        return tuple(self.hub.posts[id] for id in ids)

    def named_by(self, page: Page) -> tuple[Named, ...]:
        """Return what a page names in its front matter."""
        return tuple(named_in(KINDS[page.kind].record, page.document.data))

    def names_of(self, post: Post) -> tuple[Named, ...]:
        """Return what a post names in its front matter."""
        known = self._names.get(post.path)
        if known is None:
            known = tuple(named_in(KINDS["post"].record, post.document.data))
            self._names[post.path] = known
        return known

    def once(self, make: Callable[[Survey], _Made]) -> _Made:
        """Return what a function makes of the survey; it is made once."""
        if make not in self._made:
            self._made[make] = make(self)
        made: _Made = self._made[make]
        return made

    @cached_property
    def _made(self) -> dict[Callable[[Survey], Any], Any]:
        return {}

    @cached_property
    def _names(self) -> dict[str, tuple[Named, ...]]:
        return {}

    @cached_property
    def _values(self) -> dict[str, Mapping[str, Any]]:
        return {}

    @cached_property
    def _by_pages(self) -> Mapping[tuple[str, str], list[Naming]]:
        found: dict[tuple[str, str], list[Naming]] = defaultdict(list)
        for kind, pages in sorted(self.hub.pages.items()):
            for page in pages.values():
                for one in self.named_by(page):
                    found[one.kind, one.id].append(Naming(kind, page.id, str(one.key[0])))
        return found

    def _by_posts(self, kind: str, id: str) -> Iterator[Naming]:
        """Yield the posts that name something; where posts are read late, few are read for it."""
        if self.hub.shelf is None:
            yield from self._of_posts.get((kind, id), ())
            return
        for post in filter(self._is_out, self.hub.posts_holding({id})):
            for one in self.names_of(post):
                if (one.kind, one.id) == (kind, id):
                    yield Naming("post", post.id, str(one.key[0]))

    @cached_property
    def _of_posts(self) -> Mapping[tuple[str, str], list[Naming]]:
        found: dict[tuple[str, str], list[Naming]] = defaultdict(list)
        for post in self.posts:
            for one in self.names_of(post):
                found[one.kind, one.id].append(Naming("post", post.id, str(one.key[0])))
        return found

    def _is_out(self, post: Post) -> bool:
        return not post.draft and self.hub.is_first(post)
