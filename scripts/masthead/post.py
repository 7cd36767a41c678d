"""A post: one announcement, whatever the number of channels."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from masthead.document import Document
from masthead.finding import Finding


@dataclass(frozen=True, slots=True)
class Media:
    """A file that goes out with a post.

    Args:
        file: the name as written in the post.
        path: the file, relative to the hub; empty where the name leads outside or nowhere.
        alt: what the picture shows, for people who do not see it; None where nobody wrote it.
        captions: a captions file for video, relative to the hub, or empty.
    """

    file: str
    path: str
    alt: str | None = None
    captions: str = ""


@dataclass(frozen=True, slots=True)
class Placement:
    """One channel's line in a post, with what it has of its own."""

    channel: str
    publish_at: datetime | None = None
    link: str | None = None
    media: tuple[Media, ...] | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of the body: for one channel, or for all others where `channel` is empty.

    `line` is the line in the file of the text's first character, `heading_line` that of the
    `## @channel` heading, or 0.
    """

    channel: str
    text: str
    line: int
    heading_line: int = 0


@dataclass(frozen=True, slots=True)
class Waiver:
    """A finding that a person accepts for a while: rule id, reason, last day."""

    rule: str
    reason: str
    until: date


@dataclass(frozen=True, slots=True)
class Evidence:
    """What stands behind a claim of a guide: a source, and who has approved it, if anybody."""

    claim: str
    source: str
    approved_by: str = ""


@dataclass(frozen=True, slots=True)
class Post:
    """One announcement.

    Times carry their zone. `channels` keeps the order of the file. `path` of each media
    is relative to the hub. Fields that are not named here stay in `document.data`.
    """

    id: str
    title: str
    document: Document
    channels: tuple[Placement, ...] = ()
    sections: tuple[Section, ...] = ()
    publish_at: datetime | None = None
    expires_at: datetime | None = None
    draft: bool = False
    hold: str = ""
    lang: str = ""
    goal: str = ""
    audiences: tuple[str, ...] = ()
    pillar: str = ""
    campaign: str = ""
    quadrant: str = ""
    format: str = "text"
    link: str = ""
    hashtags: tuple[str, ...] = ()
    media: tuple[Media, ...] = ()
    owner: str = ""
    commercial: str = "none"
    ai: str = "none"
    replies_to: str = ""
    first_comment: str = ""
    translation_of: str = ""
    waivers: tuple[Waiver, ...] = ()
    situation: str = ""
    evidence: tuple[Evidence, ...] = ()

    @property
    def path(self) -> str:
        """The file, relative to the hub."""
        return self.document.path

    def placement(self, channel: str) -> Placement | None:
        """Return the line for a channel, or None where the post does not go there."""
        return next((line for line in self.channels if line.channel == channel), None)

    def due_at(self, channel: str) -> datetime | None:
        """Return when the post goes to a channel: its own time there, or the post's."""
        line = self.placement(channel)
        return (line.publish_at if line else None) or self.publish_at

    def media_for(self, channel: str) -> tuple[Media, ...]:
        """Return the media for a channel: its own, or the post's."""
        line = self.placement(channel)
        return self.media if line is None or line.media is None else line.media

    def link_for(self, channel: str) -> str:
        """Return the link for a channel: its own, or the post's."""
        line = self.placement(channel)
        return self.link if line is None or line.link is None else line.link

    def finding(self, rule: str, message: str, *key: str | int, hint: str = "") -> Finding:
        """Make a finding at one of the post's front-matter values."""
        return self.document.finding(rule, message, *key, hint=hint)
