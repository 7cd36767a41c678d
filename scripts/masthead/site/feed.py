"""A feed as a value, whatever format it is written in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

BEGINNING = datetime.fromtimestamp(0, UTC)


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A media file that comes with an entry: its full address and its MIME type."""

    url: str
    mime: str


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a feed.

    Args:
        url: its full address, which is its id for ever.
        title, summary: plain text.
        html: the text as harmless HTML, addresses in full.
        lang: BCP 47 tag, or empty.
        published: when it went out.
        updated: when its text last changed, not before `published`.
        tags: words, without a sign.
        link: what it is about, a full address or empty.
        enclosures: its media, the first picture first.
    """

    url: str
    title: str
    summary: str
    html: str
    lang: str
    published: datetime
    updated: datetime
    tags: tuple[str, ...] = ()
    link: str = ""
    enclosures: tuple[Enclosure, ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed.

    Args:
        home: full address of the site, with a final slash.
        title, description: plain text.
        lang: BCP 47 tag of the feed.
        items: its entries, the newest first.
    """

    home: str
    title: str
    description: str
    lang: str
    items: tuple[Item, ...]

    @property
    def updated(self) -> datetime:
        """When the feed last changed; the beginning of time where it is empty."""
        return max((item.updated for item in self.items), default=BEGINNING)
