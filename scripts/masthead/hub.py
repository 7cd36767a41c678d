"""The hub as one value: what a rule, the schedule, the publisher and the site may know."""

from __future__ import annotations

from collections.abc import Mapping
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
        sources: every readable Markdown post by file, also those that share an id.
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
    sources: tuple[Post, ...] = ()
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
