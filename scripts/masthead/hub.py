"""The hub as one value: what a rule, the schedule, the publisher and the site may know."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from masthead.asset import Asset
from masthead.channel import Channel
from masthead.finding import Finding
from masthead.page import Page, Person
from masthead.post import Post
from masthead.record import Record
from masthead.settings import Settings
from masthead.shelf import Shelf

if TYPE_CHECKING:
    from masthead.commit import Commit
    from masthead.guide import Guide


@dataclass(frozen=True, slots=True)
class Hub:
    """Everything that was read, by id.

    Args:
        settings: `masthead.yml`.
        posts: posts by id, in order of their files. Posts that share an id: the first file's.
        channels: channels by id.
        pages: every page that is not a post, by kind and then by id; channels are among them.
        people: people by id.
        assets: media files by path.
        files: every regular file of `content/` and `strategy/`, relative to the hub.
        records: what the ledger knows, by `<post>@<channel>`; empty without a ledger.
        findings: what was wrong while reading.
        guides: tone-of-voice guides by id; each is read when it is asked for.
        sources: every readable Markdown post by file, also those that share an id; a `Shelf` where
            each is read when somebody asks for it.
        changed: when each file was last committed, as far as the history is here; only the
            site and the calendar ask for it.
        commits: the commits of each file in `strategy/`, newest first; only the site and some
            reports ask for them.
        packs: style packs for guides: bytes by folder and by file.
        tokens: bytes of the brand's token files by path (`masthead.tokens.read_tokens`).
        services: services that adapters of other packages serve.
    """

    settings: Settings
    posts: Mapping[str, Post] = field(default_factory=dict)
    channels: Mapping[str, Channel] = field(default_factory=dict)
    pages: Mapping[str, Mapping[str, Page]] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)
    assets: Mapping[str, Asset] = field(default_factory=dict)
    files: frozenset[str] = frozenset()
    records: Mapping[str, Record] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    sources: Sequence[Post] = ()
    changed: Mapping[str, datetime] = field(default_factory=dict)
    guides: Mapping[str, Guide] = field(default_factory=dict)
    commits: Mapping[str, tuple[Commit, ...]] = field(default_factory=dict)
    packs: Mapping[str, Mapping[str, bytes]] = field(default_factory=dict)
    tokens: Mapping[str, bytes] = field(default_factory=dict)
    services: frozenset[str] = frozenset()

    def known(self, kind: str) -> Mapping[str, object]:
        """Return all that posts and pages may name of a kind, by id."""
        match kind:
            case "person":
                return self.people
            case "post":
                return self.posts
            case "channel":
                return self.channels
        return self.pages.get(kind, {})

    def page(self, kind: str, id: str) -> Page | None:
        """Return a page by kind and id, or None."""
        return self.pages.get(kind, {}).get(id)

    @property
    def shelf(self) -> Shelf | None:
        """The posts, where each is read when somebody asks for it."""
        return self.sources if isinstance(self.sources, Shelf) else None

    def all_posts(self) -> Sequence[Post]:
        """Return every readable post, those that share an id included."""
        if self.shelf is not None or self.sources:
            return self.sources
        return tuple(self.posts.values())

    def posts_at(self, paths: Collection[str]) -> Iterable[Post]:
        """Return the posts among some files, in the order of files."""
        if self.shelf is not None:
            return self.shelf.at(paths)
        return (post for post in self.all_posts() if post.path in paths)

    def posts_sharing(self, ids: Collection[str]) -> Iterable[Post]:
        """Return the posts whose id is one of some, in the order of files."""
        if self.shelf is not None:
            return self.shelf.sharing(ids)
        return (post for post in self.all_posts() if post.id in ids)

    def posts_holding(self, words: Collection[str]) -> Iterable[Post]:
        """Return all posts in whose file one of some words stands, and perhaps others."""
        return self.all_posts() if self.shelf is None else self.shelf.holding(words)

    def posts_resembling(
        self, words: Collection[str], is_like: Callable[[str], bool]
    ) -> Iterable[Post]:
        """Return all posts whose text holds a word and passes a test, and perhaps others.

        Args:
            words: case-folded.
            is_like: takes a file, case-folded.
        """
        if self.shelf is None:
            return self.all_posts()
        return self.shelf.resembling(words, is_like)

    def is_first(self, post: Post) -> bool:
        """Tell whether a post is the one that its id stands for."""
        return self.posts.get(post.id) is post
